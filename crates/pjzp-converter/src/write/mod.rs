//! From a submission to the files that people file, one module per format.

mod error;
mod face;
pub mod layout;
mod xlsx;

pub use error::{MOST_CELL_TEXT, WriteError};
pub use layout::{Cell, CellKind, Line, Purpose, Sheet, lay_out};

/// A format that the form can be drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FormFormat {
    /// An Office Open XML workbook.
    Xlsx,
}

/// Draws the form in a format.
///
/// # Errors
/// [`WriteError`].
pub fn write_form(sheet: &Sheet, format: FormFormat) -> Result<Vec<u8>, WriteError> {
    match format {
        FormFormat::Xlsx => xlsx::write(sheet),
    }
}
