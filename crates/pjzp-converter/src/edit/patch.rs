//! Changes to a text by the place of its bytes: whatever lies between them stays as it is.

use std::ops::Range;

use crate::read::xml::{Node, Xml};
use crate::read::{MOST_CELLS, ReadError};

/// Changes that do not overlap.
#[derive(Debug, Default)]
pub(super) struct Patch(Vec<(Range<usize>, String)>);

impl Patch {
    /// Puts a text in front of the byte at `place`, behind what was put there before.
    pub(super) fn insert(&mut self, place: usize, text: impl Into<String>) {
        self.replace(place..place, text);
    }

    /// Puts a text in the place of another.
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    /// Puts a text behind all that is in an element.
    pub(super) fn append(&mut self, element: &Span, text: &str) {
        if element.is_empty() {
            let end = element.head.end;
            let name = format!("{}{}", element.prefix, element.name);
            self.fill(end.saturating_sub("/>".len())..end, &name, text);
        } else {
            self.insert(element.tail.start, text);
        }
    }

    /// Puts a text into an empty element, of which `close` is the stroke that closes it. What is put
    /// there later follows.
    pub(super) fn fill(&mut self, close: Range<usize>, name: &str, text: &str) {
        let end = format!("</{name}>");
        match self.0.iter_mut().find(|(range, _)| *range == close) {
            Some((_, filled)) => {
                let inside = filled.len().saturating_sub(end.len());
                filled.insert_str(inside, text);
            }
            None => self.replace(close, format!(">{text}{end}")),
        }
    }

    /// The text with the changes made.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(range, _)| range.start);
        let mut all = String::with_capacity(text.len());
        let mut done = 0;
        for (range, new) in self.0 {
            all.push_str(text.get(done..range.start).unwrap_or_default());
            all.push_str(&new);
            done = range.end.max(done);
        }
        all.push_str(text.get(done..).unwrap_or_default());
        all
    }
}

/// An element, and where it stands in its text.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// Its name without the prefix.
    pub(super) name: String,
    /// The prefix with its colon, or nothing.
    pub(super) prefix: String,
    /// How many elements are around it.
    pub(super) depth: usize,
    /// The tag that begins it.
    pub(super) head: Range<usize>,
    /// The tag that ends it; of an empty element nothing.
    pub(super) tail: Range<usize>,
    /// The value of the attribute that was asked for.
    pub(super) value: Option<String>,
}

impl Span {
    pub(super) fn is_empty(&self) -> bool {
        self.tail.is_empty()
    }

    /// Whether another element is in it.
    pub(super) fn holds(&self, other: &Self) -> bool {
        self.head.end <= other.head.start && other.head.end <= self.tail.start
    }
}

/// The elements that `is_asked` by their name and depth, in the order in which they begin, with an
/// attribute of theirs.
///
/// # Errors
/// [`ReadError::Damaged`], and [`ReadError::TooManyCells`] where there are more of them than cells
/// may be.
pub(super) fn spans(
    text: &str,
    part: &str,
    attribute: &str,
    is_asked: impl Fn(&str, usize) -> bool,
) -> Result<Vec<Span>, ReadError> {
    let mut xml = Xml::new(text, part);
    let mut found: Vec<Span> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) if is_asked(element.name(), xml.depth().saturating_sub(1)) => {
                if found.len() >= MOST_CELLS {
                    return Err(ReadError::TooManyCells);
                }
                open.push(found.len());
                found.push(Span {
                    name: element.name().to_owned(),
                    prefix: element.prefix().to_owned(),
                    depth: xml.depth().saturating_sub(1),
                    head: xml.range(),
                    tail: 0..0,
                    value: element.attribute(attribute),
                });
            }
            Node::End => {
                let last = open.last().and_then(|index| found.get_mut(*index));
                if let Some(span) = last.filter(|span| span.depth == xml.depth()) {
                    span.tail = xml.range();
                    open.pop();
                }
            }
            Node::Start(_) | Node::Text(_) => {}
        }
    }
    Ok(found)
}

/// A text as XML holds it, without the characters that it cannot hold.
pub(super) fn escaped(text: &str) -> String {
    let is_allowed = |glyph: &char| {
        matches!(glyph, '\t' | '\n') || (' ' <= *glyph && !matches!(glyph, '\u{fffe}' | '\u{ffff}'))
    };
    let text: String = text.chars().filter(is_allowed).collect();
    quick_xml::escape::escape(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_between_the_changes_stays() {
        let text = "<a><x:b k='1'/>甲<x:b k='2'>乙</x:b></a>";
        let found = spans(text, "p", "k", |name, depth| name == "b" && depth == 1).unwrap();
        let values: Vec<_> = found.iter().map(|span| span.value.as_deref().unwrap()).collect();
        assert_eq!(values, ["1", "2"]);
        let mut patch = Patch::default();
        found.iter().rev().for_each(|span| patch.append(span, "<c/>"));
        assert_eq!(patch.apply(text), "<a><x:b k='1'><c/></x:b>甲<x:b k='2'>乙<c/></x:b></a>");
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(escaped("<甲>&\u{b}\u{0}\u{ffff}\n"), "&lt;甲&gt;&amp;\n");
    }
}
