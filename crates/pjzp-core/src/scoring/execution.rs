//! What budget execution earns (预算执行情况).

use alloc::format;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

use super::derivation::{Derivation, Formula, Operand};
use super::quantity::places;
use super::{Alternative, Assumption, Outcome, Score, Unscored};
use crate::decimal::Decimal;
use crate::form::{Form, Funds};
use crate::pointer::Pointer;
use crate::standard::{ExecutionFormula, Standard};
use crate::text::Text;

/// Scores execution; where the form states no weight for it, one is assumed and said.
pub(super) fn score_execution(form: &Form<'_>, rows: &[Score], assumptions: &mut Vec<Assumption>) -> Score {
    let pointer = Pointer::from("/budget/total");
    let filed = form.funds.score;
    if !form.is_scored() {
        let outcome = Outcome::Unscored(Unscored::KindNotScored);
        return Score { row: None, pointer, weight: None, outcome, filed };
    }
    let weight = match form.funds.weight {
        Some(weight) => weight,
        None => assumed_weight(form, rows, assumptions),
    };
    let outcome = match derivation(form, weight) {
        Ok(derivation) => Outcome::Exact(derivation),
        Err(why) => Outcome::Unscored(why),
    };
    Score { row: None, pointer, weight: Some(weight), outcome, filed }
}

/// What execution earns with this weight, from the funds as filed.
fn derivation(form: &Form<'_>, weight: Decimal) -> Result<Derivation, Unscored> {
    let (budget, _) = form.funds.budget().ok_or(Unscored::NoBudget)?;
    let executed = form.funds.executed.ok_or(Unscored::NoExecution)?;
    execution_derivation(form.standard, &form.funds, weight, budget, executed)
}

/// What execution earns with this weight, when `executed` of `budget` was spent (元).
///
/// # Errors
/// Says why it cannot be scored.
pub fn execution_derivation(
    standard: &Standard,
    funds: &Funds,
    weight: Decimal,
    budget: Decimal,
    executed: Decimal,
) -> Result<Derivation, Unscored> {
    if budget.is_zero() {
        return Err(Unscored::ZeroBudget);
    }
    if weight.is_negative() {
        return Err(Unscored::WeightNotPositive);
    }
    if budget.is_negative() || executed.is_negative() {
        return Err(Unscored::NegativeMoney);
    }
    let places = places(&standard.scoring, weight);
    let in_column = |yuan: Decimal| funds.column.and_then(|column| column.from_yuan(yuan)).unwrap_or(yuan);
    let operands = vec![
        Operand { name: "weight", value: weight, pointer: Pointer::from("/budget/total/weight") },
        Operand {
            name: "executed",
            value: in_column(executed),
            pointer: Pointer::from("/budget/total/executed"),
        },
        Operand {
            name: "budget",
            value: in_column(budget),
            pointer: funds.budget().map(|(_, cell)| cell).unwrap_or_default(),
        },
    ];
    let rate = executed.fraction().checked_div(budget.fraction()).ok_or(Unscored::TooLarge)?;
    let (formula, expression, exact) = match &standard.execution.formula {
        // INVARIANT (execution within weight): above the budget, the points are the weight.
        ExecutionFormula::Linear if executed >= budget => {
            (Formula::Met, weight.to_string(), Some(weight.fraction()))
        }
        ExecutionFormula::Linear => (
            Formula::ExecutionRate,
            format!("{weight} × {} ÷ {}", in_column(executed), in_column(budget)),
            weight.fraction().checked_mul(rate),
        ),
        ExecutionFormula::Steps(steps) => {
            let reached =
                |from: Decimal| rate.checked_cmp(from.fraction()).is_some_and(core::cmp::Ordering::is_ge);
            match steps.iter().find(|step| reached(step.from)) {
                Some(step) => (
                    Formula::Steps,
                    format!("{weight} × {}", step.share),
                    weight.fraction().checked_mul(step.share.fraction()),
                ),
                None => (Formula::Nothing, "0".into(), Some(Decimal::ZERO.fraction())),
            }
        }
    };
    let exact = exact.ok_or(Unscored::TooLarge)?;
    Derivation::new(formula, expression, operands, exact, places).ok_or(Unscored::TooLarge)
}

/// The standard's weight, unless exactly one other explains the filed figures.
fn assumed_weight(form: &Form<'_>, rows: &[Score], assumptions: &mut Vec<Assumption>) -> Decimal {
    let standard = form.standard.execution.weight;
    let full = form.total.weight.unwrap_or(form.standard.full_marks);
    let row_weights = form.counted().map(|row| row.weight).collect::<Option<Vec<_>>>();
    let remainder = row_weights
        .filter(|weights| !weights.is_empty())
        .and_then(Decimal::sum)
        .and_then(|sum| full.checked_sub(sum))
        .filter(|rest| !rest.is_negative());
    let mut candidates = vec![standard];
    candidates.extend(remainder);
    candidates.extend([10_u32, 20].map(Decimal::from));
    let mut seen = Vec::new();
    candidates.retain(|candidate| {
        let new = !seen.contains(candidate);
        seen.push(*candidate);
        new
    });

    let filed_rows = form
        .counted()
        .map(|row| rows.get(row.index).and_then(|score| score.filed.or_else(|| score.points())))
        .collect::<Option<Vec<_>>>()
        .and_then(Decimal::sum);
    let total_with = |weight: Decimal| -> Option<Decimal> {
        filed_rows?.checked_add(derivation(form, weight).ok()?.result)
    };
    let explains = |weight: &Decimal| match form.funds.score {
        Some(score) => derivation(form, *weight).is_ok_and(|derivation| derivation.result == score),
        None => form.total.score.is_some() && total_with(*weight) == form.total.score,
    };
    let explaining: Vec<Decimal> = candidates.iter().copied().filter(explains).collect();
    let taken = match explaining.as_slice() {
        [only] => *only,
        _ => standard,
    };
    let because = match explaining.as_slice() {
        [only] => Text::new(
            format!("表中没有写预算执行的分值，只有 {only} 分才能得出自评的分数"),
            format!("the form states no weight for execution, and only {only} explains the filed figures"),
        ),
        _ if remainder == Some(standard) => Text::new(
            format!("表中没有写预算执行的分值，标准规定 {standard} 分，与各指标分值合计正好为 {full} 分"),
            format!(
                "the form states no weight for execution; the standard's {standard} makes the weights {full}"
            ),
        ),
        _ => Text::new(
            format!("表中没有写预算执行的分值，按标准规定取 {standard} 分"),
            format!("the form states no weight for execution; the standard's {standard} was taken"),
        ),
    };
    let alternatives = candidates
        .into_iter()
        .filter(|candidate| *candidate != taken)
        .filter_map(|candidate| {
            let total = total_with(candidate)?;
            Some(Alternative {
                value: candidate.to_string(),
                consequence: Text::new(format!("总分将为 {total} 分"), format!("the total would be {total}")),
            })
        })
        .collect();
    assumptions.push(Assumption {
        about: Pointer::from("/budget/total/weight"),
        row: None,
        value: taken.to_string(),
        because,
        alternatives,
    });
    taken
}
