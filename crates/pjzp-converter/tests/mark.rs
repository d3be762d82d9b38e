//! Marks in the user's own workbook: at their cells, beside what was there, and nothing else changed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod made;

use std::io::{Cursor, Read};

use made::{changed, part};
use pjzp_converter::document::RemarkKind;
use pjzp_converter::edit::{Change, EditError, Mark, rewrite};
use pjzp_converter::{Format, ReadError, mark, read};
use pjzp_core::Source;
use pjzp_core::rule::Severity;
use pjzp_core::text::Language;
use proptest::prelude::*;
use rust_xlsxwriter::{Format as Style, Note, Workbook};

const FORM: &[u8] = include_bytes!("../../../fixtures/office/form.xlsx");

/// A mark at a cell; of the whole file where there is none.
fn at(sheet: &str, cell: &str) -> Mark {
    let source = Source { sheet: Some(sheet.into()), cell: Some(cell.into()), ..Source::default() };
    Mark {
        source: (!cell.is_empty()).then_some(source),
        severity: Severity::Error,
        code: "PJ3004".into(),
        place: "总分的得分".into(),
        problem: format!("{cell} 写的是 <90>"),
        expected: Some("98.8".into()),
        remedy: "按各行之和填写".into(),
    }
}

#[track_caller]
fn marked(bytes: &[u8], marks: &[Mark]) -> Vec<u8> {
    mark(bytes, Format::Xlsx, marks, Language::Chinese).unwrap().bytes
}

#[track_caller]
fn reads_the_same(before: &[u8], after: &[u8]) {
    let read = |bytes: &[u8]| read(bytes, Format::Xlsx).unwrap();
    assert_eq!(read(before), read(after));
}

#[track_caller]
fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn every_part_but_those_that_are_told_of_marks_is_the_same_bytes() {
    let copy = marked(FORM, &[at("自评表", "H5"), at("自评表", "H5"), at("自评表", "H8"), at("", "")]);
    assert_eq!(
        changed(FORM, &copy),
        [
            "[Content_Types].xml",
            "xl/_rels/workbook.xml.rels",
            "xl/comments1.xml",
            "xl/drawings/vmlDrawing1.vml",
            "xl/styles.xml",
            "xl/workbook.xml",
            "xl/worksheets/_rels/sheet1.xml.rels",
            "xl/worksheets/sheet1.xml",
            "xl/worksheets/sheet3.xml",
        ]
    );
    reads_the_same(FORM, &copy);
    let comments = part(&copy, "xl/comments1.xml");
    let text = "【错误 PJ3004】H5 写的是 &lt;90&gt;\n应为：98.8\n改法：按各行之和填写";
    contains(
        &comments,
        &[&format!("ref=\"H5\" authorId=\"0\"><text><r><t xml:space=\"preserve\">{text}\n\n{text}</t>")],
    );
    assert_eq!(comments.matches("<comment ").count(), 2);
    let list = part(&copy, "xl/worksheets/sheet3.xml");
    contains(&list, &["<hyperlink ref=\"D2\" location=\"&apos;自评表&apos;!H5\"/>", "自评表!H8 总分的得分"]);
    assert_eq!((list.matches("<row ").count(), list.matches("<hyperlink ").count()), (5, 3));
    // A part that is written anew differs in what was put in, and in nothing else.
    let (before, after) = (part(FORM, "xl/worksheets/sheet1.xml"), part(&copy, "xl/worksheets/sheet1.xml"));
    let (head, rest) = after.split_once("<legacyDrawing").unwrap();
    let (_, tail) = rest.split_once("/>").unwrap();
    assert_eq!(format!("{head}{tail}"), before);
}

#[test]
fn marking_again_gives_the_same_bytes_and_a_further_list() {
    let marks = [at("自评表", "H5")];
    let once = marked(FORM, &marks);
    assert_eq!(once, marked(FORM, &marks));
    let twice = marked(&once, &marks);
    contains(&part(&twice, "xl/workbook.xml"), &["name=\"问题清单\"", "name=\"问题清单 (2)\""]);
    let comments = part(&twice, "xl/comments1.xml");
    assert_eq!((comments.matches("<comment ").count(), comments.matches("PJ3004").count()), (1, 2));
    reads_the_same(FORM, &twice);
}

