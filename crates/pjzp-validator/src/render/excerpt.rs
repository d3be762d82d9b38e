//! The offending line of the user's own file, with the offending part underlined.

use std::fmt;
use std::ops::Range;

use pjzp_core::Source;

use super::plain::{Plain, columns, width};

/// What was read, by its lines.
#[derive(Debug, Clone, Default)]
pub struct Original<'a> {
    lines: Vec<&'a str>,
    counts_characters: bool,
}

impl<'a> Original<'a> {
    /// A form or report as people write it: a column is a cell of its row.
    pub fn document(text: &'a str) -> Self {
        // Lines end as the readers of text files let them end.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let end = if text.contains('\n') { '\n' } else { '\r' };
        let lines = text.split(end).map(|line| line.trim_end_matches(['\r', '\u{c}']));
        Self { lines: lines.collect(), counts_characters: false }
    }

    /// JSON: a column is a character of its line.
    pub fn json(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
        Self { lines: lines.collect(), counts_characters: true }
    }

    /// Whether a column is a character.
    pub fn counts_characters(&self) -> bool {
        self.counts_characters
    }

    /// The excerpt for a value that was found at a place; `None` where the place has no line.
    pub fn excerpt(&self, source: &Source, found: Option<&str>) -> Option<Excerpt<'a>> {
        let number = source.line?;
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        let line = self.lines.get(index).filter(|line| line.len() <= MOST_BYTES)?;
        let mark = match source.column {
            Some(column) if self.counts_characters => json_value(line, column),
            column => mark(line, column, found),
        };
        Some(Excerpt { number, line, mark })
    }
}

/// One line and the part of it that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt<'a> {
    number: u32,
    line: &'a str,
    mark: Option<Range<usize>>,
}

/// Longer lines were written by no person, and looking through one for each finding takes long.
const MOST_BYTES: usize = 64 * 1024;

/// Most columns of a line that are shown.
const MOST_COLUMNS: usize = 88;

impl Excerpt<'_> {
    /// The line and, below it, the underline: `  97 | …` and `     | ^^`.
    pub fn lines(&self, indent: usize) -> Vec<String> {
        let number = self.number.to_string();
        let (shown, before, marked) = self.window();
        let gutter = " ".repeat(indent);
        let mut lines = vec![format!("{gutter}{number} | {shown}")];
        if marked > 0 {
            let blank = " ".repeat(number.len());
            lines.push(format!("{gutter}{blank} | {}{}", " ".repeat(before), "^".repeat(marked)));
        }
        lines
    }

    /// What is shown of the line, the columns before the mark in it, and the columns of the mark.
    fn window(&self) -> (String, usize, usize) {
        let (before, marked, after) = match &self.mark {
            Some(mark) => (
                self.line.get(..mark.start).unwrap_or_default(),
                self.line.get(mark.clone()).unwrap_or_default(),
                self.line.get(mark.end..).unwrap_or_default(),
            ),
            None => ("", "", self.line),
        };
        if width(self.line) <= MOST_COLUMNS {
            return (Plain(self.line).to_string(), width(before), width(marked));
        }
        let marked = cut(marked, MOST_COLUMNS / 2);
        let room = MOST_COLUMNS.saturating_sub(width(&marked));
        let before = cut_front(before, room.saturating_sub(width(after).min(room / 2)));
        let after = cut(after, room.saturating_sub(width(&before)));
        (format!("{before}{marked}{after}"), width(&before), width(&marked))
    }
}

/// The text as it may be shown, its end left out where it is wider.
fn cut(text: &str, most: usize) -> String {
    let text = Plain(text).to_string();
    if width(&text) <= most {
        return text;
    }
    let mut room = most.saturating_sub(1);
    let kept = text.chars().take_while(|glyph| {
        let fits = columns(*glyph) <= room;
        room = room.saturating_sub(columns(*glyph));
        fits
    });
    kept.chain(['…']).collect()
}

