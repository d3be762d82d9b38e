//! A document as every reader hands it over: paragraphs and tables, each with its place.
//!
//! The recogniser knows only this, so a new file format is a new reader and nothing else.

use pjzp_core::Source;

/// What a file says, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Paragraphs and tables.
    pub blocks: Vec<Block>,
    /// What else was met while reading them, in the order in which it was.
    pub remarks: Vec<Remark>,
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
    /// Of a cell that lies under a merged one: on which side the rest of that one is.
    /// Such a cell has no text; the text is that of the cell at the upper left end.
    pub merged_into: Option<Side>,
}

/// A neighbour of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The cell on the left.
    Left,
    /// The cell above.
    Above,
}

/// What a reader met that is no text of the document but that its user should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// Where it was met.
    pub source: Source,
    /// The text it is about; empty where there is none.
    pub text: String,
}

/// What a [`Remark`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RemarkKind {
    /// Changes are tracked and not yet accepted: inserted text was read, deleted text was not.
    TrackedChanges,
    /// Text that is not shown, and was not read: the text.
    HiddenText,
    /// A cell that lies under a merged one has a text of its own, which nobody sees; it was not
    /// read, and is the text of the remark.
    CoveredText,
    /// The file names another file or an address, which was not opened.
    ExternalLinks,
    /// The file holds macros, which were not run.
    MacrosPresent,
    /// The name of the file promises another format than it is written in; the text is what it is.
    WrongExtension,
    /// A sheet with something on it is hidden, and was read; the text is its name.
    HiddenSheet,
    /// Rows with something in them are hidden, and were read; the text is which, as `3:5` or `7`.
    HiddenRows,
    /// Columns with something in them are hidden, and were read; the text is which, as `B:D` or `C`.
    HiddenColumns,
    /// A cell has a formula and no result of it, so it was read as blank; the text is the formula.
    FormulaWithoutValue,
    /// Two merged cells overlap, and the one named first was believed; the text is the other.
    MergesOverlap,
}

impl Document {
    /// Remarks told of one document; what only repeats them would fill the memory.
    const MOST_REMARKS: usize = 1_000;

    pub(crate) fn remark(&mut self, kind: RemarkKind, source: Source, text: impl Into<String>) {
        if self.remarks.len() < Self::MOST_REMARKS {
            self.remarks.push(Remark { kind, source, text: text.into() });
        }
    }
}

impl Paragraph {
    /// A paragraph of plain text.
    pub fn new(text: impl Into<String>, source: Source) -> Self {
        Self { text: text.into(), heading: None, source }
    }
}

impl Cell {
    /// A cell of its own, with the blanks around its text taken off.
    pub fn new(text: impl AsRef<str>, source: Source) -> Self {
        Self { text: text.as_ref().trim().to_owned(), source, merged_into: None }
    }

    /// What lies under a merged cell: no text, and where the rest of that cell is.
    pub fn merged(into: Side, source: Source) -> Self {
        Self { text: String::new(), source, merged_into: Some(into) }
    }

    /// Nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}
