//! What an office may lay down: nothing it lays down hides a finding or changes a verdict; and what
//! changed between two reports.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use pjzp_core::rule::Severity;
use pjzp_core::standard::RuleSeverity;
use pjzp_core::{Standard, Verdict, standards};
use pjzp_validator::difference::{Change, Difference, difference_schema};
use pjzp_validator::policy::{Baseline, Day, Waivers};
use pjzp_validator::report::{Finding, Outcome, Standing, read_report};
use pjzp_validator::{FileResult, Options, Policy, Report, SeverityChange, check_json, diff, render};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A form with errors in rows of their own: the scores are what they are given as.
fn form(scores: &[&str]) -> Value {
    let rows = scores.iter().enumerate().map(|(index, score)| {
        json!({ "level1": "产出指标", "level2": "数量指标", "name": format!("指标{index}"),
                "target": "≥80公里", "actual": "82公里", "weight": "30", "score": score })
    });
    json!({ "schema_version": "1", "fiscal_year": 2022, "name": "养护", "project_code": "P1",
            "budget_unit": { "name": "交通运输局" }, "indicators": rows.collect::<Vec<_>>() })
}

fn checked(file: &str, form: &Value) -> FileResult {
    check_json(file, form.to_string().as_bytes(), &Options::default())
}

fn findings(result: &FileResult) -> &[Finding] {
    match &result.outcome {
        Outcome::Assessed(assessed) => &assessed.findings,
        Outcome::Refused(refused) => panic!("{:?}", refused.problems()),
    }
}

/// What the form says it is, as a waiver states it.
fn whose() -> Value {
    json!({ "name": "养护", "budget_unit": "交通运输局", "fiscal_year": 2022 })
}

/// A waiver of a finding, with other members in place of its own; `null` takes one away.
fn waiver(finding: &Finding, other: Value) -> Value {
    let mut waiver = json!({
        "code": finding.code, "form": whose(), "pointer": finding.pointer,
        "reason": "按批复执行", "approver": "财政局绩效科", "expires": "2026-12-31" });
    let members = waiver.as_object_mut().unwrap();
    let own = [("row", &finding.row), ("found", &finding.found)];
    members.extend(own.into_iter().filter_map(|(key, value)| Some((key.into(), json!(value.as_ref()?)))));
    let Value::Object(other) = other else { panic!("{other}") };
    members.extend(other);
    members.retain(|_, value| !value.is_null());
    waiver
}

fn policy(waivers: &[Value], today: &str) -> Policy {
    let file = json!({ "waivers_version": "1", "waivers": waivers });
    let bytes = serde_json::to_string_pretty(&file).unwrap();
    let waivers = Waivers::new("waivers.json", bytes.as_bytes(), Day::parse(today).unwrap()).unwrap();
    Policy { waivers: Some(waivers), baseline: None }
}

fn against(older: &Report) -> Policy {
    let baseline = Baseline::new("older.json", render::json(older).as_bytes()).unwrap();
    Policy { waivers: None, baseline: Some(baseline) }
}

fn report(mut policy: Policy, mut results: Vec<FileResult>) -> Report {
    for result in &mut results {
        policy.apply(result);
    }
    Report::under(policy.terms(&Options::default()), results)
}

fn of_code<'a>(result: &'a FileResult, code: &str) -> &'a Finding {
    findings(result).iter().find(|finding| finding.code == code).unwrap()
}

const ABOVE: &str = "PJ3001";

#[test]
fn a_waived_finding_stays_and_is_counted_apart() {
    let plain = checked("a.json", &form(&["31", "30"]));
    let waivers = [waiver(of_code(&plain, ABOVE), json!({}))];
    let report = report(policy(&waivers, "2026-11-25"), vec![plain.clone()]);
    let result = &report.results()[0];
    let waived = of_code(result, ABOVE).waived.as_ref().unwrap();
    assert_eq!((waived.reason.as_str(), waived.approver.as_str()), ("按批复执行", "财政局绩效科"));
    assert_eq!(findings(result).len(), findings(&plain).len());
    let (before, after) = (Report::new(vec![plain.clone()]).summary(), report.summary());
    assert_eq!((before.errors, before.waived), (after.errors + 1, after.waived - 1));
    // The form is as wrong as it was.
    assert_eq!((plain.verdict(), result.verdict()), (Verdict::Invalid, Verdict::Invalid));
    let used = report.terms().waivers.as_ref().unwrap();
    assert_eq!((used.today.as_str(), used.stale.len(), used.elsewhere), ("2026-11-25", 0, 0));
}

