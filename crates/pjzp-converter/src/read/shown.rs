//! A document as tests look at it.

use pjzp_core::Source;

use crate::document::{Block, Cell, Document, Side};

/// Paragraphs as their number and text, headings with marks in front; tables as their number and
/// rows of cells, `<` and `^` for what lies under the cell on the left and above.
///
/// # Panics
/// Where a cell says of itself that it is elsewhere.
pub(super) fn shown(document: &Document) -> Vec<String> {
    let cell = |cell: &Cell| match cell.merged_into {
        Some(Side::Left) => "<".to_owned(),
        Some(Side::Above) => "^".to_owned(),
        None => cell.text.replace('\n', "⏎"),
    };
    document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => {
                let marks = "#".repeat(usize::from(paragraph.heading.unwrap_or_default()));
                format!("{}{marks} {}", paragraph.source.paragraph.unwrap_or_default(), paragraph.text)
            }
            Block::Table(table) => {
                for (row, number) in table.rows.iter().zip(1..) {
                    for (cell, column) in row.cells.iter().zip(1..) {
                        let place =
                            Source { row: Some(number), column: Some(column), ..table.source.clone() };
                        assert_eq!(cell.source, place);
                    }
                }
                let rows: Vec<String> = table
                    .rows
                    .iter()
                    .map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join("|"))
                    .collect();
                format!("{} [{}]", table.source.table.unwrap(), rows.join("/"))
            }
        })
        .collect()
}
