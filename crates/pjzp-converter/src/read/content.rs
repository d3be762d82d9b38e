//! What a file is written in, by its content: names of files are often wrong.

use super::package::{OLE2, Package, ZIP};
use super::{Format, ReadError, doc, encoding, xls};

/// The format a file is written in, where its name says `named`.
///
/// Text is what its name says, unless it can only be a page: what stands in a text is for people.
/// Platforms give tables of tabs, and pages, the name of a workbook.
///
/// # Errors
/// [`ReadError::Unread`] for formats that are known and not read.
pub(super) fn format(bytes: &[u8], named: Format) -> Result<Format, ReadError> {
    if let Some(packed) = packed(bytes) {
        return Ok(packed);
    }
    if bytes.starts_with(ZIP) || bytes.starts_with(OLE2) {
        return Ok(named);
    }
    let start = start(bytes);
    let begins = |word: &str| start.starts_with(word);
    if begins("mime-version:") {
        return Err(ReadError::Unread { format: "MHTML" });
    }
    if begins("{\\rtf") {
        return Err(ReadError::Unread { format: "RTF" });
    }
    let is_page = begins("<!doctype html")
        || begins("<html")
        || (begins("<?xml") && start.contains("<html"))
        || (!matches!(named, Format::Text | Format::Markdown) && begins("<"));
    let is_table = || {
        let is_workbook = matches!(named, Format::Xlsx | Format::Xls | Format::Ods);
        is_workbook && !start.is_empty() && encoding::decode(bytes).is_ok()
    };
    Ok(if is_page {
        Format::Html
    } else if is_table() {
        Format::Text
    } else {
        named
    })
}

/// The office format that bytes show, whatever the file is called.
fn packed(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(OLE2) {
        let is_document = || doc::is_document(bytes).then_some(Format::Doc);
        return if xls::is_workbook(bytes) { Some(Format::Xls) } else { is_document() };
    }
    if !bytes.starts_with(ZIP) {
        return None;
    }
    let mut package = Package::open(bytes).ok()?;
    if let Some(kind) = package.part("mimetype").ok()? {
        return kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet").then_some(Format::Ods);
    }
    let has = |folder: &str| package.names().any(|name| name.starts_with(folder));
    let is_document = || has("word/").then_some(Format::Docx);
    if has("xl/") { Some(Format::Xlsx) } else { is_document() }
}

/// The format of bytes that have no name to go by; `None` where they are any text.
pub(super) fn of_nameless(bytes: &[u8]) -> Option<Format> {
    format(bytes, Format::Text).ok().filter(|format| *format != Format::Text)
}

/// The first characters of a text, in lower case.
fn start(bytes: &[u8]) -> String {
    const HEAD: usize = 1024;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let text = match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, mark)) => {
            encoding.decode_without_bom_handling(head.get(mark..).unwrap_or_default()).0
        }
        None => String::from_utf8_lossy(head),
    };
    text.trim_start().to_ascii_lowercase()
}
