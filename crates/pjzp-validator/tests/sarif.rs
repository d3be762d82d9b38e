//! The report as SARIF: places, fingerprints and fixes; that it is SARIF at all is held against
//! the official schema in `tests/tests/official_formats.rs`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use pjzp_core::rules::RULES;
use pjzp_core::text::Language;
use pjzp_validator::render::Format;
use pjzp_validator::report::{Finding, Outcome, Standing, Terms, Waived, WaiversUsed};
use pjzp_validator::{Options, Report, check_json, check_json_line};
use serde_json::{Value, json};

/// A form whose second subtotal repeats its weight, and nothing else is wrong in its figures.
fn form() -> Value {
    serde_json::from_str(include_str!("../../pjzp-cli/tests/forms/wrong.json")).unwrap()
}

fn run_of(report: &Report, language: Language) -> Value {
    let log: Value = serde_json::from_str(&Format::Sarif.render(report, language)).unwrap();
    log["runs"][0].clone()
}

#[track_caller]
fn run(file: &str, text: &str) -> Value {
    run_of(&Report::new(vec![check_json(file, text.as_bytes(), &Options::default())]), Language::Chinese)
}

/// The result of a rule, with its place in the list.
#[track_caller]
fn found<'a>(run: &'a Value, code: &str) -> &'a Value {
    run["results"].as_array().unwrap().iter().find(|result| result["ruleId"] == code).unwrap()
}

#[test]
fn a_finding_stands_where_its_value_stands() {
    let text = serde_json::to_string_pretty(&form()).unwrap();
    let run = run("2021/表 1.json", &text);
    let result = found(&run, "PJ3013");
    let place = &result["locations"][0];
    let region = &place["physicalLocation"]["region"];
    let line = usize::try_from(region["startLine"].as_u64().unwrap()).unwrap();
    let column = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap() - 1;
    let line: Vec<char> = text.lines().nth(line - 1).unwrap().chars().collect();
    let marked: String = line[column("startColumn")..column("endColumn")].iter().collect();
    assert_eq!(marked, "\"24\"");
    assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], "2021/%E8%A1%A8%201.json");
    assert_eq!(
        place["logicalLocations"],
        json!([{ "name": "「效益指标」小计的得分", "fullyQualifiedName": "/subtotals/1/score" }])
    );
    let related = result["relatedLocations"].as_array().unwrap();
    assert!(related.iter().all(|place| place["message"]["text"].as_str().unwrap().ends_with("的得分")));
    assert_eq!(related.iter().map(|place| &place["id"]).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!((&result["level"], &run["columnKind"]), (&json!("error"), &json!("unicodeCodePoints")));
}

#[test]
fn every_rule_is_described_in_both_languages_and_found_by_its_index() {
    let report = Report::new(vec![check_json("a.json", form().to_string().as_bytes(), &Options::default())]);
    for (language, own, other) in
        [(Language::Chinese, "zh-CN", "en-US"), (Language::English, "en-US", "zh-CN")]
    {
        let run = run_of(&report, language);
        let (driver, translation) = (&run["tool"]["driver"], &run["translations"][0]);
        assert_eq!((&driver["language"], &translation["language"]), (&json!(own), &json!(other)));
        for (index, rule) in RULES.iter().enumerate() {
            for component in [driver, translation] {
                let described = &component["rules"][index];
                let language =
                    if component["language"] == "zh-CN" { Language::Chinese } else { Language::English };
                assert_eq!(described["id"], rule.code);
                assert_eq!(described["shortDescription"]["text"], rule.summary.say(language));
                assert!(described["help"]["markdown"].as_str().unwrap().contains(rule.remedy.say(language)));
            }
            assert_eq!(driver["rules"][index]["properties"]["family"], rule.family());
        }
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(driver["rules"][index]["id"], result["ruleId"]);
            let tag = if language == Language::Chinese { "zh" } else { "en" };
            assert_eq!(result["message"]["text"], result["properties"]["message"][tag]);
        }
    }
}

#[test]
fn a_fix_mends_the_file_it_is_for() {
    for text in [serde_json::to_string_pretty(&form()).unwrap(), form().to_string()] {
        let run = run("a.json", &text);
        let change = &found(&run, "PJ3013")["fixes"][0]["artifactChanges"][0]["replacements"][0];
        let region =
            |name: &str| usize::try_from(change["deletedRegion"][name].as_u64().unwrap()).unwrap() - 1;
        let mut lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
        let inserted = change["insertedContent"]["text"].as_str().unwrap().chars();
        lines[region("startLine")].splice(region("startColumn")..region("endColumn"), inserted);
        let lines: Vec<String> = lines.into_iter().map(String::from_iter).collect();
        let mended = check_json("a.json", lines.join("\n").as_bytes(), &Options::default());
        assert_eq!(Report::new(vec![mended]).summary().errors, 0);
    }
}

#[test]
fn there_is_no_fix_where_the_figures_favour_none() {
    // The subtotal is right, and the total can be mended in more than one way.
    let mut form = form();
    form["subtotals"][1]["score"] = json!("23.37");
    form["indicators"][4]["score"] = json!("7.7");
    let result = check_json("a.json", form.to_string().as_bytes(), &Options::default());
    let report = Report::new(vec![result]);
    let diagnosis = serde_json::to_value(&report).unwrap()["results"][0]["diagnosis"].clone();
    let single = |each: &Value| each["edits"].as_array().unwrap().len() == 1;
    let explanations = diagnosis.as_array().unwrap();
    assert!(!(explanations.len() == 1 && explanations.iter().all(single)), "{diagnosis}");
    let run = run_of(&report, Language::Chinese);
    assert!(run["results"].as_array().unwrap().iter().all(|result| result.get("fixes").is_none()));
    assert_eq!(run["properties"]["submissions"][0]["diagnosis"], diagnosis);
}

