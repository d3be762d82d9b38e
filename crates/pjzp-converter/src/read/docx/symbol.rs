//! Characters of symbol fonts, which stand for others than their number says.

/// What a character of a font shows.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    // Symbol fonts have their characters here, or at the bare number.
    let bare = code.checked_sub(0xf000).unwrap_or(code);
    let shown = match (font, bare) {
        ("Symbol", 0xa3) => '≤',
        ("Symbol", 0xb3) => '≥',
        ("Symbol", 0xb9) => '≠',
        ("Symbol", 0xbb) => '≈',
        ("Symbol", 0xb1) => '±',
        ("Symbol", 0xb4) => '×',
        ("Symbol", 0xb8) => '÷',
        ("Symbol", 0xb0) => '°',
        ("Symbol", 0xa5) => '∞',
        ("Symbol", 0xe5) => '∑',
        ("Symbol", 0x20..=0x7e) => return char::from_u32(bare),
        ("Wingdings", 0xfe) | ("Wingdings 2", 0x52) => '☑',
        ("Wingdings", 0xfd) | ("Wingdings 2", 0x51 | 0x53 | 0x54) => '☒',
        ("Wingdings", 0x6f | 0x70 | 0x71 | 0x72 | 0xa8) | ("Wingdings 2", 0x2a | 0xa3) => '☐',
        ("Wingdings", 0xfc) | ("Wingdings 2", 0x50) => '✓',
        ("Wingdings", 0xfb) | ("Wingdings 2", 0x4f) => '✗',
        ("Wingdings", 0x6c) => '●',
        ("Wingdings", 0x6e) => '■',
        ("Wingdings", 0x80..=0x8a) => return char::from_u32(circled(bare - 0x80)),
        _ => return char::from_u32(code),
    };
    Some(shown)
}

/// ⓪ and ① to ⑩.
fn circled(number: u32) -> u32 {
    if number == 0 { 0x24ea } else { 0x245f + number }
}
