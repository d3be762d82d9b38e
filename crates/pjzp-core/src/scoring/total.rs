//! Rows added up: levels and the whole form.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Score, Sum};
use crate::decimal::Decimal;
use crate::form::Form;
use crate::pointer::Pointer;

/// The sums of the stated levels, and of the whole form.
pub(super) fn add_up(form: &Form<'_>, execution: &Score, rows: &[Score]) -> (Vec<Sum>, Sum) {
    let subtotals = form
        .subtotals
        .iter()
        .map(|level| sum(level.pointer.clone(), level.rows.iter().filter_map(|index| rows.get(*index))))
        .collect();
    let counted = form.counted().filter_map(|row| rows.get(row.index));
    let mut counted = counted.peekable();
    // A form without a row is no form: what execution earned is not its total.
    let rows_and_execution = counted.peek().is_some().then_some(execution);
    let total = sum(Pointer::from("/total"), counted.chain(rows_and_execution));
    (subtotals, total)
}

// INVARIANT (total = sum of the rounded rows): only results that were rounded once are added.
fn sum<'a>(pointer: Pointer, scores: impl Iterator<Item = &'a Score>) -> Sum {
    let scores: Vec<&Score> = scores.collect();
    if scores.is_empty() {
        return Sum { pointer, points: None, low: None, high: None, expression: None };
    }
    let points: Option<Vec<Decimal>> = scores.iter().map(|score| score.points()).collect();
    let intervals: Option<Vec<(Decimal, Decimal)>> = scores.iter().map(|score| score.interval()).collect();
    let ends = |end: fn(&(Decimal, Decimal)) -> Decimal| {
        intervals.as_ref().and_then(|intervals| Decimal::sum(intervals.iter().map(end)))
    };
    let written =
        |points: &Vec<Decimal>| points.iter().map(Decimal::to_string).collect::<Vec<String>>().join(" + ");
    let expression = points.as_ref().filter(|points| !points.is_empty()).map(written);
    Sum {
        pointer,
        points: points.and_then(Decimal::sum),
        low: ends(|e| e.0),
        high: ends(|e| e.1),
        expression,
    }
}
