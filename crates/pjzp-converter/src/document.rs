//! A document as every reader hands it over: paragraphs and tables, each with its place.
//!
//! The recogniser knows only this, so a new file format is a new reader and nothing else.

use pjzp_core::Source;

/// What a file says, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Paragraphs and tables.
    pub blocks: Vec<Block>,
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Paragraph),
    /// A grid.
    Table(Table),
}

/// Running text between two breaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The text as written.
    pub text: String,
    /// The level of a heading, 1 the highest, where the format marks headings.
    pub heading: Option<u8>,
    /// Where it stands.
    pub source: Source,
}

/// A grid of cells. Rows may differ in length.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, from the top.
    pub rows: Vec<Row>,
    /// Where it begins.
    pub source: Source,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The cells, from the left; blank ones are there, so that the position is the column.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text as written, without the blanks around it.
    pub text: String,
    /// Where it stands.
    pub source: Source,
}

impl Paragraph {
    /// A paragraph of plain text.
    pub fn new(text: impl Into<String>, source: Source) -> Self {
        Self { text: text.into(), heading: None, source }
    }
}

impl Cell {
    /// Nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}
