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

/// Where each value of a document starts: line, and column in characters.
///
/// # Examples
/// ```
/// let sources = pjzp_schema::sources(b"{\n  \"total\": { \"score\": \"83.76\" }\n}");
/// let source = sources.find(&"/total/score".into()).unwrap();
/// assert_eq!((source.line, source.column), (Some(2), Some(23)));
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
        let source = Source { line: Some(position.line), column: Some(position.column), ..Source::default() };
        sources.insert(Pointer::new(pointer.as_str()), source);
    };
    // Of a text that is no JSON, what was seen until it stops being so is still right.
    let _ = scan(text, watch);
    sources
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
