//! Which figures of the form follow from others by a formula that a spreadsheet can hold.
//!
//! A formula stands in the place of a filed figure only where it gives that figure exactly; a
//! wrong one stays what was filed.

use std::collections::BTreeMap;

use pjzp_core::form::Form;
use pjzp_core::scoring::{self, Outcome, Scorecard};
use pjzp_core::standard::ExecutionFormula;
use pjzp_core::{Decimal, Figure, Fraction, Pointer, Standard, Submission};

use super::Purpose;

/// How the value of a cell follows from other cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// Executed ÷ budget, rounded.
    Rate {
        /// What was spent.
        executed: Pointer,
        /// The budget: the first of these that is filled in.
        budget: Vec<Pointer>,
        /// What the rate is written in.
        scale: RateScale,
        /// Decimal places as written.
        places: u32,
    },
    /// Weight × executed ÷ budget, never above the weight, rounded.
    ExecutionPoints {
        /// The points that execution carries.
        weight: Pointer,
        /// What was spent.
        executed: Pointer,
        /// The budget: the first of these that is filled in.
        budget: Vec<Pointer>,
        /// Decimal places.
        places: u32,
    },
    /// The sum of other cells.
    Sum(Vec<Pointer>),
}

/// What a rate is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateScale {
    /// `42.2%`
    Percent,
    /// `42.2`
    Hundredths,
    /// `0.422`
    One,
}

/// The formulas of a form, by the cell they stand in.
#[derive(Debug, Default)]
pub(super) struct Figures(BTreeMap<Pointer, Formula>);

impl Figures {
    pub(super) fn new(submission: &Submission, standard: &Standard, purpose: Purpose) -> Self {
        let form = Form::new(submission, standard);
        let (scorecard, _) = scoring::score(&form);
        let mut figures = Self::default();
        figures.funds(&form, &scorecard, purpose);
        figures.sums(&form, purpose);
        figures
    }

    pub(super) fn formula(&self, pointer: &Pointer) -> Option<Formula> {
        self.0.get(pointer).cloned()
    }

    fn funds(&mut self, form: &Form<'_>, scorecard: &Scorecard, purpose: Purpose) {
        let none = pjzp_core::model::Budget::default();
        let budget = form.submission.budget.as_ref().unwrap_or(&none);
        let no_total = pjzp_core::model::FundTotal::default();
        let total = budget.total.as_ref().unwrap_or(&no_total);
        let place = Pointer::from("/budget/total");
        let money =
            Money::new(&place, total.initial.as_ref(), total.adjusted.as_ref(), total.executed.as_ref());
        self.rate(&place, total.rate.as_ref(), &money, purpose);
        for (index, source) in budget.sources.iter().enumerate() {
            let place = Pointer::from("/budget/sources").at(index);
            let money = Money::new(
                &place,
                source.initial.as_ref(),
                source.adjusted.as_ref(),
                source.executed.as_ref(),
            );
            self.rate(&place, source.rate.as_ref(), &money, purpose);
        }

        if form.standard.execution.formula != ExecutionFormula::Linear || !form.is_scored() {
            return;
        }
        let places = u32::from(form.standard.scoring.places);
        let (weight, score) = (place.at("weight"), place.at("score"));
        let executed = place.at("executed");
        match (&total.score, money.budget) {
            (Some(score_filed), Some(budget)) => {
                let Outcome::Exact(derivation) = &scorecard.execution.outcome else { return };
                let is_same = number(score_filed) == Some(derivation.result) && derivation.places == places;
                let is_plain = number_in(total.weight.as_ref()).is_some() && money.share.is_some();
                if is_same && is_plain && !is_tie(derivation.exact, places) {
                    let budget = vec![budget];
                    self.0.insert(score, Formula::ExecutionPoints { weight, executed, budget, places });
                }
            }
            (None, _) if purpose == Purpose::ToFill => {
                let budget = vec![place.at("adjusted"), place.at("initial")];
                self.0.insert(score, Formula::ExecutionPoints { weight, executed, budget, places });
            }
            _ => {}
        }
    }

    fn rate(&mut self, place: &Pointer, filed: Option<&Figure>, money: &Money, purpose: Purpose) {
        let executed = place.at("executed");
        match (filed, money.share, &money.budget) {
            (Some(filed), Some(share), Some(budget)) => {
                if let Some((scale, places)) = written_rate(filed, share) {
                    let budget = vec![budget.clone()];
                    self.0.insert(place.at("rate"), Formula::Rate { executed, budget, scale, places });
                }
            }
            (None, ..) if purpose == Purpose::ToFill => {
                let budget = vec![place.at("adjusted"), place.at("initial")];
                let formula = Formula::Rate { executed, budget, scale: RateScale::Percent, places: 2 };
                self.0.insert(place.at("rate"), formula);
            }
            _ => {}
        }
    }

