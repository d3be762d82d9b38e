//! The user's own document with comments in it, or with texts written otherwise, and nothing else.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod made;

use made::{WORD, changed, docx, part};
use pjzp_converter::document::Block;
use pjzp_converter::edit::{Change, Mark, Refusal, rewrite};
use pjzp_converter::{Format, mark, read};
use pjzp_core::Source;
use pjzp_core::rule::Severity;
use pjzp_core::text::Language;
use proptest::prelude::*;

const REPORT: &[u8] = include_bytes!("../../../fixtures/office/report.docx");
const MAIN: &str = "word/document.xml";

fn paragraph(number: u32) -> Source {
    Source { paragraph: Some(number), ..Source::default() }
}

fn cell(table: u32, row: u32, column: u32) -> Source {
    Source { table: Some(table), row: Some(row), column: Some(column), ..Source::default() }
}

fn told(problem: &str, source: Option<Source>) -> Mark {
    Mark {
        source,
        severity: Severity::Warning,
        code: "PJ1001".into(),
        place: "一处".into(),
        problem: problem.into(),
        expected: None,
        remedy: "改".into(),
    }
}

/// A paragraph with one run for each text.
fn p(texts: &[&str]) -> String {
    let runs: Vec<String> = texts.iter().map(|text| format!("<w:r><w:t>{text}</w:t></w:r>")).collect();
    format!("<w:p><w:pPr><w:jc w:val='left'/></w:pPr>{}</w:p>", runs.concat())
}

fn tc(inside: &str) -> String {
    format!("<w:tc><w:tcPr/>{inside}</w:tc>")
}

/// The text that stands between the marks of each comment, by its number.
fn anchored(document: &str) -> Vec<String> {
    let texts = (0..).map_while(|number| {
        let (_, rest) = document.split_once(&format!("<w:commentRangeStart w:id=\"{number}\"/>"))?;
        let (inside, rest) = rest.split_once(&format!("<w:commentRangeEnd w:id=\"{number}\"/>"))?;
        let reference = format!("<w:r><w:commentReference w:id=\"{number}\"/></w:r>");
        assert!(rest.starts_with(&reference), "{rest}");
        Some(inside.split("<w:t>").skip(1).map(|text| text.split_once('<').unwrap().0).collect())
    });
    texts.collect()
}

#[test]
fn each_comment_is_where_reading_found_what_it_tells_of() {
    let span = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>";
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl><w:p/>", tc(&p(&["内"])));
    let body = [
        p(&["一", "段"]),
        "<w:p/>".into(),
        format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p(&["三"])),
        format!("<w:tbl><w:tr>{span}{}</w:tc>{}</w:tr>", p(&["跨"]), tc(&p(&["甲"]))),
        format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", tc(&p(&["删"]))),
        format!("<w:tr>{}{}{}</w:tr></w:tbl>", tc("<w:p/>"), tc(&(p(&[]) + &p(&["乙"]))), tc(&inner)),
        format!(
            "<w:p><w:del><w:r><w:delText>去</w:delText></w:r></w:del>{}</w:p>",
            "<w:r><w:t>四</w:t></w:r>"
        ),
        "<w:sectPr><w:pgSz/></w:sectPr>".into(),
    ]
    .concat();
    let bytes = docx(&body, &[]);
    let places = [
        (paragraph(1), "一段"),
        (paragraph(2), ""),
        (paragraph(3), "三"),
        (cell(1, 1, 1), "跨"),
        (cell(1, 1, 3), "甲"),
        (cell(1, 2, 1), ""),
        (cell(1, 2, 2), "乙"),
        (cell(2, 1, 1), "内"),
        (paragraph(4), "四"),
        (paragraph(1), "一段"),
        (Source { table: Some(1), ..Source::default() }, "跨"),
    ];
    let marks: Vec<Mark> = places.iter().map(|(source, text)| told(text, Some(source.clone()))).collect();
    let elsewhere = [told("无处", Some(paragraph(5))), told("全文", None)];
    let marked = mark(&bytes, Format::Docx, &[&marks[..], &elsewhere].concat(), Language::Chinese).unwrap();
    let copy = marked.bytes;
    assert_eq!(marked.placed, places.len());
    let document = part(&copy, MAIN);
    assert_eq!(anchored(&document), places.each_ref().map(|(_, text)| *text));
    assert_eq!(
        changed(&bytes, &copy),
        ["[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments1.xml", MAIN]
    );
    let comments = part(&copy, "word/comments1.xml");
    assert_eq!(comments.matches("w:author=\"pjzp\"").count(), places.len());
    assert!(
        comments
            .contains("【警告 PJ1001】一段</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">改法：改")
    );
    // The list is in front of what says how the last page looks, and tells of all.
    let (_, list) = document.split_once("问题清单").unwrap();
    assert_eq!(list.matches("<w:tr>").count(), places.len() + 3);
    assert!(list.contains("全文") && list.ends_with("<w:sectPr><w:pgSz/></w:sectPr></w:body></w:document>"));
    assert_eq!(read(&bytes, Format::Docx), read(&copy, Format::Docx));
}

