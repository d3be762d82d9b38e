use alloc::string::String;

use super::{Citation, Standard};
use crate::record::record;
use crate::rule::{Rule, Severity};

record! {
    /// How grave this issuer takes a rule to be, where that is not what the rule declares (规则级别).
    ///
    /// Only arithmetic or a document makes a form wrong: a rule of pjzp's own becomes an error
    /// only with the document that says so.
    pub struct RuleSeverity {
        required {
            /// Code of the rule: `PJ` and four digits.
            "规则编号" code: String,
            /// What a finding of it weighs.
            "级别" severity: Severity,
        }
        /// The document that lays it down.
        "依据" basis: Option<Citation>,
    }
}

impl Standard {
    /// What the issuer says of the severity of a rule, where it says anything.
    pub fn severity_given(&self, rule: &Rule) -> Option<&RuleSeverity> {
        self.severities.iter().find(|given| given.code == rule.code)
    }

    /// How grave a finding of the rule is: what the issuer says, else what the rule declares.
    pub fn severity(&self, rule: &Rule) -> Severity {
        self.severity_given(rule).map_or(rule.severity, |given| given.severity)
    }
}
