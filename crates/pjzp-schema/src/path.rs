//! The way from the outermost value of a document to the one at hand.

use std::borrow::Cow;
use std::collections::HashSet;

/// One object or array that is still open.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    pub(crate) place: Place<'a>,
}

/// How far an open object or array has been read.
#[derive(Debug)]
pub(crate) enum Place<'a> {
    Array { index: usize },
    Object { current: Option<Key<'a>>, keys: Keys<'a> },
}

/// The key of the member at hand.
#[derive(Debug)]
pub(crate) struct Key<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) at: usize,
}

impl Frame<'_> {
    /// Offset of the key of the value at hand; `None` in an array.
    pub(crate) fn key_offset(&self) -> Option<usize> {
        match &self.place {
            Place::Object { current, .. } => current.as_ref().map(|key| key.at),
            Place::Array { .. } => None,
        }
    }
}

/// The JSON Pointer of the value at hand, put behind what `pointer` holds.
pub(crate) fn push_pointer(pointer: &mut String, frames: &[Frame<'_>]) {
    for frame in frames {
        match &frame.place {
            Place::Array { index } => {
                pointer.push('/');
                pointer.push_str(&index.to_string());
            }
            Place::Object { current: Some(key), .. } => push_member(pointer, &key.name),
            Place::Object { current: None, .. } => {}
        }
    }
}

/// One member more, escaped as RFC 6901 wants.
pub(crate) fn push_member(pointer: &mut String, name: &str) {
    pointer.push('/');
    for glyph in name.chars() {
        match glyph {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(glyph),
        }
    }
}

/// The JSON Pointer of the value at hand.
pub(crate) fn pointer_text(frames: &[Frame<'_>]) -> String {
    let mut pointer = String::new();
    push_pointer(&mut pointer, frames);
    pointer
}

/// The keys of one object so far. Few are compared one by one, which is faster than hashing.
#[derive(Debug, Default)]
pub(crate) struct Keys<'a> {
    few: Vec<Cow<'a, str>>,
    many: HashSet<Cow<'a, str>>,
}

impl<'a> Keys<'a> {
    const FEW: usize = 32;

    pub(crate) fn len(&self) -> usize {
        self.few.len() + self.many.len()
    }

    /// `false` where the key is there already.
    pub(crate) fn insert(&mut self, key: Cow<'a, str>) -> bool {
        if self.few.contains(&key) {
            return false;
        }
        if self.few.len() < Self::FEW {
            self.few.push(key);
            true
        } else {
            self.many.insert(key)
        }
    }

    pub(crate) fn clear(&mut self) {
        self.few.clear();
        self.many.clear();
    }
}
