//! The user's own office file with something changed in it, and everything else as it was.
//!
//! A file is never made anew: each part that is not changed is the same bytes, and of a part that
//! is, whatever lies around the change. What is to be said, and where, is the caller's.

mod change;
mod docx;
mod error;
mod mark;
mod package;
mod patch;
mod relation;
mod xlsx;

use pjzp_core::text::Language;

pub use change::{Change, Changed, Refusal};
pub use error::EditError;
pub(crate) use mark::leave_out_lists;
pub use mark::{Mark, Marked};

use crate::read::{Format, format_of};

/// Whether files of a format can be changed.
pub fn is_editable(format: Format) -> bool {
    matches!(format, Format::Xlsx | Format::Docx)
}

/// A copy of a file with marks at their places and a list of all of them at the end.
///
/// # Errors
/// [`EditError`] where the file cannot be read, or is of a format that is not changed.
pub fn mark(bytes: &[u8], named: Format, marks: &[Mark], language: Language) -> Result<Marked, EditError> {
    match format_of(bytes, named)? {
        Format::Xlsx => Ok(xlsx::mark(bytes, marks, language)?),
        Format::Docx => Ok(docx::mark(bytes, marks, language)?),
        format => Err(EditError::Format { format }),
    }
}

/// A copy of a file with texts written otherwise in their places. A change that cannot be made
/// without losing something is refused, and the others are made.
///
/// # Errors
/// [`EditError`] where the file cannot be read, or is of a format that is not changed.
pub fn rewrite(bytes: &[u8], named: Format, changes: &[Change]) -> Result<Changed, EditError> {
    match format_of(bytes, named)? {
        Format::Xlsx => Ok(xlsx::rewrite(bytes, changes)?),
        Format::Docx => Ok(docx::rewrite(bytes, changes)?),
        format => Err(EditError::Format { format }),
    }
}
