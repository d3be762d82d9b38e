//! The one grammar that ties signs, numbers, units and dates together.
//!
//! It reads text in half width without blanks (but for blanks between two numbers), and it must
//! reach to the end of the text; what it does not reach is words.
//! Between a wrong number and words, it chooses words.
//!
//! ```text
//! value    = blank | phrase | ( dated | measured | labelled | rated ) [ "(" remark ")" ] [ "。" | ";" ] | words
//! blank    = { "-" | "—" | "/" … }
//! phrase   = [ "未" | "部分" | "基本" | "已" | "全部" … ] [ "按时" … ]
//!            ( "达标" | verb [ [ "预期" | "年度" … ] ( "指标" | "目标" … ) ] [ "并具有一定效果" | "且效果较差" ] )
//!
//! dated    = [ sign ] [ "于" ] ( ( date | period ) [ "前" | "之前" | "以前" ] | [ year | "当年" ] "年内" ) [ task ]
//! date     = year [ "底" | month [ day ] ] | [ "当年" ] ( month [ day | "底" ] | "年底" )
//!          | 2021-12-31 | 2021/12/31 | 2021.12.31 | 2021-12 | 2021/12
//! period   = date to date | [ year ] ( 1-12月 | "第" n "季度" | "上半年" | "下半年" | month "上旬" … ) | 2021-2023年
//!
//! measured = [ sign ] { "已" | "完成" | "全年" | "共" … } [ sign ]
//!            ( change [ sign ] amount | range | amount | "±" amount ) [ behind ] [ thing ]
//! change   = [ "较上年" | "同比" … ] ( "提升" | "增长" | "下降" … )          -- but 提升到 is the amount itself
//! range    = amount to amount [ "之间" ] | amount "±" amount
//! amount   = [ "约" | "近" … ] ( number [ "余" | "多" [ scale ] ] [ unit ] [ "余" ] | "百分之" number | "千分之" number )
//! labelled = label sign measured                                             -- 满意度≥95%; 万元 ≤ 3584
//! rated    = label-ending-in-率-or-度 [ ":" | "为" ] measured-in-%            -- 完成率100%
//!
//! sign     = glyph { glyph } | "不少于" | "至少" | "大于等于" | "超过" | "达到" | "控制在" …
//! behind   = [ "左右" ] [ "以上" | "及以上" | "以下" | "以内" | "内" … ]
//! to       = "-" | "~" | "—" | "至" | "到" …
//! number   = [ "-" ] digits [ "." digits ] [ scale { digits [ scale ] } ] | numeral { ( "万" | "亿" ) [ numeral ] }
//! digits   = 1200 | 1,200                                                    -- commas only between thousands
//! unit     = "%" | "百分比" | "个百分点" | "‰" | [ scale ] name { ( "/" | "·" ) name }
//! scale    = "百" | "千" | "万" | "百万" | "亿" …
//! thing    = a usual noun behind a measure word: 3个乡镇, 12次培训
//! ```
//!
//! One sign may be said twice (控制在5%以内), two different signs are words.
//! A range with a sign, and a text that begins with a quantity and holds another, are
//! [`Unreadable::SeveralQuantities`].

use super::amount::{amount, tail};
use super::change::{direction, moves, raised_to};
use super::range::{around, from_to};
use super::{Miss, Quantity, Reading, Sign, Unit, Unreadable, Value};
use super::{date, numeral, sign, unit};
use crate::decimal::Decimal;

/// Reads a closed-up text that is no phrase and not blank.
pub(super) fn value(text: &str) -> Result<Reading, Miss> {
    for read in [dated, measured, labelled, rated] {
        match read(text) {
            Err(Miss::NotHere) => {}
            found => return found,
        }
    }
    if several(text) {
        return Err(Miss::Found(Unreadable::SeveralQuantities));
    }
    Err(Miss::NotHere)
}

/// Reads `value(remark)`: the remark may be the unit, or is passed over.
pub(super) fn remarked(text: &str) -> Result<Reading, Miss> {
    let inner = text.strip_suffix(')').ok_or(Miss::NotHere)?;
    let open = opening(inner).ok_or(Miss::NotHere)?;
    let (before, remark) = inner.split_at_checked(open).ok_or(Miss::NotHere)?;
    let remark = remark.strip_prefix('(').ok_or(Miss::NotHere)?;
    // 5%以上(不含) and 5%(以上) have other signs than what stands before the bracket.
    let changes = matches!(remark, "不含" | "不含本数" | "左右") || sign::behind(remark).is_some();
    if before.is_empty() || changes {
        return Err(Miss::NotHere);
    }
    let mut reading = value(before)?;
    if let Some(named) = unit::whole(remark) {
        match &mut reading.value {
            Value::Quantity(quantity) | Value::Change { amount: quantity, .. } => take_unit(quantity, &named),
            Value::Range { low, high } => {
                take_unit(low, &named);
                take_unit(high, &named);
            }
            _ => {}
        }
    }
    Ok(reading)
}

