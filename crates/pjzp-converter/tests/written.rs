//! What is written is read again as it was, in every format, but for what the form cannot hold.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

#[path = "../../pjzp-core/tests/strategy/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    clippy::allow_attributes_without_reason,
    reason = "other laws use the rest"
)]
mod strategy;

use pjzp_converter::write::{FormFormat, Purpose, lay_out, write_form, write_report};
use pjzp_converter::{Difference, Format, carried, differences, read, recognise};
use pjzp_core::model::{
    Attachment, Budget, FundSource, FundTotal, Goal, Indicator, Kind, MoneyItem, Ordinal, Party, Subtotal,
    Total, Year,
};
use pjzp_core::{Decimal, Figure, Submission, standards};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use strategy::any_submission;

/// What people call things: no word that a form itself uses.
fn words() -> BoxedStrategy<String> {
    let plain = prop::sample::select(&["道路养护", "人才引进", "设备更新", "安全巡查", "技能提升"][..]);
    (plain, "[甲乙丙丁戊己庚辛]{1,6}").prop_map(|(plain, rest)| format!("{plain}{rest}")).boxed()
}

/// Sentences, some of them looking like formulas or markup.
fn sentence() -> BoxedStrategy<String> {
    prop_oneof![
        4 => words(),
        1 => words().prop_map(|words| format!("=HYPERLINK(\"{words}\")")),
        1 => words().prop_map(|words| format!("+{words}, \"引号\"")),
        1 => words().prop_map(|words| format!("<b>{words}</b> & 其他")),
    ]
    .boxed()
}

/// What is said of the money, some of it in words that are read in prose.
fn remark() -> BoxedStrategy<String> {
    let said = ["因任务移交，328万元未支付", "由于工期延误", "年中追加，全年预算120万元", "结余50万元"];
    prop_oneof![prop::sample::select(said.to_vec()).prop_map(str::to_owned), sentence()].boxed()
}

fn decimal(most: i64) -> BoxedStrategy<Figure> {
    // Zeros behind the point are kept as they were filed.
    (0..=most, 0_usize..=2)
        .prop_map(|(number, places)| {
            let digits = format!("{number:03}");
            let (whole, part) = digits.split_at(digits.len() - 2);
            let part: String = part.chars().take(places).collect();
            Figure::new(if places == 0 { whole.to_owned() } else { format!("{whole}.{part}") }).unwrap()
        })
        .boxed()
}

fn rate() -> BoxedStrategy<Figure> {
    (0_i64..=1000)
        .prop_map(|thousandths| Figure::new(format!("{}%", Decimal::new(thousandths, 1))).unwrap())
        .boxed()
}

fn measured() -> BoxedStrategy<String> {
    ("(≥|≤|=|不少于|)", 1_u32..10_000, prop::sample::select(&["个", "%", "万元", "人次"][..]))
        .prop_map(|(sign, number, unit)| format!("{sign}{number}{unit}"))
        .boxed()
}

const LEVELS: [(&str, &[&str]); 3] = [
    ("产出指标", &["数量指标", "质量指标", "时效指标", "成本指标"]),
    ("效益指标", &["经济效益指标", "社会效益指标"]),
    ("满意度指标", &["服务对象满意度指标"]),
];

fn row() -> BoxedStrategy<Indicator> {
    let texts = (words(), measured(), option::of(measured()), option::of(sentence()));
    let figures = (option::of(decimal(3000)), option::of(decimal(3000)));
    (texts, figures)
        .prop_map(|((name, target, actual, reason), (weight, score))| Indicator {
            name: Some(name),
            target: Some(target),
            actual,
            weight,
            score,
            reason,
            ..Indicator::default()
        })
        .boxed()
}

/// The rows of one goal, level by level, and the sums of some of their levels.
fn rows() -> BoxedStrategy<(Vec<Indicator>, Vec<Subtotal>)> {
    let level = |index: usize| {
        let (level1, level2) = LEVELS[index];
        let below = vec((row(), 0..level2.len()), 1..4);
        let sum = option::of((decimal(9000), decimal(9000)));
        (below, sum).prop_map(move |(mut below, sum)| {
            below.sort_by_key(|(_, at)| *at);
            let rows: Vec<Indicator> = below
                .into_iter()
                .map(|(row, at)| Indicator {
                    level1: Some(level1.into()),
                    level2: Some(level2[at].into()),
                    ..row
                })
                .collect();
            let sum = sum.map(|(weight, score)| Subtotal {
                level1: Some(level1.into()),
                weight: Some(weight),
                score: Some(score),
                ..Subtotal::default()
            });
            (rows, sum)
        })
    };
    (level(0), level(1), level(2))
        .prop_map(|levels| {
            let levels = [levels.0, levels.1, levels.2];
            let sums = levels.iter().filter_map(|(_, sum)| sum.clone()).collect();
            (levels.into_iter().flat_map(|(rows, _)| rows).collect(), sums)
        })
        .boxed()
}

