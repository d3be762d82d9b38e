//! From a submission (自评表) to a report: every mistake, where it is, why, and how to mend it.
//!
//! [`check()`] holds one submission against a standard and gives a [`FileResult`];
//! a [`Report`] is several of them. [`render`] shows a report as text or JSON.
//! The verdict, the counts and the order all follow from the data: nothing can be set that
//! contradicts it.
//!
//! ```
//! use pjzp_validator::{Options, Report, check_json, render};
//! let form = br#"{ "schema_version": "1", "name": "x",
//!                  "indicators": [{ "name": "a", "target": "10", "actual": "5", "weight": "90" }] }"#;
//! let report = Report::new(vec![check_json("form.json", form, &Options::default())]);
//! assert!(render::json(&report).starts_with("{\n  \"report_version\": \"1\""));
//! ```
#![forbid(unsafe_code)]

mod order;
mod pairing;
mod record;

pub mod check;
pub mod difference;
pub mod fix;
pub mod label;
pub mod page;
pub mod policy;
pub mod provenance;
pub mod render;
pub mod report;
pub mod verify;

pub use check::{Filing, Note, Options, check, check_json, check_json_line, read_json, read_json_line};
pub use difference::diff;
pub use policy::{Policy, PolicyError, SeverityChange};
pub use report::{FileResult, Outcome, Report, report_schema};
