//! An office file as a zip archive, the same bytes for the same parts, and the data it carries.
//!
//! What was written from a submission holds that submission too, as a custom XML part in a
//! namespace of its own: office programs keep it or drop it, and never show it.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::error::WriteError;
use super::xml::{Xml, is_allowed};
use crate::carried::Carried;

/// The namespace of the part that holds the submission.
pub(crate) const NAMESPACE: &str = "urn:pjzp:embedded:submission:1";
/// Its element.
pub(crate) const ELEMENT: &str = "submission";
/// What a file carries beside what it shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Data<'a> {
    /// The submission, as its format has it.
    pub(super) json: &'a str,
    /// `form` or `report`: what the file shows of it.
    pub(super) kind: &'static str,
    /// The standard whose form it shows, by its id.
    pub(super) standard: &'a str,
}

/// The name of the part.
const ITEM: &str = "customXml/item1.xml";
/// What a relation to it is called.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";
/// An identity of the part, the same in every file.
const ITEM_ID: &str = "{6B1C3D52-8E0F-4C0B-9B43-2E6B5D9C7A10}";

/// A part of an office file.
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// Puts parts together.
pub(super) fn pack(parts: Vec<Part>) -> Result<Vec<u8>, WriteError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let write = |writer: &mut ZipWriter<Cursor<Vec<u8>>>| -> ZipResult<()> {
        for part in parts {
            put(writer, part.name, &part.bytes)?;
        }
        Ok(())
    };
    write(&mut writer).map_err(WriteError::from_library)?;
    Ok(writer.finish().map_err(WriteError::from_library)?.into_inner())
}

/// The parts that hold a submission, and the relation to them from the main part beside which
/// they stand.
pub(super) fn embedded(data: Data<'_>) -> Vec<Part> {
    let mut properties = Xml::part();
    properties.element(
        "ds:datastoreItem",
        &[
            ("ds:itemID", ITEM_ID),
            ("xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml"),
        ],
        |xml| {
            xml.element("ds:schemaRefs", &[], |xml| xml.empty("ds:schemaRef", &[("ds:uri", NAMESPACE)]));
        },
    );
    let mut relations = Xml::part();
    relations.element(
        "Relationships",
        &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")],
        |xml| {
            let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps";
            xml.empty("Relationship", &[("Id", "rId1"), ("Type", kind), ("Target", "itemProps1.xml")]);
        },
    );
    vec![
        Part { name: ITEM, bytes: item(data) },
        Part { name: "customXml/itemProps1.xml", bytes: properties.into_bytes() },
        Part { name: "customXml/_rels/item1.xml.rels", bytes: relations.into_bytes() },
    ]
}

/// The part that holds the submission.
fn item(data: Data<'_>) -> Vec<u8> {
    // What XML cannot hold stands within texts of the JSON only, where it can be written in digits.
    let mut escaped = String::with_capacity(data.json.len());
    for glyph in data.json.chars() {
        if is_allowed(glyph) {
            escaped.push(glyph);
        } else {
            let mut units = [0; 2];
            for unit in glyph.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    let mut item = Xml::part();
    let attributes = [("xmlns", NAMESPACE), ("kind", data.kind), ("standard", data.standard)];
    item.element(ELEMENT, &attributes, |xml| xml.text(&escaped));
    item.into_bytes()
}

/// The file with other data in the place of what it carries, or with none; every other part is
/// copied as it is packed.
pub(crate) fn replace_data(bytes: &[u8], json: Option<&str>, old: &Carried) -> Result<Vec<u8>, WriteError> {
    let data = Data {
        json: json.unwrap_or_default(),
        kind: if old.is_form { "form" } else { "report" },
        standard: old.standard.as_deref().unwrap_or_default(),
    };
    let replace = || -> ZipResult<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let mut text = String::new();
            let mut entry = archive.by_index(index)?;
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            let lower = name.to_ascii_lowercase();
            let is_custom = lower.starts_with("customxml/item") && !lower.contains("props");
            let is_ours = is_custom
                && std::io::Read::read_to_string(&mut entry, &mut text).is_ok()
                && text.contains(NAMESPACE)
                && text.contains(&format!("{ELEMENT} "));
            drop(entry);
            if is_ours {
                put(&mut writer, &name, &item(data))?;
            } else {
                writer.raw_copy_file(archive.by_index_raw(index)?)?;
            }
        }
        Ok(writer.finish()?.into_inner())
    };
    replace().map_err(WriteError::from_library)
}

/// The content type of the properties, and the relation, as the parts beside them write it.
pub(super) const PROPERTIES: (&str, &str) =
    ("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");

/// The relation from the main part.
pub(super) fn relation(xml: &mut Xml, id: &str) {
    xml.empty("Relationship", &[("Id", id), ("Type", RELATION), ("Target", &format!("../{ITEM}"))]);
}

/// Adds a submission to a workbook that another library wrote.
pub(super) fn embed_in_workbook(workbook: &[u8], data: Data<'_>) -> Result<Vec<u8>, WriteError> {
    let add = || -> ZipResult<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(workbook))?;
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index)?;
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut entry, &mut text)?;
            match name.as_str() {
                "[Content_Types].xml" => {
                    let mut added = Xml::default();
                    added.empty("Override", &[("PartName", PROPERTIES.0), ("ContentType", PROPERTIES.1)]);
                    text = before_end(&text, "</Types>", added);
                }
                "xl/_rels/workbook.xml.rels" => {
                    let mut added = Xml::default();
                    relation(&mut added, "rIdPjzp");
                    text = before_end(&text, "</Relationships>", added);
                }
                _ => {}
            }
            put(&mut writer, &name, text.as_bytes())?;
        }
        for part in embedded(data) {
            put(&mut writer, part.name, &part.bytes)?;
        }
        Ok(writer.finish()?.into_inner())
    };
    add().map_err(WriteError::from_library)
}

fn before_end(text: &str, end: &str, added: Xml) -> String {
    let added = String::from_utf8(added.into_bytes()).unwrap_or_default();
    match text.rsplit_once(end) {
        Some((before, behind)) => format!("{before}{added}{end}{behind}"),
        None => text.to_owned(),
    }
}

fn put(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> ZipResult<()> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file(name, options)?;
    writer.write_all(bytes)?;
    Ok(())
}
