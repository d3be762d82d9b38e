use std::fmt;

use pjzp_core::reading::Date;

/// A day of the calendar, written `2026-12-31`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(String);

impl Day {
    /// From four digits, two and two, joined by hyphens; `None` for what no calendar has.
    ///
    /// # Examples
    /// ```
    /// use pjzp_validator::policy::Day;
    /// assert!(Day::parse("2024-02-29").is_some());
    /// assert!(Day::parse("2025-02-29").is_none());
    /// assert!(Day::parse("2025-2-9").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut number = |digits: usize| {
            let part = parts.next()?;
            let is_whole = part.len() == digits && part.bytes().all(|digit| digit.is_ascii_digit());
            is_whole.then(|| part.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let narrow = |number: u16| u8::try_from(number).ok();
        let date = Date { year: Some(year), month: narrow(month), day: narrow(day) };
        // INVARIANT (days are ordered as their texts): every part has its full number of digits.
        date.latest(None).map(|_| Self(text.into()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
