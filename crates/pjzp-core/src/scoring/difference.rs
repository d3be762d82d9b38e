//! Why a filed score is not the computed one.

use super::derivation::Derivation;
use crate::decimal::Decimal;
use crate::fraction::Fraction;

/// What explains a filed score, given how it should have come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explanation {
    /// It is the exact value, rounded at the standard's places or more.
    Exact,
    /// It was rounded to fewer places.
    RoundedAt(u32),
    /// It was cut to this many places instead of rounded.
    CutAt(u32),
    /// The rate was rounded first, to this many places of a percentage, and the points afterwards.
    RateRoundedFirst(u32),
    /// Nothing explains it.
    Nothing,
}

/// Looks for what explains `filed`: the derivation itself, coarser rounding, cutting, or a rate
/// rounded first.
pub fn explain(filed: Decimal, derivation: &Derivation) -> Explanation {
    // Filed to more places than the standard asks for, it is right to the last of them.
    let places = filed.places().max(derivation.places);
    // A weight of three places is scored to three, but two are what standards ask for.
    if [2, places].into_iter().any(|places| derivation.exact.round(places) == Some(filed)) {
        return Explanation::Exact;
    }
    let coarse = |exact: Fraction, cut: bool| {
        (0..derivation.places).rev().find(|places| {
            let value = if cut { exact.truncate(*places) } else { exact.round(*places) };
            value == Some(filed)
        })
    };
    if let Some(places) = coarse(derivation.exact, false) {
        return Explanation::RoundedAt(places);
    }
    if derivation.exact.truncate(derivation.places) == Some(filed) {
        return Explanation::CutAt(derivation.places);
    }
    if let Some(places) = coarse(derivation.exact, true) {
        return Explanation::CutAt(places);
    }
    if let Some(places) = rate_first(filed, derivation) {
        return Explanation::RateRoundedFirst(places);
    }
    Explanation::Nothing
}

/// The rate rounded as a percentage of 2, 1 or 0 places, times the weight, then rounded.
fn rate_first(filed: Decimal, derivation: &Derivation) -> Option<u32> {
    let weight = derivation.operands.iter().find(|operand| operand.name == "weight")?.value.fraction();
    let rate = derivation.exact.checked_div(weight)?;
    [4_u32, 3, 2].into_iter().find_map(|places| {
        let rounded = rate.round(places)?.fraction().checked_mul(weight)?;
        (rounded.round(derivation.places) == Some(filed)).then(|| places.saturating_sub(2))
    })
}
