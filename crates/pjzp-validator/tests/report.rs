//! What a report says, and what it cannot say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use pjzp_core::rule::Severity;
use pjzp_core::standard::{Citation, RuleSeverity};
use pjzp_core::{Source, Standard, Verdict, rules, standards};
use pjzp_validator::report::{Assessed, ChangedBy, Coverage, Finding, Problem, Refused, Said, score_schema};
use pjzp_validator::{
    FileResult, Note, Options, Outcome, Report, SeverityChange, check, check_json, check_json_line,
    read_json, render, report_schema,
};
use serde_json::{Value, json};

/// Execution scored by steps, as 江西 does; the unit does not say where it is.
fn form() -> Value {
    json!({
        "schema_version": "1",
        "fiscal_year": 2022,
        "name": "农村公路养护",
        "budget_unit": { "name": "交通运输局" },
        "budget": { "unit": "万元", "total": {
            "initial": "200", "adjusted": "200", "executed": "170", "rate": "85%", "weight": "10", "score": "7" },
            "reason": "部分工程款按合同在下一年度支付。" },
        "indicators": [
            { "level1": "产出指标", "level2": "数量指标", "name": "养护里程", "target": "≥80公里", "actual": "82公里", "weight": "25", "score": "25" },
            { "level1": "产出指标", "level2": "成本指标", "name": "每公里成本", "target": "≤3万元", "actual": "4万元", "weight": "25", "score": "18.75", "reason": "人工涨价。" },
            { "level1": "效益指标", "level2": "社会效益指标", "name": "受益村占比", "target": "≥90%", "actual": "77%", "weight": "30", "score": "25.67", "reason": "三个村改线。" },
            { "level1": "满意度指标", "level2": "服务对象满意度指标", "name": "群众满意度", "target": "≥90%", "actual": "92%", "weight": "10", "score": "10", "evidence": [{ "name": "调查表" }] }
        ],
        "total": { "weight": "100", "score": "86.42", "grade": "良" }
    })
}

fn checked(form: &Value, options: &Options) -> FileResult {
    check_json("form.json", form.to_string().as_bytes(), options)
}

#[track_caller]
fn assessed(result: &FileResult) -> &Assessed {
    match &result.outcome {
        Outcome::Assessed(assessed) => assessed,
        Outcome::Refused(refused) => panic!("{:?}", refused.problems()),
    }
}

#[test]
fn the_verdict_follows_from_what_was_found_and_what_was_not_read() {
    let under_jiangxi = Options { standard: standards::find("jiangxi"), ..Options::default() };
    let clean = checked(&form(), &under_jiangxi);
    assert_eq!(clean.verdict(), Verdict::Valid, "{:?}", assessed(&clean).findings);
    let other = checked(&form(), &Options::default());
    let finding = |code: &str, severity| Finding {
        code: code.into(),
        severity,
        ..assessed(&other).findings[0].clone()
    };
    let coverage =
        |unread| Coverage { cells: 9, used: 9 - unread, ignored: 0, unread, unread_places: vec![] };
    for (findings, coverage, verdict) in [
        (vec![], None, Verdict::Valid),
        (vec![], Some(coverage(0)), Verdict::Valid),
        (vec![], Some(coverage(1)), Verdict::Undetermined),
        (vec![finding("PJ3008", Severity::Warning)], None, Verdict::Valid),
        (vec![finding("PJ3011", Severity::Note)], None, Verdict::Undetermined),
        (vec![finding("PJ8002", Severity::Warning)], None, Verdict::Undetermined),
        (vec![finding("PJ8012", Severity::Note)], None, Verdict::Undetermined),
        (vec![finding("PJ3013", Severity::Error)], None, Verdict::Invalid),
        (vec![finding("PJ3013", Severity::Error)], Some(coverage(1)), Verdict::Invalid),
    ] {
        let assessed = Assessed { findings, coverage, ..assessed(&clean).clone() };
        let told = format!("{:?} {:?}", assessed.findings, assessed.coverage);
        let result = FileResult { outcome: Outcome::Assessed(Box::new(assessed)), ..clean.clone() };
        assert_eq!(result.verdict(), verdict, "{told}");
        let written = serde_json::to_value(&result).unwrap();
        assert_eq!(written["verdict"], serde_json::to_value(verdict).unwrap(), "{told}");
    }
    let problem =
        Problem { pointer: "".into(), message: Said::new("", ""), code: None, line: None, column: None };
    let refused = FileResult { outcome: Outcome::Refused(Refused::new(problem, [])), ..clean };
    assert_eq!(refused.verdict(), Verdict::Undetermined);
}

