//! Ranges: from one quantity to another, or around one.

use super::amount::{Amount, amount, tail};
use super::grammar::agree;
use super::{Miss, Money, Quantity, Reading, Sign, Unit, Unreadable, Value};
use crate::decimal::Decimal;

/// 90%-95%, 90-95%, 1万至5万元, 10±2个.
pub(super) fn from_to(low: &Amount, text: &str, front: Option<Sign>, weak: bool) -> Result<Reading, Miss> {
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
pub(super) fn around(
    middle: &Quantity,
    by: &Quantity,
    sign: Option<Sign>,
    exact: bool,
) -> Result<Reading, Miss> {
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

/// What stands between two ends, and the text behind it.
pub(super) fn separator(text: &str) -> Option<&str> {
    ["——", "--", "-", "~", "至", "到", "—", "–", "−", "〜", "∼", "―"]
        .iter()
        .find_map(|separator| text.strip_prefix(separator))
}
