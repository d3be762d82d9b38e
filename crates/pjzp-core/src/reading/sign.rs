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
    ("至少", Sign::AtLeast, false),
    ("最少", Sign::AtLeast, false),
    ("小于或者等于", Sign::AtMost, false),
    ("小于或等于", Sign::AtMost, false),
    ("小于等于", Sign::AtMost, false),
    ("低于或等于", Sign::AtMost, false),
    ("低于等于", Sign::AtMost, false),
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

/// How a denied comparison begins (不得低于), each before every word it begins with.
const DENIALS: &[&str] = &["不得", "不能", "不应", "不可", "不"];

/// Comparisons that a denial turns round.
const DENIED: &[(&str, Sign)] = &[
    ("少于", Sign::AtLeast),
    ("低于", Sign::AtLeast),
    ("小于", Sign::AtLeast),
    ("超过", Sign::AtMost),
    ("超出", Sign::AtMost),
    ("高于", Sign::AtMost),
    ("大于", Sign::AtMost),
    ("多于", Sign::AtMost),
    ("晚于", Sign::AtMost),
    ("迟于", Sign::AtMost),
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
    if let Some(rest) = DENIALS.iter().find_map(|denial| text.strip_prefix(denial)) {
        let denied = DENIED.iter().find_map(|&(word, sign)| Some((sign, rest.strip_prefix(word)?)));
        return denied.map(|(sign, rest)| (Front { sign, weak: false }, rest));
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
    /// The sign that a column of its own holds (指标性质): `≥`, 大于等于, 不低于.
    ///
    /// `None` for anything else, 正向 and 定性 too: those name a direction, not a sign.
    ///
    /// # Examples
    /// ```
    /// use pjzp_core::reading::Sign;
    /// assert_eq!(Sign::read("＞＝"), Some(Sign::AtLeast));
    /// assert_eq!(Sign::read("小于等于"), Some(Sign::AtMost));
    /// assert_eq!(Sign::read("定性"), None);
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let folded = super::width::fold(text);
        match front(&super::width::close_up(&folded))? {
            (found, "") => Some(found.sign),
            _ => None,
        }
    }

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
pub(crate) fn glyphs(text: &str) -> Option<(Sign, &str)> {
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
