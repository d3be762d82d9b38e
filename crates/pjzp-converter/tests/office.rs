//! A form as an office program saved it: the same cells in every format, at the same places.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::io::{Cursor, Write};

use pjzp_converter::document::{Block, Document, RemarkKind, Side};
use pjzp_converter::{Format, ReadError, read, recognise};
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

const DOCX: &[u8] = include_bytes!("../../../fixtures/office/report.docx");
const DOC: &[u8] = include_bytes!("../../../fixtures/office/report.doc");
const HTML: &[u8] = include_bytes!("../../../fixtures/office/report.html");

/// The cells of the only table, `<` and `^` for those under a merged one.
#[track_caller]
fn cells(document: &Document) -> Vec<String> {
    let tables: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
        .collect();
    let [table] = tables[..] else { panic!("{} tables", tables.len()) };
    table
        .rows
        .iter()
        .map(|row| {
            let cells = row.cells.iter().map(|cell| match cell.merged_into {
                Some(Side::Left) => "<",
                Some(Side::Above) => "^",
                None => cell.text.as_str(),
            });
            cells.collect::<Vec<_>>().join("|")
        })
        .collect()
}

#[test]
fn one_form_has_the_same_cells_in_every_format() {
    for (bytes, format) in [
        (DOCX, Format::Docx),
        (HTML, Format::Html),
        (DOC, Format::Doc),
        (DOCX, Format::Doc),
        (DOC, Format::Docx),
    ] {
        let document = read(bytes, format).unwrap();
        assert_eq!(
            cells(&document),
            [
                "项目支出绩效自评表|<|<|<|<|<|<",
                "项目名称|委托业务|<|<|<|<|<",
                "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
                "产出指标|数量指标|报告数|≥2份|3份|10|11",
                "^|质量指标|合格率\n（全年）|100%|100%|10|10",
            ],
            "{format:?}"
        );
        let [Block::Paragraph(title), ..] = &document.blocks[..] else { panic!("{format:?}") };
        assert_eq!((title.text.as_str(), title.heading), ("项目支出绩效自评报告", Some(1)), "{format:?}");
        let recognised = recognise(&document);
        let score = recognised.sources.find(&"/indicators/0/score".into()).unwrap();
        assert_eq!((score.table, score.row, score.column), (Some(1), Some(4), Some(7)), "{format:?}");
    }
}

#[test]
fn what_is_no_document_of_today_is_named() {
    // A compound file, of which the name of a stream tells what it holds.
    let compound = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &name[..]].concat()
    };
    for (bytes, error) in [
        (compound("EncryptedPackage"), ReadError::Encrypted),
        (compound("WordDocument"), ReadError::Damaged { part: "OLE2".into() }),
        (b"{\\rtf1\\ansi}".to_vec(), ReadError::Unread { format: "RTF" }),
        ("一些文字".as_bytes().to_vec(), ReadError::NotOffice),
        (Vec::new(), ReadError::NotOffice),
    ] {
        assert_eq!(read(&bytes, Format::from_name("form.doc").unwrap()), Err(error));
    }
    let page = read(HTML, Format::from_name("form.doc").unwrap()).unwrap();
    let told: Vec<_> = page.remarks.iter().map(|remark| (remark.kind, remark.text.as_str())).collect();
    assert_eq!(told, [(RemarkKind::WrongExtension, "html")]);
}

#[test]
fn an_older_document_without_a_table_is_not_taken_for_an_empty_form() {
    let prose = include_bytes!("../../../fixtures/office/prose.doc");
    assert_eq!(read(prose, Format::Doc), Err(ReadError::NoTable));
}

#[test]
fn a_bomb_is_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    writer.start_file("word/document.xml", options).unwrap();
    for _ in 0..64 {
        writer.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert_eq!(read(&bomb, Format::Docx), Err(ReadError::UnpackedTooLarge));
}

#[test]
fn a_file_cut_off_anywhere_is_an_error() {
    for part in 0..50 {
        for (bytes, format) in [(DOCX, Format::Docx), (DOC, Format::Doc)] {
            let cut = bytes.get(..bytes.len() * part / 50).unwrap();
            assert!(read(cut, format).is_err(), "{format:?} {part}");
        }
    }
}

proptest! {
    #[test]
    fn no_changed_bit_makes_it_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..20)) {
        for (bytes, format) in [(DOC, Format::Doc), (DOCX, Format::Docx), (HTML, Format::Html)] {
            let mut bytes = bytes.to_vec();
            for (index, bit) in &flips {
                let at = index.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            if let Ok(document) = read(&bytes, format) {
                recognise(&document);
            }
        }
    }
}
