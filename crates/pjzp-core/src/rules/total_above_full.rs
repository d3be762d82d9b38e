use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3016",
    name: "total-above-full",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("总分高于满分", "the total is above full marks"),
    explanation: Words::new("总分最高为满分。", "No form earns more than full marks."),
    remedy: Words::new("核对各项得分和合计。", "Check the scores and their sum."),
    office: Words::new(
        "选中得分列，用「开始」—「条件格式」以公式 `=得分>分值`（以单元格代入）标出超过的行，\
         再核对总分格 `=SUM(…)` 的范围有没有重复包含小计行。Word 中核对后选中总分公式按 F9。",
        "Mark scores above their weight with Home > Conditional Formatting and the formula \
         `=score>weight` (put the cells for the words), and see whether `=SUM(…)` of the total \
         takes subtotals in twice. In Word, check the rows and press F9 on the formula of the total.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let full = case.form.total.weight.unwrap_or(case.standard.full_marks).min(case.standard.full_marks);
    if let Some(total) = case.form.total.score.filter(|total| full < *total) {
        let zh = format!("总分 {total} 分，高于满分 {full} 分");
        let en = format!("the total {total} is above full marks, {full}");
        findings.add(Draft::at("/total/score".into(), zh, en).found(total).expected(format!("≤ {full}")));
    }
}
