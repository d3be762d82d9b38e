//! Spreadsheets that no office program writes: each ends in its error, or is read for what it is.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod made;

use made::{archive, ods, xlsx, xlsx_rows};
use pjzp_converter::document::{Block, RemarkKind};
use pjzp_converter::{Format, ReadError, read};
use proptest::prelude::*;

const XLSX: &[u8] = include_bytes!("../../../fixtures/office/form.xlsx");
const XLS: &[u8] = include_bytes!("../../../fixtures/office/form.xls");
const ODS: &[u8] = include_bytes!("../../../fixtures/office/form.ods");

const FORMATS: [(&[u8], Format); 3] = [(XLSX, Format::Xlsx), (XLS, Format::Xls), (ODS, Format::Ods)];

#[track_caller]
fn refused(bytes: &[u8], format: Format, expected: &ReadError) {
    assert_eq!(read(bytes, format).map(|document| document.blocks.len()).as_ref(), Err(expected));
}

#[track_caller]
fn damaged(bytes: &[u8], format: Format, part: &str) {
    refused(bytes, format, &ReadError::Damaged { part: part.into() });
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn a_grid_beyond_the_budget_is_refused_before_it_is_made() {
    let corner =
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>";
    refused(&xlsx_rows(corner), Format::Xlsx, &ReadError::TooManyCells);
    let tall = |rows: u32| {
        xlsx_rows(&format!(
            "<row r='1'><c r='A1'><v>1</v></c></row><row r='{rows}'><c r='A{rows}'><v>1</v></c></row>"
        ))
    };
    // A row costs as much as the cell in it.
    assert!(read(&tall(500_000), Format::Xlsx).is_ok());
    refused(&tall(500_001), Format::Xlsx, &ReadError::TooManyCells);
    let row = |row: u32| format!("<row r='{row}'><c r='A{row}'><v>1</v></c></row>");
    let full = (1..=1_000_001).map(row).collect::<Vec<_>>().concat();
    refused(&xlsx_rows(&full), Format::Xlsx, &ReadError::TooManyCells);
    let far = "<table:table-row table:number-rows-repeated='1048575'><table:table-cell/></table:table-row>";
    let cell = "<table:table-cell office:value-type='float' office:value='1'/>";
    let one = format!("<table:table-row>{cell}</table:table-row>");
    refused(
        &ods(&format!("{one}{far}{one}")),
        Format::Ods,
        &ReadError::Damaged { part: "content.xml".into() },
    );
    let repeated =
        cell.replace("<table:table-cell", "<table:table-cell table:number-columns-repeated='16384'");
    let rows = "<table:table-row table:number-rows-repeated='4294967295'>";
    refused(&ods(&format!("{rows}{repeated}</table:table-row>")), Format::Ods, &ReadError::TooManyCells);
}

#[test]
fn blank_tails_cost_nothing() {
    let styled =
        "<row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='1048576' s='1'><c r='XFD1048576' s='1'/></row>";
    let blank = "<table:table-row table:number-rows-repeated='1048570'>\
                 <table:table-cell table:number-columns-repeated='16384'/></table:table-row>";
    let cell = "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>";
    for (bytes, format) in [(xlsx_rows(styled), Format::Xlsx), (ods(&format!("{cell}{blank}")), Format::Ods)]
    {
        let document = read(&bytes, format).unwrap();
        assert!(matches!(&document.blocks[..], [Block::Table(table)] if table.rows.len() == 1), "{format:?}");
    }
}

#[test]
fn one_long_text_cannot_be_had_a_million_times() {
    let text = "字".repeat(10_000);
    let cell = format!(
        "<table:table-cell table:number-columns-repeated='16000'><text:p>{text}</text:p></table:table-cell>"
    );
    refused(
        &ods(&format!("<table:table-row>{cell}</table:table-row>")),
        Format::Ods,
        &ReadError::TooMuchText,
    );
    let blanks = "<table:table-row><table:table-cell><text:p>甲<text:s text:c='4000000000'/>乙</text:p></table:table-cell></table:table-row>";
    let document = read(&ods(blanks), Format::Ods).unwrap();
    assert!(matches!(&document.blocks[..], [Block::Table(table)] if table.rows[0].cells[0].text.len() < 200));
}

#[test]
fn merged_cells_may_overlap_and_hide_text_and_the_first_is_believed() {
    let sheet = |merges: &str| {
        xlsx(&format!(
            "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><v>7</v></c></row>\
             <row r='2'><c r='B2'><v>8</v></c></row></sheetData><mergeCells>{merges}</mergeCells></worksheet>"
        ))
    };
    let document = read(&sheet("<mergeCell ref='A1:B1'/><mergeCell ref='B1:B2'/>"), Format::Xlsx).unwrap();
    let remarks: Vec<_> = document.remarks.iter().map(|it| (it.kind, it.text.as_str())).collect();
    assert_eq!(remarks, [(RemarkKind::CoveredText, "7"), (RemarkKind::MergesOverlap, "B1:B2")]);
    // However many there are, they cost no more than the cells they lie on may.
    let corner = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1000'><c r='CV1000'><v>1</v></c></row>";
    let merges = "<mergeCell ref='A1:CV1000'/>".repeat(100_000);
    let bytes = xlsx(&format!(
        "<worksheet><sheetData>{corner}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"
    ));
    refused(&bytes, Format::Xlsx, &ReadError::TooManyCells);
}

#[test]
fn a_formula_without_a_result_is_told() {
    let bytes = xlsx_rows(
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><f>1+1</f><v></v></c><c r='C1'><f>2+2</f></c></row>",
    );
    let remarks: Vec<_> = read(&bytes, Format::Xlsx).unwrap().remarks;
    let told: Vec<_> =
        remarks.iter().map(|it| (it.kind, it.source.cell.as_deref().unwrap(), it.text.as_str())).collect();
    let kind = RemarkKind::FormulaWithoutValue;
    assert_eq!(told, [(kind, "B1", "=1+1"), (kind, "C1", "=2+2")]);
    let bytes = ods("<table:table-row><table:table-cell table:formula='of:=1+1'/></table:table-row>");
    let remarks = read(&bytes, Format::Ods).unwrap().remarks;
    assert!(
        matches!(&remarks[..], [remark] if remark.kind == kind && remark.source.cell.as_deref() == Some("A1"))
    );
}

#[test]
fn what_breaks_the_rules_of_its_format_is_damaged() {
    for rows in [
        "<row r='1'><c r='A1' t='s'><v>1</v></c></row>",
        "<row r='1'><c r='XFE1'><v>1</v></c></row>",
        "<row r='1'><c r='A0'><v>1</v></c></row>",
        "<row r='1'><c r='A1'><v>1</c></row>",
        "<row r='4294967295'><c><v>1</v></c></row>",
    ] {
        damaged(&xlsx_rows(rows), Format::Xlsx, SHEET);
    }
    damaged(&archive(&[("xl/a.xml", b"<a/>")]), Format::Xlsx, "xl/workbook.xml");
    damaged(
        &archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]),
        Format::Ods,
        "content.xml",
    );
    let entity = "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet><sheetData/></worksheet>";
    refused(&xlsx(entity), Format::Xlsx, &ReadError::Entities { part: SHEET.into() });
}

