//! Numbers: digits with thousands commas, Chinese numerals, and scales (万, 亿) behind either.

use alloc::string::String;

use super::{Miss, Parsed, Unreadable};
use crate::decimal::{Decimal, DecimalError};

/// A number as written: `value` × 10^`power`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: Decimal,
    /// The scale written at its very end: 4 of `5.8万`, 3 of `1万2千`, 0 of `三万五千`.
    pub(super) power: i8,
    /// The greatest scale anywhere in it: 4 of `三万五千`.
    pub(super) greatest: i8,
    /// In Chinese numerals.
    pub(super) numerals: bool,
}

/// Scales, each before every scale it begins with.
const SCALES: &[(&str, i8)] = &[
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("亿", 8),
    ("億", 8),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("万", 4),
    ("萬", 4),
    ("千", 3),
    ("百", 2),
];

/// The scale a text begins with, as a power of ten; the 百 of 百分比 and the 千 of 千米 are none.
pub(super) fn scale(text: &str) -> Option<(i8, &str)> {
    if ["百分", "千米", "千克", "千瓦", "千伏"].iter().any(|word| text.starts_with(word)) {
        return None;
    }
    SCALES.iter().find_map(|&(word, power)| Some((power, text.strip_prefix(word)?)))
}

/// The word for a scale.
pub(super) fn scale_word(power: i8) -> &'static str {
    SCALES.iter().find(|(_, of_word)| *of_word == power).map_or("", |(word, _)| word)
}

/// The number a text begins with.
pub(super) fn number(text: &str) -> Parsed<'_, Number> {
    match digits(text) {
        Err(Miss::NotHere) => numerals(text),
        found => found,
    }
}

/// `-12,345.6`, and with scales `5.8万`, `1万2千`, `1万2千3百`, `3亿5000万`.
fn digits(text: &str) -> Parsed<'_, Number> {
    let starts_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let (mut value, rest) = plain(text)?;
    let Some((greatest, mut rest)) = scale(rest) else {
        return Ok((Number { value, power: 0, greatest: 0, numerals: false }, rest));
    };
    let mut power = greatest;
    while power > 0 && starts_with_digit(rest) {
        (value, power, rest) = with_part(value, power, rest)?;
    }
    if starts_with_digit(rest) {
        return Err(Miss::NotHere);
    }
    Ok((Number { value, power, greatest, numerals: false }, rest))
}

/// The number `value` × 10^`power` with the part behind it, which must fit under its scale: 1万2千
/// and 1万2000, but not 1万2.
fn with_part(value: Decimal, power: i8, text: &str) -> Result<(Decimal, i8, &str), Miss> {
    let written = text.len().saturating_sub(text.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    let (part, rest) = plain(text)?;
    let (below, rest) = scale(rest).unwrap_or((0, rest));
    let fits = value.places() == 0
        && part.places() == 0
        && !value.is_negative()
        && below < power
        && part.shift(below).zip(Decimal::ONE.shift(power)).is_some_and(|(part, limit)| part < limit)
        && (below > 0 || i8::try_from(written) == Ok(power));
    if !fits {
        return Err(Miss::NotHere);
    }
    let value = power
        .checked_sub(below)
        .and_then(|above| value.shift(above))
        .and_then(|above| above.checked_add(part))
        .ok_or(Miss::Found(Unreadable::NumberTooLong))?;
    Ok((value, below, rest))
}

/// `-12,345.6`: digits, with commas only where they part thousands.
fn plain(text: &str) -> Parsed<'_, Decimal> {
    let (minus, unsigned) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let end =
        unsigned.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(unsigned.len());
    let (written, rest) = unsigned.split_at_checked(end).ok_or(Miss::NotHere)?;
    let (whole, part) = match written.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (written, None),
    };
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let grouped = whole.contains(',');
    let groups_right = !grouped
        || whole
            .split(',')
            .enumerate()
            .all(|(index, group)| all_digits(group) && (group.len() == 3 || index == 0 && group.len() < 3));
    if !groups_right || part.is_some_and(|part| !all_digits(part)) {
        return Err(Miss::NotHere);
    }
    let mut exact = String::with_capacity(written.len());
    exact.push_str(minus);
    exact.extend(whole.chars().filter(|c| *c != ','));
    if let Some(part) = part {
        exact.push('.');
        exact.push_str(part);
    }
    match Decimal::parse(&exact) {
        Ok(value) => Ok((value, rest)),
        Err(DecimalError::NotPlainDigits) => Err(Miss::NotHere),
        Err(_) => Err(Miss::Found(Unreadable::NumberTooLong)),
    }
}

