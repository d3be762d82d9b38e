//! From a submission to the files that people file, one module per format.

pub mod layout;

pub use layout::{Cell, CellKind, Line, Purpose, Sheet, lay_out};