#[test]
fn only_what_is_open_counts_for_the_exit() {
    let plain = checked("a.json", &form(&["31", "30"]));
    let errors = findings(&plain).iter().filter(|finding| finding.severity == Severity::Error);
    let waivers: Vec<Value> = errors.map(|finding| waiver(finding, json!({}))).collect();
    let all = report(policy(&waivers, "2026-11-25"), vec![plain.clone()]);
    assert_eq!(
        (plain.gravest(), all.results()[0].gravest()),
        (Some(Severity::Error), Some(Severity::Warning))
    );
    let known = report(against(&Report::new(vec![plain.clone()])), vec![plain]);
    assert_eq!(known.results()[0].gravest(), None);
    assert_eq!((known.summary().errors, known.summary().known > 0), (0, true));
}

/// What becomes of a waiver: whether the finding is waived, how many are stale, how many elsewhere.
type Fate = (bool, usize, u64);

#[test]
fn a_waiver_covers_one_value_in_one_place_of_one_form() {
    let plain = checked("2022/a.json", &form(&["31", "30"]));
    let (applies, stale, elsewhere): (Fate, Fate, Fate) = ((true, 0, 0), (false, 1, 0), (false, 0, 1));
    for (other, fate) in [
        (json!({}), applies),
        (json!({ "code": "score-above-weight" }), applies),
        (
            json!({ "form": { "project_code": "P1", "fiscal_year": 2022, "budget_unit": "交通运输局" } }),
            applies,
        ),
        (json!({ "form": { "project_code": "P1", "fiscal_year": 2022 } }), applies),
        (json!({ "form": { "project_code": "P1" } }), elsewhere),
        (json!({ "form": { "name": "养护", "budget_unit": "交通运输局" } }), elsewhere),
        (json!({ "form": { "name": "养护", "fiscal_year": 2022 } }), elsewhere),
        (json!({ "form": { "file": "a.json" } }), applies),
        (json!({ "form": { "file": "2022/a.json" } }), applies),
        (json!({ "form": { "file": "2021/a.json" } }), elsewhere),
        (json!({ "form": { "file": ".json" } }), elsewhere),
        (json!({ "form": { "project_code": "P1", "fiscal_year": 2023 } }), elsewhere),
        (json!({ "form": { "name": "养护", "budget_unit": "水利局" } }), elsewhere),
        (json!({ "code": "PJ3002" }), stale),
        (json!({ "pointer": "/indicators/0/weight" }), stale),
        (json!({ "row": "指标1" }), stale),
        (json!({ "row": null }), stale),
        (json!({ "found": "32" }), stale),
        (json!({ "found": null }), stale),
        // The row is known by its name where its number has changed.
        (json!({ "pointer": "/indicators/7/score" }), applies),
        (json!({ "expires": "2026-11-25" }), applies),
        (json!({ "expires": "2026-11-24" }), stale),
    ] {
        let waivers = [waiver(of_code(&plain, ABOVE), other.clone())];
        let report = report(policy(&waivers, "2026-11-25"), vec![plain.clone()]);
        let waived = of_code(&report.results()[0], ABOVE).waived.is_some();
        let used = report.terms().waivers.clone().unwrap();
        assert_eq!((waived, used.stale.len(), used.elsewhere), fate, "{other}");
    }
}

#[test]
fn a_waiver_of_two_rows_alike_is_never_taken_for_the_other() {
    let mut form = form(&["31", "31", "30"]);
    form["indicators"][1]["name"] = "指标0".into();
    let plain = checked("a.json", &form);
    let finding = of_code(&plain, ABOVE);
    let waived = |pointer: &str| -> Vec<String> {
        let waivers = [waiver(finding, json!({ "pointer": pointer }))];
        let report = report(policy(&waivers, "2026-11-25"), vec![plain.clone()]);
        let waived = findings(&report.results()[0]).iter().filter(|finding| finding.waived.is_some());
        waived.map(|finding| finding.pointer.text().to_owned()).collect()
    };
    assert_eq!(waived("/indicators/1/score"), ["/indicators/1/score"]);
    assert_eq!(waived("/indicators/5/score"), Vec::<String>::new());
}