type Tamper = fn(&mut Value);

#[test]
fn a_report_comes_back_as_it_was_and_one_that_contradicts_itself_does_not() {
    let results = vec![
        checked(&form(), &Options::default()),
        check_json("empty.json", b"", &Options::default()),
        check_json_line("many.ndjson", 7, b"{}", &Options::default()),
    ];
    let report = Report::new(results);
    let written = render::json(&report);
    assert_eq!(serde_json::from_str::<Report>(&written).unwrap(), report);
    assert_eq!(render::json(&report), written, "the same report gives the same bytes");

    let tampered: [(&str, Tamper); 5] = [
        ("the verdict", |report| report["results"][0]["verdict"] = "valid".into()),
        ("the summary", |report| report["summary"]["errors"] = 0.into()),
        ("both outcomes", |report| report["results"][0]["refused"] = report["results"][1]["refused"].clone()),
        ("no outcome", |report| report["results"][1]["refused"] = json!([])),
        ("an unknown key", |report| report["results"][0]["score"] = 100.into()),
    ];
    for (what, tamper) in tampered {
        let mut report = serde_json::to_value(&report).unwrap();
        tamper(&mut report);
        assert!(serde_json::from_value::<Report>(report).is_err(), "{what}");
    }
}

#[test]
fn what_is_written_is_what_the_schema_says() {
    let schema = jsonschema::draft202012::new(&report_schema()).unwrap();
    let results = vec![
        checked(&form(), &Options::default()),
        checked(&json!({ "schema_version": "1" }), &Options::default()),
        check_json("broken.json", b"{ \"x\": 1 }", &Options::default()),
    ];
    let mut report = serde_json::to_value(Report::new(results)).unwrap();
    let errors: Vec<String> = schema.iter_errors(&report).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    report["results"][0]["score"] = 100.into();
    assert!(!schema.is_valid(&report), "unknown keys are refused");
    assert_eq!(untitled(&report_schema(), "#"), Vec::<String>::new());
}

#[test]
fn a_score_is_what_its_schema_says_and_who_computed_it() {
    let schema = jsonschema::draft202012::new(&score_schema()).unwrap();
    let scored = checked(&form(), &Options::default()).scored().unwrap();
    let mut written: Value = serde_json::from_str(&render::scored_json(&scored)).unwrap();
    assert!(schema.is_valid(&written));
    assert_eq!((&written["score_version"], &written["engine"]["name"]), (&json!("1"), &json!("pjzp")));
    written["score"] = 100.into();
    assert!(!schema.is_valid(&written), "unknown keys are refused");
    assert_eq!(untitled(&score_schema(), "#"), Vec::<String>::new());
}

#[test]
fn a_result_says_whose_form_it_is_as_filed_and_nothing_where_it_does_not_say() {
    for (form, name, unit) in [
        (form(), Some("农村公路养护"), Some("交通运输局")),
        (json!({ "schema_version": "1", "name": " x " }), Some(" x "), None),
        (json!({ "schema_version": "1", "budget_unit": { "code": "101001" } }), None, None),
    ] {
        let written = serde_json::to_value(checked(&form, &Options::default())).unwrap();
        let told = |key: &str| written.get(key).map(|value| value.as_str().unwrap().to_owned());
        assert_eq!((told("name").as_deref(), told("budget_unit").as_deref()), (name, unit), "{form}");
    }
}

/// The properties without a title or a description.
fn untitled(schema: &Value, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        if property["title"].as_str().is_none() || property["description"].as_str().is_none() {
            found.push(format!("{path}/{name}"));
        }
    }
    for (name, part) in schema["$defs"].as_object().into_iter().flatten() {
        found.extend(untitled(part, name));
    }
    found
}

#[test]
fn another_standard_that_explains_the_figures_is_named() {
    let result = checked(&form(), &Options::default());
    let standard = &assessed(&result).standard;
    assert_eq!(standard.id, "mof-2020");
    let others: Vec<&str> = standard.others.iter().map(|other| other.id.as_str()).collect();
    assert_eq!(others, ["jiangxi"]);
    // Where the chosen one explains everything, no other is spoken of.
    let asked = checked(&form(), &Options { standard: standards::find("jiangxi"), ..Options::default() });
    assert!(assessed(&asked).standard.others.is_empty());
    assert_eq!(assessed(&asked).standard.why, Said::new("按用户指定", "as asked for"));
}