#[test]
fn a_fingerprint_outlives_work_on_the_form_and_is_that_of_one_finding() {
    let prints = |form: &Value| -> Vec<(String, String)> {
        let run = run("a.json", &form.to_string());
        let print = |result: &Value| {
            let own = result["partialFingerprints"]["pjzpFinding/v1"].as_str().unwrap();
            (result["ruleId"].as_str().unwrap().to_owned(), own.to_owned())
        };
        run["results"].as_array().unwrap().iter().map(print).collect()
    };
    let before = prints(&form());
    let mut distinct = before.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), before.len());
    let of = |prints: &[(String, String)], code: &str| {
        prints.iter().filter(|(own, _)| own == code).map(|(_, print)| print.clone()).collect::<Vec<_>>()
    };
    // A further subtotal above, and another wrong figure: still the same mistake.
    let mut moved = form();
    moved["subtotals"].as_array_mut().unwrap().swap(0, 1);
    moved["subtotals"][0]["score"] = json!("23");
    assert_eq!(of(&prints(&moved), "PJ3013"), of(&before, "PJ3013"));
    let mut other = form();
    other["name"] = json!("另一个项目");
    assert_ne!(of(&prints(&other), "PJ3013"), of(&before, "PJ3013"));
}

#[test]
fn what_could_not_be_read_is_a_notification_in_its_place() {
    let run = run("broken.json", "{\n  \"nmae\": \"x\" }");
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notifications = invocation["toolExecutionNotifications"].as_array().unwrap();
    let told =
        notifications.iter().find(|told| told["message"]["text"].as_str().unwrap().contains("nmae")).unwrap();
    let region = &told["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&told["level"], region), (&json!("error"), &json!({ "startLine": 2, "startColumn": 3 })));
    assert_eq!(run["results"], json!([]));
    assert_eq!(run["properties"]["summary"]["refused"], 1);
}

#[test]
fn a_submission_of_many_stands_on_its_line_of_one_file() {
    let line = form().to_string();
    let results =
        (1..=3).map(|number| check_json_line("many.ndjson", number, line.as_bytes(), &Options::default()));
    let run = run_of(&Report::new(results.collect()), Language::Chinese);
    assert_eq!(run["artifacts"], json!([{ "location": { "uri": "many.ndjson" } }]));
    let mut lines: Vec<u64> = run["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64().unwrap())
        .collect();
    lines.dedup();
    assert_eq!(lines, [1, 2, 3]);
}

#[test]
fn what_a_user_wrote_is_no_link_and_no_placeholder() {
    let mut form = form();
    form["subtotals"][1]["level1"] = json!("[点此](http://例) {0}\u{202e}");
    form["indicators"][4]["level1"] = json!("[点此](http://例) {0}\u{202e}");
    let run = run("a.json", &form.to_string());
    let texts =
        run["results"].as_array().unwrap().iter().map(|result| result["message"]["text"].as_str().unwrap());
    let quoting: Vec<&str> = texts.filter(|text| text.contains("点此")).collect();
    assert!(!quoting.is_empty());
    for text in quoting {
        assert!(text.contains("\\[点此\\](http://例) {{0}}\u{fffd}"), "{text}");
    }
}

#[test]
fn what_is_waived_is_suppressed_and_a_baseline_says_what_is_new() {
    let mut result = check_json("a.json", form().to_string().as_bytes(), &Options::default());
    let Outcome::Assessed(assessed) = &mut result.outcome else { panic!("{result:?}") };
    assert!(2 < assessed.findings.len());
    let waived =
        Waived { reason: "已核实".into(), approver: "区财政局".into(), expires: "2026-12-31".into() };
    assessed.findings[0].waived = Some(waived);
    assessed.findings[0].baseline = Some(Standing::Known);
    assessed.findings[1].baseline = Some(Standing::New);
    let run = run_of(&Report::new(vec![result]), Language::Chinese);
    let of = |index: usize| (&run["results"][index]["suppressions"], &run["results"][index]["baselineState"]);
    let suppression = json!([{
        "kind": "external",
        "status": "accepted",
        "justification": "已核实",
        "properties": { "approver": "区财政局", "expires": "2026-12-31" },
    }]);
    assert_eq!(of(0), (&suppression, &json!("unchanged")));
    assert_eq!(of(1), (&Value::Null, &json!("new")));
    assert_eq!(of(2), (&Value::Null, &Value::Null));
}

#[test]
fn a_stale_waiver_is_told_in_its_own_file() {
    let Outcome::Assessed(assessed) =
        check_json("a.json", form().to_string().as_bytes(), &Options::default()).outcome
    else {
        panic!("it can be read")
    };
    let stale = vec![Finding { code: "PJ9999".into(), ..assessed.findings[0].clone() }];
    let waivers = WaiversUsed {
        file: "豁免.json".into(),
        sha256: "ab".into(),
        today: "2026-01-01".into(),
        stale,
        elsewhere: 0,
    };
    let terms = Terms { waivers: Some(waivers), ..Terms::default() };
    let run = run_of(&Report::under(terms, Vec::new()), Language::Chinese);
    let result = &run["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][index], json!({ "id": "PJ9999" }));
    let file = &result["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(file, &json!({ "uri": "%E8%B1%81%E5%85%8D.json", "index": 0 }));
    assert_eq!(run["artifacts"][0]["hashes"]["sha-256"], "ab");
}
