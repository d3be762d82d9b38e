//! Dates, deadlines and periods.

use super::{Date, Miss, Parsed, Unreadable, Value, range};
use crate::decimal::Decimal;

/// A date or a period: 2021年12月31日, 9月, 2021-12-31, 1-12月, 第三季度, 上半年.
pub(super) fn date_or_period(text: &str) -> Parsed<'_, Value> {
    for named in [part_of_year, part_of_month, months, dotted_months, years] {
        match named(text) {
            Err(Miss::NotHere) => {}
            found => return found,
        }
    }
    let (from, rest) = date(text)?;
    let Some(behind) = range::separator(rest) else {
        return Ok((Value::Date(from), rest));
    };
    let (to, rest) = date(behind)?;
    Ok((period(from, to)?, rest))
}

/// The end of the fiscal year as a deadline: 年内, 当年内, 2021年内.
pub(super) fn within_year(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = if let Some((year, rest)) = year(text) {
        (Some(year), rest.strip_prefix('年')?)
    } else {
        let rest = this_year(text);
        let named = rest.len() < text.len();
        (None, if named { rest } else { text.strip_prefix('年')? })
    };
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    let rest = rest.strip_prefix("以内").or_else(|| rest.strip_prefix('内'))?;
    Some((year_end(year), rest))
}

/// Whether a number with 年 behind it is a year rather than a duration.
pub(super) fn is_year(number: Decimal) -> bool {
    number >= Decimal::from(u32::from(FIRST_YEAR)) && number <= Decimal::from(u32::from(LAST_YEAR))
}

impl Date {
    /// The last day it can mean, as year, month, day; `default_year` where no year is written.
    ///
    /// 2021年 may last to 31 December, 9月 to 30 September.
    /// `None` where no year is known or no calendar has the day.
    pub fn latest(self, default_year: Option<u16>) -> Option<(u16, u8, u8)> {
        let year = self.year.or(default_year)?;
        let month = self.month.unwrap_or(12);
        let last = last_day(Some(year), month)?;
        let day = self.day.unwrap_or(last);
        (day >= 1 && day <= last).then_some((year, month, day))
    }

    /// The first day it can mean; see [`Date::latest`].
    pub fn earliest(self, default_year: Option<u16>) -> Option<(u16, u8, u8)> {
        let year = self.year.or(default_year)?;
        let month = self.month.unwrap_or(1);
        let day = self.day.unwrap_or(1);
        (day >= 1 && day <= last_day(Some(year), month)?).then_some((year, month, day))
    }

    /// Checked against the calendar; without a year, 29 February is let pass.
    fn real(self) -> Result<Self, Miss> {
        let is_real = match (self.month, self.day) {
            (None, None) => true,
            (Some(month), None) => last_day(self.year, month).is_some(),
            (Some(month), Some(day)) => {
                last_day(self.year, month).is_some_and(|last| day >= 1 && day <= last)
            }
            (None, Some(_)) => false,
        };
        if is_real { Ok(self) } else { Err(Miss::Found(Unreadable::NoSuchDate)) }
    }
}

const FIRST_YEAR: u16 = 1900;
const LAST_YEAR: u16 = 2199;

fn last_day(year: Option<u16>, month: u8) -> Option<u8> {
    let by = |divisor: u16| year.and_then(|year| year.checked_rem(divisor)) == Some(0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if year.is_none() || by(4) && (!by(100) || by(400)) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

fn date(text: &str) -> Parsed<'_, Date> {
    let Some((written, rest)) = year(text) else {
        let of_this_year = this_year(text);
        let named = of_this_year.len() < text.len();
        let end = of_this_year.strip_prefix('年').or(named.then_some(of_this_year));
        if let Some(rest) = end.and_then(|end| end.strip_prefix(['底', '末'])) {
            return Ok((year_end(None), rest));
        }
        return month_and_day(None, of_this_year);
    };
    if let Some(rest) = rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年')) {
        if let Some(rest) = rest.strip_prefix(['底', '末']) {
            return Ok((year_end(Some(written)), rest));
        }
        return match month_and_day(Some(written), rest) {
            Err(Miss::NotHere) => Ok((Date { year: Some(written), month: None, day: None }, rest)),
            found => found,
        };
    }
    numeric(written, rest)
}

