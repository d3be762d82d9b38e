//! Any bytes give a document or an error, and any document a submission; in time that grows
//! with the input and not with its square.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::time::{Duration, Instant};

use pjzp_converter::document::RemarkKind;
use pjzp_converter::read::MOST_BYTES;
use pjzp_converter::{Format, ReadError, read, recognise};
use proptest::prelude::*;

const FORMATS: [Format; 5] = [Format::Text, Format::Markdown, Format::Csv, Format::Html, Format::Docx];

/// Words the recogniser knows, mixed with anything.
fn words() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "产出指标（50分）",
        "数量指标",
        "产出指标",
        "效益指标",
        "满意度指标",
        "台数",
        "总分",
        "小计",
        "100",
        "8.5",
        "≥95%",
        "/",
        "项目名称",
        "年度资金总额",
        "项目资金（万元）",
        "预算数",
        "执行数",
        "执行率",
        "支出明细",
        "金额",
        "一、",
        "(1)",
        "完成的绩效目标",
        "未完成的绩效目标",
        "评价得分 8 分",
        "，",
        "。",
        "；",
        "因",
        "预算 5 万元",
        "未支付 3 万元",
        "综合得分 90 分",
        "等级为优",
        "未完成原因是：",
        "目标",
        "实际",
        "附表",
        "自评表",
        "2021 年",
        "（",
        "）",
        "\"",
        " | ",
        "\t",
        "\n",
        "  ",
        "\u{3000}",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<td rowspan=3 colspan=2>",
        "<td colspan=0 rowspan=0>",
        "<th>",
        "<tbody>",
        "<br>",
        "<p hidden>",
        "<tr style='display:none'>",
        "<select><option>",
        "</select>",
        "<input value=1>",
        "年度总体目标",
        "预期目标",
        "实际完成情况",
        "其中",
        "10 项三级指标",
        "|---|",
    ]);
    let piece = prop_oneof![8 => known.prop_map(str::to_owned), 1 => any::<String>(), 1 => "\\PC{0,8}"];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_every_cell_is_accounted_for(text in words()) {
        for format in FORMATS {
            let document = read(text.as_bytes(), format).unwrap_or_default();
            let recognised = recognise(&document);
            let coverage = &recognised.coverage;
            prop_assert_eq!(coverage.cells, coverage.used + coverage.ignored + coverage.unread);
            prop_assert_eq!(coverage.unread, coverage.unread_places.len());
            prop_assert_eq!(&recognise(&document), &recognised);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in FORMATS {
            if let Ok(document) = read(&bytes, format) {
                recognise(&document);
            }
        }
    }
}

#[test]
fn hostile_text_takes_no_more_than_its_length() {
    let header = "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n";
    let row = "产出指标|数量指标|台数和人数|2|2|1|1\n";
    let sentence = "1、产出指标情况\n台数和人数，分值 1 分，得分 1 分；\n";
    for text in [
        "|".repeat(225_000),
        "1".repeat(250_000),
        "1,".repeat(125_000),
        "(".repeat(250_000),
        "预算 1 万元".repeat(15_000),
        "，\n".repeat(60_000),
        "指标\n".repeat(35_000),
        "一级指标\n二级指标\n三级指标\n指标值\n".repeat(5_000),
        "得分".repeat(40_000),
        "一、".repeat(40_000),
        format!("{header}{}{}", row.repeat(2_500), sentence.repeat(1_500)),
        format!("{header}{}", "产出（1分）|数量（1分）|台数|2|2|1|1\n".repeat(4_000)),
        format!(
            "{header}{}",
            (0..5_000).fold(String::new(), |rows, level| rows
                + &format!("级{level}（1分）|二（1分）|台|2|2|1|1\n"))
        ),
        format!("项目名称：{}", "甲：乙  ".repeat(25_000)),
        "预算壹佰".repeat(20_000),
        "绩效自评报告\n附表：\n".repeat(8_000),
        format!("{header}{row}\n{}", "项目名称：乙\n绩效自评表\n一、情况\n".repeat(4_000)),
        format!("{header}{row}\n").repeat(900),
        (0..900).fold(String::new(), |tables, table| {
            tables + &format!("{header}产出指标|数量指标|台{table}|2|2|1|1\n|||人|2|2|1|1\n\n")
        }),
    ] {
        let begun = Instant::now();
        if let Ok(document) = read(text.as_bytes(), Format::Text) {
            recognise(&document);
        }
        // A quarter of a megabyte takes a fifth of a second as built for release; the margin is for
        // slow machines and debug builds, and what grows with the square exceeds it.
        let head: String = text.chars().take(20).collect();
        assert!(begun.elapsed() < Duration::from_secs(10), "{head}: {:?}", begun.elapsed());
    }
}

