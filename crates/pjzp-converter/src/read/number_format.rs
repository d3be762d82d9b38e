//! A number of a spreadsheet as its format shows what kind of value it is.
//!
//! The digits stay those of the file: a format that rounds is not followed, because the sheet
//! itself computes with what is stored. All is done on decimal digits.

use jiff::ToSpan;
use jiff::civil::Date;

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// The number itself.
    #[default]
    Plain,
    /// A hundred times the number, and a percent sign.
    Percent,
    /// A moment, of which the format shows these parts.
    Moment {
        /// Year, month or day.
        date: DatePart,
        /// Hours, minutes or seconds.
        time: bool,
    },
}

/// How much of a date is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DatePart {
    Nothing,
    Year,
    Month,
    Day,
}

/// The day that a file counts from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1900-01-01 is day 1, and there was a 1900-02-29.
    #[default]
    Y1900,
    /// 1904-01-01 is day 0.
    Y1904,
}

impl NumberFormat {
    /// A format by its number, of those that have no code in the file.
    pub(super) fn built_in(number: u32) -> Self {
        let date = |date, time| Self::Moment { date, time };
        match number {
            9 | 10 => Self::Percent,
            17 | 55 | 57 => date(DatePart::Month, false),
            14..=16 | 27..=31 | 36 | 50..=54 | 56 | 58 => date(DatePart::Day, false),
            18..=21 | 32..=35 | 45..=47 => date(DatePart::Nothing, true),
            22 => date(DatePart::Day, true),
            _ => Self::Plain,
        }
    }

    /// A format by its code: `0.00%`, `yyyy"年"m"月"`.
    pub(super) fn read(code: &str) -> Self {
        let letters = letters(code);
        if letters == "general" || letters.contains('@') {
            return Self::Plain;
        }
        if letters.contains('%') {
            return Self::Percent;
        }
        let has = |letter| letters.contains(letter);
        let time = has('h') || has('s');
        // An `m` beside hours or seconds is minutes, unless there is a year or a day as well.
        let date = match (has('d'), has('m'), has('y') || has('e')) {
            (true, ..) => DatePart::Day,
            (false, true, year) if year || !time => DatePart::Month,
            (false, _, true) => DatePart::Year,
            _ => DatePart::Nothing,
        };
        if date == DatePart::Nothing && !time { Self::Plain } else { Self::Moment { date, time } }
    }

    /// The text of a number that the file has as `digits`. What is no number stays as it is.
    pub(super) fn show(self, digits: &str, epoch: Epoch) -> String {
        let Some(number) = Number::read(digits) else { return digits.trim().to_owned() };
        let shown = match self {
            Self::Plain => number.text(0),
            Self::Percent => number.text(2).map(|text| text + "%"),
            Self::Moment { date, time } => moment(&number, date, time, epoch).or_else(|| number.text(0)),
        };
        shown.unwrap_or_else(|| digits.trim().to_owned())
    }
}

/// What is left of the first section of a code without its literals, colours and languages.
fn letters(code: &str) -> String {
    let mut letters = String::new();
    let mut glyphs = code.chars();
    while let Some(glyph) = glyphs.next() {
        match glyph {
            ';' => break,
            '"' => while glyphs.next().is_some_and(|glyph| glyph != '"') {},
            '\\' | '_' | '*' => drop(glyphs.next()),
            '[' => {
                let inside: String = glyphs.by_ref().take_while(|glyph| *glyph != ']').collect();
                // `[h]` counts hours beyond a day; `[Red]` and `[$-804]` say nothing of the value.
                let is_time = !inside.is_empty() && inside.chars().all(|glyph| "hmsHMS".contains(glyph));
                letters.push_str(if is_time { "h" } else { "" });
            }
            // The exponent of a number is no year.
            'e' | 'E' if matches!(glyphs.clone().next(), Some('+' | '-')) => {}
            _ => letters.extend(glyph.to_lowercase()),
        }
    }
    letters
}

/// Significant digits of a number that a spreadsheet keeps.
const DIGITS: usize = 15;
/// Most places before or behind the point that are written out.
const MOST_PLACES: i64 = 40;

/// A number by its digits: `0.digits × 10^point`, without zeros at either end.
#[derive(Debug, PartialEq, Eq)]
struct Number {
    is_negative: bool,
    digits: Vec<u8>,
    point: i64,
}

