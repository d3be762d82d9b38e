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
//! number   = [ "-" ] digits [ "." digits ] [ scale [ digits scale ] ] | numeral { ( "万" | "亿" ) [ numeral ] }
//! digits   = 1200 | 1,200                                                    -- commas only between thousands
//! unit     = "%" | "百分比" | "个百分点" | "‰" | [ scale ] name { ( "/" | "·" ) name }
//! scale    = "百" | "千" | "万" | "百万" | "亿" …
//! thing    = a usual noun behind a measure word: 3个乡镇, 12次培训
//! ```
//!
//! One sign may be said twice (控制在5%以内), two different signs are words.
//! A range with a sign, and a text that begins with a quantity and holds another, are
//! [`Unreadable::SeveralQuantities`].

use super::{Direction, Miss, Money, Parsed, Quantity, Reading, Sign, Unit, Unreadable, Value};
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

/// What stands between two ends, and the text behind it.
pub(super) fn separator(text: &str) -> Option<&str> {
    ["——", "--", "-", "~", "至", "到", "—", "–", "−", "〜", "∼", "―"]
        .iter()
        .find_map(|separator| text.strip_prefix(separator))
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
    let weak = sign::front(text).is_none_or(|(front, _)| front.weak);
    if !weak && (rest.is_empty() || unit::whole(rest).is_some()) {
        return Err(Miss::Found(Unreadable::NothingBehindSign));
    }
    let rest = already_done(rest);
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

/// A number with its unit, and whether it is exact.
struct Amount {
    quantity: Quantity,
    exact: bool,
}

/// What may stand behind a quantity.
struct Tail {
    sign: Option<Sign>,
    exact: bool,
}

fn amount(text: &str) -> Parsed<'_, Amount> {
    let near = text.strip_prefix('近');
    let rest = near.unwrap_or_else(|| strip_any(text, &["大约", "将近", "接近", "约"]));
    let about = rest.len() < text.len();
    for (words, unit) in [("百分之", Unit::Percent), ("千分之", Unit::Permille)] {
        if let Some(rest) = rest.strip_prefix(words) {
            if let Some(rest) = rest.strip_prefix('百') {
                let number = Decimal::HUNDRED;
                return Ok((Amount { quantity: Quantity { number, unit }, exact: !about }, rest));
            }
            let (number, rest) = numeral::number(rest)?;
            if number.greatest > 0 {
                return Err(Miss::NotHere);
            }
            let quantity = Quantity { number: number.value, unit };
            let exact = !about;
            return Ok((Amount { quantity, exact }, rest));
        }
    }
    let unmarked = strip_any(rest, &["¥", "人民币"]);
    let in_yuan = unmarked.len() < rest.len();
    let (mut number, rest) = numeral::number(unmarked)?;
    let mut exact = !about;
    let mut behind = strip_any(rest, &["余", "多"]);
    if behind.len() < rest.len() {
        exact = false;
        if let Some((power, after)) = numeral::scale(behind).filter(|_| number.greatest == 0) {
            (number.power, number.greatest, behind) = (power, power, after);
        }
    }
    let (mut quantity, rest) = unit::unit(number, behind)?;
    if in_yuan {
        quantity = unit::in_yuan(quantity).ok_or(Miss::NotHere)?;
    }
    // 近3年 is a span of time, not nearly three years.
    if near.is_some()
        && matches!(&quantity.unit, Unit::Count { name, .. } if matches!(name.as_str(), "年" | "个月" | "天" | "日"))
    {
        return Err(Miss::NotHere);
    }
    // A lone 一 is as often a dash; other lone numerals are list marks.
    let lone = number.numerals
        && quantity.unit == Unit::None
        && number.value < Decimal::from(10)
        && number.value.places() == 0;
    if lone {
        return Err(Miss::NotHere);
    }
    let after = rest.strip_prefix('余').filter(|_| quantity.unit != Unit::None);
    exact = exact && after.is_none();
    Ok((Amount { quantity, exact }, after.unwrap_or(rest)))
}

/// Reads what stands behind a quantity; it must reach to the end.
fn tail(amount: &Amount, text: &str) -> Result<Tail, Miss> {
    let rest = strip_any(text, &["左右", "上下"]);
    let exact = rest.len() == text.len();
    let (sign, rest) = match sign::behind(rest) {
        Some((sign, rest)) => (Some(sign), rest),
        None => (None, rest),
    };
    let done = amount.quantity.unit == Unit::Percent && matches!(rest, "完成" | "到位" | "达标");
    if done || unit::pass_thing(&amount.quantity, rest).is_empty() {
        Ok(Tail { sign, exact })
    } else {
        Err(Miss::NotHere)
    }
}