#[test]
fn a_hostile_page_takes_no_more_than_its_length() {
    for (page, error) in [
        ("<div>".repeat(200_000) + &"</p>".repeat(200_000), None),
        ("<b hidden>".repeat(100_000) + &"</i>".repeat(100_000), None),
        ("<table><tr><td>甲".repeat(100_000), Some(ReadError::TooManyTables)),
        ("<table><tr><td>甲".repeat(1_000), None),
        ("<table>".repeat(1_000) + &"甲".repeat(300_000), None),
        (
            format!("<table>{}", "<td colspan=1000 rowspan=65534>甲".repeat(300_000)),
            Some(ReadError::TooManyCells),
        ),
        (
            format!("<table>{}{}", "<td rowspan=0>".repeat(1_000), "<tr>".repeat(100_000)),
            Some(ReadError::TooManyCells),
        ),
        (format!("<table>{}{}", "<td>".repeat(100_000), "<tr>".repeat(100_000)), None),
        ("<b hidden>甲</b>".repeat(100_000), None),
        ("<select><option>".repeat(100_000), None),
        (format!("<td {}>", "a=b ".repeat(300_000)), None),
        ("&lt".repeat(300_000) + "<!--" + &"<!-".repeat(300_000), None),
        ("<![CDATA[".repeat(100_000), None),
    ] {
        let begun = Instant::now();
        let found = read(page.as_bytes(), Format::Html).err();
        let head: String = page.chars().take(30).collect();
        assert_eq!(found, error, "{head}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{head}: {:?}", begun.elapsed());
    }
}

#[test]
fn what_a_file_is_counts_for_more_than_its_name() {
    let page = "<!DOCTYPE html><table><tr><td>甲</table>";
    let document = read(page.as_bytes(), Format::Csv).unwrap();
    assert_eq!(document.blocks, read(page.as_bytes(), Format::Html).unwrap().blocks);
    let [remark] = &document.remarks[..] else { panic!("{:?}", document.remarks) };
    assert_eq!((remark.kind, remark.text.as_str()), (RemarkKind::WrongExtension, "html"));
    assert_eq!(read("<1>".as_bytes(), Format::Text).unwrap().remarks, []);
    for (bytes, format) in
        [("MIME-Version: 1.0\nContent-Type: multipart/related", "MHTML"), ("{\\rtf1}", "RTF")]
    {
        assert_eq!(read(bytes.as_bytes(), Format::Html), Err(ReadError::Unread { format }));
    }
}

#[test]
fn the_budgets_hold() {
    let bytes = vec![b' '; MOST_BYTES + 1];
    assert_eq!(read(&bytes, Format::Text), Err(ReadError::TooLarge { bytes: MOST_BYTES + 1 }));
    let tables = "甲\t乙\n\n".repeat(1_001);
    assert_eq!(read(tables.as_bytes(), Format::Text), Err(ReadError::TooManyTables));
    for (page, error) in [
        (format!("<table>{}", "<tr>".repeat(1_000_001)), ReadError::TooManyCells),
        ("甲<p>".repeat(1_000_001), ReadError::TooManyParagraphs),
    ] {
        assert_eq!(read(page.as_bytes(), Format::Html), Err(error));
    }
    assert!(read("甲\t乙\n\n".repeat(1_000).as_bytes(), Format::Text).is_ok());
    for format in FORMATS.into_iter().filter(|format| !matches!(format, Format::Docx | Format::Doc)) {
        let cell = match format {
            Format::Csv => "a,",
            Format::Html => "<td>",
            _ => "a|",
        };
        let cells = cell.repeat(1_000_001);
        let cells = if format == Format::Html { format!("<table>{cells}") } else { cells };
        assert_eq!(read(cells.as_bytes(), format), Err(ReadError::TooManyCells), "{format:?}");
    }
}

#[test]
fn errors_speak_both_languages() {
    let error = read(b"\xff\xff\xff", Format::Text).unwrap_err();
    assert!(error.to_string().starts_with("line 1, byte 1: not text in"), "{error}");
    assert!(error.zh().starts_with("第1行（第1字节）不是"), "{}", error.zh());
}
