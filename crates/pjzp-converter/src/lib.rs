//! Between the files people fill in and the pjzp standard.
//!
//! The bytes of a file become a located [`Document`]; a format is one module under `read`.
//! Nothing here opens a file.
#![forbid(unsafe_code)]

pub mod document;
pub mod read;

pub use document::Document;
pub use read::{Format, ReadError, read};