#[test]
fn a_text_box_is_told_of_on_the_paragraph_it_hangs_on() {
    let inside = format!("{}<w:tbl><w:tr>{}</w:tr></w:tbl>", p(&["框"]), tc(&p(&["格"])));
    let body = format!(
        "<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>{}",
        p(&["末"])
    );
    let marks = [told("框", Some(paragraph(1))), told("格", Some(cell(1, 1, 1)))];
    let marked = mark(&docx(&body, &[]), Format::Docx, &marks, Language::Chinese).unwrap();
    assert_eq!(
        (marked.placed, anchored(&part(&marked.bytes, MAIN))),
        (2, vec!["框格".into(), "框格".into()])
    );
    assert_eq!(read(&docx(&body, &[]), Format::Docx), read(&marked.bytes, Format::Docx));
}

#[test]
fn comments_that_are_there_stay() {
    let comments = format!(
        "<c:comments xmlns:c='{WORD}'><c:comment c:id='7' c:author='张'><c:p/></c:comment></c:comments>"
    );
    let body = format!("<w:commentRangeStart w:id='7'/>{}<w:commentRangeEnd w:id='7'/>", p(&["甲"]));
    let bytes = docx(&body, &[("comments.xml", &comments)]);
    let copy =
        mark(&bytes, Format::Docx, &[told("一", Some(paragraph(1)))], Language::English).unwrap().bytes;
    assert_eq!(changed(&bytes, &copy), ["word/comments.xml", MAIN]);
    let after = part(&copy, "word/comments.xml");
    assert!(after.starts_with(comments.strip_suffix("</c:comments>").unwrap()), "{after}");
    assert!(after.contains("w:id=\"8\"") && after.contains("[warning PJ1001] 一"), "{after}");
    let twice =
        mark(&copy, Format::Docx, &[told("二", Some(paragraph(1)))], Language::English).unwrap().bytes;
    assert!(part(&twice, "word/comments.xml").contains("w:id=\"9\""));
    assert_eq!(read(&bytes, Format::Docx), read(&twice, Format::Docx));
}