    fn sums(&mut self, form: &Form<'_>, purpose: Purpose) {
        if !form.is_scored() {
            return;
        }
        let submission = form.submission;
        let rows = |member: &'static str, rows: Vec<usize>| {
            let cells = rows.into_iter().filter_map(move |index| {
                let row = submission.indicators.get(index)?;
                let figure = if member == "weight" { &row.weight } else { &row.score };
                Some((Pointer::from("/indicators").at(index).at(member), figure.as_ref()))
            });
            cells.collect::<Vec<_>>()
        };
        for (level, filed) in form.subtotals.iter().zip(&submission.subtotals) {
            for (member, figure) in [("weight", &filed.weight), ("score", &filed.score)] {
                let cells = rows(member, level.rows.clone());
                self.sum(level.pointer.at(member), figure.as_ref(), cells, purpose);
            }
        }
        let counted: Vec<usize> = form.counted().map(|row| row.index).collect();
        let execution = submission.budget.as_ref().and_then(|budget| budget.total.as_ref());
        let bottom = submission.total.as_ref();
        for (member, filed, of_execution) in [
            ("weight", bottom.and_then(|total| total.weight.as_ref()), execution.map(|total| &total.weight)),
            ("score", bottom.and_then(|total| total.score.as_ref()), execution.map(|total| &total.score)),
        ] {
            let of_execution = of_execution.and_then(Option::as_ref);
            let mut cells = vec![(Pointer::from("/budget/total").at(member), of_execution)];
            cells.extend(rows(member, counted.clone()));
            self.sum(Pointer::from("/total").at(member), filed, cells, purpose);
        }
    }

    fn sum(
        &mut self,
        place: Pointer,
        filed: Option<&Figure>,
        cells: Vec<(Pointer, Option<&Figure>)>,
        purpose: Purpose,
    ) {
        if cells.is_empty() {
            return;
        }
        let follows = match filed {
            Some(filed) => {
                let parts: Option<Vec<Decimal>> =
                    cells.iter().map(|(_, figure)| number((*figure)?)).collect();
                number(filed).is_some() && parts.and_then(Decimal::sum) == number(filed)
            }
            None => purpose == Purpose::ToFill,
        };
        if follows {
            self.0.insert(place, Formula::Sum(cells.into_iter().map(|(cell, _)| cell).collect()));
        }
    }
}

/// The money of a row, where it stands in cells as plain numbers.
struct Money {
    budget: Option<Pointer>,
    share: Option<Fraction>,
}

impl Money {
    fn new(
        place: &Pointer,
        initial: Option<&Figure>,
        adjusted: Option<&Figure>,
        executed: Option<&Figure>,
    ) -> Self {
        let (member, budget) = if adjusted.is_some() { ("adjusted", adjusted) } else { ("initial", initial) };
        let share = number_in(executed)
            .zip(number_in(budget))
            .and_then(|(executed, budget)| executed.fraction().checked_div(budget.fraction()));
        Self { budget: budget.is_some().then(|| place.at(member)), share }
    }
}

/// How a rate is written, where it is the share rounded to the places it has.
fn written_rate(filed: &Figure, share: Fraction) -> Option<(RateScale, u32)> {
    let text = filed.text();
    let digits = text.strip_suffix('%').unwrap_or(text);
    let written = plain_number(digits)?;
    let scales = if digits.len() < text.len() {
        &[RateScale::Percent][..]
    } else {
        &[RateScale::Hundredths, RateScale::One]
    };
    let places = places(digits);
    scales.iter().find_map(|scale| {
        let exact = match scale {
            RateScale::One => share,
            _ => share.checked_mul(Decimal::HUNDRED.fraction())?,
        };
        (exact.round(places)? == written && !is_tie(exact, places)).then_some((*scale, places))
    })
}

/// Halfway between two numbers of so many places: binary fractions may fall to either side.
fn is_tie(exact: Fraction, places: u32) -> bool {
    let Some(decimal) = exact.decimal() else { return false };
    decimal.places() == places.saturating_add(1) && decimal.mantissa() % 10 == 5
        || decimal.places() == places.saturating_add(1) && decimal.mantissa() % 10 == -5
}

fn number(figure: &Figure) -> Option<Decimal> {
    plain_number(figure.text())
}

fn number_in(figure: Option<&Figure>) -> Option<Decimal> {
    figure.and_then(number)
}

/// Most digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// The number that a text is, digit by digit, so that a spreadsheet shows that text.
pub(in crate::write) fn plain_number(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = digits.split('.').next().unwrap_or_default();
    let is_plain = whole == "0" || !whole.starts_with('0');
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let number = Decimal::parse(text).ok()?;
    let is_minus_nothing = number.is_zero() && text.starts_with('-');
    (is_plain && count <= DIGITS && !is_minus_nothing).then_some(number)
}

/// How many digits stand behind the point.
pub(in crate::write) fn places(digits: &str) -> u32 {
    let behind = digits.split_once('.').map_or(0, |(_, behind)| behind.len());
    u32::try_from(behind).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use RateScale::*;

    #[test]
    fn a_rate_follows_where_it_is_the_share_at_its_own_places() {
        let share = |executed: u32, budget: u32| {
            Decimal::from(executed).fraction().checked_div(Decimal::from(budget).fraction())
        };
        for (text, share, found) in [
            ("42.2%", share(2395, 5675), Some((Percent, 1))),
            ("42.20%", share(2395, 5675), Some((Percent, 2))),
            ("42.2", share(2395, 5675), Some((Hundredths, 1))),
            ("0.422", share(2395, 5675), Some((One, 3))),
            ("1", share(7, 7), Some((One, 0))),
            ("100", share(7, 7), Some((Hundredths, 0))),
            ("42.3%", share(2395, 5675), None),
            ("042.2%", share(2395, 5675), None),
            // Halfway between 0.12 and 0.13.
            ("0.13", share(1, 8), None),
        ] {
            assert_eq!(written_rate(&Figure::new(text).unwrap(), share.unwrap()), found, "{text}");
        }
    }

    #[test]
    fn a_plain_number_is_shown_as_it_was_written() {
        for (text, plain) in [
            ("8.44", true),
            ("7.80", true),
            ("0.5", true),
            ("-3", true),
            ("007", false),
            ("-0", false),
            ("8分", false),
            ("=1", false),
            ("999999999999999", true),
            ("0.0000000000000001", false),
            ("123456789012345.6", false),
        ] {
            assert_eq!(plain_number(text).is_some(), plain, "{text}");
        }
    }
}
