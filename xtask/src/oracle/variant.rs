//! Published standards with some of their rules laid down otherwise.

use pjzp_core::Standard;
use pjzp_core::standard::{EqualFormula, Late, NotApplicable, PositiveFormula, ReverseFormula, Step};
use pjzp_core::{Decimal, standard::ExecutionFormula};

use super::dice::Dice;

/// The standard with formulas, places and decisions that no published one has together.
pub(super) fn variant(dice: &mut Dice, published: &Standard) -> Standard {
    let mut standard = published.clone();
    let scoring = &mut standard.scoring;
    if dice.chance(60) {
        scoring.equal = EqualFormula::AllOrNothing;
    }
    if dice.chance(60) {
        scoring.late = Late::Nothing;
    }
    if dice.chance(60) {
        scoring.not_applicable = NotApplicable::Excluded;
    }
    scoring.reverse =
        if dice.chance(50) { ReverseFormula::LinearExcess } else { ReverseFormula::TargetOverActual };
    let floor = Decimal::new(i64::try_from(dice.between(0, 9)).unwrap_or(6), 1);
    scoring.positive =
        if dice.chance(50) { PositiveFormula::ThresholdLinear { floor } } else { PositiveFormula::Ratio };
    scoring.places = u8::try_from(dice.between(0, 4)).unwrap_or(2);
    if dice.chance(50) {
        scoring.satisfaction = steps(&[(95, 100), (85, 75), (50, 33)]);
    }
    if dice.chance(50) {
        standard.execution.formula =
            ExecutionFormula::Steps(steps(&[(100, 100), (90, 85), (70, 45), (0, 10)]));
    }
    standard
}

/// Steps in hundredths: from where, and what share.
fn steps(hundredths: &[(i64, i64)]) -> Vec<Step> {
    let step = |&(from, share)| Step { from: Decimal::new(from, 2), share: Decimal::new(share, 2) };
    hundredths.iter().map(step).collect()
}
