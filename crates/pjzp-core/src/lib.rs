//! The law of budget performance self-evaluation (预算绩效自评).
//!
//! A [`Submission`] is the form as filed; a [`Standard`] is one issuer's rules for one period;
//! [`assess()`] holds the one against the other and says every number it derived and everything
//! it found wrong.
//! Nothing here does I/O, reads a clock, uses binary floating point or panics.
#![no_std]
#![forbid(unsafe_code)]
#![deny(clippy::float_arithmetic, clippy::float_cmp, clippy::arithmetic_side_effects)]
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "tests check against plain integers"))]

extern crate alloc;

mod absent;
mod record;

pub mod assess;
pub mod decimal;
pub mod diagnosis;
pub mod fix;
pub mod form;
pub mod fraction;
pub mod ledger;
pub mod model;
pub mod pointer;
pub mod reading;
pub mod rule;
pub mod rules;
pub mod scoring;
pub mod source;
pub mod standard;
pub mod standards;
pub mod text;

pub use assess::{Assessment, Verdict, assess};
pub use decimal::{Decimal, DecimalError};
pub use fraction::Fraction;
pub use model::{Figure, Submission};
pub use pointer::Pointer;
pub use source::{Source, SourceMap};
pub use standard::Standard;
