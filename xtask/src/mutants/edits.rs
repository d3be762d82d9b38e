//! Changes of a source at the edges and in the places of its parts.

use std::collections::BTreeMap;
use std::ops::Range;

/// What is put before, in place of and behind the parts of a source.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// Outermost first.
    before: BTreeMap<usize, Vec<String>>,
    /// Innermost first.
    behind: BTreeMap<usize, Vec<String>>,
    instead: BTreeMap<usize, (usize, String)>,
}

impl Edits {
    /// Puts texts before and behind a part; of several at one place, the first is outermost.
    pub(super) fn around(&mut self, range: &Range<usize>, before: String, behind: String) {
        self.before.entry(range.start).or_default().push(before);
        self.behind.entry(range.end).or_default().insert(0, behind);
    }

    /// Puts a text in the place of a part.
    pub(super) fn instead(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.instead.insert(range.start, (range.end, text.into()));
    }

    /// The source with all of it.
    pub(super) fn apply(&self, source: &str) -> String {
        let mut text = String::with_capacity(source.len() * 2);
        let mut cut = 0;
        for (at, glyph) in source.char_indices() {
            text.extend(self.behind.get(&at).into_iter().flatten().map(String::as_str));
            text.extend(self.before.get(&at).into_iter().flatten().map(String::as_str));
            if let Some((end, instead)) = self.instead.get(&at) {
                text.push_str(instead);
                cut = *end;
            }
            if cut <= at {
                text.push(glyph);
            }
        }
        text.extend(self.behind.get(&source.len()).into_iter().flatten().map(String::as_str));
        text
    }
}
