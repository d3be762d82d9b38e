//! Fixes over the whole conformance kit: they bring nothing new, change nothing that follows from
//! a form, and undo what a keyboard in full width does to it.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use pjzp_conformance::Kit;
use pjzp_validator::fix::{Extent, Fixed, Origin, fix};
use pjzp_validator::report::{Assessed, Outcome};
use pjzp_validator::{FileResult, Options, read_json};
use serde_json::Value;

/// Every form of the kit as JSON, with the standard it is judged by.
fn forms() -> Vec<(String, Value, Options)> {
    let kit = Kit::read(&pjzp_tests::root().join("fixtures/conformance")).expect("the kit");
    let forms = kit.entries().iter().map(|entry| {
        let question = &entry.question;
        let form = serde_json::to_value(&question.submission).expect("a form");
        let standard = Some(question.standard().expect("a standard"));
        (question.id.clone(), form, Options { standard, ..Options::default() })
    });
    forms.collect()
}

#[track_caller]
fn fixed(id: &str, form: &Value, extent: Extent, options: &Options) -> Fixed {
    let document = serde_json::to_vec(form).expect("JSON");
    let filing = read_json(id, &document).unwrap_or_else(|refused| panic!("{id}: {refused:?}"));
    let fixed = fix(&filing, Origin::Json(&document), extent, options).expect("a copy");
    assert!(fixed.is_sound(), "{id}: {:#?}", fixed.introduced);
    fixed
}

fn assessed(result: &FileResult) -> &Assessed {
    match &result.outcome {
        Outcome::Assessed(assessed) => assessed,
        Outcome::Refused(refused) => panic!("{refused:?}"),
    }
}

fn has_full_width(result: &FileResult) -> bool {
    assessed(result).findings.iter().any(|finding| finding.code == "PJ1018")
}

#[test]
fn nothing_new_comes_of_it_and_a_second_time_nothing_is_left_to_do() {
    let mut subtotals = 0;
    for (id, form, options) in forms() {
        let once = fixed(&id, &form, Extent::WithDiagnosis, &options);
        subtotals +=
            usize::from(once.changes.iter().any(|change| change.fix.pointer.item("/subtotals").is_some()));
        assert!(!has_full_width(&once.after), "{id}");
        let copy = serde_json::from_slice(&once.document).expect("JSON");
        let twice = fixed(&id, &copy, Extent::WithDiagnosis, &options);
        assert!(twice.changes.is_empty(), "{id}: {:#?}", twice.changes);
    }
    assert!(0 < subtotals, "no subtotal of the kit was mended");
}

#[test]
fn a_form_in_full_width_earns_and_says_what_it_did() {
    let mut wide = 0;
    for (id, form, options) in forms() {
        let mut widened = form.clone();
        widen(&mut widened);
        let fixed = fixed(&id, &widened, Extent::Writing, &options);
        wide += usize::from(has_full_width(&fixed.before));
        assert!(!has_full_width(&fixed.after), "{id}");
        assert_eq!(assessed(&fixed.before).scorecard, assessed(&fixed.after).scorecard, "{id}");
    }
    assert!(1000 < wide, "{wide} forms had a digit to widen");
}

/// Writes the values of a form as a keyboard in full width does.
fn widen(form: &mut Value) {
    const VALUES: [&str; 10] =
        ["sign", "target", "actual", "weight", "score", "initial", "adjusted", "executed", "rate", "amount"];
    match form {
        Value::Array(items) => items.iter_mut().for_each(widen),
        Value::Object(members) => {
            for (name, value) in members.iter_mut() {
                match value {
                    Value::String(text) if VALUES.contains(&name.as_str()) => {
                        *text = text.chars().map(wide).collect();
                    }
                    below => widen(below),
                }
            }
        }
        _ => {}
    }
}

fn wide(glyph: char) -> char {
    match glyph {
        '0'..='9' | '.' | '%' | '<' | '=' | '>' => {
            char::from_u32(u32::from(glyph) + 0xFEE0).expect("a full-width glyph")
        }
        glyph => glyph,
    }
}