/// The text as it may be shown, its beginning left out where it is wider.
fn cut_front(text: &str, most: usize) -> String {
    let reversed: String = text.chars().rev().collect();
    cut(&reversed, most).chars().rev().collect()
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines(0).join("\n"))
    }
}

/// The part of the line that is meant, where that can be said for certain.
fn mark(line: &str, column: Option<u32>, found: Option<&str>) -> Option<Range<usize>> {
    let found = found.map(str::trim).filter(|found| !found.is_empty());
    let in_cell = column.and_then(|column| cell(line, column, found));
    let in_line = || match found {
        Some(found) => only(line, found),
        // A row of cells is too much to underline.
        None if column.is_none() => whole(line),
        None => None,
    };
    in_cell.or_else(in_line)
}

/// Everything but the blanks around it.
fn whole(line: &str) -> Option<Range<usize>> {
    let text = line.trim();
    let start = line.find(text)?;
    (!text.is_empty()).then(|| start..start.saturating_add(text.len()))
}

/// The one place where the line has the text, not as a part of a longer number.
fn only(line: &str, text: &str) -> Option<Range<usize>> {
    let is_part = |glyph: Option<char>| glyph.is_some_and(|glyph| glyph.is_ascii_digit() || glyph == '.');
    let starts = text.starts_with(|glyph: char| glyph.is_ascii_digit());
    let ends = text.ends_with(|glyph: char| glyph.is_ascii_digit());
    let mut places = line.match_indices(text).filter_map(|(start, text)| {
        let end = start.saturating_add(text.len());
        let before = line.get(..start)?.chars().next_back();
        let after = line.get(end..)?.chars().next();
        (!(starts && is_part(before) || ends && is_part(after))).then_some(start..end)
    });
    let place = places.next()?;
    places.next().is_none().then_some(place)
}

/// The cell of a row drawn with strokes or tabs, counted from 1; only where the text stands in it.
fn cell(line: &str, column: u32, found: Option<&str>) -> Option<Range<usize>> {
    let stroke = ['|', '│', '｜', '\t'].into_iter().find(|stroke| line.contains(*stroke))?;
    let framed = stroke != '\t' && line.trim_start().starts_with(stroke);
    let index = usize::try_from(column).ok()?.checked_sub(usize::from(!framed))?;
    let cell = line.split(stroke).nth(index)?;
    let start = line.split(stroke).take(index).map(|cell| cell.len() + stroke.len_utf8()).sum::<usize>();
    let inside = match found {
        Some(found) => only(cell, found)?,
        None => whole(cell)?,
    };
    Some(start.checked_add(inside.start)?..start.checked_add(inside.end)?)
}

