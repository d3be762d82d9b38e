use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::form::{Row, filled};
use crate::fraction::Fraction;
use crate::model::{Figure, FundSource};
use crate::pointer::Pointer;
use crate::reading::{Sign, Unit, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standard;
use crate::text::Words;
use core::cmp::Ordering;

pub(super) static RULE: Rule = Rule {
    code: "PJ5010",
    name: "usage-contradicts-execution",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new(
        "资金使用率与预算执行情况矛盾",
        "a usage rate contradicts the execution of the budget",
    ),
    explanation: Words::new(
        "名称为资金使用率、资金支付率、预算执行率一类的指标，完成值应当与资金表中的执行数÷预算数相符。只就全部资金比较：与年初预算、全年预算或名称所指资金来源的执行率相符的，以及四舍五入造成的差别，都不算。",
        "An indicator for the usage, payment or execution of the money must have the actual value that follows from the funds table. A value that fits the initial or the adjusted budget, or the source that the indicator names, is not meant, nor is a difference of rounding.",
    ),
    remedy: Words::new(
        "按资金表重算该指标的完成值和得分；如果它指的是另一笔资金，在名称中写明。",
        "Compute the actual value and the score again from the funds table; if it is about other money, say so in its name.",
    ),
    office: Words::new(
        "完成值格写 `=执行数/预算数`（以单元格代入）引用资金表的两格，设为百分比格式，\
         资金表一改它也跟着改。Word 中对照资金表的执行率改这一格，再改得分。",
        "Write the actual value as `=executed/budget` (put the cells for the words) from the funds \
         table and format it as a percentage, so that it follows the table. In Word, take the rate \
         of the funds table and mend the score.",
    ),
    check,
};

/// Names of indicators that restate how much of the money was spent.
pub(super) const NAMES: &[&str] = &["资金使用率", "资金支付率", "资金支出率", "资金执行率", "预算执行率"];

fn check(case: &Case<'_>, findings: &mut Findings) {
    let funds = &case.form.funds;
    let (Some((budget, cell)), Some(executed)) = (funds.budget(), funds.executed) else { return };
    let rate = |executed: Decimal, budget: Decimal| executed.fraction().checked_div(budget.fraction());
    let Some(of_budget) = rate(executed, budget) else { return };
    let mut possible = Vec::from([of_budget]);
    possible.extend(funds.initial.and_then(|initial| rate(executed, initial)));
    for row in &case.form.rows {
        let name = row.name();
        let Some(stated) = percentage(row).filter(|_| NAMES.iter().any(|known| name.contains(known))) else {
            continue;
        };
        let places = stated.places().max(2);
        if possible
            .iter()
            .chain(&source_rates(case, name))
            .any(|rate| agrees(row.actual.sign, stated, *rate, places))
        {
            continue;
        }
        let spent = of_budget.round(places.max(4));
        let expected = spent.map_or_else(|| of_budget.to_string(), standard::percentage);
        let actual = row.filed.actual.as_deref().unwrap_or_default().trim();
        let draft = Draft::at(
            row.pointer.at("actual"),
            format!("「{name}」完成值 {actual}，按资金表执行率为 {expected}"),
            format!("「{name}」 states {actual}, but by the funds table {expected} was spent"),
        );
        let draft = draft.found(actual).expected(expected);
        findings.add(draft.beside(Pointer::from("/budget/total/executed")).beside(cell.clone()));
    }
}

/// The actual value as a share of one, where it is a percentage, or a bare number for a target in percent.
pub(super) fn percentage(row: &Row<'_>) -> Option<Decimal> {
    let Value::Quantity(actual) = &row.actual.value else { return None };
    let unit = match (&actual.unit, &row.target.value) {
        (Unit::None, Value::Quantity(target)) => &target.unit,
        (unit, _) => unit,
    };
    match unit {
        Unit::Percent if row.actual.exact => actual.number.shift(-2),
        _ => None,
    }
}

/// Whether a stated rate, with the sign that was copied from its target, can be this rate.
fn agrees(sign: Option<Sign>, stated: Decimal, rate: Fraction, places: u32) -> bool {
    let order = rate.checked_cmp(stated.fraction());
    match sign {
        Some(Sign::AtLeast | Sign::MoreThan) => order.is_some_and(Ordering::is_ge),
        Some(Sign::AtMost | Sign::LessThan) => order.is_some_and(Ordering::is_le),
        _ => [rate.round(places), rate.truncate(places)].contains(&Some(stated)),
    }
}

/// The execution rates of those sources of money that the indicator names.
fn source_rates(case: &Case<'_>, indicator: &str) -> Vec<Fraction> {
    let Some(column) = case.form.funds.column else { return Vec::new() };
    let sources = case.submission.budget.iter().flat_map(|budget| &budget.sources);
    let amount = |figure: &Option<Figure>| figure.as_ref()?.money(column);
    let is_named =
        |source: &&FundSource| filled(source.name.as_deref()).is_some_and(|name| indicator.contains(name));
    sources
        .filter(is_named)
        .filter_map(|source| {
            let budget = amount(&source.adjusted).or_else(|| amount(&source.initial))?;
            amount(&source.executed)?.fraction().checked_div(budget.fraction())
        })
        .collect()
}
