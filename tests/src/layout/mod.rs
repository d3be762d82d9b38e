//! A form in plain text laid out as offices lay it out: one grid from title to total, in which
//! rows of few cells span many columns, level names stand once for all their rows, and headers
//! have a second row. What is read back from it must not depend on the layout.

mod docx;
mod html;
mod xlsx;

use std::ops::Range;

use pjzp_converter::document::{Block, Document, Row};
use pjzp_converter::{Format, read};

pub use docx::docx;
pub use html::html;
pub use xlsx::xlsx;

/// How a form is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Each cell of the text is a cell.
    Plain,
    /// Level names stand once, in merged cells.
    Merged,
    /// The same with a caption down the left side of the indicators.
    Captioned,
    /// The same with a second row of headers below a common head of the level names.
    TwoHeads,
}

impl Style {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Plain, Self::Merged, Self::Captioned, Self::TwoHeads];
}

/// A cell with its extent, in columns and rows from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// First row.
    pub row: usize,
    /// First column.
    pub column: usize,
    /// How many rows it spans.
    pub rows: usize,
    /// How many columns it spans.
    pub columns: usize,
    /// What stands in it.
    pub text: String,
}

/// A form laid out: one table, and the paragraphs before and behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// Above the table: its title.
    pub before: Vec<String>,
    /// The cells, row by row; together they cover the table.
    pub tiles: Vec<Tile>,
    /// How many columns the table has.
    pub width: usize,
    /// How many rows.
    pub height: usize,
    /// Below the table: notes.
    pub behind: Vec<String>,
}

/// Lays out a form written as plain text, a row on each line and strokes between its cells.
///
/// # Panics
/// When the text cannot be read.
#[expect(clippy::expect_used, reason = "a test without its form cannot go on")]
pub fn lay_out(text: &str, style: Style) -> Layout {
    let document = read(text.as_bytes(), Format::Text).expect("a text");
    let mut layout = Layout::default();
    let mut rows = Vec::new();
    for block in rows_and_paragraphs(&document) {
        match block {
            Ok(row) => rows.push(row),
            Err(text) if rows.is_empty() => layout.before.push(text),
            Err(text) => layout.behind.push(text),
        }
    }
    let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
    let caption = usize::from(style == Style::Captioned);
    layout.width = widest + caption;
    let indicators = indicators(&rows);
    let mut lines: Vec<usize> = Vec::new();
    for (index, cells) in rows.iter().enumerate() {
        let row = layout.height;
        let inside = indicators.as_ref().filter(|section| section.contains(&index));
        let heads =
            usize::from(style == Style::TwoHeads && inside.is_some_and(|section| section.start == index));
        let lead = if inside.is_some() { caption } else { 0 };
        if is_head(cells) {
            lines = even(lead, layout.width, cells.len());
        } else if ends_section(cells) {
            lines.clear();
        }
        let begins = if lines.is_empty() {
            even(lead, layout.width, cells.len())
        } else {
            under(&lines, layout.width, cells.len())
        };
        for (place, text) in cells.iter().enumerate() {
            let from = begins.get(place).copied().unwrap_or(layout.width);
            let to = begins.get(place + 1).copied().unwrap_or(layout.width);
            layout.tiles.push(Tile {
                row,
                column: from,
                rows: 1 + heads,
                columns: to - from,
                text: text.clone(),
            });
        }
        if heads == 1 {
            under_one_head(&mut layout.tiles, row);
        }
        layout.height += 1 + heads;
    }
    if let Some(section) = indicators.filter(|_| caption == 1) {
        let (row, rows) = (section.start, section.len());
        layout.tiles.push(Tile { row, column: 0, rows, columns: 1, text: "绩效指标".into() });
    }
    let has_levels = rows.iter().flatten().any(|cell| cell == "一级指标");
    if has_levels && style != Style::Plain {
        merge_levels(&mut layout.tiles, caption);
    }
    layout.tiles.sort_by_key(|tile| (tile.row, tile.column));
    layout
}

/// The rows of all tables, and between them the paragraphs.
fn rows_and_paragraphs(document: &Document) -> impl Iterator<Item = Result<Vec<String>, String>> + '_ {
    let cells = |row: &Row| row.cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    document.blocks.iter().flat_map(move |block| match block {
        Block::Paragraph(paragraph) => vec![Err(paragraph.text.clone())],
        Block::Table(table) => table.rows.iter().map(|row| Ok(cells(row))).collect(),
    })
}

/// The header of the indicators and its rows.
fn indicators(rows: &[Vec<String>]) -> Option<Range<usize>> {
    let start = rows.iter().position(|row| names_indicators(row))?;
    let length = rows.get(start..)?.iter().take_while(|row| !ends_section(row)).count();
    Some(start..start + length)
}

fn names_indicators(row: &[String]) -> bool {
    row.iter().any(|cell| ["三级指标", "指标名称", "指标"].contains(&cell.as_str()))
}

/// Whether the rows below stand under the cells of this one.
fn is_head(row: &[String]) -> bool {
    names_indicators(row) || row.first().is_some_and(|cell| cell.starts_with("项目资金"))
}

/// Whether a row stands under no header.
fn ends_section(row: &[String]) -> bool {
    row.first().is_some_and(|cell| ["总分", "年度总体目标"].contains(&cell.as_str())) || row.len() < 3
}

/// Where cells begin that share the columns evenly.
fn even(first: usize, width: usize, cells: usize) -> Vec<usize> {
    (0..cells).map(|place| first + place * (width - first) / cells).collect()
}

/// Where the cells of a row begin that stands under a header: where its cells do. The last cell of
/// a row that is short reaches to the end, and cells that are too many share the last column.
fn under(lines: &[usize], width: usize, cells: usize) -> Vec<usize> {
    let Some((last, _)) = lines.split_last().filter(|(_, lines)| lines.len() < cells) else {
        return lines.iter().copied().take(cells).collect();
    };
    let more = even(*last, width, cells + 1 - lines.len());
    lines.iter().copied().take(lines.len() - 1).chain(more).collect()
}

/// Puts the first three heads of a header of two rows under a common one.
fn under_one_head(tiles: &mut Vec<Tile>, row: usize) {
    let heads: Vec<&mut Tile> = tiles.iter_mut().filter(|tile| tile.row == row).take(3).collect();
    let columns = heads.iter().map(|tile| tile.columns).sum();
    let column = heads.first().map_or(0, |tile| tile.column);
    for tile in heads {
        (tile.row, tile.rows) = (row + 1, 1);
    }
    tiles.push(Tile { row, column, rows: 1, columns, text: "绩效指标".into() });
}

/// Merges the cells of the first two columns that say what the one above says.
fn merge_levels(tiles: &mut Vec<Tile>, first: usize) {
    let all = std::mem::take(tiles);
    let mut parents: Vec<usize> = Vec::new();
    for tile in all {
        let level = tile.column.checked_sub(first).filter(|_| tile.columns == 1).filter(|level| *level < 2);
        let above = level.and_then(|_| {
            tiles.iter().position(|above| {
                above.column == tile.column
                    && above.columns == 1
                    && above.row + above.rows == tile.row
                    && above.text == tile.text
            })
        });
        // A level-2 name goes on only within its level-1 name.
        let fits = level == Some(0) || parents.contains(&tile.row);
        match above.filter(|_| fits && !tile.text.is_empty()).and_then(|above| tiles.get_mut(above)) {
            Some(above) => {
                above.rows += tile.rows;
                if level == Some(0) {
                    parents.push(tile.row);
                }
            }
            None => tiles.push(tile),
        }
    }
}
