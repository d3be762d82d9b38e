//! What a report was made with, and what its verdict covers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use pjzp_core::standards;
use pjzp_validator::provenance::{of_rules, of_standard, sha256};
use pjzp_validator::{Options, Report, check_json};
use serde_json::{Value, json};

fn published(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    sha256(&fs::read(root.join(path)).unwrap())
}

fn report(form: &Value, options: &Options) -> Value {
    let result = check_json("form.json", form.to_string().as_bytes(), options);
    serde_json::to_value(Report::new(vec![result])).unwrap()
}

#[test]
fn the_checksums_are_those_of_the_published_files() {
    assert_eq!(of_rules(), published("rules.json"));
    for standard in standards::all() {
        assert_eq!(of_standard(&standard), published(&format!("standards/{}.json", standard.id)));
    }
    let report = report(&json!({ "schema_version": "1" }), &Options::default());
    assert_eq!(report["engine"]["rules"], published("rules.json"));
    assert_eq!(report["results"][0]["standard"]["sha256"], published("standards/mof-2020.json"));
}

#[test]
fn an_edited_standard_of_the_same_name_has_another_checksum() {
    let mut edited = standards::find("mof-2020").unwrap();
    edited.remark = Some("本市另有规定".into());
    let options = Options { standard: Some(edited.clone()), ..Options::default() };
    let told = &report(&json!({ "schema_version": "1" }), &options)["results"][0]["standard"]["sha256"];
    assert_eq!(*told, sha256(pjzp_schema::write_standard(&edited).as_bytes()));
    assert_ne!(*told, published("standards/mof-2020.json"));
}

#[test]
fn what_had_nothing_to_look_at_is_named() {
    let families = |form: Value| -> Vec<u64> {
        let report = report(&form, &Options::default());
        let skipped = report["results"][0]["skipped"].as_array().unwrap().clone();
        skipped.iter().map(|each| each["family"].as_u64().unwrap()).collect()
    };
    let registered = |all: &[u64]| -> Vec<u64> {
        let has =
            |family: &u64| pjzp_core::rules::RULES.iter().any(|rule| u64::from(rule.family()) == *family);
        all.iter().copied().filter(has).collect()
    };
    let row = json!({ "name": "a", "weight": "90" });
    let statement = json!({ "subject": "total", "value": "90" });
    for (form, expected) in [
        (json!({ "schema_version": "1" }), &[2, 4, 6, 7, 8, 9][..]),
        (json!({ "schema_version": "1", "indicators": [row] }), &[4, 6, 7, 8, 9]),
        (json!({ "schema_version": "1", "budget": {}, "statements": [statement] }), &[2, 7, 8, 9]),
        (json!({ "schema_version": "1", "project_code": "x", "total": { "weight": "100" } }), &[4, 6, 8, 9]),
        (json!({ "schema_version": "1", "kind": "transfer", "indicators": [row] }), &[2, 3, 4, 6, 7, 8, 9]),
    ] {
        assert_eq!(families(form.clone()), registered(expected), "{form}");
    }
}

#[test]
fn a_result_says_whose_form_it_is_and_a_finding_in_which_row() {
    let form = json!({
        "schema_version": "1", "fiscal_year": 2021, "project_code": "42011421B000000000001",
        "indicators": [{ "name": "养护\n里程", "target": "10", "actual": "5", "weight": "90", "score": "91" }] });
    let report = report(&form, &Options::default());
    let result = &report["results"][0];
    assert_eq!((&result["fiscal_year"], &result["project_code"]), (&json!(2021), &form["project_code"]));
    let findings = result["findings"].as_array().unwrap();
    let above = findings.iter().find(|finding| finding["code"] == "PJ3001").unwrap();
    assert_eq!(above["row"], "养护 里程");
}