impl Number {
    /// Reads `-12.5`, `1.5E-3`; rounded to [`DIGITS`], half away from zero, because what stands
    /// behind them is the noise of binary fractions.
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, places) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: Vec<u8> = whole.bytes().chain(places.bytes()).collect();
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
        let mut digits: Vec<u8> = digits.into_iter().skip(zeros).map(|digit| digit - b'0').collect();
        let length = |count: usize| i64::try_from(count).ok();
        let mut point = i64::from(exponent) + length(whole.len())? - length(zeros)?;
        if digits.get(DIGITS).is_some_and(|digit| *digit >= 5) {
            digits.truncate(DIGITS);
            let carried = digits.iter().rev().take_while(|digit| **digit == 9).count();
            digits.truncate(DIGITS - carried);
            if let Some(last) = digits.last_mut() {
                *last += 1;
            } else {
                digits.push(1);
                point += 1;
            }
        }
        digits.truncate(DIGITS);
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Some(Self { is_negative: is_negative && !digits.is_empty(), digits, point })
    }

    /// The number times ten to the power of `shift`, written out; `None` where that is too long.
    fn text(&self, shift: i64) -> Option<String> {
        let sign = if self.is_negative { "-" } else { "" };
        let (whole, places) = self.halves(shift)?;
        let point = if places.is_empty() { "" } else { "." };
        Some(format!("{sign}{whole}{point}{places}"))
    }

    /// The digits before and behind the point.
    fn halves(&self, shift: i64) -> Option<(String, String)> {
        let point = if self.digits.is_empty() { 0 } else { self.point.checked_add(shift)? };
        if !(-MOST_PLACES..=MOST_PLACES).contains(&point) {
            return None;
        }
        let before = usize::try_from(point).unwrap_or(0);
        let zeros = "0".repeat(usize::try_from(-point).unwrap_or(0));
        let text: String = self.digits.iter().map(|digit| char::from(b'0' + digit)).collect();
        let (whole, places) = text.split_at_checked(before).unwrap_or((&text, ""));
        let whole = format!("{whole}{}", "0".repeat(before - whole.len()));
        Some((if whole.is_empty() { "0".into() } else { whole }, zeros + places))
    }
}

/// A moment by the days since the epoch.
fn moment(number: &Number, part: DatePart, time: bool, epoch: Epoch) -> Option<String> {
    const SECONDS: u64 = 86_400;
    if number.is_negative {
        return None;
    }
    let (whole, places) = number.halves(0)?;
    let mut days: u64 = whole.parse().ok()?;
    // Of a fraction of a day 15 digits are kept, far below a second.
    let fraction: u64 = format!("{places:0<15.15}").parse().ok()?;
    let half = 10_u128.pow(15) / 2;
    let seconds = (u128::from(fraction) * u128::from(SECONDS) + half) / 10_u128.pow(15);
    let mut seconds = u64::try_from(seconds).ok()?;
    if part != DatePart::Nothing && seconds >= SECONDS {
        days += 1;
        seconds -= SECONDS;
    }
    let clock = |hours: u64| format!("{hours:02}:{:02}:{:02}", seconds / 60 % 60, seconds % 60);
    let date = match part {
        DatePart::Nothing => return Some(clock(days.checked_mul(24)?.checked_add(seconds / 3600)?)),
        DatePart::Year | DatePart::Month | DatePart::Day => day(days, epoch)?,
    };
    let end = match part {
        DatePart::Year => 4,
        DatePart::Month => 7,
        _ => date.len(),
    };
    let date = date.get(..end)?;
    Some(if time && seconds > 0 { format!("{date} {}", clock(seconds / 3600)) } else { date.to_owned() })
}

