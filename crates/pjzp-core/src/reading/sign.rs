//! Signs (指标性质): as glyphs, as words before a number, as words behind it.

use super::Sign;

/// A sign in front of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Front {
    pub(super) sign: Sign,
    /// A word that also stands in plain prose (达到, 控制在): a sign behind the number goes before it.
    pub(super) weak: bool,
}

/// Words in front, each before every word it begins with.
const WORDS: &[(&str, Sign, bool)] = &[
    ("大于或者等于", Sign::AtLeast, false),
    ("大于或等于", Sign::AtLeast, false),
    ("大于等于", Sign::AtLeast, false),
    ("高于或等于", Sign::AtLeast, false),
    ("高于等于", Sign::AtLeast, false),
    ("不得少于", Sign::AtLeast, false),
    ("不得低于", Sign::AtLeast, false),
    ("不能少于", Sign::AtLeast, false),
    ("不能低于", Sign::AtLeast, false),
    ("不少于", Sign::AtLeast, false),
    ("不低于", Sign::AtLeast, false),
    ("不小于", Sign::AtLeast, false),
    ("至少", Sign::AtLeast, false),
    ("最少", Sign::AtLeast, false),
    ("小于或者等于", Sign::AtMost, false),
    ("小于或等于", Sign::AtMost, false),
    ("小于等于", Sign::AtMost, false),
    ("低于或等于", Sign::AtMost, false),
    ("低于等于", Sign::AtMost, false),
    ("不得超过", Sign::AtMost, false),
    ("不得高于", Sign::AtMost, false),
    ("不得大于", Sign::AtMost, false),
    ("不能超过", Sign::AtMost, false),
    ("不能高于", Sign::AtMost, false),
    ("不超过", Sign::AtMost, false),
    ("不超出", Sign::AtMost, false),
    ("不高于", Sign::AtMost, false),
    ("不大于", Sign::AtMost, false),
    ("不多于", Sign::AtMost, false),
    ("不晚于", Sign::AtMost, false),
    ("不迟于", Sign::AtMost, false),
    ("至多", Sign::AtMost, false),
    ("最多", Sign::AtMost, false),
    ("超过", Sign::MoreThan, false),
    ("高于", Sign::MoreThan, false),
    ("大于", Sign::MoreThan, false),
    ("多于", Sign::MoreThan, false),
    ("小于", Sign::LessThan, false),
    ("低于", Sign::LessThan, false),
    ("少于", Sign::LessThan, false),
    ("等于", Sign::Equal, false),
    ("达到", Sign::AtLeast, true),
    ("达", Sign::AtLeast, true),
    ("控制在", Sign::AtMost, true),
];

/// Words behind a number, each before every word it begins with.
const BEHIND: &[(&str, Sign)] = &[
    ("(含)以上", Sign::AtLeast),
    ("及以上", Sign::AtLeast),
    ("或以上", Sign::AtLeast),
    ("以上", Sign::AtLeast),
    ("(含)以下", Sign::AtMost),
    ("及以下", Sign::AtMost),
    ("或以下", Sign::AtMost),
    ("以下", Sign::AtMost),
    ("(含)以内", Sign::AtMost),
    ("及以内", Sign::AtMost),
    ("以内", Sign::AtMost),
    ("之内", Sign::AtMost),
    ("内", Sign::AtMost),
];

/// Words behind a date.
const BEFORE: &[&str] = &["以前", "之前", "前"];

/// The sign a text begins with, and the rest.
pub(super) fn front(text: &str) -> Option<(Front, &str)> {
    if let Some((sign, rest)) = glyphs(text) {
        return Some((Front { sign, weak: false }, rest));
    }
    WORDS.iter().find_map(|&(word, sign, weak)| Some((Front { sign, weak }, text.strip_prefix(word)?)))
}

/// The sign behind a number, and the rest.
pub(super) fn behind(text: &str) -> Option<(Sign, &str)> {
    BEHIND.iter().find_map(|&(word, sign)| Some((sign, text.strip_prefix(word)?)))
}

/// The 前 behind a date, and the rest.
pub(super) fn before(text: &str) -> Option<&str> {
    BEFORE.iter().find_map(|word| text.strip_prefix(word))
}

impl Sign {
    /// The sign as one glyph: `≥`.
    pub fn glyph(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
            Self::Equal => "=",
            Self::LessThan => "<",
            Self::AtMost => "≤",
        }
    }
}

/// One or two glyphs that make one sign: `≥`, `>=`, `=>`, `≧`, `═`.
fn glyphs(text: &str) -> Option<(Sign, &str)> {
    let mut rest = text.chars();
    let first = glyph(rest.next()?)?;
    let after_first = rest.as_str();
    let Some(second) = rest.next().and_then(glyph) else {
        return Some((first, after_first));
    };
    let both = match (first, second) {
        (Sign::MoreThan | Sign::AtLeast, Sign::Equal) | (Sign::Equal, Sign::MoreThan) => Sign::AtLeast,
        (Sign::LessThan | Sign::AtMost, Sign::Equal) | (Sign::Equal, Sign::LessThan) => Sign::AtMost,
        (Sign::Equal, Sign::Equal) => Sign::Equal,
        _ => return None,
    };
    let after_both = rest.as_str();
    match rest.next().and_then(glyph) {
        None => Some((both, after_both)),
        Some(_) => None,
    }
}

fn glyph(character: char) -> Option<Sign> {
    Some(match character {
        '≥' | '≧' | '⩾' | '≽' | '⪰' | '≮' => Sign::AtLeast,
        '>' | '﹥' | '〉' | '›' => Sign::MoreThan,
        '=' | '﹦' | '═' => Sign::Equal,
        '<' | '﹤' | '〈' | '‹' => Sign::LessThan,
        '≤' | '≦' | '⩽' | '≼' | '⪯' | '≯' => Sign::AtMost,
        _ => return None,
    })
}
