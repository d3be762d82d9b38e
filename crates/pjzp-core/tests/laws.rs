//! The laws of the engine, each tried on generated submissions under every standard.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod strategy;

use pjzp_core::model::Indicator;
use pjzp_core::rule::skipped;
use pjzp_core::rules::RULES;
use pjzp_core::scoring::{Outcome, Scorecard, score};
use pjzp_core::standard::{ExecutionFormula, Standard};
use pjzp_core::{Decimal, Submission, assess, form::Form};
use proptest::prelude::*;

fn card(submission: &Submission, standard: &Standard) -> Scorecard {
    score(&Form::new(submission, standard)).0
}

/// A standard and a well-formed submission for it.
fn scored() -> impl Strategy<Value = (Standard, Submission)> {
    strategy::standard().prop_flat_map(|standard| (Just(standard.clone()), strategy::quantitative(&standard)))
}

/// The points of one row: sign, target and actual in hundredths, and a weight.
fn points(standard: &Standard, sign: &str, target: i64, actual: i64, weight: Decimal) -> Decimal {
    let row = Indicator {
        level1: Some("产出指标".into()),
        level2: Some("数量指标".into()),
        target: Some(format!("{sign}{}", Decimal::new(target, 2))),
        actual: Some(Decimal::new(actual, 2).to_string()),
        weight: strategy::figure(weight),
        ..Indicator::default()
    };
    let submission = Submission { indicators: vec![row], ..Submission::default() };
    let card = card(&submission, standard);
    card.indicators[0].points().unwrap_or_else(|| panic!("{:?}", card.indicators[0]))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// L1: 0 ≤ score ≤ weight.
    #[test]
    fn l1_scores_stay_within_weights(standard in strategy::standard(), submission in strategy::any_submission()) {
        let card = card(&submission, &standard);
        for score in card.indicators.iter().chain([&card.execution]) {
            let Some((low, high)) = score.interval() else { continue };
            prop_assert!(Decimal::ZERO <= low && low <= high);
            prop_assert!(score.weight.is_some_and(|weight| high <= weight), "{score:?}");
            prop_assert!(score.points().is_none_or(|points| low <= points && points <= high), "{score:?}");
        }
    }

    /// L2: the total is the sum of the rounded rows, within 0..=100.
    #[test]
    fn l2_the_total_is_the_sum_of_the_rounded_rows((standard, submission) in scored()) {
        let card = card(&submission, &standard);
        let mut hundredths = 0_i128;
        for score in card.indicators.iter().chain([&card.execution]) {
            // A weight of nothing earns nothing and has no points of its own.
            let points = score.points().unwrap_or(Decimal::ZERO);
            prop_assert!(points.places() <= 2);
            hundredths += points.shift(2).unwrap().mantissa();
        }
        prop_assert!((0..=10_000).contains(&hundredths), "{hundredths}");
        if let Some(total) = card.total.points {
            prop_assert_eq!(total.shift(2).unwrap().mantissa(), hundredths);
        }
    }

    /// L3: doing more never scores less; for `≤`, doing less never does.
    #[test]
    fn l3_more_is_never_less(
        standard in strategy::standard(),
        target in 1_i64..5_000,
        actual in 0_i64..12_000,
        more in 0_i64..3_000,
        weight in strategy::number(3_000),
    ) {
        prop_assume!(weight > Decimal::ZERO);
        let by = |sign: &str, actual: i64| points(&standard, sign, target, actual, weight);
        prop_assert!(by("≥", actual) <= by("≥", actual + more));
        prop_assert!(by("≤", actual + more) <= by("≤", actual));
    }

    /// L4: meeting the target earns it all.
    #[test]
    fn l4_meeting_the_target_earns_it_all(
        standard in strategy::standard(),
        target in 0_i64..5_000,
        beyond in 0_i64..5_000,
        weight in strategy::number(3_000),
    ) {
        prop_assume!(weight > Decimal::ZERO);
        prop_assert_eq!(points(&standard, "≥", target, target + beyond, weight), weight);
        prop_assert_eq!(points(&standard, "=", target, target, weight), weight);
        prop_assert_eq!(points(&standard, "≤", target, (target - beyond).max(0), weight), weight);
    }

    /// L5: the order of the rows never changes the total.
    #[test]
    fn l5_row_order_never_matters((standard, submission) in scored(), turn in 0_usize..12) {
        let mut turned = submission.clone();
        let rows = turned.indicators.len();
        turned.indicators.rotate_left(turn % rows);
        let (left, right) = (card(&submission, &standard), card(&turned, &standard));
        prop_assert_eq!(left.total.points, right.total.points);
        prop_assert_eq!((left.total.low, left.total.high), (right.total.low, right.total.high));
    }

    /// L6: 元 or 万元, the same result.
    #[test]
    fn l6_the_unit_of_money_never_matters((standard, submission) in scored()) {
        let mut other = submission.clone();
        let budget = other.budget.as_mut().unwrap();
        budget.unit = Some("万元".into());
        let total = budget.total.as_mut().unwrap();
        for figure in [&mut total.adjusted, &mut total.executed] {
            let yuan = figure.as_ref().unwrap().points().unwrap();
            *figure = strategy::figure(yuan.shift(-4).unwrap());
        }
        let (left, right) = (card(&submission, &standard), card(&other, &standard));
        prop_assert_eq!(left.execution.points(), right.execution.points());
        prop_assert_eq!(left.total.points, right.total.points);
    }

    /// L7: the same input gives the same bytes.
    /// L8: no finding without a registered rule.
    /// L9: `assess` never panics, on any value of its types.
    /// L10: a family of rules that had nothing to look at found nothing.
    #[test]
    fn l7_l8_l9_l10_any_submission_is_assessed_alike_and_by_registered_rules(
        standard in strategy::standard(),
        submission in strategy::any_submission(),
    ) {
        let assessment = assess(&submission, &standard);
        prop_assert_eq!(
            format!("{assessment:?}"),
            format!("{:?}", assess(&submission.clone(), &standard.clone()))
        );
        for finding in &assessment.findings {
            prop_assert!(RULES.iter().any(|rule| std::ptr::eq(*rule, finding.rule)), "{}", finding.rule.code);
            let mut skipped = skipped(&submission, &standard).into_iter();
            let is_scored = Form::new(&submission, &standard).is_scored();
            prop_assert!(!is_scored || skipped.all(|each| each.family != finding.rule.family()), "{finding:?}");
            prop_assert!(!finding.message.zh.is_empty() && !finding.message.en.is_empty());
        }
    }

    /// A total of known rows lies in its own interval.
    #[test]
    fn the_total_lies_in_its_interval(standard in strategy::standard(), submission in strategy::any_submission()) {
        let total = card(&submission, &standard).total;
        if let (Some(points), Some(low), Some(high)) = (total.points, total.low, total.high) {
            prop_assert!(low <= points && points <= high);
        }
    }
}

