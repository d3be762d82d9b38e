//! What a quantity earns against its target.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::derivation::{Derivation, Formula, Operand};
use super::difference::{Explanation, explain};
use super::{Alternative, Assumption, Unscored};
use crate::decimal::Decimal;
use crate::form::Row;
use crate::fraction::Fraction;
use crate::reading::{Quantity, Sign, Unit, Value};
use crate::standard::{EqualFormula, PositiveFormula, ReverseFormula, ScoringRule};
use crate::text::Text;

/// Which way a quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// To be reached: `≥`, `>`.
    Positive,
    /// To be hit: `=`.
    Equal,
    /// Not to be exceeded: `≤`, `<`.
    Reverse,
}

impl Direction {
    pub(super) fn from_sign(sign: Sign) -> Self {
        match sign {
            Sign::AtLeast | Sign::MoreThan => Self::Positive,
            Sign::Equal => Self::Equal,
            Sign::AtMost | Sign::LessThan => Self::Reverse,
        }
    }

    fn glyph(self) -> &'static str {
        match self {
            Self::Positive => "≥",
            Self::Equal => "=",
            Self::Reverse => "≤",
        }
    }
}

/// What the row would earn with its quantity counted in `direction`; `None` where the formula
/// does not apply. For rules and diagnosis, which ask what another reading would give.
pub fn row_derivation(row: &Row<'_>, scoring: &ScoringRule, direction: Direction) -> Option<Derivation> {
    let (Value::Quantity(target), Value::Quantity(actual)) = (&row.target.value, &row.actual.value) else {
        return None;
    };
    let case = Case::new(row, scoring, target, actual).ok()?;
    case.by(direction).ok()
}

/// A number without a sign under a level where less is better: taken as `≤`, unless the filed
/// score follows from `≥` and from nothing else. Either way it is said.
pub(super) fn unsigned(
    row: &Row<'_>,
    case: &Case<'_>,
    assumptions: &mut Vec<Assumption>,
) -> Result<Derivation, Unscored> {
    let (positive, reverse) = (case.by(Direction::Positive)?, case.by(Direction::Reverse)?);
    if positive.result == reverse.result {
        return Ok(reverse);
    }
    let explains = |derivation: &Derivation| {
        row.score.is_some_and(|filed| explain(filed, derivation) != Explanation::Nothing)
    };
    let level2 = row.level2.map_or("", |level2| level2.name.as_str());
    let (taken, other, way, because) = match (explains(&positive), explains(&reverse)) {
        (true, false) => (
            positive,
            reverse,
            [Direction::Positive, Direction::Reverse],
            Text::new("自评得分只有按正向（≥）才能得出", "the filed score follows from ≥ only"),
        ),
        (false, true) => (
            reverse,
            positive,
            [Direction::Reverse, Direction::Positive],
            Text::new("自评得分只有按反向（≤）才能得出", "the filed score follows from ≤ only"),
        ),
        _ => (
            reverse,
            positive,
            [Direction::Reverse, Direction::Positive],
            Text::new(
                format!("「{level2}」按不超过指标值（≤）理解"),
                format!("under 「{level2}」 less is taken to be better (≤)"),
            ),
        ),
    };
    let [taken_way, other_way] = way;
    assumptions.push(Assumption {
        about: row.pointer.at("sign"),
        row: Some(row.index),
        value: taken_way.glyph().into(),
        because,
        alternatives: vec![Alternative {
            value: other_way.glyph().into(),
            consequence: Text::new(
                format!("按 {} 计 {} 分", other_way.glyph(), other.result),
                format!("{} would give {} points", other_way.glyph(), other.result),
            ),
        }],
    });
    Ok(taken)
}

