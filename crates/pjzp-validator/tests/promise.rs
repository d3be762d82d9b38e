//! The promise of `docs/versions.md`: what an older pjzp wrote, a newer one reads.
//!
//! `fixtures/formats/` holds a document of each format as its first version has it. Where one of
//! these tests fails, a format has changed for those who keep its documents: make what was added
//! optional, or make a new version of the format beside the old.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use pjzp_validator::report::{Scored, read_report, score_schema};
use pjzp_validator::{render, report_schema};
use serde_json::{Value, json};

const REPORT: &str = include_str!("../../../fixtures/formats/report.v1.json");
const SCORE: &str = include_str!("../../../fixtures/formats/score.v1.json");

/// What of `old` is not in `new`, or is something else there.
fn lost(old: &Value, new: &Value, place: &str) -> Vec<String> {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let each = old.iter().map(|(key, value)| {
                let place = format!("{place}/{key}");
                new.get(key).map_or_else(|| vec![place.clone()], |new| lost(value, new, &place))
            });
            each.flatten().collect()
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            let each = old.iter().zip(new).enumerate();
            each.flat_map(|(index, (old, new))| lost(old, new, &format!("{place}/{index}"))).collect()
        }
        _ if old == new => Vec::new(),
        _ => vec![place.to_owned()],
    }
}

#[track_caller]
fn kept(old: &str, written: &str, schema: &Value) {
    let (old, new): (Value, Value) =
        (serde_json::from_str(old).unwrap(), serde_json::from_str(written).unwrap());
    assert_eq!(lost(&old, &new, ""), Vec::<String>::new());
    let schema = jsonschema::draft202012::new(schema).unwrap();
    assert!(schema.is_valid(&old) && schema.is_valid(&new));
}

#[test]
fn a_report_of_the_first_version_is_read_and_nothing_of_it_is_lost() {
    kept(REPORT, &render::json(&read_report(REPORT.as_bytes()).unwrap()), &report_schema());
}

#[test]
fn a_score_of_the_first_version_is_read_and_nothing_of_it_is_lost() {
    let scored: Scored = serde_json::from_str(SCORE).unwrap();
    kept(SCORE, &render::scored_json(&scored), &score_schema());
}

#[test]
fn every_member_of_the_format_stands_in_the_document_that_is_kept() {
    // What is in no kept document could be renamed unseen. A cell that was not understood and
    // another standard that explains the figures are the two things no small set of forms shows.
    let told = |schema: &Value| {
        let own = schema["properties"].as_object().into_iter().flatten();
        let parts = schema["$defs"].as_object().into_iter().flatten();
        let properties = parts.flat_map(|(_, part)| part["properties"].as_object().into_iter().flatten());
        own.chain(properties).map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    for (schema, document) in [(report_schema(), REPORT), (score_schema(), SCORE)] {
        let mut missing: Vec<String> = told(&schema);
        missing.retain(|name| !document.contains(&format!("\"{name}\":")));
        missing.sort();
        missing.dedup();
        assert_eq!(missing, Vec::<String>::new());
    }
}

#[test]
fn what_is_not_known_is_refused_with_its_place_and_never_dropped() {
    let mut report: Value = serde_json::from_str(REPORT).unwrap();
    report.pointer_mut("/results/0").unwrap()["verdikt"] = json!("valid");
    let refusal = read_report(report.to_string().as_bytes()).unwrap_err();
    let places: Vec<&str> = refusal.problems.iter().map(|problem| problem.pointer.text()).collect();
    assert_eq!(places, ["/results/0/verdikt"]);
}