fn day(days: u64, epoch: Epoch) -> Option<String> {
    let first = match (epoch, days) {
        (Epoch::Y1904, _) => Date::new(1904, 1, 1),
        // The day that never was.
        (Epoch::Y1900, 60) => return Some("1900-02-29".into()),
        (Epoch::Y1900, ..60) => Date::new(1899, 12, 31),
        (Epoch::Y1900, _) => Date::new(1899, 12, 30),
    };
    let date =
        first.ok()?.checked_add(i64::try_from(days).ok().filter(|days| *days < 3_000_000)?.days()).ok()?;
    (date.year() > 1899).then(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str, digits: &str, expected: &str) {
        assert_eq!(NumberFormat::read(code).show(digits, Epoch::Y1900), expected, "{code} {digits}");
    }

    #[test]
    fn a_number_is_written_with_the_digits_that_a_spreadsheet_keeps() {
        for (digits, expected) in [
            ("0.42200000000000004", "0.422"),
            ("0.1", "0.1"),
            ("2.9499999999999997", "2.95"),
            ("83.760000000000005", "83.76"),
            ("99.999999999999999", "100"),
            ("0.99999999999999956", "1"),
            ("123456789012345678", "123456789012346000"),
            ("567.5", "567.5"),
            ("1000000", "1000000"),
            ("-7", "-7"),
            ("-0", "0"),
            ("0.0", "0"),
            ("0E9", "0"),
            ("007.10", "7.1"),
            ("1.5E-3", "0.0015"),
            ("1.5e+3", "1500"),
            ("1E300", "1E300"),
            ("1E-300", "1E-300"),
            ("1E99999999999", "1E99999999999"),
            (" 5 ", "5"),
            (".5", "0.5"),
            ("甲", "甲"),
            ("", ""),
            ("1e", "1e"),
            ("1.2.3", "1.2.3"),
        ] {
            check("General", digits, expected);
        }
    }

    #[test]
    fn a_percentage_is_a_hundred_times_the_number() {
        for (digits, expected) in [
            ("0.42200000000000004", "42.2%"),
            ("0.95", "95%"),
            ("1", "100%"),
            ("0.422026431718062", "42.2026431718062%"),
            ("-0.005", "-0.5%"),
            ("0", "0%"),
            ("12", "1200%"),
        ] {
            check("0.00%", digits, expected);
        }
    }

    #[test]
    fn a_date_is_shown_as_far_as_its_format_goes() {
        for (code, digits, expected) in [
            ("yyyy-mm-dd", "44561", "2021-12-31"),
            ("yyyy\"年\"m\"月\"d\"日\"", "44561", "2021-12-31"),
            ("yyyy\"年\"m\"月\"", "44561", "2021-12"),
            ("[$-804]yyyy", "44561", "2021"),
            ("m/d", "44561.4", "2021-12-31"),
            ("yyyy/m/d h:mm", "44561.354166666664", "2021-12-31 08:30:00"),
            ("yyyy/m/d h:mm", "44561", "2021-12-31"),
            ("yyyy/m/d h:mm", "44560.99999999", "2021-12-31"),
            ("h:mm", "0.35416666666666669", "08:30:00"),
            ("[h]:mm:ss", "1.5", "36:00:00"),
            ("yyyy-mm-dd", "1", "1900-01-01"),
            ("yyyy-mm-dd", "59", "1900-02-28"),
            ("yyyy-mm-dd", "60", "1900-02-29"),
            ("yyyy-mm-dd", "61", "1900-03-01"),
            ("yyyy-mm-dd", "2958465", "9999-12-31"),
            ("yyyy-mm-dd", "2958466", "2958466"),
            ("yyyy-mm-dd", "0", "0"),
            ("yyyy-mm-dd", "-1", "-1"),
            ("yyyy-mm-dd", "1E30", "1000000000000000000000000000000"),
        ] {
            check(code, digits, expected);
        }
        let date = NumberFormat::read("yyyy-mm-dd");
        assert_eq!(date.show("0", Epoch::Y1904), "1904-01-01");
        assert_eq!(date.show("43099", Epoch::Y1904), "2021-12-31");
    }

    #[test]
    fn a_code_says_what_kind_of_value_it_shows() {
        let moment = |date, time| NumberFormat::Moment { date, time };
        for (code, expected) in [
            ("General", NumberFormat::Plain),
            ("0.00_);[Red]\\(0.00\\)", NumberFormat::Plain),
            ("#,##0.00\"万元\"", NumberFormat::Plain),
            ("0.00E+00", NumberFormat::Plain),
            ("@", NumberFormat::Plain),
            ("0\"days %\"", NumberFormat::Plain),
            ("0\\%", NumberFormat::Plain),
            ("\"¥\"#,##0;[Red]-0%", NumberFormat::Plain),
            ("0%", NumberFormat::Percent),
            ("[Red]0.0%;0", NumberFormat::Percent),
            ("mm:ss", moment(DatePart::Nothing, true)),
            ("mmm-yy", moment(DatePart::Month, false)),
            ("mmmm", moment(DatePart::Month, false)),
            ("e\"年\"", moment(DatePart::Year, false)),
            ("dddd", moment(DatePart::Day, false)),
        ] {
            assert_eq!(NumberFormat::read(code), expected, "{code}");
        }
        for (number, expected) in [
            (0, NumberFormat::Plain),
            (4, NumberFormat::Plain),
            (10, NumberFormat::Percent),
            (14, moment(DatePart::Day, false)),
            (20, moment(DatePart::Nothing, true)),
            (22, moment(DatePart::Day, true)),
            (49, NumberFormat::Plain),
            (57, moment(DatePart::Month, false)),
        ] {
            assert_eq!(NumberFormat::built_in(number), expected, "{number}");
        }
    }
}
