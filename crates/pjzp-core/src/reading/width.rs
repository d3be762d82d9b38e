//! Half width, single blanks: the one form in which a value is read.

use alloc::string::String;

/// The text in half width (半角), trimmed, every run of blanks one blank.
///
/// Only the width of a character changes, never the character: reading what was folded once
/// reads the same.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().map(narrow) {
        if is_invisible(character) {
            continue;
        }
        if character.is_whitespace() || character.is_control() {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            folded.push(character);
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// A folded text without its blanks, except between two parts of numbers.
///
/// `≥ 95 %` is `≥95%` and `30 万元` is `30万元`, but `1 2` is not twelve.
pub(super) fn close_up(folded: &str) -> String {
    let mut closed = String::with_capacity(folded.len());
    let mut blank = false;
    for character in folded.chars() {
        if character == ' ' {
            blank = true;
            continue;
        }
        let after_number = |last: char| is_of_number(last) || matches!(last, '百' | '千' | '万' | '亿');
        if blank && is_of_number(character) && closed.chars().next_back().is_some_and(after_number) {
            closed.push(' ');
        }
        blank = false;
        closed.push(character);
    }
    closed
}

/// A text with its digits, and the signs that belong to numbers, in half width; brackets and
/// punctuation stay as they are, because Chinese text has them in full width.
pub(crate) fn half_width(text: &str) -> String {
    let is_of_value = |glyph| matches!(glyph, '０'..='９' | '＋' | '－' | '．' | '％' | '＝' | '＜' | '＞');
    text.chars().map(|glyph| if is_of_value(glyph) { narrow(glyph) } else { glyph }).collect()
}

fn narrow(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => {
            u32::from(character).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(character)
        }
        '￥' => '¥',
        _ => character,
    }
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn is_of_number(character: char) -> bool {
    character.is_ascii_digit()
        || matches!(character, '.' | ',' | '点' | '十')
        || super::numeral::digit(character).is_some()
}