/// Where the bracket opens that a text would close at its end.
fn opening(inner: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, character) in inner.char_indices().rev() {
        match character {
            ')' => depth = depth.checked_add(1)?,
            '(' if depth == 0 => return Some(index),
            '(' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

/// 2021年12月31日前, 9月底前完成, 年内, 不晚于9月.
fn dated(text: &str) -> Result<Reading, Miss> {
    let (front, rest) = signed(text);
    let rest = strip_any(rest, &["已于", "于", "在"]);
    let named_deadline = strip_any(text, &["不晚于", "不迟于"]).len() < text.len();
    let (value, behind, rest) = if let Some((date, rest)) = date::within_year(rest) {
        (Value::Date(date), Some(Sign::AtMost), rest)
    } else {
        let (value, rest) = date::date_or_period(rest)?;
        match sign::before(rest) {
            Some(rest) => (value, Some(Sign::AtMost), rest),
            None => (value, None, rest),
        }
    };
    let done = strip_any(rest, &["全部", "全面", "如期", "按时"]);
    let ends = matches!(done, "" | "完成" | "竣工" | "完工" | "完毕");
    if !ends && (behind.is_none() || !is_task(rest)) {
        return Err(Miss::NotHere);
    }
    // ≤3月 may be a month or a duration.
    let plain = match &value {
        Value::Date(date) => date.year.is_some() || date.day.is_some(),
        _ => false,
    };
    if front.is_some() && behind.is_none() && !named_deadline && !plain {
        return Err(Miss::NotHere);
    }
    Ok(Reading { sign: agree(front, behind)?, value, exact: true })
}

/// What is to be done by a deadline (12月底前完成验收): short, and without a figure or a denial.
fn is_task(text: &str) -> bool {
    let of_task =
        |c| unit::is_han(c) && !"未不没无的每各达至十百千万".contains(c) && numeral::digit(c).is_none();
    text.chars().take(11).count() <= 10 && text.chars().all(of_task)
}

/// ≥50个, 不低于95%, 已完成100%, 提升10%以上, 90%-95%, 10±2个, 约200余人.
fn measured(text: &str) -> Result<Reading, Miss> {
    let (first, rest) = signed(text);
    let strong = |text| sign::front(text).is_some_and(|(front, _)| !front.weak);
    if strong(text) && (rest.is_empty() || unit::whole(rest).is_some()) {
        return Err(Miss::Found(Unreadable::NothingBehindSign));
    }
    let rest = already_done(rest);
    let weak = !strong(text) && !strong(rest);
    let (second, rest) = signed(rest);
    let front = agree(first, second)?;
    if let Some((direction, rest)) = direction(rest) {
        let (third, rest) = signed(rest);
        let (amount, rest) = amount(rest)?;
        let tail = tail(&amount, rest)?;
        return Ok(Reading {
            sign: agree(agree(front, third)?, tail.sign)?,
            value: Value::Change { direction, amount: amount.quantity },
            exact: amount.exact && tail.exact,
        });
    }
    let rest = raised_to(rest);
    if let Some(rest) = rest.strip_prefix('±') {
        let (amount, rest) = amount(rest)?;
        let tail = tail(&amount, rest)?;
        let zero = Quantity { number: Decimal::ZERO, unit: amount.quantity.unit.clone() };
        return around(&zero, &amount.quantity, agree(front, tail.sign)?, amount.exact && tail.exact);
    }
    let (amount, rest) = amount(rest)?;
    match from_to(&amount, rest, front, weak) {
        Err(Miss::NotHere) => {}
        found => return found,
    }
    let tail = tail(&amount, rest)?;
    Ok(Reading {
        sign: agree(front, tail.sign)?,
        value: Value::Quantity(amount.quantity),
        exact: amount.exact && tail.exact,
    })
}

/// 满意度≥95%, 全年不少于12次, 成本控制在30万元以内; the label may be the unit: 万元 ≤ 3584.
fn labelled(text: &str) -> Result<Reading, Miss> {
    let (label, rest) = label_before(text, |_, rest| sign::front(rest).is_some())?;
    let named = unit::whole(label);
    if named.is_none() && !is_plain_label(label, rest) {
        return Err(Miss::NotHere);
    }
    let mut reading = match measured(rest) {
        Err(Miss::Found(Unreadable::NothingBehindSign)) if named.is_none() => return Err(Miss::NotHere),
        found => found?,
    };
    match (&mut reading.value, named) {
        (_, None) => Ok(reading),
        (Value::Quantity(quantity), Some(named)) if quantity.unit == Unit::None => {
            take_unit(quantity, &named);
            Ok(reading)
        }
        _ => Err(Miss::NotHere),
    }
}

/// Whether a label leaves the sign behind it as it is.
///
/// 避免超过5次 and 次数不宜低于5次 do not, 每月不少于2次 counts by another measure.
fn is_plain_label(label: &str, rest: &str) -> bool {
    let contains = |words: &[&str]| words.iter().any(|word| label.contains(word));
    if contains(&["每", "各", "分别", "较", "比", "上年", "去年", "基本", "部分"]) || label.ends_with('约')
    {
        return false;
    }
    let is_rate = label.ends_with(['率', '度']);
    let denies = contains(&["不", "未", "没", "无", "非", "勿", "免", "防", "禁", "绝"]);
    if sign::glyphs(rest).is_some() {
        return is_rate || !denies && !moves(label);
    }
    let strict =
        sign::front(rest).is_some_and(|(front, _)| matches!(front.sign, Sign::MoreThan | Sign::LessThan));
    !strict && (is_rate && !label.starts_with(['未', '没']) || !denies && !moves(label))
}

/// 资金支付完成率100%, 满意度为95%: the name of a rate, then a percentage.
fn rated(text: &str) -> Result<Reading, Miss> {
    let is_rate = |label: &str, rest: &str| {
        let number = strip_any(rest, RATE_IS);
        label.ends_with(['率', '度'])
            && number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '百' | '约'))
    };
    let (label, rest) = label_before(text, is_rate)?;
    let is_time = ["年度", "季度", "月度"].iter().any(|end| label.ends_with(end));
    if is_time || label.contains('每') {
        return Err(Miss::NotHere);
    }
    let reading = measured(strip_any(rest, RATE_IS))?;
    let (Value::Quantity(quantity) | Value::Range { high: quantity, .. }) = &reading.value else {
        return Err(Miss::NotHere);
    };
    if matches!(quantity.unit, Unit::Percent | Unit::Permille) { Ok(reading) } else { Err(Miss::NotHere) }
}

