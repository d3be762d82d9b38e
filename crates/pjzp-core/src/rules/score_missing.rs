use alloc::format;

use crate::form::{Row, is_blank_figure, is_blank_text};
use crate::pointer::Pointer;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1009",
    name: "score-missing",
    severity: Severity::Error,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("指标没有填写得分", "an indicator has no score"),
    explanation: Words::new(
        "计分的自评表每一行指标都要有得分；全表都没有得分的只报一次。转移支付等不计分的表、“其中”行、注明不适用的行不算。",
        "Every indicator of a scored form has a score; a form without any is reported once. Forms that carry no points (transfer payments), sub-rows (其中) and rows declared 不适用 are not meant.",
    ),
    remedy: Words::new(
        "按标准计算并补填得分；没有完成、得零分的写 0。",
        "Score the row by the standard; where it earns nothing, write 0.",
    ),
    office: Words::new(
        "在得分格写 `=MIN(分值,ROUND(分值*完成值/指标值,2))`（以单元格代入，\
         带符号或单位的直接写数），向下填充到各正向的定量指标行，其他行按标准填。\
         Word 中按同一算式算好后逐行填入。",
        "In the score cell write `=MIN(weight,ROUND(weight*actual/target,2))` (put the cells for the \
         words, or the bare number where a cell holds a sign or unit) and fill it down the \
         quantitative rows where more is better; score the others by the standard. In Word, work out \
         the same formula and type in the result.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if !case.form.is_scored() {
        return;
    }
    let is_bare = |row: &&Row<'_>| is_blank_figure(row.filed.score.as_ref());
    let rows = || case.form.rows.iter().filter(|row| !row.is_part() && !row.is_not_applicable());
    if rows().count() > 1 && rows().all(|row| is_bare(&row)) {
        let draft =
            Draft::at(Pointer::from("/indicators"), "各项指标都没有填写得分", "no indicator has a score");
        findings.add(rows().map(|row| row.pointer.at("score")).fold(draft, Draft::beside));
        return;
    }
    for row in rows().filter(is_bare) {
        let has_neighbour = !is_blank_text(row.filed.target.as_deref())
            || !is_blank_text(row.filed.actual.as_deref())
            || !is_blank_figure(row.filed.weight.as_ref());
        if has_neighbour {
            let name = row.name();
            findings.add(Draft::at(
                row.pointer.at("score"),
                format!("「{name}」没有填写得分"),
                format!("「{name}」 has no score"),
            ));
        }
    }
}
