//! A spreadsheet while it is read: what stands in it, wherever that is, and the tables made of it.
//!
//! A cell far out costs no more than one nearby: the grid is made at the end, once its size is
//! known and within the budget.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use pjzp_core::Source;

use super::address::{Address, ColumnName, Region};
use super::{MOST_CELLS, MOST_TABLES, ReadError};
use crate::document::{Block, Cell, Document, RemarkKind, Row, Side, Table};

/// Most bytes of text in all cells: one long text may be repeated by a short word.
pub const MOST_TEXT: usize = 64 * 1024 * 1024;
/// Most remarks of one kind; the same is wrong with the rest.
const MOST_REMARKS: usize = 100;
/// Up to how many columns all rows of a sheet are equally wide. What stands further to the right
/// widens its own row only.
const EVEN: u32 = 256;

/// A workbook while it is read.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    document: Document,
    /// How often each kind of remark was made.
    remarks: BTreeMap<RemarkKind, usize>,
    cells: usize,
    text: usize,
    sheets: usize,
}

/// A sheet while it is read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) merges: Vec<Region>,
    pub(super) hidden_rows: BTreeSet<u32>,
    /// From a column to another.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula that has no result, and the formula.
    pub(super) without_value: Vec<(Address, String)>,
    cells: BTreeMap<Address, String>,
}

impl Workbook {
    /// A sheet that begins.
    ///
    /// # Errors
    /// [`ReadError::TooManyTables`].
    pub(super) fn sheet(&mut self, name: String) -> Result<Sheet, ReadError> {
        self.sheets += 1;
        if self.sheets > MOST_TABLES {
            return Err(ReadError::TooManyTables);
        }
        Ok(Sheet { name, ..Sheet::default() })
    }

    /// Puts a text into a cell of a sheet; a blank one is as if the cell were not there.
    ///
    /// # Errors
    /// [`ReadError::TooManyCells`] or [`ReadError::TooMuchText`].
    pub(super) fn put(&mut self, sheet: &mut Sheet, address: Address, text: &str) -> Result<(), ReadError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        self.text = self.text.saturating_add(text.len());
        if self.text > MOST_TEXT {
            return Err(ReadError::TooMuchText);
        }
        sheet.cells.insert(address, text.to_owned());
        if self.cells.saturating_add(sheet.cells.len()) > MOST_CELLS {
            Err(ReadError::TooManyCells)
        } else {
            Ok(())
        }
    }

    /// Ends a sheet. A blank one leaves nothing behind.
    ///
    /// # Errors
    /// [`ReadError::TooManyCells`].
    pub(super) fn close(&mut self, mut sheet: Sheet) -> Result<(), ReadError> {
        for (address, formula) in sheet.without_value.iter().take(MOST_REMARKS) {
            self.remark(RemarkKind::FormulaWithoutValue, sheet.source(*address), formula.clone());
        }
        let Some(bounds) = sheet.bounds() else { return Ok(()) };
        self.tell_hidden(&sheet, bounds);
        let covered = self.covered(&sheet, bounds)?;
        let widths = sheet.widths(bounds, &covered);
        let cells = widths.iter().map(|width| usize::try_from(*width).unwrap_or(usize::MAX));
        // A row costs as much as a cell, be it ever so blank.
        self.cells = cells.fold(self.cells.saturating_add(widths.len()), usize::saturating_add);
        if self.cells > MOST_CELLS {
            return Err(ReadError::TooManyCells);
        }
        let source = sheet.source(bounds.first);
        // Texts are moved and not copied: a sheet may be as large as the memory allows.
        let mut texts = std::mem::take(&mut sheet.cells);
        let rows = (bounds.first.row..=bounds.last.row).zip(widths).map(|(row, width)| {
            let end = bounds.first.column.saturating_add(width);
            let cells = (bounds.first.column..end).map(|column| {
                let address = Address { row, column };
                let source = sheet.source(address);
                match covered.get(&address) {
                    Some(side) => Cell::merged(*side, source),
                    None => {
                        Cell { text: texts.remove(&address).unwrap_or_default(), source, merged_into: None }
                    }
                }
            });
            Row { cells: cells.collect() }
        });
        let table = Table { rows: rows.collect(), source };
        self.document.blocks.push(Block::Table(table));
        Ok(())
    }

    /// Notes something; beyond the first [`MOST_REMARKS`] of its kind it is passed over.
    pub(super) fn remark(&mut self, kind: RemarkKind, source: Source, text: impl Display) {
        let count = self.remarks.entry(kind).or_default();
        *count += 1;
        if *count <= MOST_REMARKS {
            self.document.remark(kind, source, text.to_string());
        }
    }

    /// The document that the sheets make, in their order.
    pub(super) fn finish(self) -> Document {
        self.document
    }

    fn tell_hidden(&mut self, sheet: &Sheet, bounds: Region) {
        if sheet.is_hidden {
            let source = Source { sheet: Some(sheet.name.clone()), ..Source::default() };
            self.remark(RemarkKind::HiddenSheet, source, &sheet.name);
        }
        let used: BTreeSet<u32> = sheet.cells.keys().map(|address| address.row).collect();
        for (first, last) in runs(used.intersection(&sheet.hidden_rows).copied()) {
            let source = sheet.source(Address { row: first, column: bounds.first.column });
            let text = span(u64::from(first) + 1, u64::from(last) + 1);
            self.remark(RemarkKind::HiddenRows, source, text);
        }
        let used: BTreeSet<u32> = sheet.cells.keys().map(|address| address.column).collect();
        let is_hidden =
            |column: &u32| sheet.hidden_columns.iter().any(|(first, last)| (first..=last).contains(&column));
        for (first, last) in runs(used.iter().copied().filter(is_hidden)) {
            let source = sheet.source(Address { row: bounds.first.row, column: first });
            let text = span(ColumnName(first), ColumnName(last));
            self.remark(RemarkKind::HiddenColumns, source, text);
        }
    }

    /// The cells that lie under merged ones, and where the rest of those is.
    fn covered(&mut self, sheet: &Sheet, bounds: Region) -> Result<BTreeMap<Address, Side>, ReadError> {
        let mut covered = BTreeMap::new();
        let mut corners = BTreeSet::new();
        let mut area = 0_u64;
        for region in sheet.merges.iter().filter_map(|region| region.within(bounds)) {
            area = area.saturating_add(region.area());
            if usize::try_from(area).is_ok_and(|area| area > MOST_CELLS) {
                return Err(ReadError::TooManyCells);
            }
            if region.cells().any(|cell| covered.contains_key(&cell) || corners.contains(&cell)) {
                let text = format!("{}:{}", region.first, region.last);
                self.remark(RemarkKind::MergesOverlap, sheet.source(region.first), text);
                continue;
            }
            corners.insert(region.first);
            for cell in region.cells().skip(1) {
                let side = if cell.column > region.first.column { Side::Left } else { Side::Above };
                covered.insert(cell, side);
                if let Some(text) = sheet.cells.get(&cell) {
                    self.remark(RemarkKind::CoveredText, sheet.source(cell), text);
                }
            }
        }
        Ok(covered)
    }
}