/// 90%-95%, 90-95%, 1万至5万元, 10±2个.
fn from_to(low: &Amount, text: &str, front: Option<Sign>, weak: bool) -> Result<Reading, Miss> {
    if let Some(rest) = text.strip_prefix('±') {
        let (by, rest) = amount(rest)?;
        let tail = tail(&by, rest)?;
        let middle =
            inherit(&low.quantity, &by.quantity).ok_or(Miss::Found(Unreadable::SeveralQuantities))?;
        // 95±2% may be two points or two percent of 95.
        if low.quantity.unit != middle.unit && matches!(middle.unit, Unit::Percent | Unit::Permille)
            || middle.unit != by.quantity.unit
        {
            return Err(Miss::Found(Unreadable::SeveralQuantities));
        }
        return around(&middle, &by.quantity, agree(front, tail.sign)?, low.exact && by.exact && tail.exact);
    }
    let rest = separator(text).ok_or(Miss::NotHere)?;
    // A second minus would make of 10--5 a sum.
    if text.starts_with(['-', '−', '–']) && rest.starts_with(['-', '−']) {
        return Err(Miss::NotHere);
    }
    let (high, rest) = amount(rest)?;
    let rest = rest.strip_prefix("之间").unwrap_or(rest);
    let tail = tail(&high, rest)?;
    let several = Miss::Found(Unreadable::SeveralQuantities);
    if front.is_some() && !weak || tail.sign.is_some() && (front.is_none() || tail.sign != front) {
        return Err(several);
    }
    let low_quantity = inherit(&low.quantity, &high.quantity).ok_or(several)?;
    let (least, most) = low_quantity.comparable(&high.quantity).ok_or(several)?;
    if least.checked_cmp(most).is_none_or(core::cmp::Ordering::is_gt) {
        return Err(several);
    }
    Ok(Reading {
        sign: None,
        value: Value::Range { low: low_quantity, high: high.quantity },
        exact: low.exact && high.exact && tail.exact,
    })
}

/// The lower end with the unit of the upper, where it has none of its own.
fn inherit(low: &Quantity, high: &Quantity) -> Option<Quantity> {
    let unit = match (&low.unit, &high.unit) {
        (Unit::None, unit) => unit.clone(),
        (Unit::Count { name, power }, Unit::Money(_)) if name.is_empty() => Unit::Money(
            [Money::Thousand, Money::TenThousand, Money::Million, Money::HundredMillion]
                .into_iter()
                .find(|money| money.power() == *power)?,
        ),
        (Unit::Count { name, power }, Unit::Count { name: of_high, .. }) if name.is_empty() => {
            Unit::Count { name: of_high.clone(), power: *power }
        }
        (Unit::Count { name, .. }, Unit::Count { name: of_high, .. }) if name != of_high => return None,
        (_, Unit::None) => return None,
        (unit, _) => unit.clone(),
    };
    Some(Quantity { number: low.number, unit })
}

/// From `middle` − `by` to `middle` + `by`.
fn around(middle: &Quantity, by: &Quantity, sign: Option<Sign>, exact: bool) -> Result<Reading, Miss> {
    let too_long = Miss::Found(Unreadable::NumberTooLong);
    if sign.is_some() || by.number.is_negative() {
        return Err(Miss::Found(Unreadable::SeveralQuantities));
    }
    let end =
        |number: Option<Decimal>| Ok(Quantity { number: number.ok_or(too_long)?, unit: middle.unit.clone() });
    Ok(Reading {
        sign: None,
        value: Value::Range {
            low: end(middle.number.checked_sub(by.number))?,
            high: end(middle.number.checked_add(by.number))?,
        },
        exact,
    })
}

/// 较上年提升, 同比下降: which way, and the rest; not 提升到, which says where and not how far.
fn direction(text: &str) -> Option<(Direction, &str)> {
    let rest = strip_any(text, COMPARED_WITH);
    let (direction, rest) =
        CHANGES.iter().find_map(|&(word, direction)| Some((direction, rest.strip_prefix(word)?)))?;
    let rest = rest.strip_prefix('了').unwrap_or(rest);
    (!rest.starts_with(['到', '至'])).then_some((direction, rest))
}

/// 提升到95% is 95%.
fn raised_to(text: &str) -> &str {
    CHANGES.iter().find_map(|(word, _)| text.strip_prefix(word)?.strip_prefix(['到', '至'])).unwrap_or(text)
}

/// Whether a label speaks of a change.
fn moves(label: &str) -> bool {
    CHANGES.iter().any(|(word, _)| label.contains(word))
}

const COMPARED_WITH: &[&str] = &[
    "与上年同期相比",
    "与上年相比",
    "与去年相比",
    "较上年同期",
    "比上年同期",
    "较去年同期",
    "比去年同期",
    "较上年度",
    "较上年",
    "比上年",
    "较去年",
    "比去年",
    "同比",
    "环比",
    "年均",
];

const CHANGES: &[(&str, Direction)] = &[
    ("提升", Direction::Up),
    ("提高", Direction::Up),
    ("增长", Direction::Up),
    ("增加", Direction::Up),
    ("上升", Direction::Up),
    ("下降", Direction::Down),
    ("降低", Direction::Down),
    ("减少", Direction::Down),
    ("缩减", Direction::Down),
    ("压减", Direction::Down),
    ("削减", Direction::Down),
];

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
fn agree(one: Option<Sign>, other: Option<Sign>) -> Result<Option<Sign>, Miss> {
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

fn strip_any<'a>(text: &'a str, words: &[&str]) -> &'a str {
    words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}