#[test]
fn a_changed_severity_counts_and_is_shown() {
    let changed = |changes: &[&str]| Options {
        severities: changes.iter().map(|change| SeverityChange::parse(change).unwrap()).collect(),
        ..Options::default()
    };
    let plain = checked(&form(), &Options::default());
    let errors = assessed(&plain).findings.iter().filter(|finding| finding.severity == Severity::Error);
    assert_eq!(errors.map(|finding| finding.code.as_str()).collect::<Vec<_>>(), ["PJ4001"]);
    for (changes, verdict, shown) in [
        (&["PJ4001=warning"][..], Verdict::Valid, Some((Severity::Error, Severity::Warning))),
        (&["PJ4001=note", "PJ4001=warning"][..], Verdict::Valid, Some((Severity::Error, Severity::Warning))),
        (&["PJ4001=error"][..], Verdict::Invalid, None),
        (&["PJ3013=note"][..], Verdict::Invalid, Some((Severity::Error, Severity::Note))),
    ] {
        let result = checked(&form(), &changed(changes));
        let told: Vec<_> =
            assessed(&result).severities.iter().map(|change| (change.from, change.to)).collect();
        assert_eq!((result.verdict(), told), (verdict, shown.into_iter().collect()), "{changes:?}");
    }
}

#[test]
fn a_standard_may_change_a_severity_and_the_user_again() {
    let basis = Citation { number: Some("某财绩〔2024〕1号".into()), title: None };
    let given = RuleSeverity { code: "PJ4001".into(), severity: Severity::Note, basis: Some(basis.clone()) };
    let standard = Standard { severities: vec![given], ..standards::find("mof-2020").unwrap() };
    let by_standard = (Severity::Error, Severity::Note, ChangedBy::Standard);
    let by_request = (Severity::Note, Severity::Error, ChangedBy::Request);
    for (asked, verdict, told) in [
        (&[][..], Verdict::Valid, vec![by_standard]),
        (&["PJ4001=note"], Verdict::Valid, vec![by_standard]),
        (&["PJ4001=error"], Verdict::Invalid, vec![by_standard, by_request]),
    ] {
        let severities = asked.iter().map(|change| SeverityChange::parse(change).unwrap()).collect();
        let result = checked(&form(), &Options { standard: Some(standard.clone()), severities });
        let changes = assessed(&result).severities.iter();
        let changes: Vec<_> = changes.map(|change| (change.from, change.to, change.by)).collect();
        assert_eq!((result.verdict(), changes), (verdict, told), "{asked:?}");
        let finding = assessed(&result).findings.iter().find(|finding| finding.code == "PJ4001").unwrap();
        assert_eq!(finding.basis[0].number, basis.number, "the document that changed it");
    }
}

#[test]
fn what_the_reader_of_the_file_saw_is_a_finding_in_its_place() {
    let mut filing = read_json("form.txt", form().to_string().as_bytes()).unwrap();
    filing.notes = vec![Note {
        rule: rules::find("form-repeated").unwrap(),
        source: Source { line: Some(90), ..Source::default() },
        message: Said::new("还有一份", "another"),
        found: Some("附表2".into()),
    }];
    let result = check(filing, &Options::default());
    let finding = assessed(&result).findings.iter().find(|finding| finding.code == "PJ8008").unwrap();
    assert_eq!((finding.severity, finding.found.as_deref()), (Severity::Note, Some("附表2")));
    assert_eq!(finding.source.as_ref().and_then(|source| source.line), Some(90));
}

#[test]
fn findings_stand_the_gravest_first_and_then_by_place() {
    let mut form = form();
    for row in 0..4 {
        form["indicators"][row]["score"] = "31".into();
    }
    let text = serde_json::to_string_pretty(&form).unwrap();
    let result = check_json("form.json", text.as_bytes(), &Options::default());
    let place = |finding: &Finding| {
        let source = finding.source.clone().unwrap_or_default();
        (std::cmp::Reverse(finding.severity), source.line, source.column)
    };
    let order: Vec<_> = assessed(&result).findings.iter().map(place).collect();
    assert!(4 < order.len() && order.is_sorted(), "{order:?}");
}

#[test]
fn a_line_of_many_says_which_line_it_is() {
    let right = check_json_line("many.ndjson", 3, form().to_string().as_bytes(), &Options::default());
    assert_eq!(right.line, Some(3));
    assert!(assessed(&right).findings.iter().all(|finding| finding.source.as_ref().unwrap().line == Some(3)));
    let broken = check_json_line("many.ndjson", 4, b"{", &Options::default());
    let Outcome::Refused(refused) = &broken.outcome else { panic!("{broken:?}") };
    assert_eq!(refused.problems()[0].line, Some(4));
}
