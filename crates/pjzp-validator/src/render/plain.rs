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

/// Most characters of a text of the user's that are shown in the middle of a line.
const MOST_QUOTED: usize = 60;

/// Text of the user's, its end left out where it is long; JSON has it whole.
pub(super) fn brief(text: &str) -> String {
    let mut glyphs = text.chars();
    let mut shown: String = glyphs.by_ref().take(MOST_QUOTED).collect();
    if glyphs.next().is_some() {
        shown.push('…');
    }
    shown
}

/// A message, what it quotes cut like [`brief`]: in 「」, or in English in backticks.
pub(super) fn brief_quotes(message: &str) -> String {
    // A stray bracket in a quoted name must not take the rest of the message for quoted.
    let nests = message.matches('「').count() == message.matches('」').count();
    let ticks = message.matches('`').count().is_multiple_of(2);
    let (mut depth, mut ticked, mut quoted) = (0_usize, false, 0_usize);
    let mut shown = String::with_capacity(message.len().min(1024));
    for glyph in message.chars() {
        let before = depth > 0 || ticked;
        match glyph {
            '`' if ticks && depth == 0 => ticked = !ticked,
            '「' if !ticked && (nests || depth == 0) => depth = depth.saturating_add(1),
            '」' if !ticked => depth = depth.saturating_sub(1),
            _ => {}
        }
        quoted = if before && (depth > 0 || ticked) { quoted.saturating_add(1) } else { 0 };
        match quoted.checked_sub(MOST_QUOTED) {
            None | Some(0) => shown.push(glyph),
            Some(1) => shown.push('…'),
            Some(_) => {}
        }
    }
    shown
}

/// What stands for a character that may not be shown.
const HIDDEN: char = '\u{fffd}';

/// The character as it may be shown.
pub(super) fn harmless(glyph: char) -> char {
    match glyph {
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => HIDDEN,
        // These two are no characters, and XML has no place for them.
        glyph if glyph.is_control() || matches!(glyph, '\u{fffe}' | '\u{ffff}') => HIDDEN,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_message_quotes_is_cut_and_the_rest_of_it_is_not() {
        let (long, cut) = ("名".repeat(61), format!("{}…", "名".repeat(60)));
        let whole = "名".repeat(60);
        for (message, shown) in [
            (format!("「{long}」得分写作 24"), format!("「{cut}」得分写作 24")),
            (format!("「{whole}」得分写作 24"), format!("「{whole}」得分写作 24")),
            (format!("「{long}」应为「{long}」，{long}"), format!("「{cut}」应为「{cut}」，{long}")),
            (format!("「「甲」{long}」为 1"), format!("「「甲」{}…」为 1", "名".repeat(57))),
            (format!("「甲「乙」{long}为 1"), format!("「甲「乙」{long}为 1")),
            (format!("the key `{long}` is not known"), format!("the key `{cut}` is not known")),
            (format!("「甲`」{long}"), format!("「甲`」{long}")),
            (format!("「`甲`」{long}"), format!("「`甲`」{long}")),
        ] {
            assert_eq!(brief_quotes(&message), shown);
        }
        assert_eq!((brief(&whole), brief(&long)), (whole, cut));
    }
}