#[test]
fn a_text_is_written_otherwise_in_the_runs_that_have_it() {
    let before = [
        p(&["＞", "＝５", "０台"]),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc(&(p(&["１"]) + &p(&["２&lt;"]))), tc(&p(&["１０"]))),
        "<w:p><w:r><w:t>３</w:t><w:tab/><w:t>４</w:t></w:r></w:p>".into(),
    ]
    .concat();
    let after = [
        p(&["≥50", "", "台"]),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc(&(p(&["１"]) + &p(&["2&lt;"]))), tc(&p(&["10"]))),
        "<w:p><w:r><w:t>３</w:t><w:tab/><w:t>４</w:t></w:r></w:p>".into(),
    ]
    .concat();
    let change = |source: Source, from: &str, to: &str| Change {
        source,
        from: from.into(),
        to: to.into(),
        is_other_number: false,
    };
    let changes = [
        change(paragraph(1), "＞＝５０台", "≥50台"),
        change(cell(1, 1, 1), "２<", "2<"),
        change(cell(1, 1, 2), "１０", "10"),
        // Neither two paragraphs of a cell nor what a tab parts is one number.
        change(cell(1, 1, 1), "１２", "12"),
        change(paragraph(2), "３４", "34"),
        change(paragraph(9), "１", "1"),
    ];
    let bytes = docx(&before, &[]);
    let copy = rewrite(&bytes, Format::Docx, &changes).unwrap();
    let other = Some(Refusal::OtherText);
    assert_eq!(copy.refusals, [None, None, None, other, other, Some(Refusal::NoPlace)]);
    assert_eq!(part(&copy.bytes, MAIN), part(&docx(&after, &[]), MAIN));
    assert_eq!(changed(&bytes, &copy.bytes), [MAIN]);
}

#[test]
fn every_place_of_a_real_document_can_be_marked() {
    let document = read(REPORT, Format::Docx).unwrap();
    let mut places = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => places.push((paragraph.source.clone(), paragraph.text.clone())),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.is_blank());
                places.extend(cells.map(|cell| (cell.source.clone(), cell.text.clone())));
            }
        }
    }
    assert!(places.len() > 20);
    let marks: Vec<Mark> = places.iter().map(|(source, text)| told(text, Some(source.clone()))).collect();
    let marked = mark(REPORT, Format::Docx, &marks, Language::Chinese).unwrap();
    assert_eq!(marked.placed, places.len());
    assert_eq!(read(&marked.bytes, Format::Docx).unwrap(), document);
}

proptest! {
    #[test]
    fn marking_never_changes_what_is_read(
        pieces in prop::collection::vec(0..9_usize, 0..12),
        marks in prop::collection::vec((0..2_usize, 1..4_u32, 1..4_u32), 0..8),
    ) {
        let blocks = [
            p(&["甲", "乙"]), "<w:p/>".into(), p(&[]), p(&[" １０ "]),
            format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc(&p(&["丙"])), tc("<w:p></w:p>")),
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>请填写</w:t></w:r></w:p></w:sdtContent></w:sdt>".into(),
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>".into(),
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>连</w:t></w:r></w:p>".into(),
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>".into(),
        ];
        let body: String = pieces.iter().map(|piece| blocks[*piece].as_str()).collect();
        // The end of the last paragraph cannot be deleted.
        let bytes = docx(&(body + &p(&["末"])), &[]);
        let marks: Vec<Mark> = marks
            .iter()
            .map(|(kind, a, b)| told("x", Some(if *kind == 0 { paragraph(*a) } else { cell(*a, 1, *b) })))
            .collect();
        let copy = mark(&bytes, Format::Docx, &marks, Language::Chinese).unwrap().bytes;
        prop_assert_eq!(read(&bytes, Format::Docx), read(&copy, Format::Docx));
    }
    #[test]
    fn no_wrong_bytes_make_it_panic(
        wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let body = format!("{}<w:tbl><w:tr>{}</w:tr></w:tbl><w:p/><w:sectPr/>", p(&["１", "０"]), tc(&p(&["丙"])));
        let mut text = body.into_bytes();
        for (index, byte) in &wrong {
            *index.get_mut(&mut text) = *byte;
        }
        let bytes = docx(&String::from_utf8_lossy(&text), &[]);
        let change =
            Change { source: paragraph(1), from: "１０".into(), to: "10".into(), is_other_number: false };
        let _ = mark(&bytes, Format::Docx, &[told("x", Some(cell(1, 1, 1)))], Language::Chinese);
        let _ = rewrite(&bytes, Format::Docx, &[change]);
    }
}
