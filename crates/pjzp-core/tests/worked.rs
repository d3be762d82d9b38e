//! Examples worked by hand: what a row earns, and what explains a filed score.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use pjzp_core::model::Indicator;
use pjzp_core::scoring::{Formula, Judgement, Outcome, Score, Unscored, is_met, judge, score};
use pjzp_core::{Figure, Submission, form::Form, standards};

/// One row under a standard.
struct Example {
    standard: &'static str,
    level2: &'static str,
    target: &'static str,
    actual: &'static str,
    weight: &'static str,
    /// The filed score; may be blank.
    filed: &'static str,
}

fn row(example: &Example) -> Submission {
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let figure = |digits: &str| text(digits).and_then(|digits| Figure::new(digits).ok());
    let indicator = Indicator {
        level2: text(example.level2),
        target: text(example.target),
        actual: text(example.actual),
        weight: figure(example.weight),
        score: figure(example.filed),
        ..Indicator::default()
    };
    let fiscal_year = pjzp_core::model::Year::new(2021);
    Submission { fiscal_year, indicators: vec![indicator], ..Submission::default() }
}

fn with<T>(example: &Example, see: impl FnOnce(&Form<'_>, &Score) -> T) -> T {
    let standard = standards::find(example.standard).expect("a built-in standard");
    let submission = row(example);
    let form = Form::new(&submission, &standard);
    let card = score(&form).0;
    see(&form, card.indicators.first().expect("one row"))
}

#[track_caller]
fn earns(
    standard: &'static str,
    target: &'static str,
    actual: &'static str,
    weight: &'static str,
    points: &str,
) {
    let example = Example { standard, level2: "数量指标", target, actual, weight, filed: "" };
    let found = with(&example, |_, score| match &score.outcome {
        Outcome::Exact(derivation) => derivation.result.to_string(),
        Outcome::Within { low, high, .. } => format!("{low}..{high}"),
        Outcome::Unscored(why) => format!("{why:?}"),
    });
    assert_eq!(found, points, "{standard}: {target} | {actual} | {weight}");
}

#[test]
fn rows_earn_what_the_rules_say() {
    // The cost row of a Hubei report: 7 × 239.5 ÷ 567.5 = 2.954….
    earns("hubei-2020", "≥567.5万元", "239.5万元", "7", "2.95");
    earns("hubei-2020", "≤567.5万元", "239.5万元", "7", "7");
    // Reverse: 10 × 10 ÷ 15, and 10 × (1 − 5 ÷ 10).
    earns("mof-2020", "≤10", "15", "10", "6.67");
    earns("platform", "≤10", "15", "10", "5");
    earns("platform", "≤10", "20", "10", "0");
    // Zero targets: met or not, never a ratio.
    earns("mof-2020", "≥0", "0", "10", "10");
    earns("mof-2020", "≥0起", "3起", "10", "10");
    earns("mof-2020", "=0", "0", "10", "10");
    earns("mof-2020", "=0", "1", "10", "0");
    earns("mof-2020", "≤0", "0", "10", "10");
    earns("mof-2020", "≤0", "2", "10", "0");
    // Half away from zero: 1 × 1 ÷ 8 = 0.125.
    earns("mof-2020", "≥8", "1", "1", "0.13");
    earns("mof-2020", "≥95%", "90.25%", "10", "9.5");
    earns("mof-2020", "≥100%", "100.5%", "10", "10");
    // Money across units, and scales across counts.
    earns("mof-2020", "≥1亿元", "9999.5万元", "10", "10");
    earns("mof-2020", "≥100万元", "500000元", "10", "5");
    earns("mof-2020", "≥2万人次", "15000人次", "10", "7.5");
    // Ten 亩 are 6666.66… 平方米 without end, forty 秒 two thirds of a minute: the ratio is exact.
    earns("mof-2020", "≥10亩", "5000平方米", "10", "7.5");
    earns("mof-2020", "≤40秒", "1分钟", "10", "6.67");
    earns("mof-2020", "≥999999999999999亿元", "500000000000000亿", "10", "5");
    // 万 by itself multiplies its own number, and nothing else.
    earns("mof-2020", "≥5万", "40000", "20", "16");
    earns("mof-2020", "≥50000", "6万", "20", "20");
    earns("mof-2020", "≥5万", "4万", "20", "16");
    // A bare number is in the unit of its target.
    earns("mof-2020", "≥100百分比", "95", "10", "9.5");
    earns("mof-2020", "≥95%", "1", "10", "KindsDiffer");
    // Ranges: inside is full, outside the nearer bound.
    earns("mof-2020", "90%-95%", "92%", "10", "10");
    earns("mof-2020", "90%-95%", "81%", "10", "9");
    earns("mof-2020", "80%-90%", "100%", "10", "9");
    // Dates cannot be divided.
    earns("mof-2020", "2021年12月31日前", "2021年11月30日", "10", "10");
    earns("mof-2020", "2021年10月31日前", "2021年11月30日", "10", "Late");
    // Changes: the same way counts, the other way does not.
    earns("mof-2020", "提升10%", "提升8%", "10", "8");
    earns("mof-2020", "提升10%", "下降8%", "10", "0");
    earns("mof-2020", "降低10%", "-12%", "10", "10");
    earns("mof-2020", "提升10%", "-12%", "10", "0");
    earns("mof-2020", "≥10%", "下降8%", "10", "KindsDiffer");
    // A limit is kept by going the other way.
    earns("mof-2020", "增长≤5%", "增长8%", "10", "6.25");
    earns("mof-2020", "增长不超过5%", "下降3%", "10", "10");
    earns("mof-2020", "下降≤5%", "提高3%", "10", "10");
    earns("mof-2020", "增长≤5%", "-3%", "10", "10");
    earns("mof-2020", "增长=5%", "下降3%", "10", "0");
    // Words: a band, an open band, or words where a number belongs.
    earns("mof-2020", "效果明显", "达成预期指标", "10", "8..10");
    earns("mof-2020", "效果明显", "效果明显", "10", "8..10");
    earns("hubei-2020", "效果明显", "部分达成", "10", "5..8");
    earns("mof-2020", "（优）", "（差）", "10", "0..10");
    earns("mof-2020", "≥50个", "效果明显", "10", "WordsForQuantity");
    earns("mof-2020", "≥50个", "达成预期指标", "10", "8..10");
    earns("mof-2020", "≥50个", "", "10", "NoActual");
    earns("mof-2020", "", "50个", "10", "NoTarget");
    earns("mof-2020", "≥50个", "50个", "", "NoWeight");
    earns("mof-2020", "≥50个", "50个", "0", "WeightNotPositive");
    earns("mof-2020", "≥50个", "50元", "10", "KindsDiffer");
    // More places than the standard's two: the weight can still be earned whole, never more.
    earns("mof-2020", "≥3", "3", "3.335", "3.335");
    earns("mof-2020", "≥1000", "999", "3.335", "3.332");
    // Threshold-linear from 60 %: 10 × (0.8 − 0.6) ÷ 0.4.
    earns("mof-2021", "≥100", "80", "10", "5");
    earns("mof-2021", "≥100", "60", "10", "0");
}

/// On the bound of `>` and `<` the target is not met, and the ratio of one still earns it all.
#[test]
fn a_strict_target_is_met_only_beyond_its_bound() {
    for (target, actual, met, points) in [
        ("≥90%", "90%", Some(true), "10 (Met)"),
        (">90%", "90.01%", Some(true), "10 (Met)"),
        (">90%", "90%", Some(false), "10 (ActualOverTarget)"),
        ("超过90%", "90%", Some(false), "10 (ActualOverTarget)"),
        (">90%", "81%", Some(false), "9 (ActualOverTarget)"),
        ("<10天", "9天", Some(true), "10 (Met)"),
        ("<10天", "10天", Some(false), "10 (TargetOverActual)"),
        // There is no ratio to zero.
        (">0", "0", Some(false), "0 (Nothing)"),
        ("<0", "0", Some(false), "0 (Nothing)"),
        // The sign that was copied claims that the target was passed.
        (">90%", ">90%", Some(true), "10 (Met)"),
        (">90%", "≥90%", None, "10 (ActualOverTarget)"),
        ("提升>5%", "提升5%", Some(false), "10 (ActualOverTarget)"),
    ] {
        let example =
            Example { standard: "mof-2020", level2: "数量指标", target, actual, weight: "10", filed: "" };
        let found = with(&example, |form, score| {
            let points = match &score.outcome {
                Outcome::Exact(derivation) => format!("{} ({:?})", derivation.result, derivation.formula),
                other => format!("{other:?}"),
            };
            (form.rows.first().and_then(|row| is_met(form, row)), points)
        });
        assert_eq!(found, (met, points.to_owned()), "{target} | {actual}");
    }
    judged("数量指标", ">90%", "90%", "10", "Exact");
}

/// A transfer payment is not scored, whatever stands in its columns.
#[test]
fn a_form_that_carries_no_points_earns_none() {
    let example = Example {
        standard: "mof-2020",
        level2: "数量指标",
        target: "≥50个",
        actual: "50个",
        weight: "10",
        filed: "10",
    };
    let kind = Some(pjzp_core::model::Kind::Transfer);
    let submission = Submission { kind, ..row(&example) };
    let standard = standards::find("mof-2020").expect("a built-in standard");
    let card = score(&Form::new(&submission, &standard)).0;
    let row = card.indicators.first().expect("one row");
    assert_eq!((row.points(), row.interval(), row.unscored()), (None, None, Some(Unscored::KindNotScored)));
    assert_eq!((card.total.points, card.total.low, card.grade), (None, None, None));
}

#[test]
fn an_unscored_row_says_why_in_both_languages() {
    for why in [Unscored::NoWeight, Unscored::Late, Unscored::KindsDiffer, Unscored::TooLarge] {
        assert!(!why.words().zh.is_empty() && !why.words().en.is_empty(), "{why:?}");
    }
}

#[track_caller]
fn judged(
    level2: &'static str,
    target: &'static str,
    actual: &'static str,
    filed: &'static str,
    expected: &str,
) {
    let example = Example { standard: "mof-2020", level2, target, actual, weight: "10", filed };
    let found = with(&example, |form, score| {
        let (Outcome::Exact(derivation), Some(filed), Some(row)) =
            (&score.outcome, score.filed, form.rows.first())
        else {
            return format!("{:?}", score.outcome);
        };
        match judge(row, &form.standard.scoring, filed, derivation) {
            Judgement::Follows(explanation) => format!("{explanation:?}"),
            Judgement::FollowsOtherwise(other) => other.formula.id().to_owned(),
            other => format!("{other:?}"),
        }
    });
    assert_eq!(found, expected, "{target} | {actual} | {filed}");
}

/// 10 × 79.27 ÷ 100 = 7.927, and its like.
#[test]
fn filed_scores_are_explained() {
    judged("数量指标", "≥100", "79.27", "7.93", "Exact");
    judged("数量指标", "≥100", "79.27", "7.927", "Exact");
    judged("数量指标", "≥100", "79.27", "7.9", "RoundedAt(1)");
    judged("数量指标", "≥100", "79.27", "8", "RoundedAt(0)");
    judged("数量指标", "≥100", "79.27", "7.92", "CutAt(2)");
    judged("数量指标", "≥100", "79.27", "7", "CutAt(0)");
    judged("数量指标", "≥100", "99.1", "9", "CutAt(0)");
    judged("数量指标", "≥100", "86.2", "9", "RoundedAt(0)");
    judged("数量指标", "≥6", "1", "1.67", "Exact");
    judged("数量指标", "≥6", "1", "1.7", "RoundedAt(1)");
    judged("数量指标", "≥600", "497", "8.3", "RoundedAt(1)");
    // 10 × 1 ÷ 16 = 0.625.
    judged("数量指标", "≥16", "1", "0.63", "Exact");
    judged("数量指标", "≥16", "1", "0.62", "CutAt(2)");
    judged("数量指标", "≥16", "1", "0.6", "RoundedAt(1)");
    judged("数量指标", "≥3", "2", "6.7", "RoundedAt(1)");
    // The formulas of others, and the other direction.
    judged("成本指标", "≤10", "15", "5", "linear_excess");
    judged("数量指标", "≥100", "80", "5", "threshold_linear");
    judged("数量指标", "≥90%", "100%", "9", "target_over_actual");
    judged("数量指标", "≥100", "97", "10", "FullThoughUnmet");
    judged("数量指标", "≥100", "100", "9", "Unexplained");
    judged("数量指标", "≥100", "80", "3.3", "Unexplained");
    judged("数量指标", "≥100", "80", "11", "Unexplained");
    // 99.997 rounds to the full ten by the standard itself.
    judged("数量指标", "≥100", "99.97", "10", "Exact");
}

/// Under costs a number without a sign is `≤`, unless the filed score says otherwise.
#[test]
fn a_direction_is_inferred_only_where_one_explains_the_score() {
    for (level2, filed, formula) in [
        ("成本指标", "", Formula::Met),
        ("成本指标", "7", Formula::Met),
        ("成本指标", "2.95", Formula::ActualOverTarget),
        ("成本指标", "5", Formula::Met),
        ("数量指标", "7", Formula::ActualOverTarget),
    ] {
        let (target, actual) = ("567.5万元", "239.5万元");
        let example = Example { standard: "mof-2020", level2, target, actual, weight: "7", filed };
        let found = with(&example, |_, score| match &score.outcome {
            Outcome::Exact(derivation) => Some(derivation.formula),
            _ => None,
        });
        assert_eq!(found, Some(formula), "{level2} {filed}");
    }
}

#[test]
fn a_rate_rounded_first_is_recognised() {
    use pjzp_core::scoring::{Explanation, explain};
    // 50 × 1 ÷ 7 = 7.142…, that is 7.14; by 14.29 % it is 7.145, that is 7.15.
    let example = Example {
        standard: "mof-2020",
        level2: "数量指标",
        target: "≥7",
        actual: "1",
        weight: "50",
        filed: "7.15",
    };
    let explanation = with(&example, |_, score| match (&score.outcome, score.filed) {
        (Outcome::Exact(derivation), Some(filed)) => explain(filed, derivation),
        _ => Explanation::Nothing,
    });
    assert_eq!(explanation, Explanation::RateRoundedFirst(2));
}

/// Times that something takes leave room for doubt too; percentages on time do not.
#[test]
fn a_direction_is_doubtful_for_times_and_costs_only() {
    for (level2, target, actual, doubtful) in [
        ("时效指标", "30天", "45天", true),
        ("时效指标", "100%", "97%", false),
        ("时效指标", "30天", "30天", false),
        ("数量指标", "30天", "45天", false),
        ("成本指标", "30", "45", true),
        ("成本指标", "≤30", "45", false),
    ] {
        let example = Example { standard: "mof-2020", level2, target, actual, weight: "10", filed: "10" };
        let submission = row(&example);
        let standard = standards::find("mof-2020").expect("a built-in standard");
        let assumptions = score(&Form::new(&submission, &standard)).1;
        let said = assumptions.iter().any(|assumption| assumption.about.text() == "/indicators/0/sign");
        assert_eq!(said, doubtful, "{level2} {target} {actual}");
    }
}

/// Satisfaction by steps of the rate itself, whatever the target: 90 %, 80 % and 60 %.
#[test]
fn satisfaction_goes_by_its_own_steps() {
    let standard = standards::find("mof-2021").expect("a built-in standard");
    for (actual, points) in
        [("95%", "10"), ("90%", "10"), ("89.9%", "8"), ("80%", "8"), ("60%", "5"), ("59.9%", "0")]
    {
        let indicator = Indicator {
            level1: Some("满意度指标".into()),
            target: Some("≥95%".into()),
            actual: Some(actual.into()),
            weight: Figure::new("10").ok(),
            ..Indicator::default()
        };
        let submission = Submission { indicators: vec![indicator], ..Submission::default() };
        let card = score(&Form::new(&submission, &standard)).0;
        let found = card.indicators.first().and_then(Score::points).map(|found| found.to_string());
        assert_eq!(found.as_deref(), Some(points), "{actual}");
    }
}