#[test]
fn where_there_is_nothing_to_tell_the_list_says_so() {
    let copy = marked(FORM, &[]);
    let expected = [
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet3.xml",
    ];
    assert_eq!(changed(FORM, &copy), expected);
    contains(&part(&copy, "xl/worksheets/sheet3.xml"), &[">没有发现问题<"]);
    reads_the_same(FORM, &copy);
}

#[test]
fn notes_and_drawings_that_are_there_stay() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "甲").unwrap().insert_note(0, 0, &Note::new("原批注").set_author("张")).unwrap();
    sheet.write(4, 4, "乙").unwrap().insert_note(4, 4, &Note::new("另一条")).unwrap();
    sheet.merge_range(6, 0, 7, 3, "丙", &Style::new()).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let copy = marked(&bytes, &[at("Sheet1", "A1"), at("Sheet1", "B2"), at("Sheet1", "C8")]);
    let comments = part(&copy, "xl/comments1.xml");
    contains(&comments, &["原批注", "另一条", "\n\n【错误 PJ3004】A1", "ref=\"B2\"", "ref=\"A7\""]);
    assert_eq!(comments.matches("<comment ").count(), 4);
    let (before, after) =
        (part(&bytes, "xl/drawings/vmlDrawing1.vml"), part(&copy, "xl/drawings/vmlDrawing1.vml"));
    assert!(after.starts_with(before.trim_end().strip_suffix("</xml>").unwrap()));
    assert_eq!((before.matches("<v:shape ").count(), after.matches("<v:shape ").count()), (2, 4));
    let names: Vec<&str> =
        after.split("<v:shape id=\"").skip(1).map(|it| it.split_once('"').unwrap().0).collect();
    let distinct: std::collections::BTreeSet<_> = names.iter().collect();
    assert_eq!(distinct.len(), 4, "{names:?}");
    assert!(
        !changed(&bytes, &copy)
            .iter()
            .any(|name| name.starts_with("xl/worksheets/_rels") || name == "xl/worksheets/sheet1.xml")
    );
}

#[test]
fn a_reference_to_notes_stands_where_the_format_wants_it() {
    let sheet = |behind: &str| {
        made::xlsx_with_types(&format!(
            "<x:worksheet xmlns:x='u'><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c></x:row></x:sheetData>{behind}</x:worksheet>"
        ))
    };
    for (behind, expected) in [
        ("<x:pageMargins/>", "</x:sheetData><x:pageMargins/><LEGACY></x:worksheet>"),
        ("<x:drawing/><x:tableParts/>", "</x:sheetData><x:drawing/><LEGACY><x:tableParts/></x:worksheet>"),
        (
            "<x:extLst><x:ext/></x:extLst>",
            "</x:sheetData><LEGACY><x:extLst><x:ext/></x:extLst></x:worksheet>",
        ),
        (
            "<x:legacyDrawing r:id='gone'></x:legacyDrawing><x:extLst/>",
            "</x:sheetData><LEGACY><x:extLst/></x:worksheet>",
        ),
    ] {
        let copy = marked(&sheet(behind), &[at("S", "A1")]);
        let text = part(&copy, "xl/worksheets/sheet1.xml");
        let legacy = "<x:legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rIdPjzp2\"/>";
        contains(&text, &[&expected.replace("<LEGACY>", legacy)]);
        contains(&part(&copy, "xl/comments1.xml"), &["<comments xmlns"]);
        reads_the_same(&sheet(behind), &copy);
    }
}