fn year_end(year: Option<u16>) -> Date {
    Date { year, month: Some(12), day: None }
}

/// The `-12-31` of 2021-12-31, with one kind of stroke; `-12` and `/12` too, but not `.12`.
fn numeric(year: u16, text: &str) -> Parsed<'_, Date> {
    let stroke = text.chars().next().filter(|c| matches!(c, '-' | '/' | '.')).ok_or(Miss::NotHere)?;
    let (month, rest) = text.strip_prefix(stroke).and_then(figure).ok_or(Miss::NotHere)?;
    if let Some((day, rest)) = rest.strip_prefix(stroke).and_then(figure) {
        let date = Date { year: Some(year), month: Some(month), day: Some(day) };
        let rest = rest.strip_prefix('日').unwrap_or(rest);
        return Ok((date.real()?, rest.strip_prefix(" 00:00:00").unwrap_or(rest)));
    }
    let date = Date { year: Some(year), month: Some(month), day: None };
    let ends = rest.is_empty() || rest.starts_with(['月', '底', '前', '以', '之']);
    if stroke == '.' || !ends || date.real().is_err() {
        return Err(Miss::NotHere);
    }
    let rest = rest.strip_prefix('月').unwrap_or(rest);
    Ok((date, rest.strip_prefix(['底', '末']).unwrap_or(rest)))
}

/// 12月, 12月31日, 11月底.
fn month_and_day(year: Option<u16>, text: &str) -> Parsed<'_, Date> {
    let (month, rest) = figure(text).ok_or(Miss::NotHere)?;
    let rest = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月')).ok_or(Miss::NotHere)?;
    let day = figure(rest).and_then(|(day, rest)| Some((day, rest.strip_prefix(['日', '号'])?)));
    let (day, rest) = match day {
        Some((day, rest)) => (Some(day), rest),
        None => (None, rest.strip_prefix(['底', '末']).unwrap_or(rest)),
    };
    let date = Date { year, month: Some(month), day };
    Ok((date.real()?, rest))
}

/// 第三季度, 三季度, 2021年第3季度, 上半年, 下半年.
fn part_of_year(text: &str) -> Parsed<'_, Value> {
    let (year, rest) = optional_year(text);
    let months = |from, to, rest| {
        let date = |month| Date { year, month: Some(month), day: None };
        Ok((Value::Period { from: date(from), to: date(to) }, rest))
    };
    if let Some(rest) = rest.strip_prefix("上半年") {
        return months(1, 6, rest);
    }
    if let Some(rest) = rest.strip_prefix("下半年") {
        return months(7, 12, rest);
    }
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let (quarter, rest) = figure(rest).ok_or(Miss::NotHere)?;
    let rest = rest.strip_prefix("季度").ok_or(Miss::NotHere)?;
    let rest = rest.strip_prefix(['底', '末']).unwrap_or(rest);
    match quarter {
        1 => months(1, 3, rest),
        2 => months(4, 6, rest),
        3 => months(7, 9, rest),
        4 => months(10, 12, rest),
        _ => Err(Miss::NotHere),
    }
}

/// 9月上旬, 2021年9月中旬, 9月下旬.
fn part_of_month(text: &str) -> Parsed<'_, Value> {
    let (year, rest) = optional_year(text);
    let (month, rest) = figure(rest).ok_or(Miss::NotHere)?;
    let rest = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月')).ok_or(Miss::NotHere)?;
    let days = [("上旬", 1, Some(10)), ("中旬", 11, Some(20)), ("下旬", 21, None)];
    let (first, last, rest) = days
        .into_iter()
        .find_map(|(word, first, last)| Some((first, last, rest.strip_prefix(word)?)))
        .ok_or(Miss::NotHere)?;
    let date = |day| Date { year, month: Some(month), day };
    Ok((period(date(Some(first)), date(last))?, rest))
}

