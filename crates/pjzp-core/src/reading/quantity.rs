//! Numbers with units.

use alloc::string::String;

use crate::decimal::Decimal;

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
            _ => None,
        }
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
