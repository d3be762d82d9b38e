//! Every format can be written of every report, whatever the forms say, and none leaves a finding
//! out: a law over forms full of what breaks terminals, XML, JSON and pages.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use pjzp_core::text::Language;
use pjzp_validator::render::Format;
use pjzp_validator::report::{Coverage, Outcome, Standing, Unread, Waived, read_report};
use pjzp_validator::{FileResult, Options, Report, check_json, check_json_line};
use proptest::prelude::*;
use quick_junit::TestCaseStatus;
use serde_json::{Value, json};

/// What people paste, and what someone sends who means harm.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\u{0}".to_owned()),
        Just("\u{1b}[31m".to_owned()),
        Just("\u{9b}2J".to_owned()),
        Just("\u{202e}\u{2066}".to_owned()),
        Just("\r\n错误 PJ3013 x\n".to_owned()),
        Just("\n\u{2028}\u{85}".to_owned()),
        Just("\u{fffe}\u{ffff}\u{feff}".to_owned()),
        Just("]]></failure><script>alert(1)</script>&amp;".to_owned()),
        Just("{0}[a](http://x)「".to_owned()),
        Just("字".repeat(3000)),
        Just("效益指标".to_owned()),
        "\\PC{0,6}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..3).prop_map(|pieces| pieces.concat())
}

fn figure() -> impl Strategy<Value = String> {
    let short = hostile().prop_map(|text| text.chars().take(90).collect());
    prop_oneof![4 => "[0-9]{1,2}(\\.[0-9]{1,2})?", 1 => short]
}

fn form() -> impl Strategy<Value = Value> {
    let row = (hostile(), hostile(), figure(), figure()).prop_map(|(name, value, weight, score)| {
        json!({ "level1": "效益指标", "name": name, "target": value, "actual": value, "weight": weight, "score": score })
    });
    let rows = prop::collection::vec(row, 0..4);
    (hostile(), hostile(), rows, figure(), figure()).prop_map(|(name, unit, rows, subtotal, total)| {
        json!({
            "schema_version": "1",
            "name": name,
            "budget_unit": { "name": unit },
            "indicators": rows,
            "subtotals": [{ "level1": "效益指标", "score": subtotal }],
            "total": { "score": total },
        })
    })
}

/// A result of any kind: assessed, refused, on a line, waived, known, with what was not understood.
fn result() -> impl Strategy<Value = FileResult> {
    (hostile(), form(), hostile(), 0..6_u32).prop_map(|(file, form, text, kind)| {
        let options = Options::default();
        let bytes = form.to_string().into_bytes();
        let mut result = match kind {
            0 => check_json(&file, text.as_bytes(), &options),
            1 => check_json_line(&file, 7, &bytes, &options),
            _ => check_json(&file, &bytes, &options),
        };
        if let Outcome::Assessed(assessed) = &mut result.outcome {
            if kind == 2 {
                let source = pjzp_core::Source::default();
                let unread_places = vec![Unread { text: text.clone(), source }];
                assessed.coverage =
                    Some(Coverage { cells: 1, used: 0, ignored: 0, unread: 1, unread_places });
            }
            for (finding, turn) in assessed.findings.iter_mut().zip([kind, 5, 4, 3].into_iter().cycle()) {
                let waived = Waived { reason: text.clone(), approver: text.clone(), expires: text.clone() };
                finding.waived = (turn == 3).then_some(waived);
                finding.baseline = (turn == 4).then_some(Standing::Known);
            }
        }
        result
    })
}

/// Whether nothing in it drives a terminal, turns the reading direction, or has no place in XML.
fn is_harmless(text: &str) -> bool {
    text.chars().all(|glyph| {
        let hidden =
            matches!(glyph, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}');
        glyph == '\n' || !(glyph.is_control() || hidden)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_format_can_be_written_and_leaves_no_finding_out(
        results in prop::collection::vec(result(), 0..3),
    ) {
        let report = Report::new(results);
        let findings = report.findings().count();
        let open = report.findings().filter(|finding| finding.is_open()).count();
        let problems: usize = report.results().iter().map(|result| match &result.outcome {
            Outcome::Refused(refused) => refused.problems().len(),
            Outcome::Assessed(_) => 0,
        }).sum();

        for language in [Language::Chinese, Language::English] {
            let text = Format::Text.render(&report, language);
            prop_assert!(is_harmless(&text));
            let heads = ["错误 PJ", "警告 PJ", "提示 PJ", "error PJ", "warning PJ", "note PJ"];
            let told = text.lines().filter(|line| heads.iter().any(|head| line.starts_with(head))).count();
            prop_assert_eq!(told, open, "{}", text);

            let log: Value = serde_json::from_str(&Format::Sarif.render(&report, language)).unwrap();
            let count = |pointer: &str| log.pointer(pointer).unwrap().as_array().unwrap().len();
            prop_assert_eq!(count("/runs/0/results"), findings);
            prop_assert_eq!(count("/runs/0/invocations/0/toolExecutionNotifications"), problems);

            let xml = Format::Junit.render(&report, language);
            prop_assert!(is_harmless(&xml));
            let suites = quick_junit::Report::deserialize_from_str(&xml).unwrap().test_suites;
            prop_assert_eq!(suites.len(), report.results().len());
            let cases = || suites.iter().flat_map(|suite| &suite.test_cases);
            let told = cases().filter(|case| case.name.as_str().starts_with("PJ")).count();
            let failed = cases().filter(|case| matches!(case.status, TestCaseStatus::NonSuccess { .. })).count();
            prop_assert_eq!(told, findings);
            prop_assert_eq!(failed, usize::try_from(report.summary().errors).unwrap() + problems);
        }
        let page = Format::Html.render(&report, Language::Chinese);
        prop_assert!(!page.contains("<script>alert"));
        let written = Format::Json.render(&report, Language::Chinese);
        prop_assert_eq!(read_report(written.as_bytes()).unwrap(), report);
    }
}
