use alloc::format;

use crate::form::{is_blank_figure, is_blank_text};
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1007",
    name: "target-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("指标没有填写年度指标值", "an indicator has no target"),
    explanation: Words::new(
        "这一行填了完成值、分值或得分，却没有年度指标值，完成得怎样就没有对照。只有横线、斜线的也算没填；注明不适用的行不算。",
        "The row has an actual value, a weight or a score, but no target to hold them against. A dash or stroke is as good as blank; rows declared 不适用 are not meant.",
    ),
    remedy: Words::new(
        "按年初批复的绩效目标补填年度指标值。",
        "Fill in the target that was approved at the start of the year.",
    ),
    office: Words::new(
        "选中年度指标值列，按 Ctrl+G 定位「空值」，逐个补填；\
         填好后用「审阅」—「保护工作表」锁定该列。Word 中对照批复的目标表，把该列的空格逐行填上。",
        "Select the target column, press Ctrl+G and go to the blanks, fill them in, then lock the \
         column with Review > Protect Sheet. In Word, go down the column with the approved targets \
         beside you and fill in each empty cell.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in &case.form.rows {
        if row.is_not_applicable() || !is_blank_text(row.filed.target.as_deref()) {
            continue;
        }
        let has_neighbour = !is_blank_text(row.filed.actual.as_deref())
            || !is_blank_figure(row.filed.weight.as_ref())
            || !is_blank_figure(row.filed.score.as_ref());
        if has_neighbour {
            let name = row.name();
            let draft = Draft::at(
                row.pointer.at("target"),
                format!("「{name}」没有填写年度指标值"),
                format!("「{name}」 has no target"),
            );
            findings.add(draft);
        }
    }
}
