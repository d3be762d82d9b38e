//! Submissions to try the laws on: well-formed ones, and any whatever.
#![expect(clippy::unwrap_used, reason = "a strategy that cannot be built is a broken test")]
#![expect(clippy::unnecessary_wraps, reason = "every figure of a form may be absent")]

use pjzp_core::model::{
    Attachment, Budget, FundSource, FundTotal, Goal, Indicator, Kind, MoneyItem, Ordinal, Party, Section,
    Statement, Subject, Subtotal, Total, Year,
};
use pjzp_core::{Decimal, Figure, Standard, Submission, standards};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// One of the built-in standards.
pub(crate) fn standard() -> impl Strategy<Value = Standard> {
    (0..standards::BUILT_IN.len()).prop_map(|at| standards::all().nth(at).unwrap())
}

/// A number with up to four decimal places, written plainly.
pub(crate) fn number(most: i64) -> impl Strategy<Value = Decimal> {
    (0..=most, 0_u32..=4).prop_map(|(mantissa, places)| Decimal::new(mantissa, places))
}

pub(crate) fn figure(number: Decimal) -> Option<Figure> {
    Some(Figure::from(number))
}

/// A form whose weights and execution weight are full marks, every value a quantity.
pub(crate) fn quantitative(standard: &Standard) -> impl Strategy<Value = Submission> + use<> {
    let execution = standard.execution.weight;
    let points = standard.full_marks.checked_sub(execution).unwrap();
    let hundredths = usize::try_from(points.shift(2).unwrap().mantissa()).unwrap();
    let row = ("[≥≤=]?", 1_i64..=10_000, 0_i64..=20_000, prop::sample::select(LEVELS));
    let money = (1_i64..=1_000_000_000, 0_i64..=1_200_000_000);
    (vec(row, 1..12), vec(0..=hundredths, 0..11), money).prop_map(move |(rows, cuts, (budget, executed))| {
        let mut cuts: Vec<usize> = cuts.into_iter().take(rows.len() - 1).chain([0, hundredths]).collect();
        cuts.sort_unstable();
        let weights: Vec<usize> = cuts.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let indicators =
            rows.into_iter().zip(weights).map(|((sign, target, actual, (level1, level2)), weight)| {
                Indicator {
                    level1: Some(level1.into()),
                    level2: Some(level2.into()),
                    name: Some("指标".into()),
                    target: Some(format!("{sign}{}个", Decimal::new(target, 2))),
                    actual: Some(format!("{}个", Decimal::new(actual, 2))),
                    weight: figure(Decimal::new(i64::try_from(weight).unwrap(), 2)),
                    ..Indicator::default()
                }
            });
        Submission {
            fiscal_year: Year::new(2022),
            indicators: indicators.collect(),
            budget: Some(Budget {
                unit: Some("元".into()),
                total: Some(FundTotal {
                    adjusted: figure(Decimal::new(budget, 2)),
                    executed: figure(Decimal::new(executed, 2)),
                    weight: figure(execution),
                    ..FundTotal::default()
                }),
                ..Budget::default()
            }),
            ..Submission::default()
        }
    })
}

const LEVELS: &[(&str, &str)] = &[
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "成本指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
];

/// Any text a cell may hold, likely and unlikely.
fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => prop::sample::select(WRITTEN).prop_map(String::from),
        2 => "[≥≤=<>＞]{0,2}-?[0-9０-９]{1,20}(\\.[0-9]{1,12})?[%‰个元万亿年月日前]{0,3}",
        1 => "\\PC{0,24}",
    ]
    .boxed()
}

const WRITTEN: &[&str] = &[
    "",
    "-",
    "/",
    "无",
    "0",
    "100",
    "-5",
    "≥95%",
    "＝１００％",
    "不少于12种",
    "12个月",
    "2021年12月31日前",
    "9月底前",
    "提升10%",
    "90%-95%",
    "10±2",
    "达成预期指标",
    "部分达成",
    "未完成",
    "良好",
    "200余人",
    "5.8万",
    "567.5万元",
    "1,234.50元",
    "三万二千人次",
    "999999999999999",
    "0.0000000001",
    "优",
    "产出指标（50分）",
    "4/5",
    "42.2%",
    "2022",
];

fn some_figure() -> BoxedStrategy<Option<Figure>> {
    option::of(text().prop_map(|text| Figure::new(text).unwrap_or_default())).boxed()
}

fn some_text() -> BoxedStrategy<Option<String>> {
    option::of(text()).boxed()
}

/// Names of levels, so that rows and subtotals meet.
fn level() -> BoxedStrategy<Option<String>> {
    option::of(prop_oneof![
        6 => prop::sample::select(LEVELS).prop_map(|level| level.0.to_owned()),
        4 => prop::sample::select(LEVELS).prop_map(|level| level.1.to_owned()),
        1 => text(),
    ])
    .boxed()
}

