//! Which mutant is active, and the expressions that ask. This file is part of the changed copy of
//! the core only.
#![allow(missing_docs, clippy::all, reason = "it is written for a copy that is never published")]

extern crate std;

use core::borrow::Borrow;
use core::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::Mutex;
use std::vec::Vec;

use crate::decimal::Decimal;
use crate::fraction::Fraction;

static ACTIVE: AtomicU32 = AtomicU32::new(0);

/// Makes a mutant active; 0 makes none.
pub fn activate(mutant: u32) {
    ACTIVE.store(mutant, Relaxed);
}

/// Which mutant of the place whose first is `first` is active, counted from 0; a number beyond all
/// of them where none is.
pub fn at(first: u32) -> u32 {
    trace(first);
    ACTIVE.load(Relaxed).wrapping_sub(first)
}

pub fn is(mutant: u32) -> bool {
    at(mutant) == 0
}

/// What is true becomes false.
pub fn yes(mutant: u32, value: bool) -> bool {
    value ^ is(mutant)
}

/// `!value`, or the value.
pub fn not(mutant: u32, value: impl Borrow<bool>) -> bool {
    !*value.borrow() ^ is(mutant)
}

pub fn min<T: Ord>(mutant: u32, a: T, b: T) -> T {
    if is(mutant) { a.max(b) } else { a.min(b) }
}

pub fn max<T: Ord>(mutant: u32, a: T, b: T) -> T {
    if is(mutant) { a.min(b) } else { a.max(b) }
}

pub fn round(first: u32, value: impl Borrow<Fraction>, places: u32) -> Option<Decimal> {
    let value = *value.borrow();
    match at(first) {
        0 => value.truncate(places),
        1 => value.round(places.saturating_add(1)),
        2 => value.round(places.saturating_sub(1)),
        _ => value.round(places),
    }
}

pub fn truncate(first: u32, value: impl Borrow<Fraction>, places: u32) -> Option<Decimal> {
    let value = *value.borrow();
    if is(first) { value.round(places) } else { value.truncate(places) }
}

/// Whether `quotient` must go one further from zero: at exactly half only where it is odd.
pub fn half_to_even(mutant: u32, law: bool, quotient: i128, remainder: i128, denominator: i128) -> bool {
    let is_half = remainder.unsigned_abs().checked_mul(2) == Some(denominator.unsigned_abs());
    if is(mutant) && is_half { quotient % 2 != 0 } else { law }
}

pub trait Whole {
    fn more(self) -> Self;
    fn less(self) -> Self;
}

macro_rules! whole {
    ($($kind:ty)*) => { $(impl Whole for $kind {
        fn more(self) -> Self { self.wrapping_add(1) }
        fn less(self) -> Self { self.wrapping_sub(1) }
    })* };
}

whole!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128);

/// One more, or one less.
pub fn int<T: Whole>(first: u32, value: T) -> T {
    match at(first) {
        0 => value.more(),
        1 => value.less(),
        _ => value,
    }
}

pub trait Nudge {
    fn nudge(self, hundredths: i64) -> Self;
}

impl Nudge for Decimal {
    fn nudge(self, hundredths: i64) -> Self {
        self.checked_add(Decimal::new(hundredths, 2)).unwrap_or(self)
    }
}

impl Nudge for Fraction {
    fn nudge(self, hundredths: i64) -> Self {
        self.checked_add(Decimal::new(hundredths, 2).fraction()).unwrap_or(self)
    }
}

/// A hundredth more, or a hundredth less.
pub fn nudged<T: Nudge>(first: u32, value: T) -> T {
    match at(first) {
        0 => value.nudge(1),
        1 => value.nudge(-1),
        _ => value,
    }
}

/// More places than a core has.
const PLACES: usize = 1 << 16;
static RUN: AtomicU32 = AtomicU32::new(0);
static LAST: [AtomicU32; PLACES] = [const { AtomicU32::new(0) }; PLACES];
static REACHED: Mutex<Vec<u32>> = Mutex::new(Vec::new());

fn trace(first: u32) {
    let run = RUN.load(Relaxed);
    if run != 0
        && let Some(last) = LAST.get(first as usize)
        && last.swap(run, Relaxed) != run
        && let Ok(mut reached) = REACHED.lock()
    {
        reached.push(first);
    }
}

/// Begins to note which places are reached; `run` is another number each time, and 0 ends it.
pub fn note(run: u32) {
    RUN.store(run, Relaxed);
}

/// The places reached since they were last taken, by their first mutants.
pub fn reached() -> Vec<u32> {
    REACHED.lock().map(|mut reached| core::mem::take(&mut *reached)).unwrap_or_default()
}