#[test]
fn a_password_is_told_in_every_format() {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let package = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 504], &name].concat();
    for format in [Format::Xlsx, Format::Xls, Format::Ods] {
        refused(&package, format, &ReadError::Encrypted);
    }
    // The record that a workbook with a password has in front of everything that is encrypted.
    let at = XLS.windows(4).position(|window| window == [0xe1, 0, 2, 0]).unwrap();
    let mut bytes = XLS.to_vec();
    bytes[at] = 0x2f;
    refused(&bytes, Format::Xls, &ReadError::Encrypted);
    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    refused(&archive(&[("META-INF/manifest.xml", manifest)]), Format::Ods, &ReadError::Encrypted);
}

#[test]
fn what_is_cut_off_is_an_error_wherever_it_ends() {
    for (bytes, format) in FORMATS {
        for part in 1..50 {
            let end = bytes.len() * part / 50;
            let error = read(&bytes[..end], format).map(|document| document.blocks.len()).unwrap_err();
            assert!(
                matches!(error, ReadError::Damaged { .. } | ReadError::NotOffice),
                "{format:?} {part}: {error:?}"
            );
        }
    }
}

#[test]
fn a_compound_file_that_lists_its_sectors_again_and_again_is_damaged() {
    // Every list of sectors is the same one, which is its own next.
    let mut bytes = XLS.to_vec();
    bytes[68..72].copy_from_slice(&2_u32.to_le_bytes());
    bytes[72..76].copy_from_slice(&1_000_000_u32.to_le_bytes());
    bytes[512 * 4 - 4..512 * 4].copy_from_slice(&2_u32.to_le_bytes());
    damaged(&bytes, Format::Xls, "OLE2");
}

#[test]
fn errors_say_in_both_languages_what_to_do() {
    for error in [
        ReadError::NotOffice,
        ReadError::Encrypted,
        ReadError::Damaged { part: "a.xml".into() },
        ReadError::Deceptive { part: "a.xml".into() },
        ReadError::Entities { part: "a.xml".into() },
        ReadError::UnpackedTooLarge,
        ReadError::TooManyParts,
        ReadError::TooMuchText,
    ] {
        let (zh, en) = (error.zh(), error.to_string());
        assert!(zh.contains('请') && en.contains(';'), "{zh} / {en}");
        assert_eq!(zh.contains("a.xml"), en.contains("a.xml"), "{zh} / {en}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), format in 0..3_usize) {
        let (file, format) = FORMATS[format];
        // As they are, and behind what the format begins with.
        let begun = [&file[..file.len().min(700)], &bytes].concat();
        let _ = (read(&bytes, format), read(&begun, format));
    }

    #[test]
    fn no_wrong_bytes_of_a_file_make_it_panic(
        wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        format in 0..3_usize,
    ) {
        let (file, format) = FORMATS[format];
        let mut bytes = file.to_vec();
        for (index, byte) in &wrong {
            bytes[index.index(file.len())] = *byte;
        }
        let _ = read(&bytes, format);
    }

    #[test]
    fn no_wrong_records_of_a_workbook_make_it_panic(
        wrong in prop::collection::vec((512..5_000_usize, any::<u8>()), 1..24),
    ) {
        let mut bytes = XLS.to_vec();
        for (index, byte) in &wrong {
            bytes[*index] = *byte;
        }
        let _ = read(&bytes, Format::Xls);
    }
}