/// A weight, a target and an actual value on one scale.
pub(super) struct Case<'a> {
    row: &'a Row<'a>,
    scoring: &'a ScoringRule,
    weight: Decimal,
    pub(super) target: Decimal,
    pub(super) actual: Decimal,
    /// The bound itself does not meet the target.
    strict: bool,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        row: &'a Row<'a>,
        scoring: &'a ScoringRule,
        target: &Quantity,
        actual: &Quantity,
    ) -> Result<Self, Unscored> {
        let weight = row.weight.ok_or(Unscored::NoWeight)?;
        if is_doubtful(target, actual) {
            return Err(Unscored::KindsDiffer);
        }
        // Figures in one unit are used as they were filed, so that the derivation reads like the form.
        let bare = Unit::None == target.unit || Unit::None == actual.unit;
        let multiplied = target.unit.is_multiplier() || actual.unit.is_multiplier();
        if target.unit == actual.unit || (bare && !multiplied) {
            let (target, actual) = (target.number, actual.number);
            return Ok(Self { row, scoring, weight, target, actual, strict: row.is_strict() });
        }
        let (target, actual) = on_one_scale(target, actual)?;
        Ok(Self { row, scoring, weight, target, actual, strict: row.is_strict() })
    }

    /// The points, counted in `direction`.
    pub(super) fn by(&self, direction: Direction) -> Result<Derivation, Unscored> {
        let derivation = self.counted(direction)?;
        Ok(Derivation { direction: Some(direction), ..derivation })
    }

    fn counted(&self, direction: Direction) -> Result<Derivation, Unscored> {
        let order = self.actual.cmp(&self.target);
        // On the bound of `>` or `<` the target is not met. The ratio to it is one, so the formulas
        // of all standards still give all points: none lays down what the bound itself would cost.
        let met = match direction {
            Direction::Positive => order == Ordering::Greater || order == Ordering::Equal && !self.strict,
            Direction::Equal => order == Ordering::Equal,
            Direction::Reverse => order == Ordering::Less || order == Ordering::Equal && !self.strict,
        };
        if met {
            return self.flat(Formula::Met);
        }
        if self.target.is_negative() {
            return Err(Unscored::NegativeTarget);
        }
        // A target of zero is met or not; there is no ratio to it.
        if self.target.is_zero() {
            return self.flat(Formula::Nothing);
        }
        match direction {
            Direction::Positive => self.positive(),
            Direction::Equal => match self.scoring.equal {
                EqualFormula::AllOrNothing => self.flat(Formula::Nothing),
                EqualFormula::Ratio if order == Ordering::Greater => self.flat(Formula::Met),
                EqualFormula::Ratio => self.ratio(),
            },
            Direction::Reverse => self.reverse(),
        }
    }

    fn positive(&self) -> Result<Derivation, Unscored> {
        match self.scoring.positive {
            PositiveFormula::Ratio => self.ratio(),
            PositiveFormula::ThresholdLinear { floor } => {
                let reached = self.share()?;
                let above = reached.checked_sub(floor.fraction()).ok_or(Unscored::TooLarge)?;
                if above.numerator() <= 0 {
                    return self.flat(Formula::Nothing);
                }
                let room = Fraction::ONE.checked_sub(floor.fraction()).ok_or(Unscored::TooLarge)?;
                let exact =
                    self.weight.fraction().checked_mul(above).and_then(|points| points.checked_div(room));
                let expression = format!(
                    "{} × ({} ÷ {} − {floor}) ÷ (1 − {floor})",
                    self.weight, self.actual, self.target
                );
                self.derive(Formula::ThresholdLinear, expression, exact)
            }
        }
    }

    fn ratio(&self) -> Result<Derivation, Unscored> {
        if self.actual <= Decimal::ZERO {
            return self.flat(Formula::Nothing);
        }
        let exact = self.weight.fraction().checked_mul(self.share()?);
        let expression = format!("{} × {} ÷ {}", self.weight, self.actual, self.target);
        self.derive(Formula::ActualOverTarget, expression, exact)
    }

    fn reverse(&self) -> Result<Derivation, Unscored> {
        match self.scoring.reverse {
            ReverseFormula::TargetOverActual => {
                let share =
                    self.target.fraction().checked_div(self.actual.fraction()).ok_or(Unscored::TooLarge)?;
                let exact = self.weight.fraction().checked_mul(share);
                let expression = format!("{} × {} ÷ {}", self.weight, self.target, self.actual);
                self.derive(Formula::TargetOverActual, expression, exact)
            }
            ReverseFormula::LinearExcess => {
                let two = Fraction::ONE.checked_add(Fraction::ONE).ok_or(Unscored::TooLarge)?;
                let left = two.checked_sub(self.share()?).ok_or(Unscored::TooLarge)?;
                if left.numerator() <= 0 {
                    return self.flat(Formula::Nothing);
                }
                let exact = self.weight.fraction().checked_mul(left);
                let (target, actual) = (self.target, self.actual);
                let expression = format!("{} × (1 − ({actual} − {target}) ÷ {target})", self.weight);
                self.derive(Formula::LinearExcess, expression, exact)
            }
        }
    }

    /// By the steps for satisfaction, which look at the rate alone.
    pub(super) fn satisfaction(&self, actual: &Quantity) -> Result<Derivation, Unscored> {
        let power = if actual.unit == Unit::Permille { -3 } else { -2 };
        let rate = actual.number.shift(power).ok_or(Unscored::TooLarge)?;
        match self.scoring.satisfaction.iter().find(|step| step.from <= rate) {
            Some(step) => {
                let exact = self.weight.fraction().checked_mul(step.share.fraction());
                self.derive(Formula::Steps, format!("{} × {}", self.weight, step.share), exact)
            }
            None => self.flat(Formula::Nothing),
        }
    }

    /// All of the weight, or nothing of it, and the figures that decide which.
    pub(super) fn flat(&self, formula: Formula) -> Result<Derivation, Unscored> {
        let derivation = flat(self.row, self.weight, self.scoring, formula)?;
        Ok(Derivation { operands: self.operands(), ..derivation })
    }

    fn share(&self) -> Result<Fraction, Unscored> {
        self.actual.fraction().checked_div(self.target.fraction()).ok_or(Unscored::TooLarge)
    }

    fn operands(&self) -> Vec<Operand> {
        vec![
            weight_operand(self.row, self.weight),
            Operand { name: "target", value: self.target, pointer: self.row.pointer.at("target") },
            Operand { name: "actual", value: self.actual, pointer: self.row.pointer.at("actual") },
        ]
    }

    fn derive(
        &self,
        formula: Formula,
        expression: String,
        exact: Option<Fraction>,
    ) -> Result<Derivation, Unscored> {
        let operands = self.operands();
        let places = places(self.scoring, self.weight);
        exact
            .and_then(|exact| Derivation::new(formula, expression, operands, exact, places))
            .ok_or(Unscored::TooLarge)
    }
}