#[test]
fn a_waiver_covers_no_second_form() {
    let plain = checked("a.json", &form(&["31", "30"]));
    let waivers = [waiver(of_code(&plain, ABOVE), json!({}))];
    let report = report(policy(&waivers, "2026-11-25"), vec![plain, checked("b.json", &form(&["31"]))]);
    let waived = |result| of_code(result, ABOVE).waived.is_some();
    assert_eq!(report.results().iter().map(waived).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_stale_waiver_is_a_finding_in_its_own_file() {
    let plain = checked("a.json", &form(&["31", "30"]));
    let finding = of_code(&plain, ABOVE);
    let waivers = [
        waiver(finding, json!({})),
        waiver(finding, json!({ "found": "99" })),
        waiver(finding, json!({ "expires": "2020-01-01" })),
        waiver(finding, json!({})),
    ];
    let report = report(policy(&waivers, "2026-11-25"), vec![plain.clone()]);
    let stale = &report.terms().waivers.as_ref().unwrap().stale;
    let places: Vec<_> = stale.iter().map(|stale| (stale.code.as_str(), stale.pointer.text())).collect();
    assert_eq!(places, ["/waivers/1", "/waivers/2", "/waivers/3"].map(|place| ("PJ8013", place)));
    let lines: Vec<_> = stale.iter().map(|stale| stale.source.as_ref().unwrap().line.unwrap()).collect();
    assert!(lines[0] > 10 && lines.is_sorted(), "{lines:?}");
    for (stale, why) in stale.iter().zip(["没有这样的问题", "已于 2020-01-01 到期", "与另一条豁免重复"])
    {
        assert!(stale.message.zh.contains(why), "{stale:?}");
    }
    assert_eq!(report.summary().warnings, Report::new(vec![plain]).summary().warnings + 3);

    let given = RuleSeverity { code: "PJ8013".into(), severity: Severity::Note, basis: None };
    let standard = Standard { severities: vec![given], ..standards::find("mof-2020").unwrap() };
    let asked = vec![SeverityChange::parse("waiver-stale=error").unwrap()];
    for (standard, severities, severity) in [
        (None, vec![], Severity::Warning),
        (Some(standard.clone()), vec![], Severity::Note),
        (Some(standard), asked.clone(), Severity::Error),
        (None, asked, Severity::Error),
    ] {
        let mut policy = policy(&waivers[1..2], "2026-11-25");
        policy.apply(&mut checked("a.json", &form(&["31"])));
        let used = policy.terms(&Options { standard, severities }).waivers.unwrap();
        assert_eq!(used.gravest(), Some(severity));
    }
}

#[test]
fn a_waiver_file_that_cannot_hold_is_refused_with_place_and_advice() {
    let plain = checked("a.json", &form(&["31"]));
    let good = waiver(of_code(&plain, ABOVE), json!({}));
    let with = |member: &str, value: Value| {
        let mut waiver = good.clone();
        waiver[member] = value;
        json!({ "waivers_version": "1", "waivers": [waiver] }).to_string()
    };
    for (text, place, advice) in [
        (with("resaon", "x".into()), "/waivers/0/resaon", "`reason`"),
        (with("code", "PJ3091".into()), "/waivers/0/code", "did you mean `PJ30"),
        (with("code", "score-above-wieght".into()), "/waivers/0/code", "did you mean `score-above-weight`"),
        (with("expires", "2026-02-30".into()), "/waivers/0/expires", "year-month-day"),
        (with("expires", "2026年底".into()), "/waivers/0/expires", "year-month-day"),
        (with("expires", 2026.into()), "/waivers/0/expires", "text in quotes"),
        (with("reason", " ".into()), "/waivers/0/reason", "blank"),
        (with("approver", "".into()), "/waivers/0/approver", "blank"),
        (with("form", json!({})), "/waivers/0/form", "at least one of"),
        (with("form", json!({ "budget_unit": "交通运输局" })), "/waivers/0/form", "at least one of"),
        (with("pointer", "indicators".into()), "/waivers/0/pointer", "`pointer` of the report"),
        ("{ \"waivers_version\": \"1\" }".into(), "", "`waivers`"),
        ("[1".into(), "/0", "incomplete"),
    ] {
        let refusal = Waivers::new("w.json", text.as_bytes(), Day::parse("2026-11-25").unwrap()).unwrap_err();
        let problem = &refusal.problems[0];
        assert_eq!((problem.pointer.text(), refusal.problems.len()), (place, 1), "{refusal}");
        assert!(problem.en.contains(advice), "{refusal}");
        assert!(problem.line.is_some(), "{refusal}");
    }
}

/// Whether the finding about a row is new, of the form as it was checked before and is now.
#[track_caller]
fn stands(before: (&str, &Value), after: (&str, &Value), row: &str, standing: Standing) {
    let older = Report::new(vec![checked(before.0, before.1)]);
    let report = report(against(&older), vec![checked(after.0, after.1)]);
    let above = |finding: &&Finding| finding.code == ABOVE && finding.row.as_deref() == Some(row);
    let finding = findings(&report.results()[0]).iter().find(above).unwrap();
    assert_eq!(finding.baseline, Some(standing), "{}", finding.pointer);
}

#[test]
fn what_the_baseline_has_is_known_wherever_it_went() {
    let (one, two) = (form(&["31", "30"]), form(&["31", "33"]));
    stands(("a.json", &one), ("a.json", &one), "指标0", Standing::Known);
    stands(("a.json", &one), ("a.json", &two), "指标0", Standing::Known);
    stands(("a.json", &one), ("a.json", &two), "指标1", Standing::New);
    stands(("a.json", &one), ("a.json", &form(&["32", "30"])), "指标0", Standing::New);
    // Filed again under another name: it is still the form it says it is.
    stands(("a.json", &one), ("改.json", &two), "指标0", Standing::Known);
    let mut other = one.clone();
    other["project_code"] = "P2".into();
    stands(("a.json", &one), ("b.json", &other), "指标0", Standing::New);
    stands(("a.json", &one), ("a.json", &other), "指标0", Standing::Known);
    // A row was added above.
    let mut longer = one.clone();
    let row = longer["indicators"][1].clone();
    longer["indicators"].as_array_mut().unwrap().insert(0, row);
    stands(("a.json", &one), ("a.json", &longer), "指标0", Standing::Known);
}

#[test]
fn a_report_that_was_changed_is_refused() {
    let report = Report::new(vec![checked("a.json", &form(&["31"]))]);
    let written = render::json(&report);
    assert_eq!(read_report(written.as_bytes()).unwrap(), report);
    for (from, to, said) in [
        ("\"errors\": ", "\"errors\": 9", "summary"),
        ("\"verdict\": \"invalid\"", "\"verdict\": \"valid\"", "verdict"),
        ("\"report_version\": \"1\"", "\"report_version\": \"7\"", "1"),
        ("\"engine\"", "\"engin\"", "did you mean `engine`"),
    ] {
        let refusal = read_report(written.replacen(from, to, 1).as_bytes()).unwrap_err();
        assert!(refusal.problems.iter().any(|problem| problem.en.contains(said)), "{refusal}");
    }
}

#[test]
fn a_difference_says_what_became_of_each_finding() {
    let before = Report::new(vec![
        checked("a.json", &form(&["31", "32", "30"])),
        checked("gone.json", &json!({ "schema_version": "1", "name": "gone" })),
    ]);
    let plain = checked("new/a.json", &form(&["31", "33", "30"]));
    let waivers = [waiver(of_code(&plain, ABOVE), json!({}))];
    let after =
        report(policy(&waivers, "2026-11-25"), vec![plain, check_json("b.json", b"{", &Options::default())]);
    let difference = diff(&before, &after);
    let of_row = |findings: &[Finding]| -> Vec<(String, Option<String>)> {
        let above = findings.iter().filter(|finding| finding.code == ABOVE);
        above.map(|finding| (finding.row.clone().unwrap(), finding.found.clone())).collect()
    };
    let form = difference.forms.iter().find(|form| form.change == Change::Changed).unwrap();
    assert_eq!(of_row(&form.resolved), [("指标1".into(), Some("32".into()))]);
    assert_eq!(of_row(&form.introduced), [("指标1".into(), Some("33".into()))]);
    let altered: Vec<Finding> = form.altered.iter().map(|altered| altered.after.clone()).collect();
    assert_eq!(of_row(&altered), [("指标0".into(), Some("31".into()))]);
    let counts = difference.summary;
    assert_eq!((counts.same, counts.changed, counts.added, counts.removed), (0, 1, 1, 1));
    assert!(!difference.is_empty() && diff(&after, &after).is_empty());

    let written = serde_json::to_value(&difference).unwrap();
    let schema = jsonschema::draft202012::new(&difference_schema()).unwrap();
    assert!(schema.is_valid(&written), "{:?}", schema.iter_errors(&written).next());
    assert_eq!(serde_json::from_value::<Difference>(written).unwrap(), difference);
}

/// The difference as it is seen from the other side.
fn mirrored(mut difference: Difference) -> Difference {
    std::mem::swap(&mut difference.before, &mut difference.after);
    let counts = &mut difference.summary;
    std::mem::swap(&mut counts.resolved, &mut counts.introduced);
    std::mem::swap(&mut counts.added, &mut counts.removed);
    for form in &mut difference.forms {
        form.change = match form.change {
            Change::Added => Change::Removed,
            Change::Removed => Change::Added,
            other => other,
        };
        std::mem::swap(&mut form.before, &mut form.after);
        std::mem::swap(&mut form.resolved, &mut form.introduced);
        for altered in &mut form.altered {
            std::mem::swap(&mut altered.before, &mut altered.after);
        }
    }
    difference
}

#[test]
fn a_damaged_file_is_refused_in_words() {
    let plain = checked("a.json", &form(&["31"]));
    let waivers = json!({ "waivers_version": "1", "waivers": [waiver(of_code(&plain, ABOVE), json!({}))] });
    let (report, waivers) = (render::json(&Report::new(vec![plain])), waivers.to_string());
    let today = Day::parse("2026-11-25").unwrap();
    let told = |refusal: pjzp_schema::Refusal| {
        let problem = &refusal.problems[0];
        assert!(!problem.zh.is_empty() && !problem.en.contains("expected ident"), "{refusal}");
    };
    for cut in (0..report.trim_end().len()).step_by(61) {
        told(read_report(&report.as_bytes()[..cut]).unwrap_err());
        let mut changed = report.clone().into_bytes();
        changed[cut] = b'9';
        read_report(&changed).map_or_else(told, drop);
    }
    for cut in 0..waivers.len() {
        told(Waivers::new("w.json", &waivers.as_bytes()[..cut], today.clone()).unwrap_err());
        let mut changed = waivers.clone().into_bytes();
        changed[cut] = b'"';
        Waivers::new("w.json", &changed, today.clone()).map_or_else(told, drop);
    }
}

/// Code and place of each finding.
fn places(result: &FileResult) -> Vec<(String, String)> {
    findings(result).iter().map(|finding| (finding.code.clone(), finding.pointer.text().into())).collect()
}

fn scores() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(&["30", "31", "-1", "12", "", "31.5"][..]), 1..5)
}