#[test]
fn macros_and_the_strict_form_stay_what_they_are() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write(0, 0, "甲").unwrap();
    let plain = workbook.save_to_buffer().unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&plain[..])).unwrap();
    let parts = (0..archive.len()).map(|index| {
        let mut entry = archive.by_index(index).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        (entry.name().unwrap().into_owned(), text)
    });
    let strict: Vec<(String, String)> = parts
        .map(|(name, text)| {
            let text = text
                .replace(
                    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    "http://purl.oclc.org/ooxml/spreadsheetml/main",
                )
                .replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships",
                );
            (name, text)
        })
        .chain([("xl/vbaProject.bin".to_owned(), "macros".to_owned())])
        .collect();
    let parts: Vec<(&str, &[u8])> =
        strict.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let bytes = made::archive(&parts);
    let copy = marked(&bytes, &[at("Sheet1", "A1")]);
    assert_eq!(part(&copy, "xl/vbaProject.bin"), "macros");
    assert!(!changed(&bytes, &copy).contains(&"xl/vbaProject.bin".to_owned()));
    for name in
        ["xl/comments1.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"]
    {
        let text = part(&copy, name);
        assert!(
            text.contains("purl.oclc.org") && !text.contains("schemas.openxmlformats.org/spreadsheetml"),
            "{name}"
        );
    }
    reads_the_same(&bytes, &copy);
    let remarks = read(&copy, Format::Xlsx).unwrap().remarks;
    assert!(remarks.iter().any(|remark| remark.kind == RemarkKind::MacrosPresent));
}

#[test]
fn what_is_no_workbook_or_built_to_harm_is_refused() {
    let error = |bytes: &[u8], format| mark(bytes, format, &[], Language::Chinese).unwrap_err();
    assert_eq!(
        error(b"PK\x03\x04", Format::Xlsx),
        EditError::Read(ReadError::Damaged { part: "zip".into() })
    );
    assert_eq!(error("甲".as_bytes(), Format::Text), EditError::Format { format: Format::Text });
    let twice = made::archive(&[("xl/workbook.xml", b"<a/>"), ("XL/workbook.xml", b"<a/>")]);
    assert!(matches!(error(&twice, Format::Xlsx), EditError::Read(ReadError::Deceptive { .. })));
    for error in [error(b"x", Format::Csv), error(&twice, Format::Xlsx)] {
        assert!(error.zh().contains('请') && error.to_string().contains(';'));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn marking_never_changes_what_is_read(
        cells in prop::collection::btree_map((0..12_u32, 0..6_u16), "[a-z<&=甲乙\n ]{0,6}", 1..20),
        notes in prop::collection::btree_set((0..12_u32, 0..6_u16), 0..6),
        marks in prop::collection::vec((0..14_u32, 0..8_u32), 0..12),
    ) {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for ((row, column), text) in &cells {
            sheet.write(*row, *column, text).unwrap();
        }
        for (row, column) in &notes {
            sheet.insert_note(*row, *column, &Note::new("原批注")).unwrap();
        }
        let bytes = workbook.save_to_buffer().unwrap();
        let marks: Vec<Mark> = marks
            .iter()
            .map(|(row, column)| at("Sheet1", &format!("{}{}", char::from(b'A' + u8::try_from(*column).unwrap()), row + 1)))
            .collect();
        let copy = marked(&bytes, &marks);
        reads_the_same(&bytes, &copy);
        if !notes.is_empty() {
            prop_assert_eq!(part(&copy, "xl/comments1.xml").matches("原批注").count(), notes.len());
        }
    }
    #[test]
    fn no_wrong_bytes_make_it_panic(
        wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let sheet = "<worksheet><sheetData><row><c t='s'><v>0</v></c><c t='inlineStr'><is><r><t>１</t></r><rPh/></is></c>\
                     </row></sheetData><mergeCells><mergeCell ref='A1:B1'/></mergeCells><legacyDrawing r:id='a'/></worksheet>";
        let mut text = sheet.as_bytes().to_vec();
        let mut file = FORM.to_vec();
        for (index, byte) in &wrong {
            *index.get_mut(&mut text) = *byte;
            *index.get_mut(&mut file) = *byte;
        }
        let change = Change { source: at("S", "B1").source.unwrap(), from: "１".into(), to: "1".into(), is_other_number: false };
        for bytes in [made::xlsx_with_types(&String::from_utf8_lossy(&text)), file] {
            let _ = mark(&bytes, Format::Xlsx, &[at("S", "A1"), at("自评表", "H5")], Language::English);
            let _ = rewrite(&bytes, Format::Xlsx, std::slice::from_ref(&change));
        }
    }
}