/// Both as decimals in one base unit; where the digits of that never end (ten 亩 in 平方米) or are
/// too many, in the unit of the target, or else in that of the actual value.
fn on_one_scale(target: &Quantity, actual: &Quantity) -> Result<(Decimal, Decimal), Unscored> {
    let (of_target, of_actual) = target.comparable(actual).ok_or(Unscored::KindsDiffer)?;
    let base = || of_target.decimal().zip(of_actual.decimal());
    let in_unit_of = |quantity: &Quantity, own: Fraction, other: Fraction| {
        other.checked_div(own)?.checked_mul(quantity.number.fraction())?.decimal()
    };
    let in_targets = || Some(target.number).zip(in_unit_of(target, of_target, of_actual));
    let in_actuals = || in_unit_of(actual, of_actual, of_target).zip(Some(actual.number));
    base().or_else(in_targets).or_else(in_actuals).ok_or(Unscored::TooLarge)
}

/// `1` or `0.97` beside a target of `95%` may be a share or a percentage: nobody can tell.
pub(super) fn is_doubtful(target: &Quantity, actual: &Quantity) -> bool {
    let share_like = Decimal::ZERO < actual.number && actual.number <= Decimal::ONE;
    target.unit == Unit::Percent && actual.unit == Unit::None && share_like
}

/// All of the weight, or nothing of it.
pub(super) fn flat(
    row: &Row<'_>,
    weight: Decimal,
    scoring: &ScoringRule,
    formula: Formula,
) -> Result<Derivation, Unscored> {
    let exact = if formula == Formula::Met { weight } else { Decimal::ZERO };
    let operands = vec![weight_operand(row, weight)];
    Derivation::new(formula, exact.to_string(), operands, exact.fraction(), places(scoring, weight))
        .ok_or(Unscored::TooLarge)
}

/// Places to round to: the standard's, or the weight's own where it has more.
///
/// INVARIANT (score within weight): a formula multiplies the weight by a share of at most one,
/// and on a grid on which the weight itself lies, rounding cannot step over it.
pub(super) fn places(scoring: &ScoringRule, weight: Decimal) -> u32 {
    weight.places().max(u32::from(scoring.places))
}

fn weight_operand(row: &Row<'_>, weight: Decimal) -> Operand {
    Operand { name: "weight", value: weight, pointer: row.pointer.at("weight") }
}
