//! The rules, one file each, named by the defect.
//!
//! Families: 1 form and vocabulary, 2 weights, 3 scores, 4 money and execution,
//! 5 plausibility across fields, 6 prose against table.

use crate::rule::Rule;

mod subtotal_not_sum;

/// The register of rules, in code order.
pub const RULES: &[&Rule] = &[&subtotal_not_sum::RULE];

/// The rule of this code or name.
pub fn find(key: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(key) || rule.name == key)
}
