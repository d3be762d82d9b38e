//! The official form (自评表) as a grid, before any file format.
//!
//! [`lay_out`] puts every value of a submission where the form of its standard has it, as the text
//! that was filed; what the form has no place for is listed and not passed over.
//! A format only draws the grid.

mod blank;
mod foot;
mod formula;
mod funds;
mod goal;
mod grid;
mod head;
mod indicator;
mod leaf;

use std::collections::BTreeSet;

use pjzp_core::model::Kind;
use pjzp_core::{Pointer, Source, Standard, Submission};

use formula::Figures;
pub use formula::{Formula, RateScale};
pub(super) use formula::{places as decimal_places, plain_number};
use grid::Grid;
pub(crate) use leaf::leaves;

use crate::document::{Block, Document, Paragraph, Row, Side, Table};

/// The widest form that goes upright on a page, in characters of half width.
pub(super) const UPRIGHT: u32 = 140;

/// The form as a grid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The standard whose form it is, by its id.
    pub standard: String,
    /// The width of each column, in characters of half width.
    pub columns: Vec<u32>,
    /// The lines, from the top.
    pub lines: Vec<Line>,
    /// Values of the submission that the form has no place for.
    pub omitted: Vec<Pointer>,
}

/// A line of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The cells that begin in it, from the left.
    pub cells: Vec<Cell>,
    /// How many lines of text its fullest cell needs.
    pub height: u32,
    /// The head of the indicators, repeated on every page.
    pub repeats: bool,
}

/// A cell of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The column in which it begins, from 0.
    pub column: usize,
    /// How many columns it spans.
    pub columns: usize,
    /// How many lines it spans.
    pub rows: usize,
    /// What it is.
    pub kind: CellKind,
    /// What stands in it.
    pub text: String,
    /// The value of the submission that it shows, or would show were it filed.
    pub pointer: Option<Pointer>,
    /// How its value follows from other cells, where what was filed is exactly that, or where the
    /// form is still to be filled in.
    pub formula: Option<Formula>,
}

/// What a cell is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellKind {
    /// The name of the form.
    Title,
    /// What stands under it.
    Subtitle,
    /// What the value beside it is.
    Label,
    /// What the values under it are.
    Head,
    /// A text of any length.
    #[default]
    Text,
    /// A word or two.
    Word,
    /// A number.
    Figure,
    /// A remark outside the frame.
    Note,
}

/// What a form is laid out for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// To show what was filed, and nothing else.
    #[default]
    Filed,
    /// To be filled in: with rows for what is missing, and sums that come of themselves.
    ToFill,
}

/// Lays out the form of a standard with what a submission says.
///
/// # Examples
/// ```
/// use pjzp_converter::write::{Purpose, lay_out};
/// use pjzp_core::{Submission, standards};
/// let standard = standards::find("mof-2020").unwrap();
/// let sheet = lay_out(&Submission::default(), &standard, Purpose::ToFill);
/// assert_eq!(sheet.lines[0].cells[0].text, "项目支出绩效自评表");
/// assert!(sheet.omitted.is_empty());
/// ```
pub fn lay_out(submission: &Submission, standard: &Standard, purpose: Purpose) -> Sheet {
    let filled;
    let form = match purpose {
        Purpose::Filed => submission,
        Purpose::ToFill => {
            filled = blank::with_rows(submission, standard);
            &filled
        }
    };
    let columns = indicator::Columns::new(form, standard, purpose);
    let mut plan = Plan {
        submission: form,
        standard,
        purpose,
        grid: Grid::new(&columns.widths(), funds::least_columns(form)),
        figures: Figures::new(form, standard, purpose),
        lines: Vec::new(),
        shown: BTreeSet::new(),
    };
    plan.head();
    plan.funds();
    plan.goals();
    plan.indicators(&columns);
    plan.foot(&columns);
    let omitted = leaf::leaves(submission).into_iter().filter(|leaf| !plan.shown.contains(leaf)).collect();
    let widths = plan.grid.widths().to_vec();
    let mut sheet = Sheet { standard: standard.id.clone(), columns: widths, lines: plan.lines, omitted };
    sheet.measure();
    sheet
}

/// A form while it is laid out.
struct Plan<'a> {
    submission: &'a Submission,
    standard: &'a Standard,
    purpose: Purpose,
    grid: Grid,
    figures: Figures,
    lines: Vec<Line>,
    /// The values that a cell shows, or that the form says in another way.
    shown: BTreeSet<Pointer>,
}

