//! pjzp itself held against the whole kit of `fixtures/conformance/`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use pjzp_conformance::{Kit, Outcome, answer, compare, conformance_schema};
use serde_json::Value;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/conformance")
}

#[test]
fn pjzp_agrees_with_every_case() {
    let kit = Kit::read(&folder()).unwrap_or_else(|error| panic!("{error}"));
    assert!(!kit.entries().is_empty());
    let mut wrong = String::new();
    for entry in kit.entries() {
        let id = &entry.question.id;
        let given = answer(&entry.question).unwrap_or_else(|error| panic!("{id}: {error}"));
        for comparison in compare(&entry.case.expect, &given) {
            if let Outcome::Differs { expected, given } = comparison.outcome {
                let aspect = comparison.aspect;
                writeln!(wrong, "{id}: {aspect}\n  expected {expected}\n  given    {given}").expect("a text");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_file_of_cases_follows_the_published_schema() {
    let validator = jsonschema::validator_for(&conformance_schema()).expect("a schema");
    for part in ["rules", "scoring"] {
        for file in fs::read_dir(folder().join(part)).expect("a folder of the kit") {
            let path = file.expect("a file").path();
            let text = fs::read_to_string(&path).expect("a text");
            let cases: Value = serde_json::from_str(&text).expect("JSON");
            let faults: Vec<String> = validator.iter_errors(&cases).map(|error| error.to_string()).collect();
            assert!(faults.is_empty(), "{}: {}", path.display(), faults.join("\n"));
        }
    }
}

/// One row that reaches half of its target.
const BASE: &str = r#"{ "schema_version": "1", "name": "甲", "fiscal_year": 2022, "budget_unit": { "name": "乙" },
    "indicators": [{ "name": "丙", "target": "≥10个", "actual": "5个", "weight": "90" }] }"#;

/// A kit of one case, with these members put in.
fn one_case(members: &str) -> Result<Kit, String> {
    let cases = format!(
        r#"{{ "about": "x", "cases": [{{ "name": "y", "kind": "grid", "standard": "mof-2020",
            "description": {{ "zh": "一", "en": "one" }}, {members} }}] }}"#
    );
    Kit::parse([("bases/b.json", BASE), ("scoring/x.json", &*cases)]).map_err(|error| error.to_string())
}

#[test]
fn a_kit_that_is_not_as_it_should_be_says_where() {
    for (members, said) in [
        (r#""expect": {}"#, "scoring/x.json: x/y: a case has a base or a submission, and not both"),
        (r#""base": "c", "expect": {}"#, "scoring/x.json: x/y: there is no base `c`"),
        (
            r#""base": "b", "patch": [{ "op": "replace", "path": "/indicators/7", "value": 1 }], "expect": {}"#,
            "scoring/x.json: x/y: the patch does not fit: ",
        ),
        (r#""base": "b", "expect": { "verdikt": "valid" }"#, "scoring/x.json: unknown field `verdikt`"),
    ] {
        let error = one_case(members).expect_err("a fault");
        assert!(error.starts_with(said), "{error}");
    }
}

#[test]
fn null_is_an_answer_and_what_is_absent_is_none() {
    let outcomes = |expect: &str| {
        let kit = one_case(&format!(r#""base": "b", "expect": {expect}"#)).expect("a kit");
        let entry = kit.entries().first().expect("a case");
        let given = answer(&entry.question).expect("an answer");
        compare(&entry.case.expect, &given)
            .iter()
            .map(|each| (each.aspect.to_string(), each.agrees()))
            .collect()
    };
    let cases: [(&str, Vec<(&str, bool)>); 5] = [
        (r#"{ "points": ["45"] }"#, vec![("points", true)]),
        (r#"{ "points": [{ "low": "45", "high": "45", "points": "45" }] }"#, vec![("points", true)]),
        (
            r#"{ "points": ["45.0001"], "execution": { "low": "0", "high": "10" } }"#,
            vec![("execution", true), ("points", false)],
        ),
        (r#"{ "points": [null], "grade": null }"#, vec![("points", false), ("grade", true)]),
        ("{}", vec![]),
    ];
    for (expect, expected) in cases {
        let found: Vec<(String, bool)> = outcomes(expect);
        let expected: Vec<(String, bool)> =
            expected.into_iter().map(|(aspect, agrees)| (aspect.to_owned(), agrees)).collect();
        assert_eq!(found, expected, "{expect}");
    }
}
