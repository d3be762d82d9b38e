//! A form in plain text laid out as offices lay it out: one grid from title to total, in which
//! rows of few cells span many columns, level names stand once for all their rows, and headers
//! have a second row. What is read back from it must not depend on the layout.

mod docx;
mod html;
mod merge;
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
    let caption = usize::from(style == Style::Captioned);
    layout.width = rows.iter().map(Vec::len).max().unwrap_or_default() + caption;
    let indicators = indicators(&rows);
    let is_inside = |index| caption == 1 && indicators.as_ref().is_some_and(|rows| rows.contains(&index));
    let mut heads: Vec<Head> = Vec::new();
    let has_second = |index: usize| rows.get(index + 1).is_some_and(|below| is_second_head(below));
    for (index, cells) in rows.iter().enumerate() {
        let even = even(usize::from(is_inside(index)), layout.width, cells.len());
        let lines = heads.last().map(|head| &head.lines).filter(|_| !is_alone(cells));
        let begins = match lines {
            _ if is_head(cells) => {
                heads.push(Head::new(layout.height, has_second(index), cells, &even));
                even
            }
            Some(lines) => under(lines, layout.width, cells.len()),
            None => even,
        };
        let ends = begins.iter().skip(1).copied().chain([layout.width]);
        for (text, (from, to)) in cells.iter().zip(begins.iter().zip(ends)) {
            let (row, column, columns) = (layout.height, *from, to - from);
            layout.tiles.push(Tile { row, column, rows: 1, columns, text: text.clone() });
        }
        if style == Style::TwoHeads
            && !has_second(index)
            && indicators.as_ref().is_some_and(|it| it.start == index)
        {
            merge::under_one_head(&mut layout.tiles, layout.height);
            layout.height += 1;
        }
        layout.height += 1;
    }
    if let Some(section) = indicators.filter(|_| caption == 1) {
        let (row, rows) = (section.start, section.len());
        layout.tiles.push(Tile { row, column: 0, rows, columns: 1, text: "绩效指标".into() });
    }
    layout.tiles.sort_by_key(|tile| (tile.row, tile.column));
    if style != Style::Plain {
        merge::merge(&mut layout.tiles, &heads);
    }
    layout
}

/// A header, and which columns below it have cells that say one thing for several rows.
#[derive(Debug)]
struct Head {
    /// Its row in the layout.
    row: usize,
    /// It has a second row.
    has_second: bool,
    /// Where its cells begin.
    lines: Vec<usize>,
    /// Where the caption of all rows below begins.
    caption: Option<usize>,
    /// Where the names of levels begin, and the points behind them.
    levels: Vec<usize>,
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

impl Head {
    fn new(row: usize, has_second: bool, cells: &[String], lines: &[usize]) -> Self {
        let is_level = |cell: &String| cell == "一级指标" || cell == "二级指标";
        let places: Vec<usize> = (0..cells.len())
            .filter(|place| {
                let before = place.checked_sub(1).and_then(|before| cells.get(before));
                let is_points = cells.get(*place).is_some_and(|cell| cell == "分值");
                cells.get(*place).is_some_and(is_level) || (is_points && before.is_some_and(is_level))
            })
            .collect();
        let first = lines.first().copied();
        let caption = first
            .filter(|_| places.first() != Some(&0) && cells.first().is_some_and(|cell| cell != "指标名称"));
        let levels = places.into_iter().filter_map(|place| lines.get(place).copied()).collect();
        Self { row, has_second, lines: lines.to_vec(), caption, levels }
    }
}

/// What the first cell of a header begins with that is none of indicators.
const CAPTIONS: [&str; 9] = [
    "项目资金",
    "部门资金",
    "资金投入情况",
    "预算执行情况",
    "年度总体目标",
    "总体目标",
    "年度目标完成情况",
    "年初绩效目标",
    "资金管理情况",
];

/// Whether the rows below stand under the cells of this one.
fn is_head(row: &[String]) -> bool {
    let begins = |cell: &String| CAPTIONS.iter().any(|caption| cell.starts_with(caption));
    names_indicators(row) || (row.len() > 1 && row.first().is_some_and(begins))
}

/// Whether a row is the second one of a header.
fn is_second_head(row: &[String]) -> bool {
    row.iter().any(|cell| cell == "指标性质") && row.first().is_some_and(String::is_empty)
}

/// Whether a row stands under no header.
fn is_alone(row: &[String]) -> bool {
    ends_section(row) && row.len() < 5
}

/// Whether a row is behind the indicators.
fn ends_section(row: &[String]) -> bool {
    row.first().is_some_and(|cell| cell == "总分" || cell == "合计") || row.len() < 3
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