impl Plan<'_> {
    /// Whether the form has points.
    fn is_scored(&self) -> bool {
        is_scored(self.submission)
    }

    fn is_to_fill(&self) -> bool {
        self.purpose == Purpose::ToFill
    }

    /// A cell that shows the value at `pointer`.
    fn value(&mut self, kind: CellKind, text: Option<&str>, pointer: Pointer) -> Cell {
        self.shown.insert(pointer.clone());
        let formula = self.figures.formula(&pointer);
        let text = text.unwrap_or_default().to_owned();
        Cell { kind, text, pointer: Some(pointer), formula, ..Cell::default() }
    }

    fn figure(&mut self, figure: Option<&pjzp_core::Figure>, pointer: Pointer) -> Cell {
        self.value(CellKind::Figure, figure.map(pjzp_core::Figure::text), pointer)
    }

    fn says(&mut self, pointer: Pointer) {
        self.shown.insert(pointer);
    }

    /// Puts cells side by side into the spans given, from `first` on, and ends the line.
    fn line(&mut self, first: usize, cells: impl IntoIterator<Item = Cell>, spans: &[usize]) {
        let mut column = first;
        let mut line = Line::default();
        for (cell, span) in cells.into_iter().zip(spans) {
            line.cells.push(Cell { column, columns: *span, rows: cell.rows.max(1), ..cell });
            column += span;
        }
        self.lines.push(line);
    }

    /// Puts a cell in front of the lines from `first` on, as high as all of them.
    fn caption(&mut self, first: usize, caption: Cell) {
        let rows = self.lines.len().saturating_sub(first);
        if let Some(line) = self.lines.get_mut(first) {
            line.cells.insert(0, Cell { column: 0, columns: 1, rows, ..caption });
        }
    }
}

fn is_scored(submission: &Submission) -> bool {
    submission.kind != Some(Kind::Transfer)
        || submission.total.is_some()
        || submission.indicators.iter().any(|row| row.weight.is_some() || row.score.is_some())
}

impl Cell {
    fn new(kind: CellKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), ..Self::default() }
    }

    /// A value that people fill in, and no word of the form.
    pub fn is_value(&self) -> bool {
        self.pointer.is_some()
    }
}

impl Sheet {
    /// Says how high each line is.
    fn measure(&mut self) {
        for line in &mut self.lines {
            let heights = line.cells.iter().map(|cell| {
                let widths = self.columns.iter().skip(cell.column).take(cell.columns);
                let lines = lines_of(&cell.text, widths.sum::<u32>().saturating_sub(1).max(1));
                lines.div_ceil(u32::try_from(cell.rows).unwrap_or(u32::MAX).max(1))
            });
            line.height = heights.max().unwrap_or_default().max(line.height).max(1);
        }
    }

    /// The form as a reader would hand it over, where all of it stands in one grid, as on a sheet.
    ///
    /// What is recognised in it is what can be recognised in any file that shows this form.
    pub fn document(&self) -> Document {
        Document { blocks: vec![self.table(&self.lines)], ..Document::default() }
    }

    /// As [`Sheet::document`], where its name and its remarks stand around the grid, as on a page.
    pub fn page(&self) -> Document {
        let is_outside = |line: &Line| {
            let kind = line.cells.first().map(|cell| cell.kind);
            matches!(kind, Some(CellKind::Title | CellKind::Subtitle | CellKind::Note))
        };
        let mut blocks = Vec::new();
        let mut rest = self.lines.as_slice();
        while let Some(first) = rest.first() {
            if is_outside(first) {
                let texts = first.cells.iter().map(|cell| Paragraph::new(&cell.text, Source::default()));
                blocks.extend(texts.map(Block::Paragraph));
                rest = rest.get(1..).unwrap_or_default();
            } else {
                let (table, below) = rest.split_at(rest.iter().position(is_outside).unwrap_or(rest.len()));
                blocks.push(self.table(table));
                rest = below;
            }
        }
        Document { blocks, ..Document::default() }
    }

    fn table(&self, lines: &[Line]) -> Block {
        let mut rows: Vec<Row> = lines.iter().map(|_| blank(self.columns.len())).collect();
        for (top, line) in lines.iter().enumerate() {
            for cell in &line.cells {
                let places = (top..top + cell.rows).flat_map(|row| {
                    (cell.column..cell.column + cell.columns).map(move |column| (row, column))
                });
                for (row, column) in places {
                    let Some(slot) = rows.get_mut(row).and_then(|row| row.cells.get_mut(column)) else {
                        continue;
                    };
                    *slot = if (row, column) == (top, cell.column) {
                        crate::document::Cell::new(&cell.text, Source::default())
                    } else {
                        let side = if column > cell.column { Side::Left } else { Side::Above };
                        crate::document::Cell::merged(side, Source::default())
                    };
                }
            }
        }
        Block::Table(Table { rows, source: Source::default() })
    }
}

fn blank(width: usize) -> Row {
    Row { cells: vec![crate::document::Cell::default(); width] }
}

/// How many lines a text takes at a width.
fn lines_of(text: &str, width: u32) -> u32 {
    let lines = text.lines().map(|line| width_of(line).div_ceil(width).max(1));
    lines.sum::<u32>().max(1)
}

/// How wide a text is, in characters of half width.
fn width_of(text: &str) -> u32 {
    text.chars().map(|glyph| if glyph.is_ascii() { 1_u32 } else { 2 }).sum()
}
