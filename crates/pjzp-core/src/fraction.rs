//! Exact quotients of integers, rounded once, at one named place.

use core::cmp::Ordering;
use core::fmt;

use crate::decimal::Decimal;

/// An exact fraction in lowest terms, with a positive denominator.
///
/// Every operation is exact or `None`; nothing is ever rounded but by [`Fraction::round`]
/// (四舍五入: half away from zero) and [`Fraction::truncate`] (截断).
///
/// # Examples
/// ```
/// use pjzp_core::{Decimal, Fraction};
/// let weight = Fraction::from(Decimal::from(7));
/// let rate = Fraction::from(Decimal::new(2395, 1)).checked_div(Decimal::new(5675, 1).fraction()).unwrap();
/// let points = weight.checked_mul(rate).unwrap();
/// assert_eq!(points.to_string(), "3353/1135");
/// assert_eq!(points.round(2), Some(Decimal::new(295, 2)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// Zero.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `numerator` ÷ `denominator`, or `None` where the denominator is zero or out of range.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let divisor = i128::try_from(gcd(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        let divisor = divisor.checked_mul(denominator.signum())?;
        Some(Self {
            numerator: numerator.checked_div(divisor)?,
            denominator: denominator.checked_div(divisor)?,
        })
    }

    /// The upper number, in lowest terms.
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The lower number, in lowest terms; always positive.
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// The product.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        // Crosswise reduction first keeps the products small.
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        Self::new(
            left.numerator.checked_mul(right.numerator)?,
            left.denominator.checked_mul(right.denominator)?,
        )
    }

    /// The quotient, or `None` by zero.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.checked_mul(Self::new(other.denominator, other.numerator)?)
    }

    /// The sum.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Self::new(
            self.numerator
                .checked_mul(other.denominator)?
                .checked_add(other.numerator.checked_mul(self.denominator)?)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    /// The difference.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self { numerator: other.numerator.checked_neg()?, denominator: other.denominator })
    }

    /// Compares exactly, or `None` where the cross products are out of range.
    pub fn checked_cmp(self, other: Self) -> Option<Ordering> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Some(left.cmp(&right))
    }

    /// Rounded to `places` decimal places, half away from zero (四舍五入).
    ///
    /// This is the one place in pjzp where a number is rounded.
    pub fn round(self, places: u32) -> Option<Decimal> {
        let (quotient, remainder) = self.scaled(places)?;
        let half_or_more = remainder.unsigned_abs().checked_mul(2)? >= self.denominator.unsigned_abs();
        let away = if half_or_more { self.numerator.signum() } else { 0 };
        Decimal::from_mantissa(quotient.checked_add(away)?, places)
    }

    /// Cut to `places` decimal places, towards zero (截断).
    pub fn truncate(self, places: u32) -> Option<Decimal> {
        Decimal::from_mantissa(self.scaled(places)?.0, places)
    }

    /// The exact decimal, or `None` where the digits never end or are too many.
    pub fn decimal(self) -> Option<Decimal> {
        let (quotient, remainder) = self.scaled(Decimal::PLACES)?;
        if remainder == 0 { Decimal::from_mantissa(quotient, Decimal::PLACES) } else { None }
    }

    fn scaled(self, places: u32) -> Option<(i128, i128)> {
        let scaled = self.numerator.checked_mul(10_i128.checked_pow(places)?)?;
        Some((scaled.checked_div(self.denominator)?, scaled.checked_rem(self.denominator)?))
    }
}

impl From<Decimal> for Fraction {
    fn from(decimal: Decimal) -> Self {
        // INVARIANT (a decimal is a fraction): at most ten places, so the power is in range.
        let denominator = 10_i128.checked_pow(decimal.places());
        denominator.and_then(|denominator| Self::new(decimal.mantissa(), denominator)).unwrap_or(Self::ZERO)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

/// Never zero unless both are.
fn gcd(mut a: u128, mut b: u128) -> u128 {
    while let Some(remainder) = a.checked_rem(b) {
        (a, b) = (b, remainder);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    /// Every quotient of small integers, against long division in plain integers.
    #[test]
    fn rounds_half_away_from_zero_on_a_whole_grid() {
        for numerator in -300_i128..=300 {
            for denominator in 1_i128..=64 {
                let fraction = Fraction::new(numerator, denominator).unwrap();
                for places in 0..=3 {
                    let scaled = numerator * 10_i128.pow(places);
                    let twice = (2 * scaled.abs() + denominator) / (2 * denominator);
                    let rounded = Decimal::new(i64::try_from(twice * scaled.signum()).unwrap(), places);
                    let cut = Decimal::new(i64::try_from(scaled / denominator).unwrap(), places);
                    assert_eq!(fraction.round(places), Some(rounded), "{numerator}/{denominator}");
                    assert_eq!(fraction.truncate(places), Some(cut), "{numerator}/{denominator}");
                }
            }
        }
    }

    #[test]
    fn keeps_lowest_terms_and_a_positive_denominator() {
        assert_eq!(Fraction::new(6, -4).unwrap().to_string(), "-3/2");
        assert_eq!(Fraction::new(0, -4).unwrap().to_string(), "0");
        assert_eq!(Fraction::new(1, 0), None);
        assert_eq!(Fraction::new(0, 0), None);
    }

    #[test]
    fn is_a_decimal_only_when_the_digits_end() {
        assert_eq!(Fraction::new(3, 8).unwrap().decimal(), Some(Decimal::new(375, 3)));
        assert_eq!(Fraction::new(1, 3).unwrap().decimal(), None);
    }

    #[test]
    fn arithmetic_is_exact_or_nothing() {
        let third = Fraction::new(1, 3).unwrap();
        let sixth = Fraction::new(1, 6).unwrap();
        assert_eq!(third.checked_add(sixth), Fraction::new(1, 2));
        assert_eq!(third.checked_sub(sixth), Fraction::new(1, 6));
        assert_eq!(third.checked_mul(sixth), Fraction::new(1, 18));
        assert_eq!(third.checked_div(sixth), Fraction::new(2, 1));
        assert_eq!(third.checked_div(Fraction::ZERO), None);
        assert_eq!(third.checked_cmp(sixth), Some(Ordering::Greater));
        let huge = Fraction::new(i128::MAX, 1).unwrap();
        assert_eq!(huge.checked_add(Fraction::ONE), None);
        assert_eq!(Fraction::new(i128::MIN, -1), None);
    }
}
