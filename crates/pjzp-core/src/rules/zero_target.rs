use alloc::format;

use crate::decimal::Decimal;
use crate::form::Row;
use crate::reading::{Sign, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::{Direction, Outcome, Score};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5015",
    name: "zero-target",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("指标值为 0，怎样都算完成", "a target of zero that anything meets"),
    explanation: Words::new(
        "指标值写作“≥0”，任何完成值都达到，等于没有约束。不带符号的 0，完成值大于 0 又按正向计分的，也一样。0 对 0（如“事故 0 起”）、“≤0”和“=0”不算；可以为负的增长、盈亏一类，以及完成值为负的，“≥0”有约束，也不算。",
        "Every actual value reaches a target of ≥ 0, so it binds nobody. A bare 0 is the same where the actual value is above it and counts as something reached. 0 against 0 (no accidents), ≤ 0 and = 0 are not meant; nor are growth, profit and the like, and actual values below zero, where ≥ 0 does bind.",
    ),
    remedy: Words::new(
        "按年度计划填写应达到的数值；要求不发生的，写“≤0”或“=0”。",
        "Write the figure that was planned; for what must not happen, write ≤0 or =0.",
    ),
    office: Words::new(
        "对指标值列查找（Ctrl+F）「≥0」，选上「单元格匹配」，逐格填计划数，或改为「≤0」。\
         Word 中查找「≥0」，留意不要改到「≥0.5」一类。",
        "Use Find (Ctrl+F) on ≥0 in the target column with the whole cell to match, and write the \
         planned figure or ≤0. In Word, find ≥0 and leave such as ≥0.5 alone.",
    ),
    check,
};

/// Words of a name that say the value can fall below zero.
const MAY_FALL: &[&str] =
    &["增长", "增幅", "增速", "增加", "提高", "提升", "同比", "环比", "变化", "利润", "盈", "收益", "结余"];

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (row, score) in case.form.rows.iter().zip(&case.scorecard.indicators) {
        if !binds_nobody(row, score) {
            continue;
        }
        let (name, target) = (row.name(), row.filed.target.as_deref().unwrap_or_default().trim());
        let draft = Draft::at(
            row.pointer.at("target"),
            format!("「{name}」指标值为 {target}，任何完成值都达到，没有约束"),
            format!("「{name}」: any actual value reaches the target {target}, so it binds nobody"),
        );
        findings.add(draft.found(target));
    }
}

fn binds_nobody(row: &Row<'_>, score: &Score) -> bool {
    let Value::Quantity(target) = &row.target.value else { return false };
    if !target.number.is_zero() || MAY_FALL.iter().any(|word| row.name().contains(word)) {
        return false;
    }
    let actual = match &row.actual.value {
        Value::Quantity(actual) => Some(actual.number),
        _ => None,
    };
    let is_above = actual.is_some_and(|actual| Decimal::ZERO < actual);
    let is_below = actual.is_some_and(Decimal::is_negative);
    match (row.target.sign, &score.outcome) {
        (Some(Sign::AtLeast), _) => !is_below,
        (None, Outcome::Exact(derivation)) => is_above && derivation.direction == Some(Direction::Positive),
        _ => false,
    }
}
