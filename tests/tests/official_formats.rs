//! Reports in formats that others laid down, held against what they published.
//!
//! The schema of SARIF 2.1.0 is that of OASIS, as the package of the crate `serde-sarif` carries it;
//! that of JUnit is the one Jenkins judges by, as the source package of pytest carries it, and
//! `junitparser` for Python reads the same files. `.ci/run` fetches all of them below `target/`.
//! What is not there is said on the error stream and not checked.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use pjzp_tests::{program, python, root, skipped};
use serde_json::{Value, json};

/// Where `.ci/run` puts the schema, unless `PJZP_SARIF_SCHEMA` names another place.
const SARIF_SCHEMA: &str = "target/sarif/vendor/serde-sarif/src/schema.json";

fn sarif_schema() -> Option<Value> {
    let named = std::env::var_os("PJZP_SARIF_SCHEMA").map(PathBuf::from);
    let text = std::fs::read_to_string(named.unwrap_or_else(|| root().join(SARIF_SCHEMA))).ok();
    if text.is_none() {
        skipped("the schema of SARIF 2.1.0 is not there");
    }
    // One pattern of it closes a bracket that is not open, which not every reader lets pass.
    Some(serde_json::from_str(&text?.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$")).unwrap())
}

const JUNIT_SCHEMA: &str = "target/junit/junit-10.xsd";

/// Reads reports from standard input; prints, for each, what the schema has against it and the
/// tests that a reader finds in it, with how each came out.
const JUNIT_READER: &str = "
import json, sys, junitparser, xmlschema
text = open(sys.argv[1], encoding='utf-8').read()
# The outermost element may say how many tests were skipped, which this schema is too old to know.
known = '<xs:attribute name=\"errors\" type=\"xs:string\" />'
assert text.count(known) == 1
schema = xmlschema.XMLSchema(text.replace(known, known + known.replace('errors', 'skipped')))
def read(document):
    faults = [str(error.reason) for error in schema.iter_errors(document)]
    suites = junitparser.JUnitXml.fromstring(document.encode())
    cases = [[suite.name, case.name, type(case.result[0]).__name__ if case.result else 'Success']
             for suite in suites for case in suite]
    counts = [suites.tests, suites.failures, suites.errors, suites.skipped]
    return { 'faults': faults, 'cases': cases, 'counts': counts }
json.dump([read(document) for document in json.load(sys.stdin)], sys.stdout)
";

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

#[test]
fn every_report_is_junit_as_its_schema_and_another_reader_have_it() {
    let schema = root().join(JUNIT_SCHEMA);
    if !schema.is_file() {
        return skipped("the schema of JUnit is not there");
    }
    let Some(python) = python("junitparser, xmlschema") else { return };
    let (reports, data) = (printed("junit"), printed("json"));
    let mut process = Command::new(python)
        .args(["-c", JUNIT_READER])
        .arg(schema)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let texts: Vec<&str> = reports.iter().map(|(_, text)| text.as_str()).collect();
    process.stdin.take().unwrap().write_all(json!(texts).to_string().as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success(), "the other reader failed");
    let read: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(read.len(), 14);
    for (((name, _), (_, report)), read) in reports.iter().zip(&data).zip(&read) {
        assert_eq!(read["faults"], json!([]), "{name}");
        let report: Value = serde_json::from_str(report).unwrap();
        let results = report["results"].as_array().unwrap();
        let count =
            |member: &str| results.iter().map(|each| each[member].as_array().unwrap().len()).sum::<usize>();
        let cases = read["cases"].as_array().unwrap();
        let came_out = |how: &str| cases.iter().filter(|case| case[2] == how).count();
        let about_rules = cases.iter().filter(|case| case[1].as_str().unwrap().starts_with("PJ")).count();
        assert_eq!(about_rules, count("findings"), "{name}");
        assert_eq!(json!(came_out("Failure")), report["summary"]["errors"], "{name}");
        assert_eq!(came_out("Error"), count("refused"), "{name}");
        let stated = [cases.len(), came_out("Failure"), came_out("Error"), came_out("Skipped")];
        assert_eq!(read["counts"], json!(stated), "{name}");
        let suites: std::collections::BTreeSet<&str> =
            cases.iter().map(|case| case[0].as_str().unwrap()).collect();
        assert_eq!(suites.len(), results.len(), "{name}");
    }
}
