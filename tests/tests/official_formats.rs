//! Reports in formats that others laid down, held against what they published.
//!
//! The schema of SARIF 2.1.0 is that of OASIS, as the package of the crate `serde-sarif` carries
//! it; `.ci/run` fetches it below `target/`. Where it is not there, the test says so on the error
//! stream and checks nothing.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use pjzp_tests::{program, root};
use serde_json::{Value, json};

/// Where `.ci/run` puts the schema, unless `PJZP_SARIF_SCHEMA` names another place.
const SARIF_SCHEMA: &str = "target/sarif/vendor/serde-sarif/src/schema.json";

/// Says what is skipped, straight to the stream: what a passing test prints otherwise is swallowed.
fn skipped(what: &str) {
    std::io::stderr().write_all(format!("!!! SKIPPED: {what}; .ci/run fetches it\n").as_bytes()).unwrap();
}

fn sarif_schema() -> Option<Value> {
    let named = std::env::var_os("PJZP_SARIF_SCHEMA").map(PathBuf::from);
    let text = std::fs::read_to_string(named.unwrap_or_else(|| root().join(SARIF_SCHEMA))).ok();
    if text.is_none() {
        skipped("the schema of SARIF 2.1.0 is not there");
    }
    // One pattern of it closes a bracket that is not open, which not every reader lets pass.
    Some(serde_json::from_str(&text?.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$")).unwrap())
}

/// Inputs of every kind: a wrong form, a clean one, what cannot be read, a line of many, and a
/// whole report, by names that no URI can hold as they are.
fn inputs() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let compact = |text: &str| serde_json::from_str::<Value>(text).unwrap().to_string();
    let (right, wrong) =
        (read("crates/pjzp-cli/tests/forms/right.json"), read("crates/pjzp-cli/tests/forms/wrong.json"));
    for (name, text) in [
        ("clean.json", right.clone()),
        ("自评 表 #1.json", wrong.clone()),
        ("broken.json", "{ \"schema_version\": \"1\",\n  \"nmae\": \"x\" }".into()),
        ("prose.txt", "关于做好绩效自评工作的通知\n".into()),
        ("many.ndjson", format!("{}\n{}\n{{\n", compact(&right), compact(&wrong))),
        ("report.txt", read("fixtures/reports/report-counterpart-support-2021.txt")),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// The inputs one by one, and all of them together.
fn printed(format: &str) -> Vec<(String, String)> {
    let folder = inputs();
    let entries = folder.path().read_dir().unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.push(".".into());
    let languages = ["zh", "en"];
    let calls = names.iter().flat_map(|name| languages.map(|language| (name, language)));
    calls
        .map(|(name, language)| {
            let arguments = ["check", name, "--format", format, "--lang", language];
            let output = Command::new(program()).args(arguments).current_dir(folder.path()).output().unwrap();
            assert!(matches!(output.status.code(), Some(0..=2)), "{name}: {output:?}");
            (format!("{name} in {language}"), String::from_utf8(output.stdout).unwrap())
        })
        .collect()
}

#[test]
fn every_report_is_sarif_as_its_schema_has_it() {
    let Some(schema) = sarif_schema() else { return };
    let validator = jsonschema::draft7::options().should_validate_formats(true).build(&schema).unwrap();
    let reports = printed("sarif");
    assert_eq!(reports.len(), 14);
    for (name, text) in &reports {
        let log: Value = serde_json::from_str(text).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new(), "{name}");
    }
    // The schema does tell a log that is none.
    let mut log: Value = serde_json::from_str(&reports.last().unwrap().1).unwrap();
    *log.pointer_mut("/runs/0/results/0/level").unwrap() = json!("fatal");
    assert!(!validator.is_valid(&log));
}
