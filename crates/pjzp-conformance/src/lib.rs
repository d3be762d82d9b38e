//! The conformance kit: cases that any implementation of the rules can be held against.
//!
//! A [`Kit`] is read from the files of `fixtures/conformance/`. Each [`Entry`] asks a [`Question`],
//! a submission under a standard, and says what the [`Answer`] must be; [`compare`] holds an answer
//! against it, one [`Aspect`] at a time, and a [`Tally`] counts.
//! [`answer()`] is what pjzp itself says; any other program answers over stdin and stdout, one line
//! of JSON for each question.
//!
//! ```
//! use pjzp_conformance::{Kit, answer, compare};
//! let base = r#"{ "schema_version": "1", "name": "甲", "fiscal_year": 2022, "budget_unit": { "name": "乙" },
//!                 "indicators": [{ "name": "丙", "target": "≥10个", "actual": "5个", "weight": "90" }] }"#;
//! let cases = r#"{ "about": "positive-ratio", "cases": [{ "name": "half", "kind": "grid",
//!     "description": { "zh": "完成一半", "en": "half is done" },
//!     "standard": "mof-2020", "base": "one-row", "expect": { "points": ["45"] } }] }"#;
//! let kit = Kit::parse([("bases/one-row.json", base), ("scoring/positive-ratio.json", cases)])?;
//! let entry = &kit.entries()[0];
//! assert!(compare(&entry.case.expect, &answer(&entry.question)?).iter().all(|each| each.agrees()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

mod answer;
mod case;
mod compare;
mod kit;
mod points;

pub use answer::{Answer, Expected, Question, Unanswerable, answer, assessed, scored};
pub use case::{Case, CaseFile, Description, Kind, conformance_schema};
pub use compare::{Aspect, Comparison, Count, Outcome, Tally, compare};
pub use kit::{Entry, Gap, Kit, KitError};
pub use points::Points;
