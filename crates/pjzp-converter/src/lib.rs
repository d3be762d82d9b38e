//! Between the files people fill in and the pjzp standard.
//!
//! Data flows one way: the bytes of a file become a located [`Document`], and the recogniser
//! makes of that a [`pjzp_core::Submission`] with the place of each of its values.
//! A format is one module under `read`; what a form means is known only under `recognise`.
//! Nothing here opens a file.
//!
//! # Examples
//! ```
//! use pjzp_converter::{Format, read, recognise};
//! let form = "项目名称 | 委托业务\n\
//!             一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分\n\
//!             产出指标 | 数量指标 | 报告数 | ≥2份 | 3份 | 10 | 10\n";
//! let document = read(form.as_bytes(), Format::Text)?;
//! let recognised = recognise(&document);
//! assert_eq!(recognised.submission.indicators[0].target.as_deref(), Some("≥2份"));
//! assert_eq!(recognised.coverage.unread, 0);
//! # Ok::<(), pjzp_converter::ReadError>(())
//! ```
#![forbid(unsafe_code)]

pub mod carried;
pub mod document;
pub mod edit;
pub mod mof;
pub mod read;
pub mod recognise;
pub mod write;

pub use carried::{Carried, Difference, carried, differences};
pub use document::Document;
pub use edit::{EditError, mark};
pub use mof::{MofError, read_mof, write_mof};
pub use read::{Format, ReadError, read};
pub use recognise::{Coverage, Note, NoteKind, Recognised, recognise};
