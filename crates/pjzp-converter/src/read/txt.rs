//! Plain text: one paragraph per line, and the tables drawn in it.

use pjzp_core::Source;

use super::text_table::{Separator, cells, is_rule, separator};
use super::{CellBudget, ReadError, ordinal};
use crate::document::{Block, Cell, Document, Paragraph, Row, Table};

/// Reads plain text.
///
/// A line such as `# source: …`, a mark, an English word and a colon, is a comment and no part
/// of the document.
pub(super) fn read(text: &str) -> Result<Document, ReadError> {
    let mut builder = Builder::default();
    for (index, line) in lines(text).enumerate() {
        if !is_comment(line) {
            builder.line(index, line)?;
        }
    }
    Ok(builder.finish())
}

/// The lines of a text, whatever ends them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    text.split(end).map(|line| line.trim_end_matches(['\r', '\u{c}']))
}

fn is_comment(line: &str) -> bool {
    line.strip_prefix("# ")
        .and_then(|rest| rest.split_once(':'))
        .is_some_and(|(word, _)| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Gathers lines into paragraphs and tables.
#[derive(Default)]
pub(super) struct Builder {
    document: Document,
    budget: CellBudget,
    open: Option<(Separator, Table)>,
}

impl Builder {
    /// Adds a line of text, counted from 0.
    pub(super) fn line(&mut self, index: usize, line: &str) -> Result<(), ReadError> {
        if line.trim().is_empty() {
            self.close();
            return Ok(());
        }
        let in_strokes = matches!(&self.open, Some((Separator::Stroke | Separator::Frame, _)));
        if is_rule(line) && (in_strokes || line.trim_start().starts_with(['|', '+', '├', '┌', '└'])) {
            return Ok(());
        }
        let Some(separator) = self.row_separator(line) else {
            self.paragraph(Paragraph::new(line.trim(), at_line(index)));
            return Ok(());
        };
        let cells = cells(line, separator);
        self.budget.spend(cells.len())?;
        let row = Row {
            cells: cells
                .into_iter()
                .enumerate()
                .map(|(column, text)| Cell::new(text, Source { column: ordinal(column), ..at_line(index) }))
                .collect(),
        };
        match &mut self.open {
            Some((open, table)) if *open == separator => table.rows.push(row),
            _ => {
                self.close();
                let table = Table { rows: vec![row], source: at_line(index) };
                self.open = Some((separator, table));
            }
        }
        Ok(())
    }

    /// Adds a paragraph; an open table ends before it.
    pub(super) fn paragraph(&mut self, paragraph: Paragraph) {
        self.close();
        self.document.blocks.push(Block::Paragraph(paragraph));
    }

    pub(super) fn finish(mut self) -> Document {
        self.close();
        self.document
    }

    /// Inside a table its first row decides: two cells between blanks make a row (`总分  100`), and
    /// a stroke in front stands for a blank first cell unless it frames every row.
    fn row_separator(&self, line: &str) -> Option<Separator> {
        let open = self.open.as_ref().map(|(separator, _)| *separator);
        match (separator(line), open) {
            (
                Some(Separator::Frame | Separator::Stroke),
                Some(open @ (Separator::Frame | Separator::Stroke)),
            ) => Some(open),
            (None, Some(Separator::Blanks)) if cells(line, Separator::Blanks).len() > 1 => {
                Some(Separator::Blanks)
            }
            (separator, _) => separator,
        }
    }

    fn close(&mut self) {
        let Some((separator, table)) = self.open.take() else {
            return;
        };
        if separator == Separator::Blanks && !is_consistent(&table) {
            let paragraphs = table.rows.into_iter().map(|row| {
                let source = row.cells.first().map(|cell| Source { column: None, ..cell.source.clone() });
                let words: Vec<String> = row.cells.into_iter().map(|cell| cell.text).collect();
                Block::Paragraph(Paragraph::new(words.join("  "), source.unwrap_or_default()))
            });
            self.document.blocks.extend(paragraphs);
        } else {
            self.document.blocks.push(Block::Table(table));
        }
    }
}

/// Blanks make a table only where several lines agree: none is wider than the first.
fn is_consistent(table: &Table) -> bool {
    let width = table.rows.first().map_or(0, |row| row.cells.len());
    table.rows.len() > 1 && table.rows.iter().all(|row| row.cells.len() <= width)
}

pub(super) fn at_line(index: usize) -> Source {
    Source { line: ordinal(index), ..Source::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paragraphs as their text, tables as rows of cells; each with its line.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = read(text)
            .unwrap()
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => {
                    format!("{} {}", paragraph.source.line.unwrap(), paragraph.text)
                }
                Block::Table(table) => {
                    let rows: Vec<String> = table
                        .rows
                        .iter()
                        .map(|row| {
                            row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|")
                        })
                        .collect();
                    format!("{} [{}]", table.source.line.unwrap(), rows.join("/"))
                }
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn tables_are_found_between_paragraphs() {
        check("标题\n\n甲\t乙\n1\t2\n\n完。", &["1 标题", "3 [甲|乙/1|2]", "6 完。"]);
        check("标题\r\n甲 | 乙\r\n--- | ---\r\n1 | 2", &["1 标题", "2 [甲|乙/1|2]"]);
        check("甲  乙  丙\n1  2  3\n总分  3\n后文", &["1 [甲|乙|丙/1|2|3/总分|3]", "4 后文"]);
        check("甲\r乙", &["1 甲", "2 乙"]);
        check("甲|乙|丙\n|1|", &["1 [甲|乙|丙/|1|]"]);
        check("|甲|乙|\n||1|", &["1 [甲|乙/|1]"]);
    }

    #[test]
    fn blanks_that_do_not_agree_are_running_text() {
        check("甲  乙  丙\n\n后文", &["1 甲  乙  丙", "3 后文"]);
        check("甲  乙  丙\n1  2  3  4", &["1 甲  乙  丙", "2 1  2  3  4"]);
    }

    #[test]
    fn comments_are_left_out_and_headings_are_not() {
        check("# source: 网页\n# 一、绩效目标\n#2:", &["2 # 一、绩效目标", "3 #2:"]);
    }
}
