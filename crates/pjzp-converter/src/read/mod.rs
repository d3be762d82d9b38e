//! From the bytes of a file to a located [`Document`], one module per format.

pub(crate) mod address;
mod compound;
mod content;
mod csv;
mod custom;
mod doc;
pub(crate) mod docx;
mod encoding;
mod error;
mod grid;
mod html;
mod md;
mod number_format;
mod ods;
pub(crate) mod package;
mod sheet;
#[cfg(test)]
mod shown;
mod text_table;
mod txt;
mod xls;
pub(crate) mod xlsx;
pub(crate) mod xml;

pub(crate) use self::csv::unguarded;
pub(crate) use custom::parts_in;
pub use encoding::decode;
pub use error::ReadError;
pub use package::{MOST_PART, MOST_PARTS, MOST_RATIO, MOST_UNPACKED};
pub use sheet::MOST_TEXT;

use pjzp_core::Source;

use crate::document::{Block, Document, RemarkKind};
use crate::edit::leave_out_lists;

/// Most bytes of a file: 64 MiB.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Most tables of a document.
pub const MOST_TABLES: usize = 1_000;
/// Most cells of all tables of a document.
pub const MOST_CELLS: usize = 1_000_000;

/// Most paragraphs of a document in a format of office programs.
pub const MOST_PARAGRAPHS: usize = 1_000_000;

/// A file format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text, with tables drawn by tabs, strokes or blanks.
    Text,
    /// Markdown.
    Markdown,
    /// Comma-separated values, RFC 4180.
    Csv,
    /// HTML, as web pages are saved and portals export it.
    Html,
    /// Office Open XML workbooks.
    Xlsx,
    /// The workbooks of Excel 5.0 to 2003, and those of WPS.
    Xls,
    /// OpenDocument spreadsheets.
    Ods,
    /// Documents of Word, Office Open XML.
    Docx,
    /// The documents of Word 97 to 2003, and those of WPS.
    Doc,
}

impl Format {
    /// The format that the ending of a file's name stands for, in either case.
    ///
    /// # Examples
    /// ```
    /// use pjzp_converter::Format;
    /// assert_eq!(Format::from_name("2021/自评报告.TXT"), Some(Format::Text));
    /// assert_eq!(Format::from_name("自评表.et"), Some(Format::Xls));
    /// assert_eq!(Format::from_name("自评报告"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" | "tsv" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "html" | "htm" => Some(Self::Html),
            "xlsx" | "xlsm" | "xltx" | "xltm" => Some(Self::Xlsx),
            "xls" | "xlt" | "et" | "ett" => Some(Self::Xls),
            "ods" | "ots" => Some(Self::Ods),
            "docx" | "docm" | "dotx" | "dotm" => Some(Self::Docx),
            "doc" | "dot" | "wps" | "wpt" => Some(Self::Doc),
            _ => None,
        }
    }

    /// The format of bytes that have no name to go by; `None` where they are any text.
    ///
    /// # Examples
    /// ```
    /// use pjzp_converter::Format;
    /// assert_eq!(Format::from_content(b"<html><table>"), Some(Format::Html));
    /// assert_eq!(Format::from_content(b"<1>"), None);
    /// ```
    pub fn from_content(bytes: &[u8]) -> Option<Self> {
        content::of_nameless(bytes)
    }

    /// The ending that names of files in this format have.
    ///
    /// # Examples
    /// ```
    /// use pjzp_converter::Format;
    /// assert_eq!(Format::Markdown.name(), "md");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Docx => "docx",
            Self::Doc => "doc",
        }
    }
}

/// The format that a file is written in, which its name may not say.
///
/// # Errors
/// [`ReadError::Unread`] for formats that are known and not read.
pub fn format_of(bytes: &[u8], named: Format) -> Result<Format, ReadError> {
    content::format(bytes, named)
}

/// Reads a file.
///
/// # Errors
/// [`ReadError`] where the bytes are no text, or a budget of this module is exceeded.
pub fn read(bytes: &[u8], format: Format) -> Result<Document, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let text = || encoding::decode(bytes);
    let written = content::format(bytes, format)?;
    let mut document = match written {
        Format::Text => txt::read(&text()?)?,
        Format::Markdown => md::read(&text()?)?,
        Format::Csv => csv::read(&text()?)?,
        Format::Html => html::read(&html::decode(bytes)?)?,
        Format::Xlsx => xlsx::read(bytes)?,
        Format::Xls => xls::read(bytes)?,
        Format::Ods => ods::read(bytes)?,
        Format::Docx => docx::read(bytes)?,
        Format::Doc => doc::read(bytes)?,
    };
    leave_out_lists(&mut document);
    if written != format {
        document.remark(RemarkKind::WrongExtension, Source::default(), written.name());
    }
    let tables = document.blocks.iter().filter(|block| matches!(block, Block::Table(_)));
    if tables.count() > MOST_TABLES {
        return Err(ReadError::TooManyTables);
    }
    Ok(document)
}

/// Counts cells as they are read, so that the budget holds before the memory is spent.
#[derive(Debug, Default)]
struct CellBudget(usize);

impl CellBudget {
    fn spend(&mut self, cells: usize) -> Result<(), ReadError> {
        self.0 = self.0.saturating_add(cells);
        if self.0 > MOST_CELLS { Err(ReadError::TooManyCells) } else { Ok(()) }
    }
}

/// The number of a paragraph before which there are `index` others.
fn paragraph_ordinal(index: usize) -> Result<Option<u32>, ReadError> {
    if index < MOST_PARAGRAPHS { Ok(ordinal(index)) } else { Err(ReadError::TooManyParagraphs) }
}

/// A count from 1, for [`pjzp_core::Source`].
fn ordinal(index: usize) -> Option<u32> {
    u32::try_from(index).ok().and_then(|number| number.checked_add(1))
}
