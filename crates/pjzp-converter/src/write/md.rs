//! The form as Markdown: a heading, a table in strokes, remarks below.
//!
//! Merged cells have their text in the first of their places and nothing in the others.

use super::layout::{CellKind, Sheet};

/// Writes the form.
pub(super) fn write(sheet: &Sheet) -> Vec<u8> {
    let mut text = String::new();
    let mut in_table = false;
    for line in &sheet.lines {
        let first = line.cells.first();
        let words = first.map(|cell| plain(&cell.text)).unwrap_or_default();
        let outside = match first.map(|cell| cell.kind) {
            Some(CellKind::Title) => Some(format!("# {words}\n")),
            Some(CellKind::Subtitle | CellKind::Note) => Some(format!("\n{words}\n")),
            _ => None,
        };
        if let Some(outside) = outside {
            text.push_str(&outside);
            in_table = false;
            continue;
        }
        if !in_table {
            text.push('\n');
        }
        let mut cells = vec![String::new(); sheet.columns.len()];
        for cell in &line.cells {
            if let Some(slot) = cells.get_mut(cell.column) {
                *slot = plain(&cell.text);
            }
        }
        text.extend(["| ", &cells.join(" | "), " |\n"]);
        if !in_table {
            text.extend(["|", &"---|".repeat(sheet.columns.len()), "\n"]);
            in_table = true;
        }
    }
    text.into_bytes()
}

/// A text on one line that makes no cells, no emphasis, and no elements of a page.
fn plain(text: &str) -> String {
    let text = text.trim().replace(['｜', '│', '┃'], "|").replace('|', "\\|").replace("**", "\\*\\*");
    let mut plain = String::with_capacity(text.len());
    let mut glyphs = text.chars().peekable();
    while let Some(glyph) = glyphs.next() {
        let next = glyphs.peek().copied().unwrap_or(' ');
        match glyph {
            '\n' => plain.push_str("<br>"),
            '\r' => {}
            '<' if next.is_ascii_alphabetic() || "/!?".contains(next) => plain.push_str("&lt;"),
            '&' if next.is_ascii_alphabetic() || next == '#' => plain.push_str("&amp;"),
            glyph => plain.push(glyph),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_make_neither_cells_nor_elements() {
        for (text, written) in [
            ("甲|乙", "甲\\|乙"),
            ("一\n二", "一<br>二"),
            ("<5天", "<5天"),
            ("<script>&lt;", "&lt;script>&amp;lt;"),
            ("**", "\\*\\*"),
        ] {
            assert_eq!(plain(text), written);
        }
    }
}
