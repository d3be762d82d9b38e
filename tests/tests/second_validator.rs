//! The published schemas, held against documents by a validator that others wrote.
//!
//! It is `jsonschema` for Python. Where that is not installed, each test says so on the error stream
//! and checks nothing; `.ci/run` installs it.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::io::Write;
use std::process::{Command, Stdio};

use pjzp_core::standards;
use pjzp_tests::{program, python, root};
use serde_json::{Value, json};
use xtask::tree;

/// Reads schemas and documents from standard input; prints, for each document, why its schema
/// refuses it, or null.
const SCRIPT: &str = "
import json, sys
from jsonschema import Draft202012Validator
task = json.load(sys.stdin)
for schema in task['schemas'].values():
    Draft202012Validator.check_schema(schema)
validators = {name: Draft202012Validator(schema) for name, schema in task['schemas'].items()}
def refusal(schema, document):
    error = next(validators[schema].iter_errors(document), None)
    return error and f'{error.json_path}: {error.message[:300]}'
json.dump([refusal(*document) for document in task['documents']], sys.stdout)
";

/// What the second validator says of each document: schema, document, and `None` or a refusal.
fn judged(documents: &[(&str, Value)]) -> Option<Vec<Option<String>>> {
    let schemas = json!({
        "submission": pjzp_schema::submission_schema(),
        "standard": pjzp_schema::standard_schema(),
        "report": pjzp_validator::report_schema(),
        "score": pjzp_validator::report::score_schema(),
    });
    let task = json!({ "schemas": schemas, "documents": documents });
    let mut process = Command::new(python("jsonschema")?)
        .args(["-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    process.stdin.take().unwrap().write_all(task.to_string().as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success(), "the second validator failed");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[track_caller]
fn accepted(documents: &[(String, &str, Value)]) {
    let asked: Vec<(&str, Value)> =
        documents.iter().map(|(_, schema, document)| (*schema, document.clone())).collect();
    let Some(judged) = judged(&asked) else { return };
    for ((name, schema, _), refusal) in documents.iter().zip(judged) {
        assert_eq!(refusal, None, "{name} as a {schema}");
    }
}

/// What the program prints.
#[track_caller]
fn printed(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(program()).args(arguments).current_dir(root()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "pjzp {arguments:?}: {said}");
    output.stdout
}

/// The fixtures: those that a unit could file, in whatever format.
fn forms() -> Vec<String> {
    let endings = ["json", "txt", "md", "csv"];
    let mut forms = tree::files(&root(), "fixtures/reports").unwrap();
    forms.retain(|path| path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending)));
    assert!(!forms.is_empty());
    forms
}

/// Every submission, report and standard that there is, as the program writes it.
fn documents() -> Vec<(String, &'static str, Value)> {
    let folder = tempfile::tempdir().unwrap();
    let mut documents = Vec::new();
    for form in forms() {
        let report = serde_json::from_slice(&printed(&["check", "--format", "json", &form])).unwrap();
        documents.push((form.clone(), "report", report));
        let score = serde_json::from_slice(&printed(&["score", "--format", "json", &form])).unwrap();
        documents.push((form.clone(), "score", score));
        let submission = if form.ends_with("json") {
            tree::read(&root(), &form).unwrap()
        } else {
            let written = folder.path().join("submission.json");
            printed(&["convert", &form, "--force", "-o", written.to_str().unwrap()]);
            std::fs::read_to_string(written).unwrap()
        };
        documents.push((form, "submission", serde_json::from_str(&submission).unwrap()));
    }
    for standard in standards::all() {
        let document = serde_json::from_str(&pjzp_schema::write_standard(&standard)).unwrap();
        documents.push((standard.id, "standard", document));
    }
    documents
}

#[test]
fn a_second_validator_accepts_everything_we_write() {
    accepted(&documents());
}

#[test]
fn a_second_validator_refuses_what_is_damaged() {
    let documents = documents();
    let changes: [(&str, &str, Value); 9] = [
        ("submission", "/nmae", json!("x")),
        ("submission", "/schema_version", json!("2")),
        ("submission", "/indicators", json!({})),
        ("submission", "/indicators/0/weight", json!(true)),
        ("report", "/summary/files", json!(-1)),
        ("report", "/results/0/verdict", json!("maybe")),
        ("score", "/scorecard/total/points", json!(83.76)),
        ("standard", "/grades/0/from", json!("ninety")),
        ("standard", "/execution/formula", json!("sideways")),
    ];
    let mut damaged = Vec::new();
    for (schema, place, value) in &changes {
        let mut count = 0;
        for (name, _, document) in documents.iter().filter(|(_, own, _)| own == schema) {
            let mut copy = document.clone();
            let (above, key) = place.rsplit_once('/').unwrap();
            let Some(target) = copy.pointer_mut(above) else { continue };
            target[key] = value.clone();
            count += 1;
            damaged.push((format!("{name} with {place} = {value}"), *schema, copy));
        }
        assert!(count > 0, "{place} was put into no {schema}");
    }
    let asked: Vec<(&str, Value)> =
        damaged.iter().map(|(_, schema, document)| (*schema, document.clone())).collect();
    let Some(judged) = judged(&asked) else { return };
    for ((name, ..), refusal) in damaged.iter().zip(judged) {
        assert!(refusal.is_some(), "{name} is accepted");
    }
}
