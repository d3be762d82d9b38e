//! Office files made by hand, of which every byte can be wrong.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

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
    archive(&parts_of_xlsx(sheet).each_ref().map(|(name, text)| (*name, text.as_bytes())))
}

/// The same, with the part that says what the others are.
pub(crate) fn xlsx_with_types(sheet: &str) -> Vec<u8> {
    let parts = parts_of_xlsx(sheet);
    let types = ("[Content_Types].xml", b"<Types/>".as_slice());
    let parts = parts.iter().map(|(name, text)| (*name, text.as_bytes()));
    archive(&parts.chain([types]).collect::<Vec<_>>())
}

fn parts_of_xlsx(sheet: &str) -> [(&'static str, String); 5] {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='http://example.org/relationships/{kind}' Target='{target}'/>")
    };
    let root = relation("r", "officeDocument", "xl/workbook.xml");
    let parts = [
        relation("s1", "worksheet", "worksheets/sheet1.xml"),
        relation("s2", "sharedStrings", "sharedStrings.xml"),
    ];
    [
        ("_rels/.rels", format!("<Relationships>{root}</Relationships>")),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships>{}</Relationships>", parts.concat())),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name='S' sheetId='1' r:id='s1'/></sheets></workbook>".into(),
        ),
        // What it claims to hold is nobody's business.
        ("xl/sharedStrings.xml", "<sst uniqueCount='99999999999'><si><t>甲</t></si></sst>".into()),
        ("xl/worksheets/sheet1.xml", sheet.into()),
    ]
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

/// Every part with its bytes as they are packed.
fn packed(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = (0..archive.len()).map(|index| {
        let mut entry = archive.by_index_raw(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.name().unwrap().into_owned(), bytes)
    });
    parts.collect()
}

/// The text of a part.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The names of the parts that are not the same bytes, and of those that are new.
pub(crate) fn changed(before: &[u8], after: &[u8]) -> Vec<String> {
    let (before, after) = (packed(before), packed(after));
    assert!(before.keys().all(|name| after.contains_key(name)), "a part is gone");
    let changed = after.into_iter().filter(|(name, bytes)| before.get(name) != Some(bytes));
    changed.map(|(name, _)| name).collect()
}

pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document with this body and these further parts, of which the document refers to those in
/// `others`.
pub(crate) fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let relations: Vec<String> = others
        .iter()
        .map(|(name, _)| {
            let kind = name.trim_end_matches(".xml");
            format!(
                "<Relationship Id='{kind}' Type='http://example.org/relationships/{kind}' Target='{name}'/>"
            )
        })
        .collect();
    let main =
        format!("<?xml version='1.0'?>\n<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>");
    let root = "<Relationships><Relationship Id='r' Type='http://example.org/relationships/officeDocument' Target='word/document.xml'/></Relationships>";
    let relations = format!("<Relationships>{}</Relationships>", relations.concat());
    let names: Vec<String> = others.iter().map(|(name, _)| format!("word/{name}")).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ];
    parts.extend(names.iter().zip(others).map(|(name, (_, text))| (name.as_str(), text.as_bytes())));
    archive(&parts)
}
