//! What one row earns.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::derivation::{Derivation, Formula, Operand};
use super::difference::{Explanation, explain};
use super::{Alternative, Assumption, Outcome, Score, Unscored};
use crate::decimal::Decimal;
use crate::form::{Form, Row};
use crate::fraction::Fraction;
use crate::reading::{Date, Fulfilment, Quantity, Sign, Unit, Value};
use crate::standard::{
    Band, EqualFormula, Late, Orientation, PositiveFormula, ReverseFormula, ScoringRule, plain_name,
};
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
    fn from_sign(sign: Sign) -> Self {
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

/// Scores one row.
pub(super) fn score_row(form: &Form<'_>, row: &Row<'_>, assumptions: &mut Vec<Assumption>) -> Score {
    let outcome = outcome(form, row, assumptions).unwrap_or_else(Outcome::Unscored);
    Score {
        row: Some(row.index),
        pointer: row.pointer.clone(),
        weight: row.weight,
        outcome,
        filed: row.score,
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

/// Whether a row's target was met, whatever it weighs.
///
/// `None` where that is open: words of no band, values that cannot be held against each other, or
/// a number without a sign whose direction nothing settles.
pub fn is_met(form: &Form<'_>, row: &Row<'_>) -> Option<bool> {
    let mut weighed = row.clone();
    weighed.weight = row.weight.filter(|weight| *weight > Decimal::ZERO).or(Some(Decimal::HUNDRED));
    match (&row.target.value, &row.actual.value) {
        (Value::Quantity(target), Value::Quantity(actual)) => {
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
    if order == Ordering::Equal {
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
    let level2 = row.level2?;
    let open = level2.name.contains("时效") || LESS_IS_BETTER.iter().any(|word| row.name().contains(word));
    match level2.orientation {
        Orientation::Reverse if positive && !reverse => Some(order == Ordering::Greater),
        Orientation::Reverse if reverse && !positive => Some(order == Ordering::Less),
        Orientation::Positive if !open && (positive || !reverse) => Some(order == Ordering::Greater),
        _ => None,
    }
}

fn outcome(form: &Form<'_>, row: &Row<'_>, assumptions: &mut Vec<Assumption>) -> Result<Outcome, Unscored> {
    if !form.is_scored() {
        return Err(Unscored::KindNotScored);
    }
    if row.is_not_applicable() {
        return Err(Unscored::NotApplicable);
    }
    let weight = row.weight.ok_or(Unscored::NoWeight)?;
    if weight <= Decimal::ZERO {
        return Err(Unscored::WeightNotPositive);
    }
    let scoring = &form.standard.scoring;
    match (&row.target.value, &row.actual.value) {
        (_, Value::Blank) => Err(Unscored::NoActual),
        (Value::Blank, _) => Err(Unscored::NoTarget),
        (Value::Unreadable(_), _) | (_, Value::Unreadable(_)) => Err(Unscored::NotReadable),
        (Value::Words { text, .. }, actual) => words_outcome(scoring, weight, text, actual),
        (_, Value::Words { text, fulfilment }) => match band(scoring, text, *fulfilment) {
            Some(band) => within(scoring, weight, Some(band)),
            None => Err(Unscored::WordsForQuantity),
        },
        (_, Value::Range { .. }) => Err(Unscored::ActualIsRange),
        // Of a period, the end is what binds.
        (
            Value::Date(target) | Value::Period { to: target, .. },
            Value::Date(actual) | Value::Period { to: actual, .. },
        ) => {
            let year = form.submission.fiscal_year.map(crate::model::Year::number);
            date_outcome(row, scoring, weight, *target, *actual, year).map(Outcome::Exact)
        }
        (Value::Quantity(target), Value::Quantity(actual)) => {
            quantity_outcome(form, row, target, actual, assumptions).map(Outcome::Exact)
        }
        (Value::Range { low, high }, Value::Quantity(actual)) => {
            range_outcome(row, scoring, low, high, actual).map(Outcome::Exact)
        }
        (Value::Change { direction, amount }, Value::Change { direction: way, amount: actual }) => {
            let case = Case::new(row, scoring, amount, actual)?;
            let sign = row.target.sign.map_or(Direction::Positive, Direction::from_sign);
            if direction == way { case.by(sign) } else { case.flat(Formula::Nothing) }.map(Outcome::Exact)
        }
        (Value::Change { amount: target, .. }, Value::Quantity(actual))
        | (Value::Quantity(target), Value::Change { amount: actual, .. }) => {
            let case = Case::new(row, scoring, target, actual)?;
            case.by(row.target.sign.map_or(Direction::Positive, Direction::from_sign)).map(Outcome::Exact)
        }
        (Value::Date(_) | Value::Period { .. }, _)
        | (_, Value::Date(_) | Value::Period { .. })
        | (Value::Range { .. }, Value::Change { .. }) => Err(Unscored::KindsDiffer),
    }
}

/// A qualitative target: the band of the actual value's wording, or all of the weight where the
/// wording falls into none.
fn words_outcome(
    scoring: &ScoringRule,
    weight: Decimal,
    target: &str,
    actual: &Value,
) -> Result<Outcome, Unscored> {
    let Value::Words { text, fulfilment } = actual else {
        return within(scoring, weight, None);
    };
    if plain_name(text) == plain_name(target) {
        return within(scoring, weight, scoring.bands.first());
    }
    within(scoring, weight, band(scoring, text, *fulfilment))
}

/// The band whose phrases the wording is of: the standard's own first, then the usual ones.
fn band<'a>(scoring: &'a ScoringRule, text: &str, fulfilment: Option<Fulfilment>) -> Option<&'a Band> {
    let text = plain_name(text);
    let named =
        scoring.bands.iter().find(|band| band.phrases.iter().any(|phrase| plain_name(phrase) == text));
    named.or_else(|| match fulfilment? {
        Fulfilment::Met => scoring.bands.first(),
        Fulfilment::Partly => scoring.bands.get(1),
        Fulfilment::NotMet => scoring.bands.last(),
    })
}

fn within(scoring: &ScoringRule, weight: Decimal, band: Option<&Band>) -> Result<Outcome, Unscored> {
    let places = places(scoring, weight);
    let end = |share: Decimal| -> Result<Decimal, Unscored> {
        weight
            .fraction()
            .checked_mul(share.fraction())
            .and_then(|end| end.round(places))
            .ok_or(Unscored::TooLarge)
    };
    match band {
        Some(band) => {
            Ok(Outcome::Within { low: end(band.low)?, high: end(band.high)?, band: Some(band.name.clone()) })
        }
        None => Ok(Outcome::Within { low: Decimal::ZERO, high: weight, band: None }),
    }
}

/// On time earns all; late is for the standard to say.
fn date_outcome(
    row: &Row<'_>,
    scoring: &ScoringRule,
    weight: Decimal,
    target: Date,
    actual: Date,
    year: Option<u16>,
) -> Result<Derivation, Unscored> {
    let due = target.latest(year).ok_or(Unscored::DateNotComparable)?;
    let done = actual.latest(year).ok_or(Unscored::DateNotComparable)?;
    let certain = actual.earliest(year).is_some_and(|earliest| earliest > due);
    let formula = match (done <= due, scoring.late) {
        (true, _) => Formula::Met,
        // A month that ends after the due day need not be late.
        (false, _) if !certain => return Err(Unscored::DateNotComparable),
        (false, Late::Nothing) => Formula::Nothing,
        (false, Late::NeedsPerson) => return Err(Unscored::Late),
    };
    flat(row, weight, scoring, formula)
}

/// Inside the range earns all; outside, the nearer bound is the target.
fn range_outcome(
    row: &Row<'_>,
    scoring: &ScoringRule,
    low: &Quantity,
    high: &Quantity,
    actual: &Quantity,
) -> Result<Derivation, Unscored> {
    let below = Case::new(row, scoring, low, actual)?;
    let above = Case::new(row, scoring, high, actual)?;
    if below.actual < below.target {
        below.by(Direction::Positive)
    } else if above.actual > above.target {
        above.by(Direction::Reverse)
    } else {
        above.flat(Formula::Met)
    }
}

fn quantity_outcome(
    form: &Form<'_>,
    row: &Row<'_>,
    target: &Quantity,
    actual: &Quantity,
    assumptions: &mut Vec<Assumption>,
) -> Result<Derivation, Unscored> {
    let scoring = &form.standard.scoring;
    let case = Case::new(row, scoring, target, actual)?;
    let satisfaction = row.level1.is_some_and(|level1| level1.name.contains("满意"));
    if satisfaction
        && !scoring.satisfaction.is_empty()
        && matches!(actual.unit, Unit::Percent | Unit::Permille)
    {
        return case.satisfaction(actual);
    }
    if let Some(sign) = row.target.sign {
        return case.by(Direction::from_sign(sign));
    }
    if row.level2.is_none_or(|level2| level2.orientation == Orientation::Positive) {
        return case.by(Direction::Positive);
    }
    unsigned(row, &case, assumptions)
}

/// A number without a sign under a level where less is better: taken as `≤`, unless the filed
/// score follows from `≥` and from nothing else. Either way it is said.
fn unsigned(
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
struct Case<'a> {
    row: &'a Row<'a>,
    scoring: &'a ScoringRule,
    weight: Decimal,
    target: Decimal,
    actual: Decimal,
}

impl<'a> Case<'a> {
    fn new(
        row: &'a Row<'a>,
        scoring: &'a ScoringRule,
        target: &Quantity,
        actual: &Quantity,
    ) -> Result<Self, Unscored> {
        let weight = row.weight.ok_or(Unscored::NoWeight)?;
        // `1` or `0.97` beside a target of `95%` may be a share or a percentage: nobody can tell.
        if target.unit == Unit::Percent && actual.unit == Unit::None && share_like(actual.number) {
            return Err(Unscored::KindsDiffer);
        }
        // Figures in one unit are used as they were filed, so that the derivation reads like the form.
        if target.unit == actual.unit || Unit::None == target.unit || Unit::None == actual.unit {
            return Ok(Self { row, scoring, weight, target: target.number, actual: actual.number });
        }
        let (target, actual) = target.comparable(actual).ok_or(Unscored::KindsDiffer)?;
        let target = target.decimal().ok_or(Unscored::TooLarge)?;
        let actual = actual.decimal().ok_or(Unscored::TooLarge)?;
        Ok(Self { row, scoring, weight, target, actual })
    }

    /// The points, counted in `direction`.
    fn by(&self, direction: Direction) -> Result<Derivation, Unscored> {
        let derivation = self.counted(direction)?;
        Ok(Derivation { direction: Some(direction), ..derivation })
    }

    fn counted(&self, direction: Direction) -> Result<Derivation, Unscored> {
        let order = self.actual.cmp(&self.target);
        let met = match direction {
            Direction::Positive => order != Ordering::Less,
            Direction::Equal => order == Ordering::Equal,
            Direction::Reverse => order != Ordering::Greater,
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
    fn satisfaction(&self, actual: &Quantity) -> Result<Derivation, Unscored> {
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

    fn flat(&self, formula: Formula) -> Result<Derivation, Unscored> {
        flat(self.row, self.weight, self.scoring, formula)
    }

    fn share(&self) -> Result<Fraction, Unscored> {
        self.actual.fraction().checked_div(self.target.fraction()).ok_or(Unscored::TooLarge)
    }

    fn derive(
        &self,
        formula: Formula,
        expression: String,
        exact: Option<Fraction>,
    ) -> Result<Derivation, Unscored> {
        let operands = vec![
            weight_operand(self.row, self.weight),
            Operand { name: "target", value: self.target, pointer: self.row.pointer.at("target") },
            Operand { name: "actual", value: self.actual, pointer: self.row.pointer.at("actual") },
        ];
        let places = places(self.scoring, self.weight);
        exact
            .and_then(|exact| Derivation::new(formula, expression, operands, exact, places))
            .ok_or(Unscored::TooLarge)
    }
}

/// Above zero and at most one.
fn share_like(number: Decimal) -> bool {
    Decimal::ZERO < number && number <= Decimal::ONE
}

/// All of the weight, or nothing of it.
fn flat(
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