fn indicator() -> BoxedStrategy<Indicator> {
    let names = (level(), level(), some_text(), some_text());
    let values = (some_text(), some_text(), some_text(), some_text(), some_text());
    let figures = (some_figure(), some_figure());
    let rest = (option::of(0_u16..3), option::of(any::<bool>()), option::of(any::<bool>()));
    (names, values, figures, rest)
        .prop_map(
            |(
                (level1, level2, name, sign),
                (target, unit, actual, grade, reason),
                (weight, score),
                (goal, part, na),
            )| {
                Indicator {
                    level1,
                    level2,
                    name,
                    sign,
                    target,
                    unit,
                    actual,
                    weight,
                    score,
                    grade,
                    reason,
                    scoring_note: None,
                    goal: goal.and_then(Ordinal::new),
                    within_previous: part,
                    not_applicable: na,
                    evidence: Vec::new(),
                }
            },
        )
        .boxed()
}

fn budget() -> BoxedStrategy<Budget> {
    let total = (
        some_figure(),
        some_figure(),
        some_figure(),
        some_figure(),
        some_figure(),
        some_figure(),
        some_figure(),
    )
        .prop_map(|(initial, change, adjusted, executed, rate, weight, score)| FundTotal {
            initial,
            change,
            adjusted,
            executed,
            rate,
            weight,
            score,
        });
    let source = (some_text(), some_figure(), some_figure(), some_figure(), option::of(any::<bool>()))
        .prop_map(|(name, initial, adjusted, executed, within_previous)| FundSource {
            name,
            initial,
            adjusted,
            executed,
            within_previous,
            ..FundSource::default()
        });
    let unit =
        || option::of(prop::sample::select(&["元", "万元", "亿元", "美元", ""][..]).prop_map(String::from));
    let item = (some_text(), some_figure(), unit()).prop_map(|(name, amount, unit)| MoneyItem {
        name,
        amount,
        unit,
        source: None,
    });
    (unit(), option::of(total), vec(source, 0..4), vec(item, 0..4), some_text())
        .prop_map(|(unit, total, sources, items, reason)| Budget { unit, total, sources, items, reason })
        .boxed()
}

fn statement() -> BoxedStrategy<Statement> {
    let subjects = &[
        Subject::Total,
        Subject::Grade,
        Subject::Budget,
        Subject::Executed,
        Subject::Unspent,
        Subject::ExecutionRate,
        Subject::Weight,
        Subject::Score,
        Subject::Subtotal,
        Subject::Target,
        Subject::Actual,
        Subject::IndicatorCount,
        Subject::Heading,
        Subject::ListedAsMet,
        Subject::ListedAsUnmet,
        Subject::RowValues,
    ][..];
    let about = prop_oneof![
        (0_u8..6).prop_map(|at| format!("/indicators/{at}")),
        (0_u8..4).prop_map(|at| format!("/subtotals/{at}")),
        text(),
    ];
    (prop::sample::select(subjects), option::of(about), some_text(), some_text())
        .prop_map(|(subject, about, value, text)| Statement { subject, about, value, text })
        .boxed()
}

/// Any submission the types can hold.
pub(crate) fn any_submission() -> BoxedStrategy<Submission> {
    let party = || {
        option::of((some_text(), some_text()).prop_map(|(name, code)| Party {
            name,
            code,
            credit_code: None,
        }))
    };
    let kind = option::of(prop::sample::select(&[Kind::Project, Kind::Department, Kind::Transfer][..]));
    let head = (kind, option::of(1990_u16..=2100), some_text(), some_text(), party(), party(), some_text());
    let goal = (some_text(), some_text(), some_figure()).prop_map(|(planned, achieved, weight)| Goal {
        planned,
        achieved,
        weight,
    });
    let subtotal = (level(), level(), option::of(0_u16..3), some_figure(), some_figure(), some_text())
        .prop_map(|(level1, level2, goal, weight, score, grade)| Subtotal {
            level1,
            level2,
            goal: goal.and_then(Ordinal::new),
            weight,
            score,
            grade,
        });
    let total = (some_figure(), some_figure(), some_text()).prop_map(|(weight, score, grade)| Total {
        weight,
        score,
        grade,
    });
    let attachment = (some_text(), option::of(any::<bool>())).prop_map(|(name, present)| Attachment {
        name,
        kind: None,
        present,
    });
    let section = (some_text(), some_text()).prop_map(|(title, text)| Section { section: None, title, text });
    let body = (
        option::of(budget()),
        vec(goal, 0..3),
        vec(indicator(), 0..8),
        vec(subtotal, 0..4),
        option::of(total),
        vec(statement(), 0..6),
        vec(section, 0..2),
        vec(attachment, 0..2),
    );
    (head, body)
        .prop_map(|((kind, year, name, division, unit, department, date), body)| {
            let (budget, goals, indicators, subtotals, total, statements, narrative, attachments) = body;
            Submission {
                kind,
                fiscal_year: year.and_then(Year::new),
                name,
                division_code: division,
                budget_unit: unit,
                supervising_department: department,
                report_date: date,
                budget,
                goals,
                indicators,
                subtotals,
                total,
                statements,
                narrative,
                attachments,
                ..Submission::default()
            }
        })
        .boxed()
}
