//! The first report, from its text to its one mistake: what is read, what is found, and that
//! every number of it, when changed, is found again.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use pjzp_converter::{Format, Recognised, read, recognise};
use pjzp_core::rule::Severity;
use pjzp_core::{Assessment, Decimal, Submission, Verdict, assess, standards};
use serde_json::Value;

const REPORT: &str = include_str!("../../fixtures/reports/report-counterpart-support-2021.txt");

/// The sentence that holds the mistake, wrong and right.
const WRONG: &str = "产出评价总实际得分为 24 分";
const RIGHT: &str = "产出评价总实际得分为 23.37 分";

fn recognised(text: &str) -> Recognised {
    recognise(&read(text.as_bytes(), Format::Text).unwrap())
}

fn assessed(submission: &Submission) -> Assessment {
    assess(submission, &standards::choose(submission).standard)
}

fn corrected() -> String {
    assert_eq!(REPORT.matches(WRONG).count(), 1);
    REPORT.replace(WRONG, RIGHT)
}

fn number(digits: &str) -> Option<Decimal> {
    digits.parse().ok()
}

#[test]
fn the_report_is_read_whole() {
    let recognised = recognised(REPORT);
    assert_eq!(recognised.coverage.unread, 0);
    let submission = recognised.submission;
    let rows: Vec<[String; 6]> = submission
        .indicators
        .iter()
        .map(|row| {
            let figure = |figure: &Option<pjzp_core::Figure>| figure.as_ref().unwrap().text().to_owned();
            [
                row.level1.clone().unwrap(),
                row.level2.clone().unwrap(),
                row.target.clone().unwrap(),
                row.actual.clone().unwrap(),
                figure(&row.weight),
                figure(&row.score),
            ]
        })
        .collect();
    assert_eq!(
        rows,
        [
            ["产出指标", "数量指标", "2 个", "2个", "11", "11"],
            ["产出指标", "质量指标", "100%", "100%", "11", "11"],
            ["产出指标", "质量指标", "100%", "100%", "11", "11"],
            ["产出指标", "成本指标", "567.5 万元", "239.5 万元", "7", "2.95"],
            ["效益指标", "经济效益指标", "有效果", "有效果", "8", "7.8"],
            ["效益指标", "社会效益指标", "改善", "改善", "8", "7.6"],
            ["效益指标", "可持续性影响指标", "良好", "良好", "8", "7.97"],
            ["满意度指标", "工作人员满意度", "90%", "90%", "8", "8"],
            ["满意度指标", "服务对象满意度", "90%", "100%", "8", "8"],
        ]
        .map(|row| row.map(String::from))
    );
    let budget = submission.budget.unwrap();
    let total = budget.total.unwrap();
    assert_eq!(budget.unit.as_deref(), Some("万元"));
    assert_eq!(total.initial.unwrap().points(), number("567.5"));
    assert_eq!(total.executed.unwrap().points(), number("239.5"));
    assert_eq!(total.weight, None);
    let items = budget.items.iter().map(|item| item.amount.as_ref().unwrap().points().unwrap());
    assert_eq!((budget.items.len(), Decimal::sum(items)), (7, number("5675000")));
    assert_eq!(submission.fiscal_year.unwrap().number(), 2021);
}

#[test]
fn the_score_is_recomputed_under_the_standard_of_the_region() {
    let submission = recognised(REPORT).submission;
    let choice = standards::choose(&submission);
    assert_eq!(choice.standard.id, "hubei-2020");
    assert_eq!(choice.chosen_by, standards::ChosenBy::UnitName("武汉".into()));
    let assessment = assess(&submission, &choice.standard);
    let total = &assessment.scorecard.total;
    assert_eq!((total.points, total.low, total.high), (number("83.76"), number("79.59"), number("84.39")));
    assert_eq!(assessment.scorecard.grade.as_deref(), Some("良"));
    let execution = assessment.assumptions.iter().find(|a| a.about.text() == "/budget/total/weight").unwrap();
    assert_eq!(execution.value, "20");
    let ten = execution.alternatives.iter().find(|other| other.value == "10").unwrap();
    assert!(ten.consequence.zh.contains("79.54"), "{}", ten.consequence.zh);
}

