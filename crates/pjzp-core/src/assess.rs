//! Everything that follows from a submission and a standard.

use alloc::vec::Vec;

use crate::diagnosis::{Diagnosis, diagnose};
use crate::form::Form;
use crate::ledger::Ledger;
use crate::model::Submission;
use crate::rule::{Case, Finding, Findings, Severity};
use crate::rules::RULES;
use crate::scoring::{Assumption, Scorecard, score};
use crate::standard::Standard;

/// What follows from a submission and a standard: the same input gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// What the form earns, with every number derived.
    pub scorecard: Scorecard,
    /// What the form leaves unsaid and was taken for granted.
    pub assumptions: Vec<Assumption>,
    /// Everything found wrong, in the order of the form, then of the rules.
    pub findings: Vec<Finding>,
    /// Which figures to mend.
    pub diagnosis: Diagnosis,
}

/// Whether a submission is right (结论).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Verdict {
    /// No error was found, and everything was checked.
    Valid,
    /// No error was found, but something could not be read or checked.
    Undetermined,
    /// An error was found.
    Invalid,
}

impl Assessment {
    /// The verdict that follows from the findings; it is stored nowhere, so it cannot differ.
    pub fn verdict(&self) -> Verdict {
        if self.findings.iter().any(|finding| finding.severity == Severity::Error) {
            return Verdict::Invalid;
        }
        let unchecked = self.findings.iter().any(|finding| is_unchecked(finding.rule.code));
        if unchecked { Verdict::Undetermined } else { Verdict::Valid }
    }
}

/// Rules that say that something could not be read or computed.
const UNCHECKED: &[&str] = &["PJ3011", "PJ5026", "PJ8002", "PJ8004", "PJ8005", "PJ8008", "PJ8012"];

/// Whether findings of the rule say that something could not be read or computed.
pub fn is_unchecked(code: &str) -> bool {
    UNCHECKED.contains(&code)
}

/// Holds a submission against a standard. Total: any input whatever has an assessment.
pub fn assess(submission: &Submission, standard: &Standard) -> Assessment {
    held(submission, standard, |case| {
        let findings = RULES.iter().flat_map(|rule| Findings::of(case, rule)).collect();
        let diagnosis = diagnose(case.ledger);
        let (scorecard, assumptions) = (case.scorecard.clone(), case.assumptions.to_vec());
        Assessment { scorecard, assumptions, findings, diagnosis }
    })
}

/// Whether a standard would find anything `grave` in a submission: as [`assess`], but it stops at
/// the first such finding and diagnoses nothing.
pub fn finds(submission: &Submission, standard: &Standard, grave: impl Fn(&Finding) -> bool) -> bool {
    held(submission, standard, |case| RULES.iter().any(|rule| Findings::of(case, rule).iter().any(&grave)))
}

/// Gives `see` everything that follows before any rule is asked.
fn held<T>(submission: &Submission, standard: &Standard, see: impl FnOnce(&Case<'_>) -> T) -> T {
    let form = Form::new(submission, standard);
    let (scorecard, assumptions) = score(&form);
    let ledger = Ledger::new(&form, &scorecard);
    see(&Case {
        submission,
        standard,
        form: &form,
        scorecard: &scorecard,
        assumptions: &assumptions,
        ledger: &ledger,
    })
}
