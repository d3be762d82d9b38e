//! The report as a paper: what people wrote as they wrote it, the figures of the form, and blanks.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use std::io::Read as _;

use pjzp_converter::write::{Written, write_report};
use pjzp_core::model::{Attachment, Budget, FundTotal, Indicator, Section, Total, Year};
use pjzp_core::{Figure, Submission, standards};

fn report(submission: &Submission) -> Written {
    write_report(submission, &standards::find("mof-2020").unwrap()).unwrap()
}

/// The style and text of each paragraph outside tables.
fn paragraphs(written: &Written) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&written.bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    let outside: String = text
        .split("<w:tbl>")
        .enumerate()
        .map(|(index, part)| if index == 0 { part } else { part.split_once("</w:tbl>").unwrap().1 })
        .collect();
    let between = |text: &str, open: &str, close: &str| -> String {
        let pieces = text.split(open).skip(1).filter_map(|piece| piece.split_once(close));
        pieces.map(|(inside, _)| inside).collect()
    };
    outside
        .split("<w:p>")
        .skip(1)
        .map(|paragraph| {
            (
                between(paragraph, "<w:pStyle w:val=\"", "\""),
                between(paragraph, "<w:t xml:space=\"preserve\">", "</w:t>"),
            )
        })
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// As lines of `style text`.
fn lines(written: &Written) -> Vec<String> {
    paragraphs(written).into_iter().map(|(style, text)| format!("{style} {text}")).collect()
}

fn filing() -> Submission {
    let figure = |text: &str| Figure::new(text).ok();
    let row = |name: &str, actual: &str, score: &str| Indicator {
        level1: Some("产出指标（90分）".into()),
        level2: Some("数量指标".into()),
        name: Some(name.into()),
        target: Some("≥2个".into()),
        actual: Some(actual.into()),
        weight: figure("45"),
        score: figure(score),
        ..Indicator::default()
    };
    Submission {
        fiscal_year: Year::new(2022),
        name: Some("道路养护".into()),
        budget: Some(Budget {
            total: Some(FundTotal {
                adjusted: figure("100"),
                executed: figure("100"),
                rate: figure("100%"),
                weight: figure("10"),
                score: figure("10"),
                ..FundTotal::default()
            }),
            ..Budget::default()
        }),
        indicators: vec![row("养护站点", "2个", "45"), row("养护里程", "1个", "22.5")],
        ..Submission::default()
    }
}

#[test]
fn what_nobody_wrote_is_figures_and_marked_blanks() {
    let written = report(&filing());
    let expected = [
        "PaperTitle 2022年度项目支出绩效自评结果",
        "Cover 预算名称：道路养护",
        "Cover 预算单位：（待填写）",
        "Cover 评价单位：（待填写）",
        "Cover 报告日期：（待填写）",
        "Heading1 一、绩效目标完成情况",
        "Heading2 （一）自评得分及等级",
        "Body 自评总得分77.5分，自评等级为中。",
        "Heading2 （二）预算执行情况",
        "Body 全年预算100万元，全年执行数100万元，预算执行率100%，预算执行情况得分10分（分值10分）。",
        "Heading2 （三）绩效目标完成情况",
        "TableTitle 完成的绩效目标",
        "TableTitle 未完成的绩效目标",
        "Heading1 二、情况分析",
        "Heading2 （一）预算执行情况分析",
        "Body （待填写）",
        "Heading2 （二）产出指标完成情况分析",
        "Body 1. 养护站点：年初目标值≥2个，实际完成值2个，分值45分，得分45分。",
        "Body 2. 养护里程：年初目标值≥2个，实际完成值1个，分值45分，得分22.5分。",
        "Heading2 （三）自评工作开展情况",
    ];
    assert_eq!(lines(&written)[..expected.len()], expected);
    // Neither points nor grade were filed: they follow from the rows, and that is said.
    let derived: Vec<&str> = written.derived.iter().map(pjzp_core::Pointer::text).collect();
    assert_eq!(derived, ["/total/score", "/total/grade"]);
    // Those outside tables, and the reason of the row that was not met.
    let outside = lines(&written).iter().map(|line| line.matches("（待填写）").count()).sum::<usize>();
    assert_eq!(written.blanks, outside + 1);
    assert_eq!(written.omitted, []);
}

#[test]
fn what_people_wrote_stays_as_they_wrote_it() {
    let mut filing = filing();
    filing.total =
        Some(Total { score: Figure::new("80").ok(), grade: Some("优".into()), ..Total::default() });
    let section = |id: &str, title: &str, text: &str| Section {
        section: Some(id.into()),
        title: Some(title.into()),
        text: Some(text.into()),
    };
    filing.narrative = vec![
        section("completion", "一、绩效目标完成情况", "综合得分80分。\n2. 未完成的绩效目标\n见上表 & <注>。"),
        section("problems", "二、存在的问题", "（一）养护不及时\n雨季较长。"),
    ];
    let paper = |name: &str| Attachment { name: Some(name.into()), ..Attachment::default() };
    filing.attachments = vec![paper("道路养护绩效自评表"), paper("验收报告")];
    let written = report(&filing);
    let found = lines(&written);
    let at = |line: &str| found.iter().position(|found| found == line);
    let order = [
        "Heading1 一、绩效目标完成情况",
        "Body 综合得分80分。",
        "Heading3 2. 未完成的绩效目标",
        "Body 见上表 &amp; &lt;注&gt;。",
        "TableTitle 完成的绩效目标",
        "Heading1 二、存在的问题",
        "Heading2 （一）养护不及时",
        "Body 雨季较长。",
        "Heading1 三、情况分析",
        "Heading1 四、项目分析",
        "Heading1 五、下一步改进措施及结果应用方案",
        "Body 附表：道路养护绩效自评表",
        "Body 1. 验收报告",
    ];
    let places: Vec<usize> = order.iter().map(|line| at(line).unwrap_or_else(|| panic!("{line}"))).collect();
    assert!(places.is_sorted(), "{found:#?}");
    // What was filed is not computed anew.
    assert_eq!(written.derived, []);
    assert!(!found.iter().any(|line| line.contains("77.5")));
}