/// Every finding: code, how grave, and the line it points at.
#[test]
fn one_error_and_what_a_careful_reviewer_would_ask() {
    let recognised = recognised(REPORT);
    let assessment = assessed(&recognised.submission);
    let lines: Vec<&str> = REPORT.lines().collect();
    let found: Vec<String> = assessment
        .findings
        .iter()
        .map(|finding| {
            let source = recognised.sources.find(&finding.pointer);
            let line = source.and_then(|source| source.line).and_then(|line| lines.get(line as usize - 1));
            let line: String = line.map_or_else(|| "?".into(), |line| line.trim().chars().take(14).collect());
            format!("{:?} {} {} | {line}", finding.severity, finding.rule.code, finding.rule.name)
        })
        .collect();
    insta::assert_snapshot!(found.join("\n"));
    let errors: Vec<_> = assessment.findings.iter().filter(|f| f.severity == Severity::Error).collect();
    let [error] = errors.as_slice() else { panic!("{errors:#?}") };
    assert_eq!((error.found.as_deref(), error.expected.as_deref()), (Some("24"), Some("23.37")));
    assert!(error.message.zh.contains("把分值 24 写成了得分"), "{}", error.message.zh);
}

#[test]
fn the_diagnosis_is_the_one_edit() {
    let recognised = recognised(REPORT);
    let diagnosis = assessed(&recognised.submission).diagnosis;
    let [explanation] = diagnosis.explanations.as_slice() else { panic!("{diagnosis:#?}") };
    let [edit] = explanation.edits.as_slice() else { panic!("{explanation:#?}") };
    assert_eq!((edit.from.as_str(), edit.to.as_str()), ("24", "23.37"));
    let line = recognised.sources.find(&edit.pointer).unwrap().line.unwrap();
    assert!(REPORT.lines().nth(line as usize - 1).unwrap().contains(WRONG));
    assert_eq!(explanation.explains, ["PJ3013"]);
}

