//! Text while it is put together, in the places that hold paragraphs.

use pjzp_core::Source;

use crate::document::{Block, Paragraph};

/// The text of the page, of a cell or of a text box.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) holder: Holder,
    /// The paragraph that is open.
    pub(super) line: String,
    pub(super) heading: Option<u8>,
    /// Its end is deleted: the next paragraph goes on with it.
    pub(super) goes_on: bool,
    /// Text of it that is not shown.
    pub(super) hidden: String,
    /// The run that is open is not shown.
    pub(super) run_is_hidden: bool,
    /// The paragraphs of a cell so far, one on each line.
    pub(super) lines: String,
    /// What text boxes of the open paragraph say: after it on the page, below it in a cell.
    pub(super) aside: Vec<Block>,
    pub(super) aside_lines: String,
}

/// What holds paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Holder {
    #[default]
    Page,
    Cell,
    /// A text box that hangs on a paragraph of the page.
    BoxOnPage,
    /// A text box that hangs on a paragraph of a cell.
    BoxInCell,
}

impl Flow {
    pub(super) fn new(holder: Holder) -> Self {
        Self { holder, ..Self::default() }
    }

    pub(super) fn say(&mut self, text: &str) {
        let to = if self.run_is_hidden { &mut self.hidden } else { &mut self.line };
        if text.contains(['\n', '\r']) && text.len() > 1 {
            to.push_str(&text.replace(['\n', '\r'], " "));
        } else {
            to.push_str(text);
        }
    }

    /// Whether there is anything that belongs to a paragraph.
    pub(super) fn is_open(&self) -> bool {
        let is_blank = self.line.is_empty() && self.hidden.is_empty();
        !(is_blank && self.aside.is_empty() && self.aside_lines.is_empty())
    }

    /// Ends the open paragraph, and gives back what comes of it on the page.
    pub(super) fn end_paragraph(&mut self, source: &Source) -> Vec<Block> {
        let heading = self.heading.take();
        if std::mem::take(&mut self.goes_on) {
            return Vec::new();
        }
        let line = std::mem::take(&mut self.line);
        match self.holder {
            Holder::Cell | Holder::BoxInCell => {
                self.lines.push_str(&line);
                self.lines.push('\n');
                self.lines.push_str(&std::mem::take(&mut self.aside_lines));
                Vec::new()
            }
            Holder::Page | Holder::BoxOnPage => {
                let text = line.trim();
                let paragraph = Paragraph { heading, ..Paragraph::new(text, source.clone()) };
                let own = (!text.is_empty()).then_some(Block::Paragraph(paragraph));
                own.into_iter().chain(std::mem::take(&mut self.aside)).collect()
            }
        }
    }
}
