//! The cells and paragraphs of a document as they are seen: what is merged is one piece, however
//! many columns it spans, and what lies under a merged cell knows what that one says.

use pjzp_core::Source;

use super::coverage::{Marks, Place};
use crate::document::{Block, Cell, Document, Side, Table};

/// A cell or paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'d> {
    pub(super) text: &'d str,
    pub(super) source: &'d Source,
    pub(super) place: Place,
    /// The first column of the table it stands in, from 0; 0 for a paragraph.
    pub(super) column: usize,
    /// The column behind the last one.
    pub(super) end: usize,
    /// Of a piece that a cell above reaches into: that cell. Its own text is blank.
    pub(super) above: Option<&'d Cell>,
}

impl<'d> Piece<'d> {
    /// A piece of one column.
    pub(super) fn at(self, column: usize) -> Self {
        Self { column, end: column + 1, ..self }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// What a reader of the table sees in its place, and where that is written.
    pub(super) fn seen(&self) -> (&'d str, &'d Source) {
        self.above.map_or((self.text, self.source), |cell| (&cell.text, &cell.source))
    }
}

/// A block whose cells and paragraphs are numbered.
#[derive(Debug)]
pub(super) enum Part<'d> {
    Paragraph { piece: Piece<'d>, heading: Option<u8> },
    Table(Vec<Vec<Piece<'d>>>),
}

/// The parts of a document, each cell and paragraph registered in reading order.
pub(super) fn parts<'d>(document: &'d Document, marks: &mut Marks) -> Vec<Part<'d>> {
    let block = |block: &'d Block| match block {
        Block::Paragraph(paragraph) => Part::Paragraph {
            piece: Piece {
                text: &paragraph.text,
                source: &paragraph.source,
                place: marks.add(&paragraph.text),
                column: 0,
                end: 1,
                above: None,
            },
            heading: paragraph.heading,
        },
        Block::Table(table) => Part::Table(rows(table, marks)),
    };
    document.blocks.iter().map(block).collect()
}

fn rows<'d>(table: &'d Table, marks: &mut Marks) -> Vec<Vec<Piece<'d>>> {
    // For each column, the cell that began there last.
    let mut begun: Vec<Option<&'d Cell>> = Vec::new();
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut pieces: Vec<Piece<'d>> = Vec::new();
        begun.resize(begun.len().max(row.cells.len()), None);
        for ((column, cell), top) in row.cells.iter().enumerate().zip(&mut begun) {
            let place = marks.add(&cell.text);
            if cell.merged_into == Some(Side::Left)
                && let Some(piece) = pieces.last_mut()
            {
                piece.end = column + 1;
                continue;
            }
            if cell.merged_into.is_none() {
                *top = Some(cell);
            }
            pieces.push(Piece {
                text: &cell.text,
                source: &cell.source,
                place,
                column,
                end: column + 1,
                above: top.filter(|_| cell.merged_into == Some(Side::Above)),
            });
        }
        rows.push(pieces);
    }
    rows
}

/// All cells and paragraphs in the order in which [`parts`] numbers them.
pub(super) fn texts(document: &Document) -> impl Iterator<Item = (&str, &Source)> {
    document.blocks.iter().flat_map(|block| {
        let (paragraph, rows) = match block {
            Block::Paragraph(paragraph) => (Some((paragraph.text.as_str(), &paragraph.source)), &[][..]),
            Block::Table(table) => (None, table.rows.as_slice()),
        };
        let cells = rows.iter().flat_map(|row| &row.cells).map(|cell| (cell.text.as_str(), &cell.source));
        paragraph.into_iter().chain(cells)
    })
}

/// A row of cells of one column each.
#[cfg(test)]
pub(super) fn row(texts: &[&'static str]) -> Vec<Piece<'static>> {
    let source: &'static Source = Box::leak(Box::default());
    let blank = Piece { text: "", source, place: 0, column: 0, end: 1, above: None };
    texts.iter().enumerate().map(|(column, text)| Piece { text, ..blank }.at(column)).collect()
}
