//! What people read, in both languages, whole.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use pjzp_core::text::Language;
use pjzp_validator::render::{self, Original, Styles, View};
use pjzp_validator::{Options, Report, SeverityChange, check_json};

const FORM: &str = r#"{
  "schema_version": "1",
  "fiscal_year": 2021,
  "name": "对口支援项目",
  "budget_unit": { "name": "武汉市蔡甸区发展和改革局" },
  "budget": { "unit": "万元", "total": { "adjusted": "567.5", "executed": "239.5", "weight": "20", "score": "8.44" }, "reason": "部分资金下年支付" },
  "indicators": [
    { "level1": "产出指标", "level2": "数量指标", "name": "支援项目数", "target": "≥7个", "actual": "7个", "weight": "40", "score": "40" },
    { "level1": "效益指标", "level2": "社会效益指标", "name": "增进交流往来", "target": "效果明显", "actual": "效果明显", "weight": "24", "score": "23.37", "reason": "尚可提升" },
    { "level1": "满意度指标", "level2": "服务对象满意度指标", "name": "受援地群众满意度", "target": "≥90%", "actual": "100%", "weight": "16", "score": "16" }
  ],
  "subtotals": [{ "level1": "效益指标", "weight": "24", "score": "24" }],
  "total": { "weight": "100", "score": "87.81", "grade": "良" }
}"#;

fn shown(form: &str, language: Language, styles: Styles) -> String {
    let severities = vec![SeverityChange::parse("PJ3013=warning").unwrap()];
    let result = check_json("表.json", form.as_bytes(), &Options { standard: None, severities });
    let original = Original::json(form);
    let view = View { language, styles, original: Some(&original) };
    let mut text = String::new();
    render::result(&mut text, &result, &view).unwrap();
    text.push('\n');
    if let Some(scored) = result.scored() {
        render::score(&mut text, &scored, &view).unwrap();
        text.push('\n');
    }
    render::summary(&mut text, &Report::new(vec![result]).summary(), &view).unwrap();
    text
}

#[test]
fn a_wrong_form_in_chinese() {
    insta::assert_snapshot!(shown(FORM, Language::Chinese, Styles::plain()));
}

#[test]
fn a_wrong_form_in_english() {
    insta::assert_snapshot!(shown(FORM, Language::English, Styles::plain()));
}

#[test]
fn a_total_that_cannot_be_computed_is_said_to_be_so_once() {
    let form = FORM.replace("\"score\": \"23.37\"", "\"score\": null");
    for (language, said) in [
        (Language::Chinese, "\n总分：自评 87.81 分，良；无法核定（标准允许 83.64 至 88.44）\n"),
        (
            Language::English,
            "\ntotal: filed 87.81, 良; it cannot be computed (the standard allows 83.64 to 88.44)\n",
        ),
    ] {
        let shown = shown(&form, language, Styles::plain());
        assert!(shown.contains(said), "{shown}");
    }
}

#[test]
fn what_is_no_form_in_both_languages() {
    let broken = "{\n  \"schema_version\": \"1\",\n  \"nmae\": \"对口支援\"\n}";
    let both =
        [Language::Chinese, Language::English].map(|language| shown(broken, language, Styles::plain()));
    insta::assert_snapshot!(both.join("\n"));
}

#[test]
fn colours_change_nothing_but_the_colours() {
    let coloured = shown(FORM, Language::Chinese, Styles::coloured());
    assert!(coloured.contains("\u{1b}[1m"), "{coloured}");
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, shown(FORM, Language::Chinese, Styles::plain()));
}
