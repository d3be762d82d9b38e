//! From a submission to the files that people file, one module per format.

mod csv;
mod docx;
mod error;
mod face;
mod html;
pub mod layout;
mod md;
mod package;
mod report;
mod xlsx;
mod xml;

use pjzp_core::Submission;

pub(crate) use self::csv::{guarded, records};
pub use error::{MOST_CELL_TEXT, WriteError};
pub(crate) use layout::leaves;
pub use layout::{Cell, CellKind, Line, Purpose, Sheet, lay_out};
use package::Data;
pub(crate) use package::{ELEMENT as CARRIED_ELEMENT, NAMESPACE as CARRIED_NAMESPACE, replace_data};
pub use report::{Written, write_report};

/// A format that the form can be drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FormFormat {
    /// An Office Open XML workbook.
    Xlsx,
    /// An Office Open XML text document.
    Docx,
    /// A page for browsers.
    Html,
    /// Markdown.
    Markdown,
    /// Comma-separated values.
    Csv,
}

impl FormFormat {
    /// The format that the ending of a file's name stands for, in either case.
    ///
    /// # Examples
    /// ```
    /// use pjzp_converter::write::FormFormat;
    /// assert_eq!(FormFormat::from_name("自评表.XLSX"), Some(FormFormat::Xlsx));
    /// assert_eq!(FormFormat::from_name("自评表.doc"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "xlsx" => Some(Self::Xlsx),
            "docx" => Some(Self::Docx),
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// Draws the form in a format.
///
/// `carried` is a submission for the file to hold as data beside what it shows, in the formats
/// that can; a form that is still to be filled in carries none.
///
/// # Errors
/// [`WriteError`].
pub fn write_form(
    sheet: &Sheet,
    format: FormFormat,
    carried: Option<&Submission>,
) -> Result<Vec<u8>, WriteError> {
    let json = carried.map(pjzp_schema::write_submission);
    let standard = sheet.standard.as_str();
    let data = json.as_deref().map(|json| Data { json, kind: "form", standard });
    match format {
        FormFormat::Xlsx => {
            let workbook = xlsx::write(sheet)?;
            match data {
                Some(data) => package::embed_in_workbook(&workbook, data),
                None => Ok(workbook),
            }
        }
        FormFormat::Docx => docx::write_form(sheet, data),
        FormFormat::Html => Ok(html::write(sheet)),
        FormFormat::Markdown => Ok(md::write(sheet)),
        FormFormat::Csv => csv::write(sheet),
    }
}
