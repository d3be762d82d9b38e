use std::fmt;

use unicode_width::UnicodeWidthChar;

/// Text of the user's, on one line and harmless to a terminal.
///
/// Line breaks and tabs become blanks, and what could drive a terminal or turn the reading
/// direction becomes `�`: a file must not be able to write its own report.
#[derive(Debug, Clone, Copy)]
pub struct Plain<'a>(pub &'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|glyph| fmt::Write::write_char(f, harmless(glyph)))
    }
}

/// The character as it may be shown.
pub(super) fn harmless(glyph: char) -> char {
    match glyph {
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
            '\u{fffd}'
        }
        glyph if glyph.is_control() => '\u{fffd}',
        glyph => glyph,
    }
}

/// How many columns of a terminal the text takes, once it is [`Plain`].
///
/// # Examples
/// ```
/// assert_eq!(pjzp_validator::render::width("得分 24"), 7);
/// ```
pub fn width(text: &str) -> usize {
    text.chars().map(columns).fold(0, usize::saturating_add)
}

/// How many columns the character takes, once it is harmless.
pub(super) fn columns(glyph: char) -> usize {
    harmless(glyph).width().unwrap_or(0)
}