impl Sheet {
    /// The smallest region that holds every text.
    fn bounds(&self) -> Option<Region> {
        let (top, _) = self.cells.first_key_value()?;
        let (bottom, _) = self.cells.last_key_value()?;
        let left = self.cells.keys().map(|address| address.column).min()?;
        let right = self.cells.keys().map(|address| address.column).max()?;
        let first = Address { row: top.row, column: left };
        Some(Region::new(first, Address { row: bottom.row, column: right }))
    }

    /// How many cells each row gets.
    fn widths(&self, bounds: Region, covered: &BTreeMap<Address, Side>) -> Vec<u32> {
        let to = |column: u32| column.saturating_sub(bounds.first.column).saturating_add(1);
        let even = to(bounds.last.column).min(EVEN);
        let mut widths: Vec<u32> = (bounds.first.row..=bounds.last.row).map(|_| even).collect();
        for address in self.cells.keys().chain(covered.keys()) {
            let row = usize::try_from(address.row.saturating_sub(bounds.first.row)).ok();
            if let Some(width) = row.and_then(|row| widths.get_mut(row)) {
                *width = to(address.column).max(*width);
            }
        }
        widths
    }

    fn source(&self, address: Address) -> Source {
        Source {
            sheet: Some(self.name.clone()),
            cell: Some(address.to_string()),
            row: address.row.checked_add(1),
            column: address.column.checked_add(1),
            ..Source::default()
        }
    }
}

/// Rows or columns as spreadsheets name them: `3:5`, and one as itself.
fn span(first: impl Display, last: impl Display) -> String {
    let (first, last) = (first.to_string(), last.to_string());
    if first == last { first } else { format!("{first}:{last}") }
}

/// Neighbouring numbers, from the first to the last of each run.
fn runs(numbers: impl Iterator<Item = u32>) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
            _ => runs.push((number, number)),
        }
    }
    runs
}
