use alloc::format;

use super::usage_contradicts_execution::{NAMES, percentage};
use crate::decimal::Decimal;
use crate::form::Row;
use crate::reading::Value;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::Outcome;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3008",
    name: "points-lost-unexplained",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new(
        "目标已达成却扣了分，没有写原因",
        "the target was met, points were lost, and no reason is given",
    ),
    explanation: Words::new(
        "完成情况表述为达成目标，得分却低于分值；没有写指标值的资金使用率、预算执行率一类，完成值 100% 也是达成。扣分可以，但要让复核的人知道扣在哪里。标准本身规定得分低于分值须说明原因的，见 PJ3020。",
        "The wording says that the target was met, yet the score is below the weight. A usage or execution rate without a target is met at 100%. That may be right, but a reviewer must be able to see why. Where the standard itself wants a reason for lost points, see PJ3020.",
    ),
    remedy: Words::new(
        "在偏差原因栏写明扣分原因；没有原因的，给满分。",
        "Give the reason; where there is none, give full marks.",
    ),
    office: Words::new(
        "用「开始」—「条件格式」以公式 `=AND(得分<分值,原因=\"\")`（以单元格代入）标出漏写的行，\
         在偏差原因分析及改进措施格填写。Word 中在同一行的该栏填写，或把得分改为分值。",
        "Mark the rows with Home > Conditional Formatting and the formula \
         `=AND(score<weight,reason=\"\")` (put the cells for the words) and write into \
         偏差原因分析及改进措施. In Word, fill in that column of the row, or make the score the \
         weight.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    // Where the standard wants a reason for any lost point, that is another rule's matter.
    if case.standard.threshold.deduction_reason_required == Some(true) {
        return;
    }
    let best = case.standard.scoring.bands.first().map(|band| band.name.as_str());
    for (row, score) in case.form.rows.iter().zip(&case.scorecard.indicators) {
        let (Some(filed), Some(weight)) = (score.filed, score.weight) else { continue };
        let low = match &score.outcome {
            Outcome::Within { low, band, .. } if band.as_deref() == best => *low,
            _ if is_spent(row) => Decimal::ZERO,
            _ => continue,
        };
        if filed < low || weight <= filed || row.has_reason() {
            continue;
        }
        let (name, actual) = (row.name(), row.filed.actual.as_deref().unwrap_or_default());
        let zh = format!(
            "「{name}」完成情况「{actual}」已达成目标，分值 {weight} 分只得 {filed} 分，没有写扣分原因"
        );
        let en = format!(
            "「{name}」: 「{actual}」 meets the target, but only {filed} of {weight} points were given, without a reason"
        );
        let draft = Draft::at(row.pointer.at("score"), zh, en).found(filed).expected(weight);
        findings.add(draft.beside(row.pointer.at("reason")));
    }
}

/// Whether the row says that all of the money was spent, and not how much of it was to be.
fn is_spent(row: &Row<'_>) -> bool {
    row.target.value == Value::Blank
        && NAMES.iter().any(|known| row.name().contains(known))
        && percentage(row).is_some_and(|rate| Decimal::ONE <= rate)
}
