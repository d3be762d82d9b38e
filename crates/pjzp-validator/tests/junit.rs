//! The report as JUnit XML: what becomes of each finding; that it is JUnit at all is held against
//! a schema and another reader in `tests/tests/official_formats.rs`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use pjzp_core::Source;
use pjzp_core::rules::{self, RULES};
use pjzp_core::text::Language;
use pjzp_validator::render::Format;
use pjzp_validator::report::{Coverage, Outcome, Said, Standing, Waived};
use pjzp_validator::{FileResult, Note, Options, Report, check, check_json, read_json};
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

const WRONG: &str = include_str!("../../pjzp-cli/tests/forms/wrong.json");
const RIGHT: &str = include_str!("../../pjzp-cli/tests/forms/right.json");

fn suites(results: Vec<FileResult>) -> Vec<TestSuite> {
    let text = Format::Junit.render(&Report::new(results), Language::Chinese);
    quick_junit::Report::deserialize_from_str(&text).unwrap().test_suites
}

#[track_caller]
fn suite(text: &str) -> TestSuite {
    suites(vec![check_json("表.json", text.as_bytes(), &Options::default())]).pop().unwrap()
}

fn came_out(case: &TestCase) -> &'static str {
    match &case.status {
        TestCaseStatus::Success { .. } if case.system_out.is_some() => "said",
        TestCaseStatus::Success { .. } => "passed",
        TestCaseStatus::Skipped { .. } => "skipped",
        TestCaseStatus::NonSuccess { kind: NonSuccessKind::Failure, .. } => "failed",
        TestCaseStatus::NonSuccess { .. } => "unreadable",
    }
}

/// The tests whose names begin so, with how they came out.
#[track_caller]
fn tests<'a>(suite: &'a TestSuite, start: &str) -> Vec<(&'a str, &'static str)> {
    let cases = suite.test_cases.iter().filter(|case| case.name.as_str().starts_with(start));
    cases.map(|case| (case.name.as_str(), came_out(case))).collect()
}

#[test]
fn an_error_fails_and_what_is_less_grave_passes_with_a_word() {
    let suite = suite(WRONG);
    assert_eq!(tests(&suite, "PJ3013"), [("PJ3013 subtotal-not-sum 「效益指标」小计的得分", "failed")]);
    assert_eq!(tests(&suite, "PJ4002"), [("PJ4002 execution-score-missing 预算执行的得分", "said")]);
    let failed = suite.test_cases.iter().find(|case| came_out(case) == "failed").unwrap();
    let TestCaseStatus::NonSuccess { message, ty, description, .. } = &failed.status else {
        panic!("{failed:?}")
    };
    assert!(message.as_deref().unwrap().contains("23.37"), "{message:?}");
    assert_eq!(ty.as_deref(), Some("PJ3013"));
    let told = description.as_deref().unwrap();
    for part in
        ["错误 PJ3013 ", "\n  位置：第 24 行", "\n  现为 24，应为 23.37\n", "\n  依据：", "\n  办法："]
    {
        assert!(told.contains(part), "{part} in {told}");
    }
    let output = suite.system_out.as_deref().unwrap();
    assert!(output.contains("24 → 23.37") && output.starts_with("标准：hubei-2020"), "{output}");
}

#[test]
fn a_clean_form_passes_by_family_and_skips_what_had_nothing_to_look_at() {
    let suite = suite(RIGHT);
    let all: Vec<(&str, &str)> = tests(&suite, "");
    let mut families: Vec<u8> = RULES.iter().map(|rule| rule.family()).collect();
    families.dedup();
    let named: Vec<u8> =
        all.iter().map(|(name, _)| name.split_once(' ').unwrap().0.parse().unwrap()).collect();
    assert_eq!(named, families);
    assert_eq!(tests(&suite, "3 "), [("3 得分、小计、总分与等级", "passed")]);
    assert_eq!(tests(&suite, "6 "), [("6 文字与表格是否一致", "skipped")]);
}

#[test]
fn what_is_waived_was_skipped_and_what_was_known_passes() {
    let waived =
        Waived { reason: "已核实".into(), approver: "区财政局".into(), expires: "2026-12-31".into() };
    for (given, known, out) in [
        (Some(waived), None, "skipped"),
        (None, Some(Standing::Known), "said"),
        (None, Some(Standing::New), "failed"),
    ] {
        let mut result = check_json("表.json", WRONG.as_bytes(), &Options::default());
        let Outcome::Assessed(assessed) = &mut result.outcome else { panic!("{result:?}") };
        let finding = assessed.findings.iter_mut().find(|finding| finding.code == "PJ3013").unwrap();
        (finding.waived, finding.baseline) = (given, known);
        let suite = suites(vec![result]).pop().unwrap();
        assert_eq!(tests(&suite, "PJ3013"), [("PJ3013 subtotal-not-sum 「效益指标」小计的得分", out)]);
    }
}

#[test]
fn what_could_not_be_read_is_an_error() {
    let suite = suite("{ \"nmae\": 1,\n \"wieght\": 2 }");
    let count = suite.test_cases.iter().filter(|case| came_out(case) == "unreadable").count();
    assert_eq!((count, suite.test_cases.len(), suite.errors), (3, 3, 3));
    assert_eq!(tests(&suite, "读取文件 (2)"), [("读取文件 (2)", "unreadable")]);
}

#[test]
fn what_was_not_understood_was_skipped_and_tests_of_one_name_are_numbered() {
    let mut filing = read_json("表.txt", RIGHT.as_bytes()).unwrap();
    let note = Note {
        rule: rules::find("form-repeated").unwrap(),
        source: Source::default(),
        message: Said::new("还有一份\u{0}", "another"),
        found: None,
    };
    filing.notes = vec![note.clone(), note];
    filing.coverage = Some(Coverage { cells: 9, used: 6, ignored: 1, unread: 2, unread_places: Vec::new() });
    let suite = suites(vec![check(filing, &Options::default())]).pop().unwrap();
    assert_eq!(tests(&suite, "识别情况"), [("识别情况", "skipped")]);
    assert_eq!(
        tests(&suite, "PJ8008"),
        [("PJ8008 form-repeated 整份自评表", "said"), ("PJ8008 form-repeated 整份自评表 (2)", "said")]
    );
    let told = suite.test_cases.iter().find_map(|case| case.system_out.as_deref()).unwrap();
    assert!(told.contains("还有一份\u{fffd}"), "{told}");
}