/// The execution score on a whole grid of rates, under every standard, against plain integers.
#[test]
fn execution_is_exact_on_a_grid() {
    for standard in pjzp_core::standards::all() {
        let weight = i64::try_from(standard.execution.weight.mantissa()).unwrap();
        for budget in 1..=60_i64 {
            for executed in 0..=70_i64 {
                let expected = match &standard.execution.formula {
                    // Half away from zero in hundredths: (2n + d) ÷ 2d.
                    ExecutionFormula::Linear => {
                        (2 * weight * 100 * executed.min(budget) + budget) / (2 * budget)
                    }
                    ExecutionFormula::Steps(steps) => {
                        let hundredths =
                            |number: Decimal| i64::try_from(number.shift(2).unwrap().mantissa()).unwrap();
                        let step = steps.iter().find(|step| hundredths(step.from) * budget <= 100 * executed);
                        step.map_or(0, |step| weight * hundredths(step.share))
                    }
                };
                let submission: Submission = serde_json::from_value(serde_json::json!({
                    "schema_version": "1",
                    "budget": { "total": {
                        "adjusted": budget.to_string(), "executed": executed.to_string(),
                        "weight": weight.to_string(),
                    } },
                }))
                .unwrap();
                let score = card(&submission, &standard).execution;
                assert_eq!(
                    score.points(),
                    Some(Decimal::new(expected, 2)),
                    "{} {executed}/{budget}: {score:?}",
                    standard.id
                );
            }
        }
    }
}

