//! Where in its part each paragraph stands, and each piece of its text: for who changes them.
//!
//! The places are those that reading gives, because it is the same reading.

use std::ops::Range;

use pjzp_core::Source;

use super::{Body, Tag};
use crate::read::ReadError;
use crate::read::docx::markup::{Markup, Node};
use crate::read::docx::style::Styles;

/// A paragraph as it stands in its part.
#[derive(Debug)]
pub(crate) struct Spot {
    /// Where it is in the document: which paragraph, or in which cell.
    pub(crate) source: Source,
    /// Of one in a text box: the paragraph on which the outermost box hangs, by its number in the
    /// list.
    pub(crate) outer: Option<usize>,
    /// The tag that begins it.
    pub(crate) head: Range<usize>,
    /// The tag that ends it; of an empty one nothing.
    pub(crate) tail: Range<usize>,
    /// Where its text may begin: behind what says how it looks.
    pub(crate) begin: usize,
    /// The text that is read from it, as it is written and as it reads; what is no text of its own,
    /// as a tab, is written nowhere.
    pub(crate) pieces: Vec<(Range<usize>, String)>,
}

/// All paragraphs that are read from a part, in the order in which they begin.
pub(crate) fn spots(text: &str, part: &str) -> Result<Vec<Spot>, ReadError> {
    let styles = Styles::default();
    let mut trace = Trace { body: Body::new(&styles), spots: Vec::new(), open: Vec::new() };
    let mut markup = Markup::new(text, part);
    while let Some(node) = markup.next()? {
        trace.node(node, markup.range())?;
    }
    Ok(trace.spots)
}

/// A reading that notes where it is.
struct Trace<'s> {
    body: Body<'s>,
    spots: Vec<Spot>,
    /// Of each paragraph that is open where it is noted; `None` of one that is not read.
    open: Vec<Option<usize>>,
}

impl Trace<'_> {
    fn node(&mut self, node: Node<'_>, range: Range<usize>) -> Result<(), ReadError> {
        match node {
            Node::Start(..) => {
                let (depth, said) = (self.body.path.len(), self.body.flow().line.len());
                self.body.node(node)?;
                let is_begun = depth < self.body.path.len();
                if is_begun && self.body.path.last() == Some(&Tag::Paragraph) {
                    self.begin(range);
                } else if said < self.body.flow().line.len() {
                    self.piece(0..0, "\n");
                }
            }
            Node::Text(text) => {
                let is_text = self.body.left_out == 0 && self.body.path.last() == Some(&Tag::Text);
                if is_text && self.body.is_shown() {
                    self.piece(range, &text);
                }
                self.body.node(Node::Text(text))?;
            }
            Node::End => {
                if self.body.left_out == 0 {
                    self.end(range);
                }
                self.body.node(Node::End)?;
            }
        }
        Ok(())
    }

    fn begin(&mut self, head: Range<usize>) {
        let is_deleted = self.body.grids.current().is_some_and(|grid| grid.state.row_is_deleted);
        let outer = self.open.first().copied().flatten();
        self.open.push((!is_deleted).then_some(self.spots.len()));
        if !is_deleted {
            let (source, begin) = (self.body.here(), head.end);
            self.spots.push(Spot { source, outer, head, tail: 0..0, begin, pieces: Vec::new() });
        }
    }

    fn end(&mut self, range: Range<usize>) {
        let mut path = self.body.path.iter().rev();
        match (path.next(), path.next()) {
            (Some(Tag::Paragraph), _) => {
                if let Some(spot) = self.open.pop().flatten().and_then(|index| self.spots.get_mut(index)) {
                    spot.tail = range;
                }
            }
            (Some(Tag::ParagraphProperties), Some(Tag::Paragraph)) => {
                if let Some(spot) = self.current() {
                    spot.begin = range.end;
                }
            }
            _ => {}
        }
    }

    fn piece(&mut self, range: Range<usize>, text: &str) {
        if let Some(spot) = self.current() {
            spot.pieces.push((range, text.to_owned()));
        }
    }

    fn current(&mut self) -> Option<&mut Spot> {
        let index = (*self.open.last()?)?;
        self.spots.get_mut(index)
    }
}

impl Body<'_> {
    /// Whether text at this place is read as what it says.
    fn is_shown(&mut self) -> bool {
        self.controls.are_filled() && self.fields.are_shown() && !self.flow().run_is_hidden
    }
}
