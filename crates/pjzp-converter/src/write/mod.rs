//! From a submission to the files that people file, one module per format.

mod docx;
mod error;
mod face;
pub mod layout;
mod package;
mod report;
mod xlsx;
mod xml;

use pjzp_core::Submission;

pub use error::{MOST_CELL_TEXT, WriteError};
pub use layout::{Cell, CellKind, Line, Purpose, Sheet, lay_out};
pub use report::{Written, write_report};

/// A format that the form can be drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FormFormat {
    /// An Office Open XML workbook.
    Xlsx,
    /// An Office Open XML text document.
    Docx,
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
    let data = carried.map(pjzp_schema::write_submission);
    match format {
        FormFormat::Xlsx => {
            let workbook = xlsx::write(sheet)?;
            data.map_or(Ok(workbook.clone()), |data| package::embed_in_workbook(&workbook, &data))
        }
        FormFormat::Docx => docx::write_form(sheet, data.as_deref()),
    }
}