/// Forms of some names in some files, two of them in one file.
fn many() -> impl Strategy<Value = Vec<FileResult>> {
    let one = (scores(), prop::sample::select(&["a.json", "b.json", "c.json"][..]), 0..3_u8);
    prop::collection::vec(one, 0..4).prop_map(|all| {
        let result = |(scores, file, name): &(Vec<&'static str>, &str, u8)| {
            let mut form = form(scores);
            form["name"] = format!("项目{name}").into();
            checked(file, &form)
        };
        all.iter().map(result).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Waiving hides nothing, and a report read again is the report that was written.
    #[test]
    fn no_policy_hides_a_finding(scores in scores(), earlier in scores(), mask: u32, day in 24_u8..=26) {
        let plain = checked("a.json", &form(&scores));
        let chosen = findings(&plain).iter().enumerate().filter(|(index, _)| mask >> (index % 32) & 1 == 1);
        let waivers: Vec<Value> =
            chosen.map(|(_, finding)| waiver(finding, json!({ "expires": "2026-11-25" }))).collect();
        let older = Report::new(vec![checked("a.json", &form(&earlier))]);
        let both = Policy {
            waivers: policy(&waivers, &format!("2026-11-{day}")).waivers,
            baseline: against(&older).baseline,
        };
        let report = report(both, vec![plain.clone()]);
        let result = &report.results()[0];
        prop_assert_eq!(places(result), places(&plain));
        prop_assert_eq!(result.verdict(), plain.verdict());
        let waived = findings(result).iter().filter(|finding| finding.waived.is_some()).count();
        let stale = report.terms().waivers.as_ref().unwrap().stale.len();
        prop_assert_eq!((waived, stale), if day <= 25 { (waivers.len(), 0) } else { (0, waivers.len()) });
        let summary = report.summary();
        let counted = summary.errors + summary.warnings + summary.notes + summary.waived + summary.known;
        prop_assert_eq!(counted, u64::try_from(places(&plain).len() + stale).unwrap());

        let written = render::json(&report);
        let read = read_report(written.as_bytes()).unwrap();
        prop_assert_eq!(&render::json(&read), &written);
        prop_assert_eq!(read, report);
    }

    /// A report does not differ from itself, and a difference turned round is its mirror image.
    #[test]
    fn differences_are_symmetric(one in many(), other in many()) {
        let (one, other) = (Report::new(one), Report::new(other));
        prop_assert!(diff(&one, &one).is_empty());
        let there = diff(&one, &other);
        prop_assert_eq!(mirrored(diff(&other, &one)), there.clone());
        let findings = |report: &Report| report.results().iter().map(|result| findings(result).len()).sum::<usize>();
        let forms = there.forms.iter().filter(|form| form.before.is_some() && form.after.is_some());
        let kept: u64 = forms.map(|form| form.after.as_ref().unwrap().findings).sum();
        let counts = there.summary;
        prop_assert_eq!(counts.introduced + counts.altered + counts.remaining, kept);
        prop_assert!(u64::try_from(findings(&other)).unwrap() >= kept);
    }
}
