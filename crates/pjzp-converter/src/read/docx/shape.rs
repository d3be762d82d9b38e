//! What the properties of rows and cells say of the shape of their table.

use super::markup::Element;
use crate::document::Side;
use crate::read::ReadError;
use crate::read::grid::Grids;

/// Most columns that a cell or a gap in a row may take; Word itself ends at 63.
const MOST_COLUMNS: usize = 1_000;

/// What the properties of a row and of a cell say, until it ends.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub(super) columns: usize,
    pub(super) under: Option<Side>,
    columns_after: usize,
    pub(super) row_is_deleted: bool,
}

impl Grids<Shape> {
    pub(super) fn begin_row(&mut self) {
        if let Some(grid) = self.current() {
            grid.open_row();
            grid.state = Shape::default();
        }
    }

    pub(super) fn begin_cell(&mut self) {
        self.shape(|shape| (shape.columns, shape.under) = (1, None));
    }

    pub(super) fn property(&mut self, name: &str, element: &Element<'_>) -> Result<(), ReadError> {
        let columns = || element.number().unwrap_or_default().min(MOST_COLUMNS);
        let goes_on = || element.value().is_none_or(|value| value == "continue");
        match name {
            "gridBefore" => return self.leave(columns()),
            "gridAfter" => self.shape(|shape| shape.columns_after = columns()),
            "gridSpan" => self.shape(|shape| shape.columns = columns().max(1)),
            "vMerge" if goes_on() => self.shape(|shape| shape.under = Some(Side::Above)),
            "hMerge" if goes_on() => self.shape(|shape| shape.under = Some(Side::Left)),
            _ => {}
        }
        Ok(())
    }

    pub(super) fn end_row(&mut self) -> Result<(), ReadError> {
        let after = self.current().map_or(0, |grid| grid.state.columns_after);
        self.leave(after)?;
        if let Some(grid) = self.current().filter(|grid| grid.state.row_is_deleted) {
            grid.table.rows.pop();
        }
        Ok(())
    }

    pub(super) fn shape(&mut self, change: impl FnOnce(&mut Shape)) {
        if let Some(grid) = self.current() {
            change(&mut grid.state);
        }
    }

    /// Leaves columns of a row without a cell.
    fn leave(&mut self, columns: usize) -> Result<(), ReadError> {
        (0..columns).try_for_each(|_| self.place("", 1, None))
    }
}
