//! What to think of a filed score, given what the row earns.

use alloc::vec::Vec;

use super::derivation::{Derivation, Formula};
use super::difference::{Explanation, explain};
use super::quantity::{Direction, row_derivation};
use crate::decimal::Decimal;
use crate::form::Row;
use crate::standard::{PositiveFormula, ReverseFormula, ScoringRule};

/// What to think of a filed score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// It follows from the standard's formula, in this way.
    Follows(Explanation),
    /// It follows from another formula, or the other direction.
    FollowsOtherwise(Derivation),
    /// The formula gives all points, and fewer were given with a reason: a person's decision.
    DeductedWithReason,
    /// Full marks, though the target was not met.
    FullThoughUnmet,
    /// It follows from nothing.
    Unexplained,
}

impl Judgement {
    /// Whether the score can stand as far as arithmetic goes.
    pub fn is_sound(&self) -> bool {
        !matches!(self, Self::FullThoughUnmet | Self::Unexplained)
    }
}

/// Judges a filed score against the derivation of its row.
pub fn judge(row: &Row<'_>, scoring: &ScoringRule, filed: Decimal, derivation: &Derivation) -> Judgement {
    let full = derivation.operands.first().map(|weight| weight.value);
    if full == Some(filed) && derivation.result < filed {
        return Judgement::FullThoughUnmet;
    }
    let explanation = explain(filed, derivation);
    if explanation != Explanation::Nothing {
        return Judgement::Follows(explanation);
    }
    let within = !filed.is_negative() && full.is_some_and(|full| filed < full);
    if !within {
        return Judgement::Unexplained;
    }
    match others(row, scoring, derivation).into_iter().find(|other| other.result == filed) {
        Some(other) => Judgement::FollowsOtherwise(other),
        None if full == Some(derivation.result) && row.has_reason() => Judgement::DeductedWithReason,
        None => Judgement::Unexplained,
    }
}

/// What the row would earn by the formulas of other standards, and in the other direction.
fn others(row: &Row<'_>, scoring: &ScoringRule, derivation: &Derivation) -> Vec<Derivation> {
    let Some(direction) = derivation.direction else { return Vec::new() };
    let swapped = match direction {
        Direction::Positive | Direction::Equal => Direction::Reverse,
        Direction::Reverse => Direction::Positive,
    };
    let positive = [PositiveFormula::Ratio, PositiveFormula::ThresholdLinear { floor: Decimal::new(6, 1) }];
    let reverse = [ReverseFormula::TargetOverActual, ReverseFormula::LinearExcess];
    let variants = positive.into_iter().flat_map(|positive| {
        reverse.into_iter().map(move |reverse| ScoringRule { positive, reverse, ..scoring.clone() })
    });
    variants
        .flat_map(|variant| [direction, swapped].map(|way| row_derivation(row, &variant, way)))
        .flatten()
        .filter(|other| !matches!(other.formula, Formula::Met | Formula::Nothing))
        .collect()
}
