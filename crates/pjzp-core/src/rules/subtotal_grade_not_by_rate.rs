use crate::rule::{
    Basis, Case, Findings, Rule, Severity,
    level::{self, Graded},
};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3018",
    name: "subtotal-grade-not-by-rate",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("小计的等级与得分率不符", "the grade of a level does not follow from its score rate"),
    explanation: Words::new(
        "等级的界限是按满分的比例定的，用在一部分分数上时，按得分除以分值的比例来评。",
        "The bounds of the grades are shares of full marks; for a part of them, the share is score ÷ weight.",
    ),
    remedy: Words::new("按得分率改等级。", "Write the grade that the rate earns."),
    office: Words::new(
        "在旁边写 `=得分小计/分值小计`（以单元格代入）并设为百分比格式，按得分率填等级；\
         也可以把它放进 `IF` 公式。Word 中算出得分率后改等级格。",
        "Write `=score/weight` (put the cells for the words) of the subtotal beside it, format it as \
         a percentage and grade by it, or put it into an `IF` formula. In Word, work out the rate \
         and mend the grade.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for level in &case.form.subtotals {
        let graded = Graded {
            pointer: &level.pointer,
            name: level.name(),
            weight: level.weight,
            score: level.score,
            grade: level.filed.grade.as_deref(),
        };
        level::grade_not_by_rate(case, &graded, findings);
    }
}
