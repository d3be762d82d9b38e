//! The report as JUnit XML: what a build server shows of a run of tests.
//!
//! A submission is a suite. An error is a test that failed; a warning, a note or what the baseline
//! has too is one that passed and has something to say; what is waived was skipped. A family of
//! rules that found nothing passed, and one that had nothing to look at was skipped. So a suite is
//! never empty, and the server's counts are the report's. What belongs to no finding stands in the
//! output of the suite.

use std::collections::BTreeMap;

use pjzp_core::rule::{FAMILIES, Severity};
use pjzp_core::rules::RULES;
use pjzp_core::text::Language;
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::{Plain, Styles, View, policy, text};
use crate::report::{Assessed, FileResult, Finding, Outcome, Problem, Report};

/// The report as JUnit XML, indented, ended by a newline.
pub fn junit(report: &Report, language: Language) -> String {
    let view = View { language, styles: Styles::plain(), original: None };
    let mut junit = quick_junit::Report::new(plain(&report.engine().name));
    junit.add_test_suites(report.results().iter().map(|result| suite(result, &view)));
    let waivers = report.terms().waivers.iter().filter(|waivers| !waivers.stale.is_empty());
    junit.add_test_suites(waivers.map(|waivers| {
        named(
            &waivers.file,
            None,
            waivers.stale.iter().map(|finding| self::finding(finding, &view)).collect(),
        )
    }));
    // INVARIANT (writing never fails): the text goes to memory.
    let mut text = junit.to_string().unwrap_or_default();
    text.push('\n');
    text
}

fn suite(result: &FileResult, view: &View<'_>) -> TestSuite {
    let (cases, standard, output) = match &result.outcome {
        Outcome::Assessed(assessed) => {
            let told = assessed.findings.iter().map(|finding| self::finding(finding, view));
            let cases = told.chain(families(assessed, view)).chain(unread(assessed, view)).collect();
            let output = written(|out| text::around_findings(out, assessed, view));
            (cases, Some(assessed.standard.id.as_str()), Some(output))
        }
        Outcome::Refused(refused) => {
            (refused.problems().iter().map(|problem| self::problem(problem, view)).collect(), None, None)
        }
    };
    let mut suite = named(&result.file, result.line, cases);
    suite.add_property(("verdict", text::verdict(result.verdict(), view)));
    for (name, value) in [("standard", standard), ("sha256", result.sha256.as_deref())] {
        suite.add_properties(
            value.map(|value| (name, plain(value))).map(|(name, value)| (name.to_owned(), value)),
        );
    }
    suite.system_out = output.map(Into::into);
    suite
}

/// A suite on a file, or on a line of it.
fn named(file: &str, line: Option<u32>, mut cases: Vec<TestCase>) -> TestSuite {
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    let name = plain(&format!("{file}{line}"));
    let mut suite = TestSuite::new(&name);
    suite.extra.insert("file".into(), plain(file).into());
    number(&mut cases);
    for case in &mut cases {
        case.set_classname(&name);
    }
    suite.add_test_cases(cases);
    suite
}

fn finding(finding: &Finding, view: &View<'_>) -> TestCase {
    let label = finding.label.say(view.language);
    let name = plain(&format!("{} {} {label}", finding.code, finding.name));
    let message = plain(finding.message.say(view.language));
    let told = written(|out| text::finding(out, finding, view));
    if let Some(waived) = &finding.waived {
        let mut status = TestCaseStatus::skipped();
        status
            .set_message(plain(&policy::waived(waived, view)))
            .set_type(plain(&finding.code))
            .set_description(told);
        return TestCase::new(name, status);
    }
    if finding.severity < Severity::Error || !finding.is_open() {
        let mut case = TestCase::new(name, TestCaseStatus::success());
        case.set_system_out(told);
        return case;
    }
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(message).set_type(plain(&finding.code)).set_description(told);
    TestCase::new(name, status)
}

fn problem(problem: &Problem, view: &View<'_>) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_type(plain(problem.code.as_deref().unwrap_or("unreadable")));
    status.set_message(plain(problem.message.say(view.language)));
    status.set_description(written(|out| text::problem(out, problem, view)));
    TestCase::new(view.say("读取文件", "reading the file"), status)
}

/// The families of rules that found nothing, and those that had nothing to look at.
fn families(assessed: &Assessed, view: &View<'_>) -> Vec<TestCase> {
    let of = |code: &str| RULES.iter().find(|rule| rule.code == code).map(|rule| rule.family());
    let found: Vec<u8> = assessed.findings.iter().filter_map(|finding| of(&finding.code)).collect();
    let registered = FAMILIES.iter().filter(|(family, _)| RULES.iter().any(|rule| rule.family() == *family));
    let case = |(family, words): &(u8, pjzp_core::text::Words)| {
        let name = format!("{family} {}", words.say(view.language));
        let skipped = assessed.skipped.iter().find(|skipped| skipped.family == *family);
        if let Some(skipped) = skipped {
            let mut status = TestCaseStatus::skipped();
            status.set_message(plain(skipped.why.say(view.language)));
            return Some(TestCase::new(name, status));
        }
        (!found.contains(family)).then(|| TestCase::new(name, TestCaseStatus::success()))
    };
    registered.filter_map(case).collect()
}

/// What was not understood was not checked.
fn unread(assessed: &Assessed, view: &View<'_>) -> Option<TestCase> {
    let told = written(|out| text::coverage(out, assessed.coverage.as_ref(), view));
    let head = told.lines().next()?.to_owned();
    let mut status = TestCaseStatus::skipped();
    status.set_message(head).set_description(told);
    Some(TestCase::new(view.say("识别情况", "what was understood"), status))
}

/// Tests of one name are told apart by a number: some servers keep only the last of them.
fn number(cases: &mut [TestCase]) {
    let mut seen = BTreeMap::<String, u32>::new();
    for case in cases {
        let count = seen.entry(case.name.as_str().into()).or_default();
        *count = count.saturating_add(1);
        if 1 < *count {
            case.name = format!("{} ({count})", case.name.as_str()).into();
        }
    }
}

/// One line, in which nothing is left that XML has no place for.
fn plain(text: &str) -> String {
    Plain(text).to_string()
}

/// What a part of the text says, without the blank lines around it.
fn written(part: impl FnOnce(&mut String) -> std::fmt::Result) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = part(&mut text);
    text.trim_matches('\n').into()
}
