//! Numbers with units.

use alloc::string::String;

use super::{measure, unit};
use crate::decimal::Decimal;
use crate::fraction::Fraction;

/// A number with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The number as written, in the unit as written.
    pub number: Decimal,
    /// The unit.
    pub unit: Unit,
}

impl Quantity {
    /// The points it states: a bare number, or one in 分.
    pub fn as_points(&self) -> Option<Decimal> {
        match &self.unit {
            Unit::None => Some(self.number),
            Unit::Count { name, power: 0 } if name == "分" => Some(self.number),
            _ => None,
        }
    }

    /// The money it states, in 元; a bare number is in the unit of its `column`.
    pub fn as_yuan(&self, column: Money) -> Option<Decimal> {
        match &self.unit {
            Unit::None => column.to_yuan(self.number),
            Unit::Money(money) => money.to_yuan(self.number),
            // 5.8万 in a column of money is 58000元, whatever the column's unit.
            Unit::Count { name, power } if name.is_empty() => self.number.shift(*power),
            _ => None,
        }
    }

    /// Both numbers on one scale, to be compared or divided; `None` where they cannot be.
    ///
    /// A bare number takes the unit and the scale of the other.
    /// `%` goes with `‰`, money with money in 元, counted things with counted things whatever
    /// their names ([`Quantity::same_unit_name`] tells of those); 5.8万 goes with money and with
    /// counted things.
    /// Measures are turned into each other (公里 and 米, 亩 and 公顷), but a length never goes with
    /// an area, 个月 never with 天, and a rate (次/月) only with itself.
    ///
    /// # Examples
    /// ```
    /// use pjzp_core::Decimal;
    /// use pjzp_core::reading::{Money, Quantity, Unit};
    /// let of = |number, unit| Quantity { number: Decimal::from(number), unit };
    /// let (target, actual) = of(2, Unit::Money(Money::TenThousand))
    ///     .comparable(&of(15000, Unit::Money(Money::Yuan)))
    ///     .unwrap();
    /// assert_eq!(actual.checked_div(target).unwrap().to_string(), "3/4");
    /// assert_eq!(of(2, Unit::Percent).comparable(&of(2, Unit::Money(Money::Yuan))), None);
    /// ```
    pub fn comparable(&self, other: &Self) -> Option<(Fraction, Fraction)> {
        let (mine, theirs) = match (&self.unit, &other.unit) {
            (Unit::None, scale) if scale.is_multiplier() => (Fraction::ONE, scale.factor()?),
            (scale, Unit::None) if scale.is_multiplier() => (scale.factor()?, Fraction::ONE),
            (Unit::None, unit) | (unit, Unit::None) => {
                let factor = unit.factor()?;
                (factor, factor)
            }
            (Unit::Count { name, .. }, Unit::Count { name: of_other, .. }) => {
                let (mine, theirs) = measure::factors(name, of_other)?;
                (self.unit.factor()?.checked_mul(mine)?, other.unit.factor()?.checked_mul(theirs)?)
            }
            (mine, theirs) if mine.goes_with(theirs) => (mine.factor()?, theirs.factor()?),
            _ => return None,
        };
        Some((self.number.fraction().checked_mul(mine)?, other.number.fraction().checked_mul(theirs)?))
    }

    /// Whether both name the same unit: 个 and 个, but not 个 and 人次.
    ///
    /// The scale is no part of the name, a bare number has none and goes with all, and 个工作日 is 工作日.
    pub fn same_unit_name(&self, other: &Self) -> bool {
        match (&self.unit, &other.unit) {
            (Unit::None, _) | (_, Unit::None) => true,
            (Unit::Count { name, .. }, Unit::Count { name: other, .. }) => {
                name.is_empty() || other.is_empty() || without_measure(name) == without_measure(other)
            }
            (mine, theirs) => mine.goes_with(theirs),
        }
    }
}