const RATE_IS: &[&str] = &[":", "为"];

/// The shortest label, of at most twenty Chinese characters, behind which `begins` holds.
fn label_before(text: &str, begins: impl Fn(&str, &str) -> bool) -> Result<(&str, &str), Miss> {
    for (count, (index, character)) in text.char_indices().enumerate() {
        let (label, rest) = text.split_at_checked(index).ok_or(Miss::NotHere)?;
        if count > 0 && begins(label, rest) {
            return Ok((label, rest));
        }
        if count >= 20 || !(unit::is_han(character) || matches!(character, '%' | '‰' | '/' | '·')) {
            break;
        }
    }
    Err(Miss::NotHere)
}

/// Without the words that only say that it was done: 全年共完成.
fn already_done(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..4 {
        let next = strip_any(
            rest,
            &[
                "全年",
                "年度",
                "实际",
                "累计",
                "共计",
                "合计",
                "总计",
                "已经",
                "已达到",
                "已达",
                "全部",
                "完成了",
                "完成",
                "达成",
                "实现",
                "共",
                "已",
            ],
        );
        if next.len() == rest.len() {
            break;
        }
        rest = next;
    }
    rest
}

/// Whether a text begins with a quantity and holds another.
fn several(text: &str) -> bool {
    let (_, rest) = signed(text);
    let has_digit = |s: &str| s.bytes().any(|b| b.is_ascii_digit());
    let only_numbers = rest.chars().all(|c| {
        c.is_ascii_digit() || matches!(c, ' ' | ',' | '.' | '-' | '~' | '/' | '%' | '、' | ';' | '±' | '—')
    });
    if only_numbers && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    match amount(rest) {
        Ok((amount, rest)) => amount.quantity.unit != Unit::None && has_digit(rest),
        Err(_) => false,
    }
}

fn signed(text: &str) -> (Option<Sign>, &str) {
    match sign::front(text) {
        Some((front, rest)) => (Some(front.sign), rest),
        None => (None, text),
    }
}

/// The sign two places say; they must not say two.
pub(super) fn agree(one: Option<Sign>, other: Option<Sign>) -> Result<Option<Sign>, Miss> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => Err(Miss::NotHere),
        _ => Ok(one.or(other)),
    }
}

fn take_unit(quantity: &mut Quantity, unit: &Unit) {
    if quantity.unit == Unit::None {
        quantity.unit = unit.clone();
    }
}

pub(super) fn strip_any<'a>(text: &'a str, words: &[&str]) -> &'a str {
    words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}