/// The JSON value that starts at a character of the line, counted from 1.
fn json_value(line: &str, column: u32) -> Option<Range<usize>> {
    let index = usize::try_from(column).ok()?.checked_sub(1)?;
    let (start, first) = line.char_indices().nth(index)?;
    let rest = line.get(start..)?;
    let length = match first {
        '"' => {
            let mut escaped = false;
            let end = rest.char_indices().skip(1).find(|(_, glyph)| {
                let closes = *glyph == '"' && !escaped;
                escaped = *glyph == '\\' && !escaped;
                closes
            });
            end.map_or(rest.len(), |(end, _)| end.saturating_add(1))
        }
        '{' | '[' => 1,
        _ => rest.find([',', '}', ']', ' ', '\t']).unwrap_or(rest.len()),
    };
    Some(start..start.checked_add(length)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_underline_stands_below_what_is_meant_whatever_its_width() {
        for (text, line, column, found, shown) in [
            ("效益指标\n得分 24 分", 2, None, Some("24"), "2 | 得分 24 分\n  |      ^^"),
            // A part of a longer number is another number.
            ("得分 24.5，其中 24", 1, None, Some("24"), "1 | 得分 24.5，其中 24\n  |                 ^^"),
            ("３６．５％ 与 24", 1, None, Some("３６．５％"), "1 | ３６．５％ 与 24\n  | ^^^^^^^^^^"),
            // Twice the same: which one is meant is not known.
            ("24 | 24", 1, None, Some("24"), "1 | 24 | 24"),
            ("得分 24", 1, None, None, "1 | 得分 24\n  | ^^^^^^^"),
            (
                "效益指标 | 24 | 24 | 优",
                1,
                Some(3),
                Some("24"),
                "1 | 效益指标 | 24 | 24 | 优\n  |                 ^^",
            ),
            ("| 效益 | 24 |", 1, Some(2), Some("24"), "1 | | 效益 | 24 |\n  |          ^^"),
            ("效益\t24\t24", 1, Some(2), None, "1 | 效益 24 24\n  |      ^^"),
            (
                "\t效益\t567.5 万元",
                1,
                Some(3),
                Some("567.5 万元"),
                "1 |  效益 567.5 万元\n  |       ^^^^^^^^^^",
            ),
            // Cells kept apart by blanks cannot be counted, but what was found can stand there once.
            ("效益  24  优", 1, Some(3), Some("优"), "1 | 效益  24  优\n  |           ^^"),
            ("效益  24  优", 1, Some(3), None, "1 | 效益  24  优"),
            ("24\r第二行", 2, None, None, "2 | 第二行\n  | ^^^^^^"),
            ("a\u{1b}[31mb 24", 1, None, Some("24"), "1 | a\u{fffd}[31mb 24\n  |         ^^"),
        ] {
            let source = Source { line: Some(line), column, ..Source::default() };
            let excerpt = Original::document(text).excerpt(&source, found).unwrap();
            assert_eq!(excerpt.to_string(), shown, "{text}");
        }
    }

    #[test]
    fn in_json_the_value_at_the_character_is_underlined() {
        for (text, column, shown) in [
            (
                r#"{"name": "得\"分", "score": 24}"#,
                10,
                "1 | {\"name\": \"得\\\"分\", \"score\": 24}\n  |          ^^^^^^^^",
            ),
            (r#"{"名": 24}"#, 7, "1 | {\"名\": 24}\n  |        ^^"),
            (r#"{"a": [1]}"#, 7, "1 | {\"a\": [1]}\n  |       ^"),
            (r#"{"a": 1"#, 99, "1 | {\"a\": 1"),
        ] {
            let source = Source { line: Some(1), column: Some(column), ..Source::default() };
            let excerpt = Original::json(text).excerpt(&source, Some("24")).unwrap();
            assert_eq!(excerpt.to_string(), shown, "{text}");
        }
    }

    #[test]
    fn a_place_without_a_line_has_no_excerpt() {
        let original = Original::document("一\n二");
        for line in [None, Some(0), Some(3)] {
            assert_eq!(original.excerpt(&Source { line, ..Source::default() }, None), None, "{line:?}");
        }
    }

    #[test]
    fn a_line_without_end_has_no_excerpt() {
        let source = Source { line: Some(1), column: Some(2), ..Source::default() };
        for (length, shown) in [(MOST_BYTES, true), (MOST_BYTES + 1, false)] {
            let text = "1".repeat(length);
            assert_eq!(Original::json(&text).excerpt(&source, None).is_some(), shown, "{length}");
        }
    }

    #[test]
    fn of_a_long_line_the_part_around_the_mark_is_shown() {
        let text = format!("{}{}{}", "前".repeat(500), "23.37", "后".repeat(500));
        let excerpt = Original::document(&text)
            .excerpt(&Source { line: Some(1), ..Source::default() }, Some("23.37"))
            .unwrap();
        let lines = excerpt.lines(0);
        let (shown, underline) = (&lines[0], &lines[1]);
        assert!(width(shown) <= MOST_COLUMNS + "1 | ".len(), "{shown}");
        let at = shown.find("23.37").unwrap();
        assert_eq!(width(shown.get(..at).unwrap()), underline.find('^').unwrap(), "{shown}\n{underline}");
        assert_eq!(underline.matches('^').count(), 5);
        assert!(shown.starts_with("1 | …") && shown.ends_with('…'), "{shown}");
    }
}
