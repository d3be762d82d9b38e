//! A report rule by rule, and by its counts.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use pjzp_core::text::Language;
use pjzp_validator::render::{self, Styles, View, width};
use pjzp_validator::{Options, Report, check_json};

const WRONG: &str = include_str!("../../pjzp-cli/tests/forms/wrong.json");
const RIGHT: &str = include_str!("../../pjzp-cli/tests/forms/right.json");

fn report() -> Report {
    let files = [("甲.json", WRONG), ("乙.json", RIGHT), ("丙.json", WRONG), ("丁.json", "{")];
    Report::new(files.map(|(file, text)| check_json(file, text.as_bytes(), &Options::default())).into())
}

fn view(language: Language) -> View<'static> {
    View { language, styles: Styles::plain(), original: None }
}

#[test]
fn each_rule_stands_once_with_its_explanation_and_every_place() {
    let report = report();
    for (language, head, explained, place) in [
        (
            Language::Chinese,
            "错误 PJ3013 小计得分不等于其下各指标得分之和（2 处）\n",
            "\n  一级或二级指标写明的得分",
            "  文件：丙.json\n",
        ),
        (Language::English, "error PJ3013 ", "copied", "  file: 丙.json\n"),
    ] {
        let mut text = String::new();
        render::by_rule(&mut text, &report, &view(language)).unwrap();
        assert!(text.starts_with(head), "{text}");
        assert_eq!(text.matches(" PJ3013 ").count(), 1, "{text}");
        assert!(language == Language::English || text.contains(explained), "{text}");
        assert!(text.contains(place) && text.contains("/subtotals/1/score"), "{text}");
        let files =
            text.lines().filter(|line| line.starts_with("  文件：") || line.starts_with("  file: ")).count();
        assert_eq!(files, report.findings().count());
        let mut summary = String::new();
        render::summary(&mut summary, &report.summary(), &view(language)).unwrap();
        assert!(text.contains("丁.json\n") && text.ends_with(&summary), "{text}");
    }
}

#[test]
fn counts_stand_in_one_column_whatever_the_width_of_their_names() {
    for language in [Language::Chinese, Language::English] {
        let mut text = String::new();
        render::counts(&mut text, &report(), &view(language)).unwrap();
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("  ")).collect();
        let widths: Vec<usize> = rows.iter().map(|row| width(row)).collect();
        assert!(widths.windows(2).all(|pair| pair.first() == pair.last()), "{text}");
        let counted = |start: &str| {
            let row = rows.iter().find(|row| row.trim_start().starts_with(start)).unwrap();
            row.rsplit(' ').next().unwrap().parse::<u64>().unwrap()
        };
        let names = match language {
            Language::Chinese => ["通过", "不通过", "待定", "其中无法读取", "错误 PJ3013"],
            Language::English => ["valid", "invalid", "undetermined", "of them unreadable", "error PJ3013"],
        };
        assert_eq!(names.map(counted), [1, 2, 1, 1, 2], "{text}");
    }
}
