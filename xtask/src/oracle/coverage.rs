//! What was compared: by which formula, in which band, unscored for what reason.

use std::collections::BTreeMap;
use std::fmt;

use pjzp_core::Decimal;
use pjzp_core::form::Form;
use pjzp_core::scoring::{Assumption, Formula, Outcome, Score, Scorecard, Unscored};

/// How many rows, and how many executions, came about in which way.
#[derive(Debug, Clone, Default)]
pub(super) struct Coverage {
    ways: BTreeMap<String, usize>,
}

impl Coverage {
    /// Counts what a scorecard holds, and what it took for granted.
    pub(super) fn count(&mut self, form: &Form<'_>, card: &Scorecard, assumptions: &[Assumption]) {
        for row in &card.indicators {
            self.add(format!("row {}", way(row)));
        }
        self.add(format!("execution {}", way(&card.execution)));
        for _ in card.indicators.iter().chain([&card.execution]).filter(|score| is_half_way(score)) {
            self.add("of these, rounded exactly half-way".into());
        }
        for assumption in assumptions {
            let standards = assumption.value == form.standard.execution.weight.to_string();
            self.add(match (assumption.row, standards) {
                (Some(_), _) => format!("of these, without a sign and taken as {}", assumption.value),
                (None, true) => "of these, execution weight taken from the standard".into(),
                (None, false) => "of these, execution weight inferred from filed figures".into(),
            });
        }
        for _ in form.rows.iter().filter(|row| row.part && row.filed.within_previous != Some(true)) {
            self.add("of these, found to be a part of the row above".into());
        }
    }

    fn add(&mut self, way: String) {
        let count = self.ways.entry(way).or_default();
        *count = count.saturating_add(1);
    }

    /// Adds what was counted elsewhere.
    pub(super) fn merge(&mut self, other: Self) {
        for (way, count) in other.ways {
            let sum = self.ways.entry(way).or_default();
            *sum = sum.saturating_add(count);
        }
    }

    /// How often each formula and reason that exists came about, the seldom ones first.
    pub(super) fn seldom(&self) -> Vec<(String, usize)> {
        let formulas = Formula::ALL.iter().map(|formula| formula.id().to_owned());
        let reasons = Unscored::ALL.iter().map(|why| format!("unscored {why:?}"));
        let mut counts: Vec<(String, usize)> = formulas
            .chain(reasons)
            .map(|way| {
                let of = |place: &str| self.ways.get(&format!("{place} {way}")).copied().unwrap_or(0);
                let count = of("row").saturating_add(of("execution"));
                (way, count)
            })
            .collect();
        counts.sort_by(|one, other| (one.1, &one.0).cmp(&(other.1, &other.0)));
        counts
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (way, count) in &self.ways {
            writeln!(f, "  {count:>8}  {way}")?;
        }
        Ok(())
    }
}

/// Whether the exact points lie exactly between the two they can be rounded to.
fn is_half_way(score: &Score) -> bool {
    let Outcome::Exact(derivation) = &score.outcome else { return false };
    let places = derivation.places;
    let (Some(near), Some(cut)) = (derivation.exact.round(places), derivation.exact.truncate(places)) else {
        return false;
    };
    let middle = near.checked_add(cut).map(Decimal::fraction);
    near != cut && middle == derivation.exact.checked_add(derivation.exact)
}

fn way(score: &Score) -> String {
    match &score.outcome {
        Outcome::Exact(derivation) => derivation.formula.id().into(),
        Outcome::Within { band: Some(band), .. } => format!("band {band}"),
        Outcome::Within { band: None, .. } => "band open".into(),
        Outcome::Unscored(why) => format!("unscored {why:?}"),
    }
}
