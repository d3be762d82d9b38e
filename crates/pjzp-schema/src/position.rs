//! From offsets and JSON Pointers to lines and columns.

use std::collections::{BTreeMap, BTreeSet};

use pjzp_core::{Pointer, Source, SourceMap};

use crate::path::{Frame, push_pointer};
use crate::scan::{BYTE_ORDER_MARK, scan};

/// A place in a text as an editor counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    /// Counted from 1.
    pub(crate) line: u32,
    /// In characters, counted from 1; a byte order mark is none.
    pub(crate) column: u32,
}

impl Position {
    const FIRST: Self = Self { line: 1, column: 1 };

    /// The position of a byte offset.
    pub(crate) fn of(text: &str, offset: usize) -> Self {
        Self::FIRST.after(text.get(..offset).unwrap_or(text))
    }

    /// The position behind a further piece of text.
    fn after(self, piece: &str) -> Self {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let lines = piece.bytes().filter(|byte| *byte == b'\n').count();
        let last = piece.rsplit('\n').next().unwrap_or_default();
        let characters = last.chars().filter(|glyph| *glyph != BYTE_ORDER_MARK).count();
        Self {
            line: self.line.saturating_add(count(lines)),
            column: if lines > 0 { 1 } else { self.column }.saturating_add(count(characters)),
        }
    }
}

/// Where the values at `pointers` start in the text, and where those at `keys` have their key.
/// A pointer to nothing is left out.
pub(crate) fn locate(text: &str, values: &BTreeSet<&str>, keys: &BTreeSet<&str>) -> Places {
    let mut offsets = BTreeMap::new();
    let mut pointer = String::new();
    let watch = |frames: &[Frame<'_>], at: usize| {
        pointer.clear();
        push_pointer(&mut pointer, frames);
        if values.contains(pointer.as_str()) {
            offsets.insert((pointer.clone(), Part::Value), at);
        }
        if keys.contains(pointer.as_str()) {
            let key = frames.last().and_then(Frame::key_offset).unwrap_or(at);
            offsets.insert((pointer.clone(), Part::Key), key);
        }
    };
    // The text passed the guard; where it did not, what was seen until then is still right.
    let _ = scan(text, watch);

    let mut ascending: Vec<_> = offsets.into_iter().collect();
    ascending.sort_by_key(|(_, offset)| *offset);
    let mut places = BTreeMap::new();
    let (mut position, mut done) = (Position::FIRST, 0);
    for (place, offset) in ascending {
        position = position.after(text.get(done..offset).unwrap_or_default());
        done = offset;
        places.insert(place, position);
    }
    Places(places)
}

/// Where each value of a document stands: line, and columns in characters.
///
/// # Examples
/// ```
/// let sources = pjzp_schema::sources(b"{\n  \"total\": { \"score\": \"83.76\" }\n}");
/// let source = sources.find(&"/total/score".into()).unwrap();
/// assert_eq!((source.line, source.column, source.end), (Some(2), Some(23), Some(30)));
/// ```
pub fn sources(document: &[u8]) -> SourceMap {
    let mut sources = SourceMap::default();
    let text = std::str::from_utf8(document).unwrap_or_default();
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let (mut position, mut done) = (Position::FIRST, 0);
    let mut pointer = String::new();
    let watch = |frames: &[Frame<'_>], at: usize| {
        position = position.after(text.get(done..at).unwrap_or_default());
        done = at;
        pointer.clear();
        push_pointer(&mut pointer, frames);
        let scalar = text.get(at..).and_then(|rest| rest.get(..scalar(rest)?));
        let source = Source {
            line: Some(position.line),
            column: Some(position.column),
            end: scalar.map(|scalar| position.after(scalar).column),
            ..Source::default()
        };
        sources.insert(Pointer::new(pointer.as_str()), source);
    };
    // Of a text that is no JSON, what was seen until it stops being so is still right.
    let _ = scan(text, watch);
    sources
}

/// Length of the string, number or word that a text begins with; `None` at a bracket, or where it
/// does not end. No line ends in any of them.
pub(crate) fn scalar(text: &str) -> Option<usize> {
    let mut bytes = text.bytes().enumerate();
    match bytes.next()? {
        (_, b'{' | b'[') => None,
        (_, b'"') => loop {
            match bytes.next()? {
                (_, b'\\') => bytes.next().map(|_| ())?,
                (at, b'"') => return Some(at + 1),
                (_, b'\n') => return None,
                _ => {}
            }
        },
        _ => {
            let mut behind =
                bytes.filter(|(_, byte)| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t'..=b'\r'));
            Some(behind.next().map_or(text.len(), |(at, _)| at))
        }
    }
}

/// Which part of a member a position is that of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Key,
    Value,
}

/// What [`locate`] found.
pub(crate) struct Places(BTreeMap<(String, Part), Position>);

impl Places {
    pub(crate) fn find(&self, pointer: &str, part: Part) -> Option<Position> {
        self.0.get(&(pointer.to_owned(), part)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_no_bracket_has_an_end() {
        for (document, pointer, line, column, end) in [
            ("{\"a\": \"二十四\"}", "/a", 1, 7, Some(12)),
            ("{\"a\": \"\\\"}\\\\\" }", "/a", 1, 7, Some(14)),
            ("{\"a\":\n 24.5}", "/a", 2, 2, Some(6)),
            ("{\"a\": [-1 ,null\t, true\r\n]}", "/a/0", 1, 8, Some(10)),
            ("{\"a\": [-1 ,null\t, true\r\n]}", "/a/1", 1, 12, Some(16)),
            ("{\"a\": [-1 ,null\t, true\r\n]}", "/a/2", 1, 19, Some(23)),
            ("{\"a\": [-1]}", "/a", 1, 7, None),
            ("{\"a\": {}}", "/a", 1, 7, None),
            ("{\"a\": \"", "/a", 1, 7, None),
            ("{\"a\": \"\\", "/a", 1, 7, None),
            ("12", "", 1, 1, Some(3)),
        ] {
            let sources = sources(document.as_bytes());
            let source = sources.iter().find(|(place, _)| place.text() == pointer).unwrap().1;
            assert_eq!(
                (source.line, source.column, source.end),
                (Some(line), Some(column), end),
                "{document} {pointer}"
            );
        }
    }
}
