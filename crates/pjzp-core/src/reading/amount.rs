//! One number with its unit, and what may stand behind it.

use super::grammar::strip_any;
use super::{Miss, Parsed, Quantity, Sign, Unit};
use super::{numeral, sign, unit};
use crate::decimal::Decimal;

/// A number with its unit, and whether it is exact.
pub(super) struct Amount {
    pub(super) quantity: Quantity,
    pub(super) exact: bool,
}

/// What may stand behind a quantity.
pub(super) struct Tail {
    pub(super) sign: Option<Sign>,
    pub(super) exact: bool,
}

pub(super) fn amount(text: &str) -> Parsed<'_, Amount> {
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
pub(super) fn tail(amount: &Amount, text: &str) -> Result<Tail, Miss> {
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
