use alloc::format;
use alloc::string::String;

use crate::decimal::Decimal;
use crate::form::Form;
use crate::ledger::{Equation, Ledger};
use crate::model::Submission;
use crate::scoring::{
    Assumption, Derivation, Explanation, Judgement, Outcome, Score, Scorecard, explain, judge,
};
use crate::standard::Standard;

/// Everything a rule may look at.
#[derive(Debug)]
pub struct Case<'a> {
    /// The submission as filed.
    pub submission: &'a Submission,
    /// The standard in use.
    pub standard: &'a Standard,
    /// The submission, read.
    pub form: &'a Form<'a>,
    /// What it earns.
    pub scorecard: &'a Scorecard,
    /// What was taken for granted.
    pub assumptions: &'a [Assumption],
    /// The equations its figures must satisfy.
    pub ledger: &'a Ledger<'a>,
}

impl Case<'_> {
    /// The equations reported under `code` that do not hold.
    pub fn broken(&self, code: &'static str) -> impl Iterator<Item = &Equation> {
        self.ledger.equations().filter(move |equation| equation.code == code && !self.ledger.holds(equation))
    }

    /// What a row of the scorecard is called in messages: 「name」, or 预算执行.
    pub fn name(&self, score: &Score) -> String {
        let row = score.row.and_then(|row| self.form.rows.get(row));
        row.map_or_else(|| "预算执行".into(), |row| format!("「{}」", row.name()))
    }

    /// The filed scores that the standard's formula explains, and how: rows first, then execution.
    pub fn explained(&self) -> impl Iterator<Item = (&Score, &Derivation, Decimal, Explanation)> {
        let rows = self.form.rows.iter().zip(&self.scorecard.indicators).filter_map(|(row, score)| {
            let (Outcome::Exact(derivation), Some(filed)) = (&score.outcome, score.filed) else {
                return None;
            };
            match judge(row, &self.standard.scoring, filed, derivation) {
                Judgement::Follows(explanation) => Some((score, derivation, filed, explanation)),
                _ => None,
            }
        });
        let execution = &self.scorecard.execution;
        let execution = match (&execution.outcome, execution.filed) {
            (Outcome::Exact(derivation), Some(filed)) => {
                Some((execution, derivation, filed, explain(filed, derivation)))
            }
            _ => None,
        };
        rows.chain(execution)
    }
}
