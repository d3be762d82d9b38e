//! A form, a small change to it, and what the rules of one family say.
#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "not every table of cases looks at messages")]

use pjzp_core::{Submission, assess, standards};
use serde_json::Value;

/// The form of a table of cases, and the family of rules it is about.
pub(crate) struct Table {
    /// Family: the digit behind `PJ`.
    pub(crate) family: u8,
    /// A form that this family finds nothing wrong with, as JSON.
    pub(crate) form: &'static str,
    /// Id of the standard.
    pub(crate) standard: &'static str,
}

impl Table {
    /// Changes the form and compares the (code, pointer) pairs of the family's findings.
    ///
    /// `changes` maps JSON Pointers to new values; a value for `/list/-` is appended, and `null`
    /// means not filed.
    #[track_caller]
    pub(crate) fn check(&self, changes: &Value, expected: &[(&str, &str)]) {
        let submission = self.submission(changes);
        let standard = standards::find(self.standard).expect("a built-in standard");
        let assessment = assess(&submission, &standard);
        let findings = assessment.findings.iter().filter(|finding| finding.rule.family() == self.family);
        let found: Vec<(&str, &str)> =
            findings.clone().map(|finding| (finding.rule.code, finding.pointer.text())).collect();
        let said: Vec<&str> = findings.map(|finding| finding.message.zh.as_str()).collect();
        assert_eq!(found, expected, "{changes}\n{}", said.join("\n"));
    }

    /// The Chinese messages of one rule on the changed form.
    pub(crate) fn messages(&self, changes: &Value, code: &str) -> Vec<String> {
        let standard = standards::find(self.standard).expect("a built-in standard");
        let assessment = assess(&self.submission(changes), &standard);
        let findings = assessment.findings.into_iter().filter(|finding| finding.rule.code == code);
        findings.map(|finding| finding.message.zh).collect()
    }

    fn submission(&self, changes: &Value) -> Submission {
        let mut form: Value = serde_json::from_str(self.form).expect("a form");
        for (pointer, value) in changes.as_object().expect("changes by pointer") {
            let (list, member) = pointer.rsplit_once('/').expect("a pointer");
            let parent = form.pointer_mut(list).unwrap_or_else(|| panic!("{list} is not in the form"));
            match parent {
                Value::Array(items) if member == "-" => items.push(value.clone()),
                Value::Array(items) => items[member.parse::<usize>().expect("an index")] = value.clone(),
                Value::Object(members) => {
                    members.insert(member.into(), value.clone());
                }
                _ => panic!("{list} has no members"),
            }
        }
        serde_json::from_value(form).unwrap_or_else(|error| panic!("{changes}: {error}"))
    }
}
