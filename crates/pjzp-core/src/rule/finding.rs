use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::{Rule, Severity};
use crate::pointer::Pointer;
use crate::text::Text;

/// One thing wrong: data, never an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule it comes from.
    pub rule: &'static Rule,
    /// How grave it is: what the standard says of the rule, else what the rule declares.
    pub severity: Severity,
    /// Where it is.
    pub pointer: Pointer,
    /// Other places that have to do with it.
    pub beside: Vec<Pointer>,
    /// What is wrong, with the figures in it, in one sentence.
    pub message: Text,
    /// What was found there.
    pub found: Option<String>,
    /// What should be there.
    pub expected: Option<String>,
}

/// A finding without its rule, as a check drafts it.
#[derive(Debug, Clone)]
pub struct Draft {
    pointer: Pointer,
    beside: Vec<Pointer>,
    message: Text,
    found: Option<String>,
    expected: Option<String>,
}

impl Draft {
    /// At this place, with this to say.
    pub fn at(pointer: Pointer, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { pointer, beside: Vec::new(), message: Text::new(zh, en), found: None, expected: None }
    }

    /// What was found.
    #[must_use]
    pub fn found(mut self, found: impl fmt::Display) -> Self {
        self.found = Some(found.to_string());
        self
    }

    /// What should be there.
    #[must_use]
    pub fn expected(mut self, expected: impl fmt::Display) -> Self {
        self.expected = Some(expected.to_string());
        self
    }

    /// Another place that has to do with it.
    #[must_use]
    pub fn beside(mut self, pointer: Pointer) -> Self {
        self.beside.push(pointer);
        self
    }
}

/// Collects the findings of one rule.
///
/// INVARIANT (no finding without a registered rule): a draft becomes a finding here only,
/// and takes code and severity from the rule that is being checked and the standard in use.
#[derive(Debug)]
pub struct Findings {
    rule: &'static Rule,
    severity: Severity,
    collected: Vec<Finding>,
}

impl Findings {
    /// The findings of one rule on a case.
    pub(crate) fn of(case: &super::Case<'_>, rule: &'static Rule) -> Vec<Finding> {
        let mut findings = Self { rule, severity: case.standard.severity(rule), collected: Vec::new() };
        (rule.check)(case, &mut findings);
        findings.collected
    }

    /// Reports a place.
    pub fn add(&mut self, draft: Draft) {
        let Draft { pointer, beside, message, found, expected } = draft;
        let (rule, severity) = (self.rule, self.severity);
        self.collected.push(Finding { rule, severity, pointer, beside, message, found, expected });
    }
}