#[test]
fn corrected_it_holds_no_error_and_nothing_to_mend() {
    let assessment = assessed(&recognised(&corrected()).submission);
    let errors: Vec<_> = assessment.findings.iter().filter(|f| f.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(assessment.verdict(), Verdict::Valid);
    assert_eq!(assessment.diagnosis, pjzp_core::diagnosis::Diagnosis::default());
}

/// Every number of the corrected report, changed by one in its last digit, is an error that
/// names it, and the diagnosis takes exactly that change back, alone or among equals.
/// The numbers that state no figure of the form are dates, headings and the like: all are listed.
#[test]
fn every_number_when_changed_is_found() {
    let text = corrected();
    let base = values(&recognised(&text).submission);
    let mut tried = 0;
    let mut unread = Vec::new();
    for (start, digits) in numbers(&text) {
        let mut changed = text.clone();
        changed.replace_range(start..start + digits.len(), &other(&digits));
        let recognised = recognised(&changed);
        let after = values(&recognised.submission);
        let moved: Vec<&String> =
            after.iter().filter(|(p, v)| base.get(*p) != Some(v)).map(|(p, _)| p).collect();
        let at = format!("{digits} in 「{}」: {moved:?}", line(&text, start));
        let figures: Vec<&String> = moved.iter().copied().filter(|pointer| is_figure(pointer)).collect();
        if figures.is_empty() {
            unread.push(format!(
                "{digits} | {}",
                line(&text, start).trim().chars().take(24).collect::<String>()
            ));
            continue;
        }
        tried += 1;
        let [pointer] = figures.as_slice() else { panic!("one number, several figures: {at}") };
        let assessment = assessed(&recognised.submission);
        let is_about = |finding: &&pjzp_core::rule::Finding| {
            let place = [&finding.pointer].into_iter().chain(&finding.beside);
            place.into_iter().any(|place| place.text() == *pointer)
        };
        let named: Vec<_> = assessment.findings.iter().filter(is_about).collect();
        // A target is a wish: prose and table that differ on one are a warning, and so is the
        // number of indicators.
        let asked = is_soft(pointer, &after);
        let grave = named.iter().any(|finding| finding.severity == Severity::Error);
        assert!(grave || (asked && !named.is_empty()), "no finding: {at}: {:#?}", assessment.findings);
        if asked {
            continue;
        }
        let truth = assessment.diagnosis.explanations.iter().any(|explanation| {
            let [edit] = explanation.edits.as_slice() else { return false };
            edit.pointer.text() == *pointer && same(&edit.to, &base[*pointer])
        });
        assert!(truth, "not diagnosed: {at}: {:#?}", assessment.diagnosis);
        assert!(
            assessment.diagnosis.explanations.iter().all(|explanation| explanation.edits.len() == 1),
            "{at}"
        );
    }
    assert_eq!(tried, 74, "numbers that state a figure");
    insta::assert_snapshot!("numbers_that_state_no_figure", unread.join("\n"));
}

/// The grade, changed, is an error, and the diagnosis takes it back.
#[test]
fn the_grade_when_changed_is_found() {
    for grade in ["优", "中", "差"] {
        let changed = corrected().replace("综合评价:良", &format!("综合评价:{grade}"));
        let assessment = assessed(&recognised(&changed).submission);
        let error = assessment.findings.iter().find(|finding| finding.severity == Severity::Error).unwrap();
        assert_eq!((error.rule.code, error.pointer.text()), ("PJ3017", "/total/grade"));
        let [explanation] = assessment.diagnosis.explanations.as_slice() else { panic!("{grade}") };
        let edit = explanation.edits.first().unwrap();
        assert_eq!((edit.pointer.text(), edit.to.as_str()), ("/total/grade", "良"));
    }
}

/// The numbers of a text and where they start.
fn numbers(text: &str) -> Vec<(usize, String)> {
    let mut numbers: Vec<(usize, String)> = Vec::new();
    for (at, glyph) in text.char_indices() {
        if !(glyph.is_ascii_digit() || glyph == '.') {
            continue;
        }
        match numbers.last_mut() {
            Some((start, digits)) if *start + digits.len() == at => digits.push(glyph),
            _ if glyph == '.' => {}
            _ => numbers.push((at, glyph.into())),
        }
    }
    for (_, digits) in &mut numbers {
        digits.truncate(digits.trim_end_matches('.').len());
    }
    numbers
}

/// The number with its last significant digit changed by one: prose may keep fewer places than
/// the form, so a zero behind the point is no place to look for.
fn other(digits: &str) -> String {
    let end = if digits.contains('.') { digits.trim_end_matches('0').len() } else { digits.len() };
    let (head, last) = digits.split_at(end - 1);
    let (last, zeros) = last.split_at(1);
    let digit: u8 = last.parse().unwrap();
    format!("{head}{}{zeros}", if digit == 9 { 8 } else { digit + 1 })
}

fn line(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap()
}

/// Every value of a submission by its pointer.
fn values(submission: &Submission) -> BTreeMap<String, String> {
    fn walk(value: &Value, pointer: &str, into: &mut BTreeMap<String, String>) {
        match value {
            Value::Object(members) => {
                for (key, value) in members {
                    walk(value, &format!("{pointer}/{key}"), into);
                }
            }
            Value::Array(items) => {
                for (at, value) in items.iter().enumerate() {
                    walk(value, &format!("{pointer}/{at}"), into);
                }
            }
            Value::String(text) => drop(into.insert(pointer.into(), text.clone())),
            other => drop(into.insert(pointer.into(), other.to_string())),
        }
    }
    let mut values = BTreeMap::new();
    walk(&serde_json::to_value(submission).unwrap(), "", &mut values);
    values
}

/// Whether a figure stands at the pointer, and not a name, a date or a sentence.
fn is_figure(pointer: &str) -> bool {
    let member = pointer.rsplit('/').next().unwrap();
    let figures =
        ["weight", "score", "initial", "adjusted", "executed", "rate", "amount", "target", "actual", "value"];
    figures.contains(&member)
}

fn is_soft(pointer: &str, values: &BTreeMap<String, String>) -> bool {
    let subject =
        pointer.strip_suffix("/value").and_then(|statement| values.get(&format!("{statement}/subject")));
    pointer.ends_with("/target")
        || subject
            .is_some_and(|subject| ["target", "indicator_count", "row_values"].contains(&subject.as_str()))
}

/// Two ways to write one number: `239.5` and `239.50`.
fn same(left: &str, right: &str) -> bool {
    let plain = |text: &str| -> String { text.chars().filter(|glyph| !glyph.is_whitespace()).collect() };
    let (left, right) = (plain(left), plain(right));
    let value = |text: &str| text.trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<Decimal>();
    left == right || value(&left).is_ok_and(|l| value(&right) == Ok(l))
}
