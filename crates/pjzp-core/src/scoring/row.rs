//! What one row earns.

use alloc::vec::Vec;

use super::derivation::{Derivation, Formula};
use super::quantity::{Case, Direction, flat, places, unsigned};
use super::{Assumption, Outcome, Score, Unscored};
use crate::decimal::Decimal;
use crate::form::{Form, Row};
use crate::reading::{Date, Direction as Way, Fulfilment, Quantity, Unit, Value};
use crate::standard::{Band, Late, Orientation, ScoringRule, plain_name};

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

/// What the row earns, or why that cannot be said.
pub(super) fn outcome(
    form: &Form<'_>,
    row: &Row<'_>,
    assumptions: &mut Vec<Assumption>,
) -> Result<Outcome, Unscored> {
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
            change_outcome(row, &case, direction != way).map(Outcome::Exact)
        }
        // A number beside a change is the amount of that change, its minus the way down.
        (Value::Change { direction, amount }, Value::Quantity(actual)) => {
            let down = actual.number.is_negative();
            let moved = Quantity { number: actual.number.abs(), ..actual.clone() };
            let case = Case::new(row, scoring, amount, &moved)?;
            change_outcome(row, &case, down && *direction == Way::Up).map(Outcome::Exact)
        }
        (Value::Quantity(target), Value::Change { direction: Way::Up, amount: actual }) => {
            let case = Case::new(row, scoring, target, actual)?;
            case.by(row.target.sign.map_or(Direction::Positive, Direction::from_sign)).map(Outcome::Exact)
        }
        (Value::Date(_) | Value::Period { .. }, _)
        | (_, Value::Date(_) | Value::Period { .. })
        | (Value::Range { .. } | Value::Quantity(_), Value::Change { .. }) => Err(Unscored::KindsDiffer),
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
    let (text_said, target_said) = (plain_name(text), plain_name(target));
    // What stands in brackets only, （优） and （差）, is not the same for it.
    if !target_said.is_empty() && text_said == target_said {
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

/// A change the way it was meant to go is scored like any amount; one that went `against` it
/// earns nothing, unless the target is a limit: 增长≤5% is kept by 下降3%.
fn change_outcome(row: &Row<'_>, case: &Case<'_>, against: bool) -> Result<Derivation, Unscored> {
    let counts = row.target.sign.map_or(Direction::Positive, Direction::from_sign);
    match (against, counts) {
        (false, _) => case.by(counts),
        (true, Direction::Reverse) => case.flat(Formula::Met),
        (true, _) => case.flat(Formula::Nothing),
    }
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
    let reached = below.by(Direction::Positive)?;
    if reached.formula == Formula::Met { above.by(Direction::Reverse) } else { Ok(reached) }
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
    if may_be_reverse(row, target) {
        return unsigned(row, &case, assumptions);
    }
    case.by(Direction::Positive)
}

/// Words of an indicator's name that count what should not happen.
const UNWANTED: &[&str] =
    &["投诉", "事故", "差错", "失误", "违规", "违纪", "违法", "死亡", "超支", "逾期", "故障"];

/// Units of a time that something may take.
const DURATIONS: &[&str] = &["天", "日", "工作日", "个工作日", "小时", "分钟", "周", "月", "个月"];

/// Whether less may be better, so that a number without a sign leaves room for doubt: under
/// costs, for times that something takes, and for counts of what should not happen.
fn may_be_reverse(row: &Row<'_>, target: &Quantity) -> bool {
    let Some(level2) = row.level2 else { return false };
    let counted = |names: &[&str]| match &target.unit {
        Unit::None => true,
        Unit::Count { name, .. } => names.is_empty() || names.contains(&name.as_str()),
        _ => false,
    };
    let takes_time = level2.name.contains("时效") && target.unit != Unit::None && counted(DURATIONS);
    let unwanted = UNWANTED.iter().any(|word| row.name().contains(word)) && counted(&[]);
    level2.orientation == Orientation::Reverse || takes_time || unwanted
}
