use serde::Serialize;

use crate::difference::Difference;
use crate::report::{Report, Scored};

/// The report as JSON, indented, ended by a newline.
pub fn json(report: &Report) -> String {
    pretty(report)
}

/// What changed between two reports, as JSON, indented, ended by a newline.
pub fn difference_json(difference: &Difference) -> String {
    pretty(difference)
}

/// What one submission scores, as JSON, indented, ended by a newline.
pub fn scored_json(scored: &Scored) -> String {
    pretty(scored)
}

pub(super) fn pretty(document: &impl Serialize) -> String {
    // INVARIANT (writing never fails): the types of the report have string keys and no serialiser
    // of their own that errs.
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    text
}
