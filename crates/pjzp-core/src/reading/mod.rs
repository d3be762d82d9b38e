//! The typed view of a filed value: what `≥50个`, `9月底前` or `达成预期指标` says.
//!
//! Reading never fails and never changes the filed text; what cannot be read is
//! [`Value::Unreadable`], with the reason.

use alloc::string::String;

mod amount;
mod change;
mod date;
mod grammar;
mod measure;
mod numeral;
mod phrase;
mod quantity;
mod range;
mod sign;
#[cfg(test)]
mod tests;
mod text;
mod unit;
mod width;

use numeral::Number;

pub use quantity::{Money, Quantity, Unit};
pub(crate) use sign::glyphs;
pub(crate) use width::half_width;

/// A filed value, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The sign in front, as glyph or word: `≥`, `不少于`, `以内`.
    pub sign: Option<Sign>,
    /// What stands behind the sign.
    pub value: Value,
    /// `false` where the text says it is only about so: `200余人`, `约30万元`.
    pub exact: bool,
}

/// How a target binds the actual value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// `≥`, 不少于, 不低于, 至少, 以上
    AtLeast,
    /// `>`, 大于, 超过
    MoreThan,
    /// `=`, 等于
    Equal,
    /// `<`, 小于, 低于
    LessThan,
    /// `≤`, 不超过, 不高于, 以内, 以下; of a date: 前, 底前, 之前
    AtMost,
}

/// What a filed value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number with its unit.
    Quantity(Quantity),
    /// From one quantity to another: `90%-95%`, `10±2`.
    Range {
        /// The lower bound.
        low: Quantity,
        /// The upper bound.
        high: Quantity,
    },
    /// A change by a quantity: 提升10%.
    Change {
        /// Which way.
        direction: Direction,
        /// By how much.
        amount: Quantity,
    },
    /// A date, month or year; with [`Sign::AtMost`] a deadline.
    Date(Date),
    /// From one date to another, both included: 1-12月, 第三季度, 上半年.
    ///
    /// Either both ends have a year or neither has.
    Period {
        /// The beginning.
        from: Date,
        /// The end, not before the beginning.
        to: Date,
    },
    /// Words without a quantity.
    Words {
        /// The words, trimmed and in half width, every run of blanks one blank.
        text: String,
        /// Whether they say that the target was met, where they are of the usual phrases.
        fulfilment: Option<Fulfilment>,
    },
    /// Nothing, or only dashes and strokes.
    Blank,
    /// Not to be read.
    Unreadable(Unreadable),
}

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// 提升, 提高, 增长, 增加
    Up,
    /// 下降, 降低, 减少
    Down,
}

/// What words say of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fulfilment {
    /// 达成预期指标, 完成, 已完成
    Met,
    /// 部分达成预期指标, 基本完成
    Partly,
    /// 未达成, 未完成
    NotMet,
}

/// A date as precise as it was written; the parts not written are `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Date {
    /// The year, in full.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

/// Why a value cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Unreadable {
    /// A number of too many digits.
    NumberTooLong,
    /// Several quantities, and nothing says how they belong together.
    SeveralQuantities,
    /// A sign with nothing behind it.
    NothingBehindSign,
    /// A month or day that no calendar has.
    NoSuchDate,
}

/// Reads a filed value.
///
/// Never fails, never panics, and takes time in proportion to the text.
///
/// # Examples
/// ```
/// use pjzp_core::reading::{Sign, Value, read};
/// let target = read("不少于１，２００ 人次（含线上）");
/// assert_eq!(target.sign, Some(Sign::AtLeast));
/// assert_eq!(target.to_text().as_deref(), Some("≥1200人次"));
/// assert!(matches!(read("有效果").value, Value::Words { fulfilment: None, .. }));
/// ```
pub fn read(text: &str) -> Reading {
    let folded = width::fold(text);
    let closed = width::close_up(&folded);
    if closed.chars().all(is_blank) {
        return plain(Value::Blank);
    }
    let fulfilment = phrase::fulfilment(&closed);
    if fulfilment.is_none() {
        let ended = closed.trim_end_matches(['。', ';']);
        let found = match grammar::remarked(ended) {
            Err(Miss::NotHere) => grammar::value(ended),
            found => found,
        };
        match found {
            Ok(reading) => return reading,
            Err(Miss::Found(why)) => return plain(Value::Unreadable(why)),
            Err(Miss::NotHere) => {}
        }
    }
    plain(Value::Words { text: folded, fulfilment })
}

fn plain(value: Value) -> Reading {
    Reading { sign: None, value, exact: true }
}

/// A dash or stroke, as people write into a cell that has nothing to say.
fn is_blank(character: char) -> bool {
    matches!(
        character,
        ' ' | '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '_' | '/' | '\\' | '∕' | '⁄'
    )
}

/// Why a part of the grammar does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Miss {
    /// Something else may.
    NotHere,
    /// Nothing else can: this is what it is, and it cannot be read.
    Found(Unreadable),
}

/// What was read, and the text behind it.
type Parsed<'a, T> = Result<(T, &'a str), Miss>;
