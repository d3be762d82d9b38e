use crate::form::Form;
use crate::ledger::{Equation, Ledger};
use crate::model::Submission;
use crate::scoring::{Assumption, Scorecard};
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
}
