use alloc::format;

use crate::form::{is_blank_figure, is_blank_text};
use crate::pointer::Pointer;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1008",
    name: "actual-missing",
    severity: Severity::Error,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("指标没有填写实际完成值", "an indicator has no actual value"),
    explanation: Words::new(
        "这一行填了年度指标值、分值或得分，却没有实际完成值，得分没有依据。没有完成的也要写明完成了多少。只有横线、斜线的也算没填；全表都没有填的只报一次；注明不适用的行不算。",
        "The row has a target, a weight or a score, but no actual value: its score rests on nothing. What was not reached must be stated as well. A dash or stroke is as good as blank; a form without any actual value is reported once; rows declared 不适用 are not meant.",
    ),
    remedy: Words::new(
        "补填全年实际完成值；尚未完成的写 0 或实际进度，并说明原因。",
        "Fill in what was reached in the year; if nothing was, write 0 or the progress made, with the reason.",
    ),
    office: Words::new(
        "选中实际完成值列，按 Ctrl+G 定位「空值」，逐个补填，没有完成的填 0。\
         Word 中逐行补填该列的空格，不要只填横线。",
        "Select the column of actual values, press Ctrl+G and go to the blanks, and fill them in, \
         with 0 where nothing was reached. In Word, fill in the empty cells of the column, not with \
         a dash.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let rows = || case.form.rows.iter().filter(|row| !row.is_not_applicable());
    if case.form.has_no_actual() {
        let zh = "各项指标都没有填写实际完成值";
        let draft = Draft::at(Pointer::from("/indicators"), zh, "no indicator has an actual value");
        findings.add(rows().map(|row| row.pointer.at("actual")).fold(draft, Draft::beside));
        return;
    }
    for row in rows().filter(|row| is_blank_text(row.filed.actual.as_deref())) {
        let has_neighbour = !is_blank_text(row.filed.target.as_deref())
            || !is_blank_figure(row.filed.weight.as_ref())
            || !is_blank_figure(row.filed.score.as_ref());
        if has_neighbour {
            let name = row.name();
            let draft = Draft::at(
                row.pointer.at("actual"),
                format!("「{name}」没有填写实际完成值"),
                format!("「{name}」 has no actual value"),
            );
            findings.add(draft);
        }
    }
}
