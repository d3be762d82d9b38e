//! Whether a target was met, whatever its row weighs.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::derivation::Formula;
use super::difference::{Explanation, explain};
use super::quantity::{Direction, is_doubtful, row_derivation};
use super::row::outcome;
use super::{Outcome, Unscored};
use crate::decimal::Decimal;
use crate::form::{Form, Row};
use crate::reading::Value;
use crate::standard::Orientation;

/// Whether a row's target was met, whatever it weighs.
///
/// `None` where that is open: words of no band, values that cannot be held against each other, or
/// a number without a sign whose direction nothing settles.
pub fn is_met(form: &Form<'_>, row: &Row<'_>) -> Option<bool> {
    let mut weighed = row.clone();
    weighed.weight = row.weight.filter(|weight| *weight > Decimal::ZERO).or(Some(form.standard.full_marks));
    match (&row.target.value, &row.actual.value) {
        (Value::Quantity(target), Value::Quantity(actual)) if !is_doubtful(target, actual) => {
            let (target, actual) = target.comparable(actual)?;
            reaches(form, &weighed, actual.checked_cmp(target)?)
        }
        (Value::Words { .. }, Value::Words { .. })
        | (Value::Date(_), Value::Date(_))
        | (Value::Range { .. }, Value::Quantity(_))
        | (Value::Change { .. }, Value::Change { .. })
        | (_, Value::Words { .. }) => match outcome(form, &weighed, &mut Vec::new()) {
            Ok(Outcome::Exact(derivation)) if row.actual.exact => Some(derivation.formula == Formula::Met),
            Ok(Outcome::Within { band, .. }) => {
                let best = form.standard.scoring.bands.first()?;
                band.map(|band| band == best.name)
            }
            Err(Unscored::Late) => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Words in an indicator's name which say that less is better.
const LESS_IS_BETTER: &[&str] = &[
    "投诉", "事故", "差错", "失误", "误差", "违规", "违纪", "违法", "死亡", "发病", "流失", "逾期", "超支",
    "能耗", "降低", "下降", "减少", "控制",
];

/// Whether an actual value that stands in this `order` to its target meets it.
fn reaches(form: &Form<'_>, row: &Row<'_>, order: Ordering) -> Option<bool> {
    if order == Ordering::Equal && !row.is_strict() {
        return Some(true);
    }
    if !row.actual.exact || row.actual.sign.is_some() {
        return None;
    }
    if let Some(sign) = row.target.sign {
        return match Direction::from_sign(sign) {
            Direction::Positive => Some(order == Ordering::Greater),
            Direction::Reverse => Some(order == Ordering::Less),
            // More than what was to be hit is a matter of the indicator.
            Direction::Equal => (order == Ordering::Less).then_some(false),
        };
    }
    let explains = |direction| {
        let derivation = row_derivation(row, &form.standard.scoring, direction);
        row.score.zip(derivation).is_some_and(|(score, how)| explain(score, &how) != Explanation::Nothing)
    };
    let (positive, reverse) = (explains(Direction::Positive), explains(Direction::Reverse));
    match row.level2?.orientation {
        Orientation::Reverse if positive && !reverse => Some(order == Ordering::Greater),
        Orientation::Reverse if reverse && !positive => Some(order == Ordering::Less),
        Orientation::Positive if counts_up(row) && (positive || !reverse) => Some(order == Ordering::Greater),
        _ => None,
    }
}

/// Whether more is better in a row: by the sign of its target, else by its level and its name;
/// `false` where that is open.
pub(crate) fn counts_up(row: &Row<'_>) -> bool {
    if let Some(sign) = row.target.sign {
        return Direction::from_sign(sign) != Direction::Reverse;
    }
    row.level2
        .is_some_and(|level2| level2.orientation == Orientation::Positive && !level2.name.contains("时效"))
        && !LESS_IS_BETTER.iter().any(|word| row.name().contains(word))
}
