//! Writing a reading back, in the one form that reads as the same.

use alloc::string::{String, ToString};
use core::fmt;

use super::numeral::scale_word;
use super::{Date, Direction, Quantity, Reading, Sign, Unit, Value};

impl Reading {
    /// The reading in its canonical form: `≥50个`, `2021年12月前`, `90%~95%`.
    ///
    /// Reading it again gives the same reading.
    /// `None` for what could not be read: there the filed text is all there is to say.
    pub fn to_text(&self) -> Option<String> {
        let glyph = self.sign.map_or("", Sign::glyph);
        let about = if self.exact { "" } else { "约" };
        Some(match &self.value {
            Value::Quantity(quantity) => alloc::format!("{glyph}{about}{quantity}"),
            Value::Range { low, high } => alloc::format!("{glyph}{about}{low}~{high}"),
            Value::Change { direction, amount } => {
                let verb = match direction {
                    Direction::Up => "提升",
                    Direction::Down => "下降",
                };
                alloc::format!("{verb}{glyph}{about}{amount}")
            }
            Value::Date(date) => self.with_deadline(&date.to_string()),
            Value::Period { from, to } => self.with_deadline(&alloc::format!("{from}~{to}")),
            Value::Words { text, .. } => text.clone(),
            Value::Blank => String::new(),
            Value::Unreadable(_) => return None,
        })
    }

    /// A deadline has its sign behind it: 9月前.
    fn with_deadline(&self, date: &str) -> String {
        match self.sign {
            Some(Sign::AtMost) => alloc::format!("{date}前"),
            sign => alloc::format!("{}{date}", sign.map_or("", Sign::glyph)),
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.number, self.unit)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Percent => f.write_str("%"),
            Self::Permille => f.write_str("‰"),
            Self::Money(money) => f.write_str(money.name()),
            Self::Count { name, power } => write!(f, "{}{name}", scale_word(*power)),
        }
    }
}

/// 2021年12月31日, as far as it is written.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(f, "{year}年")?;
        }
        if let Some(month) = self.month {
            write!(f, "{month}月")?;
        }
        if let Some(day) = self.day {
            write!(f, "{day}日")?;
        }
        Ok(())
    }
}
