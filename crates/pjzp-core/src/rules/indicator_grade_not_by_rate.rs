use crate::rule::{
    Basis, Case, Findings, Rule, Severity,
    level::{self, Graded},
};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3019",
    name: "indicator-grade-not-by-rate",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new(
        "指标的等级与得分率不符",
        "the grade of an indicator does not follow from its score rate",
    ),
    explanation: Words::new(
        "等级的界限是按满分的比例定的，用在一部分分数上时，按得分除以分值的比例来评。",
        "The bounds of the grades are shares of full marks; for a part of them, the share is score ÷ weight.",
    ),
    remedy: Words::new("按得分率改等级。", "Write the grade that the rate earns."),
    office: Words::new(
        "在旁边写 `=得分/分值`（以单元格代入）并设为百分比格式，向下填充，按得分率填等级；\
         也可以把它放进 `IF` 公式。Word 中算出得分率后改这一行的等级格。",
        "Write `=score/weight` (put the cells for the words) beside the row, format it as a \
         percentage, fill it down and grade by it, or put it into an `IF` formula. In Word, work out \
         the rate and mend the grade of the row.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in &case.form.rows {
        let graded = Graded {
            pointer: &row.pointer,
            name: row.name(),
            weight: row.weight,
            score: row.score,
            grade: row.filed.grade.as_deref(),
        };
        level::grade_not_by_rate(case, &graded, findings);
    }
}