/// 一百二十, 三万五千, 九十五点五; never one that begins with a bare 百, 千 or 万.
fn numerals(text: &str) -> Parsed<'_, Number> {
    let too_long = Miss::Found(Unreadable::NumberTooLong);
    let (first, rest) = section(text, false).ok_or(Miss::NotHere)?;
    if let Some((value, rest)) = numeral_places(first, rest) {
        let value = value.ok_or(too_long)?;
        let (power, rest) = scale(rest).unwrap_or((0, rest));
        return Ok((Number { value, power, greatest: power, numerals: true }, rest));
    }
    let (mut total, mut rest) = (0_i128, rest);
    let (mut part, mut last, mut greatest) = (first, i8::MAX, 0);
    loop {
        let (power, after) = myriad(rest).unwrap_or((0, rest));
        if power >= last {
            return Err(Miss::NotHere);
        }
        let factor = 10_i128.checked_pow(u32::from(power.unsigned_abs())).ok_or(too_long)?;
        total = part.checked_mul(factor).and_then(|part| total.checked_add(part)).ok_or(too_long)?;
        (last, greatest, rest) = (power, greatest.max(power), after);
        match section(rest, true) {
            Some((next, after)) if power > 0 => (part, rest) = (next, after),
            _ => break,
        }
    }
    // What still looks like a numeral (一百二, 三万五) is a spoken short form with two meanings.
    if rest.starts_with(|c| digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '亿')) {
        return Err(Miss::NotHere);
    }
    let value = Decimal::from_mantissa(total, 0)
        .and_then(|total| total.shift(last.checked_neg()?))
        .ok_or(too_long)?;
    Ok((Number { value, power: last, greatest, numerals: true }, rest))
}

/// The value of one numeral: 三, 叁, 两, 〇.
pub(super) fn digit(character: char) -> Option<u8> {
    Some(match character {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn myriad(text: &str) -> Option<(i8, &str)> {
    [("万亿", 12), ("亿", 8), ("億", 8), ("万", 4), ("萬", 4)]
        .into_iter()
        .find_map(|(word, power)| Some((power, text.strip_prefix(word)?)))
}

/// A numeral below ten thousand; `inner` behind a 万 or 亿, where a gap needs its 零.
fn section(text: &str, inner: bool) -> Option<(i128, &str)> {
    let (mut value, mut rest) = (0_i128, text);
    let (mut above, mut next) = (inner, 1000_i128);
    loop {
        let without_zero = rest.strip_prefix(['零', '〇']);
        let gap = without_zero.is_some();
        let mut characters = without_zero.unwrap_or(rest).chars();
        let here = characters.as_str();
        let figure = characters.next().and_then(digit).filter(|figure| *figure > 0);
        let (figure, after) = match figure {
            Some(figure) => (i128::from(figure), characters.as_str()),
            None if here.starts_with(['十', '拾']) && !above => (1, here),
            None if gap && !above && !here.starts_with(['十', '百', '千', '万', '亿']) => {
                return Some((0, here));
            }
            None => break,
        };
        let mut characters = after.chars();
        let (multiplier, after) = match characters.next() {
            Some('千' | '仟') => (1000, characters.as_str()),
            Some('百' | '佰') => (100, characters.as_str()),
            Some('十' | '拾') => (10, characters.as_str()),
            _ => (1, after),
        };
        let skips = multiplier < next;
        if multiplier > next || above && skips != gap || !above && gap {
            return None;
        }
        value = value.checked_add(figure.checked_mul(multiplier)?)?;
        (above, next, rest) = (true, multiplier.checked_div(10)?, after);
        if multiplier == 1 {
            break;
        }
    }
    (value > 0).then_some((value, rest))
}

/// The 点五 behind a numeral; the inner `None` where it is too long.
fn numeral_places(whole: i128, text: &str) -> Option<(Option<Decimal>, &str)> {
    let behind = text.strip_prefix('点')?;
    let mut written = alloc::format!("{whole}.");
    let mut rest = behind;
    let mut characters = behind.chars();
    while let Some(figure) = characters.next().and_then(digit) {
        written.push(char::from(b'0'.saturating_add(figure)));
        rest = characters.as_str();
    }
    match Decimal::parse(&written) {
        Ok(value) => Some((Some(value), rest)),
        Err(DecimalError::NotPlainDigits) => None,
        Err(_) => Some((None, rest)),
    }
}