/// Every formula for rows on a whole grid, against plain integers.
#[test]
fn rows_are_exact_on_a_grid() {
    let half_up = |numerator: i64, denominator: i64| (2 * numerator + denominator) / (2 * denominator);
    let standard = |id: &str| pjzp_core::standards::find(id).unwrap();
    let (ratio, linear, threshold) = (standard("mof-2020"), standard("platform"), standard("mof-2021"));
    for weight in [1_i64, 7, 8, 10] {
        for target in 0..=24_i64 {
            for actual in 0..=50_i64 {
                let full = weight * 100;
                let positive = if actual >= target { full } else { half_up(full * actual, target) };
                let reverse = match (actual <= target, target) {
                    (true, _) => full,
                    (false, 0) => 0,
                    (false, _) => half_up(full * target, actual),
                };
                let excess = match (actual <= target, actual >= 2 * target) {
                    (true, _) => full,
                    (false, true) => 0,
                    (false, false) => half_up(full * (2 * target - actual), target),
                };
                // (a/t − 0.6) ÷ 0.4 = (5a − 3t) ÷ 2t
                let floored = match (actual >= target, 5 * actual <= 3 * target) {
                    (true, _) => full,
                    (false, true) => 0,
                    (false, false) => half_up(full * (5 * actual - 3 * target), 2 * target),
                };
                // Anything but nothing falls short of a target of nothing that is to be hit.
                let equal = if target == 0 && actual > 0 { 0 } else { positive };
                for (standard, sign, expected) in [
                    (&ratio, "≥", positive),
                    (&ratio, "=", equal),
                    (&ratio, "≤", reverse),
                    (&linear, "≥", positive),
                    (&linear, "≤", excess),
                    (&threshold, "≥", floored),
                ] {
                    let found = points(
                        standard,
                        sign,
                        target * 100,
                        actual * 100,
                        Decimal::from(u32::try_from(weight).unwrap()),
                    );
                    assert_eq!(
                        found,
                        Decimal::new(expected, 2),
                        "{}: weight {weight}, target {sign}{target}, actual {actual}",
                        standard.id
                    );
                }
            }
        }
    }
}

/// A qualitative row is never exact: a person chooses within its band.
#[test]
fn bands_are_the_standards_shares_of_the_weight() {
    for (id, wording, weight, low, high) in [
        ("mof-2020", "达成预期指标", "10", "8", "10"),
        ("mof-2020", "部分达成预期指标并具有一定效果", "10", "6", "8"),
        ("mof-2020", "未达成预期指标且效果较差", "10", "0", "6"),
        ("mof-2020", "达成预期指标", "3.33", "2.66", "3.33"),
        ("mof-2020", "部分达成预期指标并具有一定效果", "3.33", "2", "2.66"),
        ("hubei-2020", "部分达成预期指标并具有一定效果", "8", "4", "6.4"),
        ("hubei-2020", "未达成预期指标且效果较差", "8", "0", "4"),
        ("mof-2020", "群众反映不错", "10", "0", "10"),
    ] {
        let standard = pjzp_core::standards::find(id).unwrap();
        let row = Indicator {
            target: Some("效果明显".into()),
            actual: Some(wording.into()),
            weight: strategy::figure(weight.parse().unwrap()),
            ..Indicator::default()
        };
        let card = card(&Submission { indicators: vec![row], ..Submission::default() }, &standard);
        let Outcome::Within { low: from, high: to, .. } = &card.indicators[0].outcome else {
            panic!("{id} {wording}: {:?}", card.indicators[0]);
        };
        assert_eq!((from.to_string(), to.to_string()), (low.into(), high.into()), "{id} {wording} {weight}");
    }
}