/// 2021.1-2021.12: two dotted months, where one alone may be a plain number.
fn dotted_months(text: &str) -> Parsed<'_, Value> {
    let dotted = |text| {
        let (year, rest) = year(text)?;
        let (month, rest) = rest.strip_prefix('.').and_then(figure)?;
        Some((Date { year: Some(year), month: Some(month), day: None }, rest))
    };
    let (from, rest) = dotted(text).ok_or(Miss::NotHere)?;
    let rest = range::separator(rest).ok_or(Miss::NotHere)?;
    let (to, rest) = dotted(rest).ok_or(Miss::NotHere)?;
    match period(from, to) {
        Ok(value) if rest.is_empty() => Ok((value, rest)),
        _ => Err(Miss::NotHere),
    }
}

/// 1-12月, 2021年1-12月.
fn months(text: &str) -> Parsed<'_, Value> {
    let (year, rest) = optional_year(text);
    let (from, rest) = figure(rest).ok_or(Miss::NotHere)?;
    let rest = range::separator(rest).ok_or(Miss::NotHere)?;
    let (to, rest) = figure(rest).ok_or(Miss::NotHere)?;
    let rest = rest.strip_prefix('月').ok_or(Miss::NotHere)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(Miss::NotHere);
    }
    let date = |month| Date { year, month: Some(month), day: None }.real();
    let rest = rest.strip_prefix('份').unwrap_or(rest);
    Ok((period(date(from)?, date(to)?)?, rest))
}

/// 2021-2023年.
fn years(text: &str) -> Parsed<'_, Value> {
    let (from, rest) = year(text).ok_or(Miss::NotHere)?;
    let rest = range::separator(rest).ok_or(Miss::NotHere)?;
    let (to, rest) = year(rest).ok_or(Miss::NotHere)?;
    let rest = rest.strip_prefix('年').ok_or(Miss::NotHere)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(Miss::NotHere);
    }
    let date = |year| Date { year: Some(year), month: None, day: None };
    Ok((period(date(from), date(to))?, rest.strip_prefix('度').unwrap_or(rest)))
}

/// Either end takes the year of the other; the end must not come before the beginning.
fn period(from: Date, to: Date) -> Result<Value, Miss> {
    let from_year = from.year.or(to.year);
    let from = Date { year: from_year, ..from }.real()?;
    let to = Date { year: to.year.or(from_year), ..to }.real()?;
    // A leap year stands in where none is written: 29 February is let pass.
    if from.earliest(Some(2000)) <= to.latest(Some(2000)) {
        Ok(Value::Period { from, to })
    } else {
        Err(Miss::NotHere)
    }
}

fn optional_year(text: &str) -> (Option<u16>, &str) {
    match year(text).and_then(|(year, rest)| Some((year, rest.strip_prefix('年')?))) {
        Some((year, rest)) => (Some(year), rest),
        None => (None, this_year(text)),
    }
}

/// Without the 当年 or 本年 in front, which say no more than no year does.
fn this_year(text: &str) -> &str {
    ["当年", "本年度", "本年"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}

/// 2021, 二〇二一; only years that a form can mean.
fn year(text: &str) -> Option<(u16, &str)> {
    let (mut year, mut rest) = (0_u16, text);
    for _ in 0..4 {
        let mut characters = rest.chars();
        let next = characters.next()?;
        let figure = next
            .to_digit(10)
            .and_then(|figure| u16::try_from(figure).ok())
            .or_else(|| super::numeral::digit(next).filter(|_| next != '两').map(u16::from))?;
        year = year.checked_mul(10)?.checked_add(figure)?;
        rest = characters.as_str();
    }
    let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
    (ends && (FIRST_YEAR..=LAST_YEAR).contains(&year)).then_some((year, rest))
}

/// A number of at most two digits: 3, 03, 十二.
fn figure(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(..text.len().checked_sub(rest.len())?)?;
    if !digits.is_empty() {
        return (digits.len() <= 2).then(|| digits.parse().ok())?.map(|figure| (figure, rest));
    }
    let (number, rest) = super::numeral::number(text).ok()?;
    let is_figure =
        number.numerals && number.greatest == 0 && number.value.places() == 0 && !number.value.is_negative();
    let figure = u8::try_from(number.value.mantissa()).ok()?;
    is_figure.then_some((figure, rest))
}