fn budget() -> BoxedStrategy<Budget> {
    let total = (
        option::of(decimal(100_000_000)),
        decimal(100_000_000),
        decimal(100_000_000),
        option::of(rate()),
        option::of(decimal(2000)),
        option::of(decimal(2000)),
    );
    let source = (
        prop::sample::select(&["财政拨款", "上年结转资金", "其他资金"][..]),
        decimal(1_000_000),
        option::of(decimal(1_000_000)),
    );
    let item = (words(), decimal(1_000_000), option::of(Just("财政拨款".to_owned())));
    (total, vec(source, 0..3), vec(item, 0..3), prop::sample::select(&["元", "万元"][..]))
        .prop_map(|((initial, adjusted, executed, rate, weight, score), sources, items, unit)| Budget {
            unit: Some(unit.into()),
            total: Some(FundTotal {
                initial,
                change: None,
                adjusted: Some(adjusted),
                executed: Some(executed),
                rate,
                weight,
                score,
            }),
            sources: sources
                .into_iter()
                .map(|(name, adjusted, executed)| FundSource {
                    name: Some(name.into()),
                    adjusted: Some(adjusted),
                    executed,
                    ..FundSource::default()
                })
                .collect(),
            items: items
                .into_iter()
                .map(|(name, amount, source)| MoneyItem {
                    name: Some(name),
                    amount: Some(amount),
                    unit: Some("元".into()),
                    source,
                })
                .collect(),
            reason: None,
        })
        .boxed()
}

/// Submissions that hold nothing but what a form has places for.
fn held() -> BoxedStrategy<Submission> {
    let party =
        || option::of(words().prop_map(|name| Party { name: Some(format!("{name}局")), ..Party::default() }));
    let head = (words(), 2020_u16..2030, party(), party(), option::of(Just("2024年3月".to_owned())));
    let goals = vec((sentence(), option::of(sentence())), 0..3);
    let options = (any::<bool>(), any::<bool>(), any::<bool>());
    let total =
        option::of((decimal(10_000), decimal(10_000), prop::sample::select(&["优", "良", "中", "差"][..])));
    (head, budget(), goals, rows(), total, options)
        .prop_map(
            |(head, budget, goals, (mut indicators, mut subtotals), total, (signed, evident, by_goal))| {
                let (name, year, unit, department, date) = head;
                let by_goal = by_goal && !goals.is_empty();
                for row in &mut indicators {
                    row.goal = by_goal.then_some(Ordinal::FIRST);
                    if signed {
                        (row.sign, row.unit) = (Some("≥".into()), Some("个".into()));
                    }
                    if evident {
                        let paper = Attachment {
                            name: Some("验收单".into()),
                            kind: Some("evidence".into()),
                            present: None,
                        };
                        row.evidence = vec![paper];
                    }
                }
                for sum in &mut subtotals {
                    sum.goal = by_goal.then_some(Ordinal::FIRST);
                }
                Submission {
                    kind: Some(Kind::Project),
                    fiscal_year: Year::new(year),
                    name: Some(name),
                    budget_unit: unit,
                    supervising_department: department,
                    report_date: date,
                    budget: Some(budget),
                    goals: goals
                        .into_iter()
                        .map(|(planned, achieved)| Goal { planned: Some(planned), achieved, weight: None })
                        .collect(),
                    indicators,
                    subtotals,
                    total: total.map(|(weight, score, grade)| Total {
                        weight: Some(weight),
                        score: Some(score),
                        grade: Some(grade.into()),
                    }),
                    ..Submission::default()
                }
            },
        )
        .boxed()
}

/// A spreadsheet keeps numbers, and these have no noughts behind their last digit.
fn as_numbers(submission: &Submission) -> Submission {
    let mut numbers = submission.clone();
    let mut figures: Vec<&mut Option<Figure>> = Vec::new();
    if let Some(budget) = &mut numbers.budget {
        if let Some(total) = &mut budget.total {
            figures.extend([&mut total.initial, &mut total.adjusted, &mut total.executed]);
            figures.extend([&mut total.weight, &mut total.score]);
        }
        for source in &mut budget.sources {
            figures.extend([&mut source.adjusted, &mut source.executed]);
        }
        figures.extend(budget.items.iter_mut().map(|item| &mut item.amount));
    }
    figures.extend(numbers.indicators.iter_mut().flat_map(|row| [&mut row.weight, &mut row.score]));
    figures.extend(numbers.subtotals.iter_mut().flat_map(|level| [&mut level.weight, &mut level.score]));
    figures.extend(numbers.total.iter_mut().flat_map(|total| [&mut total.weight, &mut total.score]));
    for figure in figures {
        *figure = figure.as_ref().map(|figure| Figure::from(Decimal::parse(figure.text()).unwrap()));
    }
    numbers
}

