//! Office files made by hand, of which every byte can be wrong.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

/// An archive of these parts.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of one sheet, of which this is the XML; its first text is 「甲」.
pub(crate) fn xlsx(sheet: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='http://example.org/relationships/{kind}' Target='{target}'/>")
    };
    let root = relation("r", "officeDocument", "xl/workbook.xml");
    let parts = [
        relation("s1", "worksheet", "worksheets/sheet1.xml"),
        relation("s2", "sharedStrings", "sharedStrings.xml"),
    ];
    archive(&[
        ("_rels/.rels", format!("<Relationships>{root}</Relationships>").as_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            format!("<Relationships>{}</Relationships>", parts.concat()).as_bytes(),
        ),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name='S' sheetId='1' r:id='s1'/></sheets></workbook>"),
        // What it claims to hold is nobody's business.
        ("xl/sharedStrings.xml", "<sst uniqueCount='99999999999'><si><t>甲</t></si></sst>".as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A workbook with these rows.
pub(crate) fn xlsx_rows(rows: &str) -> Vec<u8> {
    xlsx(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
}

/// A spreadsheet with this in its one table.
pub(crate) fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name='S'>{table}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}
