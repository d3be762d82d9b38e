//! The offending line of the user's own file, with the offending part underlined.

use std::fmt;
use std::ops::Range;

use pjzp_core::Source;

use super::plain::{Plain, columns, width};

/// What was read, by its lines.
#[derive(Debug, Clone, Default)]
pub struct Original<'a> {
    lines: Vec<Line<'a>>,
    counts_characters: bool,
}

/// One line. In a long one every [`STEP`]th character is known by where it starts, so that no
/// place of it is counted out from the beginning: a program writes a whole form on one line, and
/// a form can have thousands of findings.
#[derive(Debug, Clone)]
struct Line<'a> {
    text: &'a str,
    steps: Vec<usize>,
}

/// Characters between the places known in a long line.
const STEP: usize = 512;

/// Bytes of a line that are looked at on either side of a place; more than can be shown.
const NEAR: usize = 2048;

/// Longer lines of a document were written by no person, and hold no form.
const MOST_BYTES: usize = 64 * 1024;

impl<'a> Original<'a> {
    /// A form or report as people write it: a column is a cell of its row.
    pub fn document(text: &'a str) -> Self {
        // Lines end as the readers of text files let them end.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let end = if text.contains('\n') { '\n' } else { '\r' };
        let lines = text.split(end).map(|line| line.trim_end_matches(['\r', '\u{c}']));
        let lines = lines.map(|text| Line { text, steps: Vec::new() }).collect();
        Self { lines, counts_characters: false }
    }

    /// JSON: a column is a character of its line.
    pub fn json(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.split('\n').map(|line| Line::counted(line.trim_end_matches('\r')));
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
        let line = self.lines.get(index)?;
        match source.column.filter(|_| self.counts_characters) {
            Some(column) => Some(line.value(number, column)),
            None if line.text.len() > MOST_BYTES => None,
            None => Some(Excerpt::near(number, line.text, mark(line.text, source.column, found))),
        }
    }
}

impl<'a> Line<'a> {
    fn counted(text: &'a str) -> Self {
        let steps = if text.len() <= NEAR {
            Vec::new()
        } else {
            text.char_indices().step_by(STEP).map(|(start, _)| start).collect()
        };
        Self { text, steps }
    }

    /// Where a character starts, counted from 1.
    fn start(&self, column: u32) -> Option<usize> {
        let index = usize::try_from(column).ok()?.checked_sub(1)?;
        let (known, further) = match self.steps.get(index / STEP) {
            Some(step) => (*step, index % STEP),
            None if self.steps.is_empty() => (0, index),
            None => return None,
        };
        let (start, _) = self.text.get(known..)?.char_indices().nth(further)?;
        known.checked_add(start)
    }

    /// The JSON value that starts at a character, counted from 1.
    fn value(&self, number: u32, column: u32) -> Excerpt<'a> {
        let mark = self.start(column).and_then(|start| {
            let end = boundary(self.text, start.saturating_add(NEAR));
            let length = json_value(self.text.get(start..end)?)?;
            Some(start..start.checked_add(length)?)
        });
        Excerpt::near(number, self.text, mark)
    }
}

/// One line, or as much of it as is near the part that is meant, and that part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt<'a> {
    number: u32,
    line: &'a str,
    mark: Option<Range<usize>>,
}

impl<'a> Excerpt<'a> {
    /// Of a line, what is near the mark, or near its beginning where nothing is marked.
    fn near(number: u32, line: &'a str, mark: Option<Range<usize>>) -> Self {
        let start = mark.as_ref().map_or(0, |mark| mark.start);
        let from = boundary(line, start.saturating_sub(NEAR));
        let to = boundary(line, start.saturating_add(NEAR));
        let mark = mark.map(|mark| start.saturating_sub(from)..mark.end.min(to).saturating_sub(from));
        Self { number, line: line.get(from..to).unwrap_or_default(), mark }
    }
}

/// The beginning of the character that the byte is in, or the end of the text.
fn boundary(text: &str, byte: usize) -> usize {
    let start = (0..=byte.min(text.len())).rev().find(|start| text.is_char_boundary(*start));
    start.unwrap_or_default()
}

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

/// How long the JSON value is that the text starts with.
fn json_value(text: &str) -> Option<usize> {
    match text.chars().next()? {
        '"' => {
            let mut escaped = false;
            let end = text.char_indices().skip(1).find(|(_, glyph)| {
                let closes = *glyph == '"' && !escaped;
                escaped = *glyph == '\\' && !escaped;
                closes
            });
            Some(end.map_or(text.len(), |(end, _)| end.saturating_add(1)))
        }
        '{' | '[' => Some(1),
        _ => Some(text.find([',', '}', ']', ' ', '\t']).unwrap_or(text.len())),
    }
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
    fn a_line_of_a_document_without_end_has_no_excerpt() {
        let source = Source { line: Some(1), ..Source::default() };
        for (length, shown) in [(MOST_BYTES, true), (MOST_BYTES + 1, false)] {
            let text = "1".repeat(length);
            assert_eq!(Original::document(&text).excerpt(&source, None).is_some(), shown, "{length}");
        }
    }

    #[test]
    fn every_value_of_a_long_line_of_json_is_underlined() {
        let text = format!("[{}\"末\"]", "\"分\", 7.25, ".repeat(3 * STEP));
        let original = Original::json(&text);
        let places = text.match_indices('7').map(|(start, _)| (start, "7.25"));
        for (start, value) in places.chain([(text.len() - "\"末\"]".len(), "\"末\"")]) {
            let column = u32::try_from(text.get(..start).unwrap().chars().count() + 1).unwrap();
            let source = Source { line: Some(1), column: Some(column), ..Source::default() };
            let lines = original.excerpt(&source, None).unwrap().lines(0);
            let (shown, underline) = (&lines[0], &lines[1]);
            assert!(width(shown) <= MOST_COLUMNS + "1 | ".len(), "{shown}");
            let before = underline.find('^').unwrap();
            let at = shown.char_indices().find(|(at, _)| width(shown.get(..*at).unwrap()) == before);
            let (at, _) = at.unwrap();
            assert!(shown.get(at..).unwrap().starts_with(value), "{shown}\n{underline}");
            assert_eq!(underline.matches('^').count(), width(value), "{shown}\n{underline}");
        }
        // Past the end nothing is meant.
        let past = Source { line: Some(1), column: Some(u32::MAX), ..Source::default() };
        assert_eq!(original.excerpt(&past, None).unwrap().lines(0).len(), 1);
    }

    #[test]
    fn of_a_value_without_end_no_more_is_looked_at_than_can_be_shown() {
        let text = format!("[\"{}\"]", "名".repeat(90_000));
        let source = Source { line: Some(1), column: Some(2), ..Source::default() };
        let original = Original::json(&text);
        let excerpt = original.excerpt(&source, None).unwrap();
        assert!(excerpt.line.len() <= 2 * NEAR, "{}", excerpt.line.len());
        assert!(width(&excerpt.lines(0)[0]) <= MOST_COLUMNS + "1 | ".len());
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