/// Both must say the same; only the lines in which they differ are shown.
#[track_caller]
fn same(found: &Submission, filed: &Submission) {
    let (found, filed) = (pjzp_schema::write_submission(found), pjzp_schema::write_submission(filed));
    let only = |these: &str, those: &str| -> Vec<String> {
        these.lines().filter(|line| !those.lines().any(|other| other == *line)).map(str::to_owned).collect()
    };
    assert!(found == filed, "read: {:#?}\nfiled: {:#?}", only(&found, &filed), only(&filed, &found));
}

#[track_caller]
fn returns(submission: &Submission, format: FormFormat, by: Format) {
    let standard = standards::find("mof-2020").unwrap();
    let sheet = lay_out(submission, &standard, Purpose::Filed);
    assert_eq!(sheet.omitted, [], "what the form has no place for");
    let bytes = write_form(&sheet, format, Some(submission)).unwrap();
    let found = recognise(&read(&bytes, by).unwrap()).submission;
    same(&found, submission);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_grid_says_what_was_filed(submission in held()) {
        let standard = standards::find("mof-2020").unwrap();
        let sheet = lay_out(&submission, &standard, Purpose::Filed);
        let found = recognise(&sheet.document()).submission;
        same(&found, &submission);
    }

    #[test]
    fn a_workbook_says_what_was_filed(submission in held()) {
        returns(&as_numbers(&submission), FormFormat::Xlsx, Format::Xlsx);
    }

    #[test]
    fn a_document_says_what_was_filed(submission in held()) {
        returns(&submission, FormFormat::Docx, Format::Docx);
    }

    #[test]
    fn a_page_says_what_was_filed(submission in held()) {
        returns(&submission, FormFormat::Html, Format::Html);
    }

    #[test]
    fn markdown_says_what_was_filed(submission in held()) {
        returns(&submission, FormFormat::Markdown, Format::Markdown);
    }

    #[test]
    fn comma_separated_values_say_what_was_filed(submission in held()) {
        returns(&submission, FormFormat::Csv, Format::Csv);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_was_not_touched_is_no_difference(mut submission in held(), reason in option::of(remark())) {
        submission.budget.as_mut().unwrap().reason = reason;
        for (format, by) in [(FormFormat::Xlsx, Format::Xlsx), (FormFormat::Docx, Format::Docx)] {
            prop_assert_eq!(contradictions(&submission, format, by), vec![]);
        }
    }

    #[test]
    fn anything_whatever_can_be_written_and_read_and_contradicts_nothing(submission in any_submission()) {
        let standard = standards::find("mof-2020").unwrap();
        let sheet = lay_out(&submission, &standard, Purpose::Filed);
        for (format, by) in FORMATS {
            let bytes = write_form(&sheet, format, Some(&submission)).unwrap();
            prop_assert!(!read(&bytes, by).unwrap().blocks.is_empty());
        }
        write_report(&submission, &standard).unwrap();
        for (format, by) in [(FormFormat::Xlsx, Format::Xlsx), (FormFormat::Docx, Format::Docx)] {
            prop_assert_eq!(contradictions(&submission, format, by), vec![]);
        }
    }
}

const FORMATS: [(FormFormat, Format); 5] = [
    (FormFormat::Xlsx, Format::Xlsx),
    (FormFormat::Docx, Format::Docx),
    (FormFormat::Html, Format::Html),
    (FormFormat::Markdown, Format::Markdown),
    (FormFormat::Csv, Format::Csv),
];

/// Where a file that shows and carries a submission is said to contradict itself.
fn contradictions(submission: &Submission, format: FormFormat, by: Format) -> Vec<Difference> {
    let sheet = lay_out(submission, &standards::find("mof-2020").unwrap(), Purpose::Filed);
    let bytes = write_form(&sheet, format, Some(submission)).unwrap();
    let carried = carried(&bytes).unwrap().unwrap();
    assert_eq!(&carried.submission, submission);
    differences(&carried, &recognise(&read(&bytes, by).unwrap()))
}
