//! Comma-separated values by the quoting of RFC 4180: one table.

use csv::{ReaderBuilder, StringRecord};
use pjzp_core::Source;

use super::{CellBudget, ReadError, ordinal};
use crate::document::{Block, Cell, Document, Row, Table};

/// Reads comma-separated values; rows may differ in length.
pub(super) fn read(text: &str) -> Result<Document, ReadError> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut budget = CellBudget::default();
    let mut table = Table::default();
    let mut record = StringRecord::new();
    let mut lines = Lines::default();
    loop {
        let more = reader.read_record(&mut record).map_err(|error| ReadError::Malformed {
            line: error.position().map_or(1, csv::Position::line),
        })?;
        if !more {
            break;
        }
        budget.spend(record.len())?;
        let begin = record.position().and_then(|position| usize::try_from(position.byte()).ok());
        let line = begin.and_then(|begin| ordinal(lines.before(text, begin)));
        let row = ordinal(table.rows.len());
        let cells = record.iter().enumerate().map(|(column, text)| {
            Cell::new(unguarded(text), Source { line, row, column: ordinal(column), ..Source::default() })
        });
        table.rows.push(Row { cells: cells.collect() });
    }
    let blocks = if table.rows.is_empty() { vec![] } else { vec![Block::Table(table)] };
    Ok(Document { blocks, ..Document::default() })
}

/// The text without the apostrophe that keeps a spreadsheet from computing it.
pub(crate) fn unguarded(text: &str) -> &str {
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\''];
    text.strip_prefix('\'').filter(|rest| rest.starts_with(signs)).unwrap_or(text)
}

/// Counts line ends from the top; a record begins behind those that the parser left in front.
#[derive(Default)]
struct Lines {
    byte: usize,
    line: usize,
}

impl Lines {
    /// How many lines end before the record at `begin`.
    fn before(&mut self, text: &str, begin: usize) -> usize {
        let rest = text.as_bytes().get(self.byte..).unwrap_or_default();
        let mut before = 0_u8;
        for byte in rest {
            if self.byte >= begin && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            if *byte == b'\r' || (*byte == b'\n' && before != b'\r') {
                self.line += 1;
            }
            before = *byte;
            self.byte += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_cells_may_hold_commas_quotes_and_line_ends() {
        let document = read("名称,目标\r\n\"甲,\"\"乙\"\"\n丙\",\"1,200\"\r\n丁,\n").unwrap();
        let [Block::Table(table)] = &document.blocks[..] else { panic!("{document:?}") };
        let cells: Vec<(u32, u32, u32, &str)> = table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| {
                let place = &cell.source;
                (place.line.unwrap(), place.row.unwrap(), place.column.unwrap(), cell.text.as_str())
            })
            .collect();
        assert_eq!(
            cells,
            [
                (1, 1, 1, "名称"),
                (1, 1, 2, "目标"),
                (2, 2, 1, "甲,\"乙\"\n丙"),
                (2, 2, 2, "1,200"),
                (4, 3, 1, "丁"),
                (4, 3, 2, ""),
            ]
        );
    }
}
