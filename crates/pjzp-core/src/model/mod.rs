//! The submission (自评表) as filed: plain data, possibly wrong.
//!
//! Nothing here is corrected or normalised: a value people wrote stays the text they wrote,
//! and [`crate::reading`] gives the typed view of it.

mod budget;
mod extension;
mod figure;
mod indicator;
mod ordinal;
mod statement;
mod submission;

pub use budget::{Budget, FundSource, FundTotal, MoneyItem};
pub use extension::Extension;
pub use figure::{Figure, FigureError};
pub use indicator::{Goal, Indicator, Subtotal, Total};
pub use ordinal::{Ordinal, Year};
pub use statement::{Attachment, Section, Statement, Subject};
pub use submission::{Kind, Party, SchemaVersion, Submission};
