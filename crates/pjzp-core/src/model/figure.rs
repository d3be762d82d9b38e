//! A number as filed.

use alloc::string::String;
use core::fmt;

use crate::decimal::Decimal;
use crate::reading::{self, Reading, Value};

/// A number of the form as filed: points, money or a rate, kept as the text people wrote.
///
/// On the wire it is a decimal written as a string, `"83.76"`.
/// A JSON number is accepted too and read from its digits, never through binary floating point;
/// one that needs more than [`Figure::NUMBER_DIGITS`] significant digits is refused, because it
/// should have been quoted.
/// A text that is no plain number (`8分`, `5.8万`, `/`) is kept: that it cannot be read, or how it
/// was read, is a finding and not an error of the format.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Figure(String);

impl Figure {
    /// Most characters of the text.
    pub const CHARACTERS: usize = 100;
    /// Most significant digits of a figure given as a JSON number.
    pub const NUMBER_DIGITS: usize = 15;

    /// Keeps the text as it is.
    ///
    /// # Errors
    /// [`FigureError::TooLong`] above [`Figure::CHARACTERS`] characters.
    pub fn new(text: impl Into<String>) -> Result<Self, FigureError> {
        let text = text.into();
        if text.chars().count() > Self::CHARACTERS { Err(FigureError::TooLong) } else { Ok(Self(text)) }
    }

    /// The text as filed.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What the text means.
    pub fn read(&self) -> Reading {
        reading::read(&self.0)
    }

    /// The points it states (分): a number, with or without 分 behind it.
    pub fn points(&self) -> Option<Decimal> {
        // Plain digits are nearly every figure, and need no grammar.
        if let Ok(points) = Decimal::parse(&self.0) {
            return Some(points);
        }
        let reading = self.read();
        match reading.value {
            Value::Quantity(quantity) if reading.sign.is_none() && reading.exact => quantity.as_points(),
            _ => None,
        }
    }

    /// The money it states, in 元, where the column is in `column` (元, 万元 or 亿元).
    ///
    /// A unit in the cell itself goes before the column's.
    pub fn money(&self, column: crate::reading::Money) -> Option<Decimal> {
        if let Ok(amount) = Decimal::parse(&self.0) {
            return column.to_yuan(amount);
        }
        let reading = self.read();
        match reading.value {
            Value::Quantity(quantity) if reading.sign.is_none() && reading.exact => quantity.as_yuan(column),
            _ => None,
        }
    }

    /// Nothing but blanks, dashes or a stroke.
    pub fn is_blank(&self) -> bool {
        matches!(self.read().value, Value::Blank)
    }
}

impl From<Decimal> for Figure {
    fn from(number: Decimal) -> Self {
        Self(alloc::string::ToString::to_string(&number))
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a value is not a [`Figure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FigureError {
    /// A text of more than [`Figure::CHARACTERS`] characters.
    TooLong,
    /// A JSON number of more than [`Figure::NUMBER_DIGITS`] significant digits, or out of range.
    TooPrecise,
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "a figure of more than 100 characters",
            Self::TooPrecise => "a number of more than 15 significant digits: write it as a string",
        })
    }
}

impl core::error::Error for FigureError {}

#[cfg(feature = "serde")]
mod wire {
    use super::{Decimal, Figure, FigureError};
    use core::fmt;
    use serde::de::{Error, Visitor};

    impl serde::Serialize for Figure {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(&self.0)
        }
    }

    impl<'de> serde::Deserialize<'de> for Figure {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(FigureVisitor)
        }
    }

    struct FigureVisitor;

    impl Visitor<'_> for FigureVisitor {
        type Value = Figure;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a decimal written as a string")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Figure, E> {
            Figure::new(text).map_err(E::custom)
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Figure, E> {
            from_digits(&alloc::format!("{number}"))
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Figure, E> {
            from_digits(&alloc::format!("{number}"))
        }

        // The shortest digits of a binary number are the digits that were written,
        // as long as these are at most fifteen.
        fn visit_f64<E: Error>(self, number: f64) -> Result<Figure, E> {
            from_digits(&alloc::format!("{number}"))
        }
    }

    fn from_digits<E: Error>(digits: &str) -> Result<Figure, E> {
        let number = Decimal::parse(digits).map_err(|_| E::custom(FigureError::TooPrecise))?;
        let significant = alloc::format!("{}", number.mantissa().unsigned_abs());
        if significant.trim_end_matches('0').len() > Figure::NUMBER_DIGITS {
            return Err(E::custom(FigureError::TooPrecise));
        }
        Ok(Figure::from(number))
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Figure {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Figure".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "title": "数值",
            "description": "A number as filed: a decimal written as a string. A JSON number of at most 15 significant digits is accepted too. A text that is no number is kept, and reported.",
            "type": ["string", "number"],
            "maxLength": Figure::CHARACTERS,
            "examples": ["83.76", "567.5", "42.2%"],
        })
    }
}
