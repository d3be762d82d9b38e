//! Exact decimal numbers: points (分) and money (元), never binary floating point.

use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal as Inner;

use crate::fraction::Fraction;

/// An exact decimal number.
///
/// At most [`Decimal::INTEGER_DIGITS`] digits before the point and [`Decimal::PLACES`] after it:
/// enough for the yearly budget of a country in 分, and small enough that one product of two
/// such numbers is an exact integer quotient.
/// It is written without exponent, without thousands commas and without trailing zeros.
///
/// # Examples
/// ```
/// use pjzp_core::Decimal;
/// let score: Decimal = "7.80".parse().unwrap();
/// assert_eq!(score.to_string(), "7.8");
/// assert!("1e3".parse::<Decimal>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(Inner);

impl Decimal {
    /// Most digits before the point.
    pub const INTEGER_DIGITS: usize = 15;
    /// Most digits after the point.
    pub const PLACES: u32 = 10;
    /// Zero.
    pub const ZERO: Self = Self(Inner::ZERO);
    /// One.
    pub const ONE: Self = Self(Inner::ONE);
    /// One hundred: the full marks of a form (满分).
    pub const HUNDRED: Self = Self(Inner::ONE_HUNDRED);

    /// `mantissa` ÷ 10^`places`; zero where `places` is above [`Decimal::PLACES`].
    pub fn new(mantissa: i64, places: u32) -> Self {
        if places > Self::PLACES { Self::ZERO } else { Self(Inner::new(mantissa, places).normalize()) }
    }

    /// `mantissa` ÷ 10^`places`, or `None` beyond the range of the type.
    pub fn from_mantissa(mantissa: i128, places: u32) -> Option<Self> {
        Inner::try_from_i128_with_scale(mantissa, places).ok().and_then(Self::within)
    }

    /// Reads plain decimal digits: an optional `-`, digits, optionally a point and digits.
    ///
    /// # Errors
    /// [`DecimalError`] says which rule the text breaks.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(part) {
            return Err(DecimalError::NotPlainDigits);
        }
        let significant = whole.trim_start_matches('0');
        if significant.len() > Self::INTEGER_DIGITS {
            return Err(DecimalError::TooLarge);
        }
        if part.trim_end_matches('0').len() > Self::PLACES as usize {
            return Err(DecimalError::TooManyPlaces);
        }
        let kept: alloc::string::String = part.chars().take(Self::PLACES as usize).collect();
        let sign = if digits.len() < text.len() { "-" } else { "" };
        let exact = alloc::format!("{sign}{}.{kept}", if significant.is_empty() { "0" } else { significant });
        let inner = Inner::from_str_exact(&exact).map_err(|_| DecimalError::TooLarge)?;
        Ok(Self(inner.normalize()))
    }

    /// The digits as one integer, to be read with [`Decimal::places`].
    pub fn mantissa(self) -> i128 {
        self.0.mantissa()
    }

    /// How many digits stand after the point.
    pub fn places(self) -> u32 {
        self.0.scale()
    }

    /// The sum, or `None` beyond the range of the type.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).and_then(Self::within)
    }

    /// The difference, or `None` beyond the range of the type.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).and_then(Self::within)
    }

    /// The sum of all, or `None` beyond the range of the type.
    pub fn sum(numbers: impl IntoIterator<Item = Self>) -> Option<Self> {
        numbers.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// The number × 10^`power`, exactly, or `None` where the result has too many digits.
    pub fn shift(self, power: i8) -> Option<Self> {
        let places = i64::from(self.places()).checked_sub(i64::from(power))?;
        let (mantissa, places) = if places < 0 {
            let factor = 10_i128.checked_pow(u32::try_from(places.checked_neg()?).ok()?)?;
            (self.mantissa().checked_mul(factor)?, 0)
        } else {
            (self.mantissa(), u32::try_from(places).ok()?)
        };
        Self::from_mantissa(mantissa, places)
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Below zero.
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// Exactly zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// As an exact fraction.
    pub fn fraction(self) -> Fraction {
        Fraction::from(self)
    }

    fn within(inner: Inner) -> Option<Self> {
        let inner = inner.normalize();
        let limit = Inner::from_i128_with_scale(10_i128.checked_pow(15)?, 0);
        (inner.abs() < limit && inner.scale() <= Self::PLACES).then_some(Self(inner))
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self(Inner::from(number))
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        Self::parse(text)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Why a text is not a [`Decimal`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecimalError {
    /// Something other than digits, one point and a leading minus.
    NotPlainDigits,
    /// More than [`Decimal::INTEGER_DIGITS`] digits before the point.
    TooLarge,
    /// More than [`Decimal::PLACES`] digits after the point.
    TooManyPlaces,
}

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotPlainDigits => "not a plain decimal number",
            Self::TooLarge => "more than 15 digits before the point",
            Self::TooManyPlaces => "more than 10 digits after the point",
        })
    }
}

impl core::error::Error for DecimalError {}

#[cfg(feature = "serde")]
mod wire {
    use super::{Decimal, DecimalError};
    use core::fmt;
    use serde::de::{Error, Visitor};

    impl serde::Serialize for Decimal {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de> serde::Deserialize<'de> for Decimal {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_str(DecimalVisitor)
        }
    }

    struct DecimalVisitor;

    impl Visitor<'_> for DecimalVisitor {
        type Value = Decimal;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a decimal written as a string")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
            Decimal::parse(text).map_err(|error: DecimalError| E::custom(error))
        }
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An exact decimal number, written as a string of plain digits.",
            "type": "string",
            "pattern": "^-?0*[0-9]{1,15}(\\.[0-9]{1,10}0*)?$",
            "examples": ["83.76"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn reads_plain_digits_and_writes_them_without_trailing_zeros() {
        for (text, written) in [
            ("0", "0"),
            ("-0.0", "0"),
            ("007.80", "7.8"),
            ("-12.3400", "-12.34"),
            ("999999999999999.0000000001", "999999999999999.0000000001"),
            ("1.00000000000000000000000000000000000000", "1"),
            ("000000000000000000000000000000000000001", "1"),
        ] {
            assert_eq!(Decimal::parse(text).map(|d| d.to_string()).as_deref(), Ok(written), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not_plain_digits_or_too_long() {
        for (text, error) in [
            ("", DecimalError::NotPlainDigits),
            ("-", DecimalError::NotPlainDigits),
            (".5", DecimalError::NotPlainDigits),
            ("5.", DecimalError::NotPlainDigits),
            ("+1", DecimalError::NotPlainDigits),
            ("1_000", DecimalError::NotPlainDigits),
            ("1,000", DecimalError::NotPlainDigits),
            ("1e3", DecimalError::NotPlainDigits),
            ("１", DecimalError::NotPlainDigits),
            ("1000000000000000", DecimalError::TooLarge),
            ("0.00000000001", DecimalError::TooManyPlaces),
        ] {
            assert_eq!(Decimal::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn shift_is_exact_or_nothing() {
        let number = Decimal::new(2395, 1);
        assert_eq!(number.shift(4), Some(Decimal::from(2_395_000)));
        assert_eq!(number.shift(-4), Some(Decimal::new(2395, 5)));
        assert_eq!(number.shift(15), None);
        assert_eq!(number.shift(-10), None);
    }
}