impl Unit {
    /// A scale and nothing else, as 万 of `5万`: it multiplies its own number, whatever stands
    /// beside the other.
    pub fn is_multiplier(&self) -> bool {
        matches!(self, Self::Count { name, power } if name.is_empty() && *power != 0)
    }
}

/// The unit of a quantity (度量单位).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unit {
    /// No unit written.
    None,
    /// `%`, 百分比
    Percent,
    /// `‰`
    Permille,
    /// 元, 万元, 亿元
    Money(Money),
    /// Anything else that is counted or measured: 个, 人次, 平方米, 元/人·月.
    Count {
        /// The unit without its scale: `人次` of 万人次.
        name: String,
        /// The scale as a power of ten: 4 of 万人次.
        power: i8,
    },
}

impl Unit {
    /// Whether it measures (公里, 亩, 小时) where others count.
    pub fn is_measure(&self) -> bool {
        matches!(self, Self::Count { name, .. } if measure::is_measure(name))
    }

    /// The unit that a column of its own holds (度量单位): 个, 万元, %, 元/人·月.
    ///
    /// There any name counts as a unit; `None` for blanks and dashes.
    ///
    /// # Examples
    /// ```
    /// use pjzp_core::reading::{Money, Unit};
    /// assert_eq!(Unit::read("（万元）"), Some(Unit::Money(Money::TenThousand)));
    /// assert_eq!(Unit::read("%(百分比)"), Some(Unit::Percent));
    /// assert_eq!(Unit::read("处景点"), Some(Unit::Count { name: "处景点".into(), power: 0 }));
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let folded = super::width::fold(text);
        let closed = super::width::close_up(&folded);
        let inner = closed.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(&closed);
        if inner.chars().all(super::is_blank) {
            return None;
        }
        // What stands in brackets behind a unit explains it: %(百分比).
        let bare = inner.split_once('(').map_or(inner, |(bare, _)| bare);
        let known = unit::whole(inner).or_else(|| unit::whole(bare).filter(|_| !bare.is_empty()));
        known.or_else(|| Some(Self::Count { name: inner.into(), power: 0 }))
    }

    /// How many of 元, of one thing, or of percent one of it is.
    fn factor(&self) -> Option<Fraction> {
        let power = match self {
            Self::None | Self::Percent => 0,
            Self::Permille => return Fraction::new(1, 10),
            Self::Money(money) => money.power(),
            Self::Count { power, .. } => *power,
        };
        Fraction::new(10_i128.checked_pow(u32::try_from(power).ok()?)?, 1)
    }

    fn goes_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Percent | Self::Permille, Self::Percent | Self::Permille)
            | (Self::Money(_), Self::Money(_))
            | (Self::Count { .. }, Self::Count { .. }) => true,
            (Self::Count { name, .. }, Self::Money(_)) | (Self::Money(_), Self::Count { name, .. }) => {
                name.is_empty()
            }
            _ => false,
        }
    }
}

fn without_measure(name: &str) -> &str {
    name.strip_prefix('个').filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// A unit of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Money {
    /// 元
    Yuan,
    /// 千元
    Thousand,
    /// 万元
    TenThousand,
    /// 百万元
    Million,
    /// 亿元
    HundredMillion,
}

impl Money {
    /// The unit as it is written on forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Thousand => "千元",
            Self::TenThousand => "万元",
            Self::Million => "百万元",
            Self::HundredMillion => "亿元",
        }
    }

    /// How many powers of ten it stands above 元.
    pub fn power(self) -> i8 {
        match self {
            Self::Yuan => 0,
            Self::Thousand => 3,
            Self::TenThousand => 4,
            Self::Million => 6,
            Self::HundredMillion => 8,
        }
    }

    /// The amount in 元, exactly.
    pub fn to_yuan(self, amount: Decimal) -> Option<Decimal> {
        amount.shift(self.power())
    }

    /// An amount of 元 in this unit, exactly.
    pub fn from_yuan(self, yuan: Decimal) -> Option<Decimal> {
        yuan.shift(self.power().checked_neg()?)
    }
}
