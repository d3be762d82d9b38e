//! Every value that a submission holds, so that none is left out unseen.

use pjzp_core::{Pointer, Submission};
use serde_json::Value;

/// The places of all values, in the order of the format. Blank texts, and `false`, say nothing.
pub(crate) fn leaves(submission: &Submission) -> Vec<Pointer> {
    // INVARIANT (writing never fails): a submission has string keys and no serialiser of its own
    // that errs.
    let whole = serde_json::to_value(submission).unwrap_or_default();
    let mut found = Vec::new();
    walk(&whole, &Pointer::default(), &mut found);
    found
}

fn walk(value: &Value, pointer: &Pointer, found: &mut Vec<Pointer>) {
    // What belongs to other systems is one value by its key.
    let is_foreign = pointer.parent().is_some_and(|parent| parent.text() == "/extensions");
    match value {
        Value::Object(members) if !is_foreign => {
            for (name, member) in members {
                walk(member, &pointer.at(name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) if !is_foreign => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &pointer.at(index), found);
            }
        }
        Value::Null | Value::Bool(false) => {}
        Value::String(text) if text.trim().is_empty() => {}
        _ => found.push(pointer.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pjzp_core::model::{Extension, Indicator};

    #[test]
    fn every_value_has_its_place_and_what_says_nothing_has_none() {
        let row = Indicator { name: Some("台数".into()), unit: Some(" ".into()), ..Indicator::default() };
        let mut submission = Submission { indicators: vec![row], ..Submission::default() };
        submission.extensions.insert("a/b".into(), Extension::List(vec![Extension::Null]));
        let found: Vec<String> = leaves(&submission).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["/schema_version", "/indicators/0/name", "/extensions/a~1b"]);
    }
}
