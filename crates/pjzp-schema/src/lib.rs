//! The wire format of pjzp: how a submission (预算绩效自评表) is written as JSON.
//!
//! [`read_submission`] reads one and says everything that is wrong with it, where, in Chinese and
//! English; [`write_submission`] writes one. [`submission_schema`] is the published JSON Schema,
//! generated from the same types. Schema and reader accept the same documents, but for what JSON
//! Schema cannot say, which [`inspect`] checks: the encoding, keys that stand twice, nesting, size,
//! and numbers of more digits than every reader keeps.
//!
//! ```
//! let form = r#"{
//!   "schema_version": "1",
//!   "name": "对口支援项目",
//!   "indicators": [{ "name": "资金总额", "weight": 7, "score": "2.95" }]
//! }"#;
//! let submission = pjzp_schema::read_submission(form.as_bytes())?;
//! assert_eq!(submission.indicators[0].weight.as_ref().unwrap().text(), "7");
//! let written = pjzp_schema::write_submission(&submission);
//! assert_eq!(pjzp_schema::read_submission(written.as_bytes())?, submission);
//! # Ok::<(), pjzp_schema::Refusal>(())
//! ```
#![forbid(unsafe_code)]

pub mod guard;
pub mod limit;
pub mod problem;

mod explain;
mod path;
mod position;
mod read;
mod register;
mod rewrite;
mod scan;
mod schema;
mod sentence;
mod sort;
mod spelling;
mod strict;

pub use guard::{Violation, inspect};
pub use position::sources;
pub use problem::{Problem, ProblemKind, Refusal};
pub use read::{read_document, read_standard, read_submission, write_line, write_standard, write_submission};
pub use register::write_rules;
pub use rewrite::rewrite;
pub use schema::{published, schema_of, schema_of_written, standard_schema, submission_schema};
pub use spelling::nearest;
