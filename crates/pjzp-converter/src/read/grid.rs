//! Tables as programs write them: cells that span columns and rows, and tables within cells.

use pjzp_core::Source;

use super::{CellBudget, MOST_TABLES, ReadError, ordinal};
use crate::document::{Cell, Row, Side, Table};

/// The tables that are open at one place of a document, each within a cell of the one before.
///
/// Tables are numbered in the order in which they begin, and come out in that order once the
/// outermost ends: a table within a cell follows the one around it.
#[derive(Debug, Default)]
pub(super) struct Grids<T> {
    open: Vec<Grid<T>>,
    closed: Vec<Table>,
    begun: usize,
    budget: CellBudget,
}

impl<T: Default> Grids<T> {
    pub(super) fn open(&mut self) -> Result<(), ReadError> {
        if self.begun >= MOST_TABLES {
            return Err(ReadError::TooManyTables);
        }
        let source = Source { table: ordinal(self.begun), ..Source::default() };
        self.begun += 1;
        self.open.push(Grid {
            table: Table { rows: Vec::new(), source },
            reaching: Vec::new(),
            state: T::default(),
        });
        Ok(())
    }

    /// The innermost table.
    pub(super) fn current(&mut self) -> Option<&mut Grid<T>> {
        self.open.last_mut()
    }

    /// What `find` finds in the innermost table, else in the one around it.
    pub(super) fn innermost<'g, R>(&'g mut self, find: impl Fn(&'g mut T) -> Option<R>) -> Option<R> {
        self.open.iter_mut().rev().take(2).find_map(|grid| find(&mut grid.state))
    }

    fn spend(&mut self, cells: usize) -> Result<(), ReadError> {
        self.budget.spend(cells)
    }

    pub(super) fn is_within(&self) -> bool {
        !self.open.is_empty()
    }

    /// Ends the innermost table, and gives back all tables if it was the outermost.
    pub(super) fn close(&mut self) -> Vec<Table> {
        let grid = self.open.pop();
        self.closed.extend(grid.map(|grid| grid.table).filter(|table| !table.rows.is_empty()));
        if self.is_within() {
            return Vec::new();
        }
        self.closed.sort_by_key(|table| table.source.table);
        std::mem::take(&mut self.closed)
    }

    /// Sets a cell and what lies under its further columns behind the last cell of the row.
    ///
    /// `under` is where the rest of the cell is if the cell itself lies under another.
    pub(super) fn place(&mut self, text: &str, columns: usize, under: Option<Side>) -> Result<(), ReadError> {
        self.budget.spend(columns)?;
        let Some(grid) = self.open.last_mut() else { return Ok(()) };
        let place = grid.next_place();
        let Some(row) = grid.table.rows.last_mut() else { return Ok(()) };
        for further in 0..columns {
            let column = place.column.and_then(|column| column.checked_add(u32::try_from(further).ok()?));
            let source = Source { column, ..place.clone() };
            row.cells.push(match (further, under) {
                (0, None) => Cell::new(text, source),
                (0, Some(side)) => Cell::merged(side, source),
                _ => Cell::merged(Side::Left, source),
            });
        }
        Ok(())
    }

    /// Sets a cell that may reach down into the rows below, behind those that reach into this row.
    pub(super) fn place_spanning(
        &mut self,
        text: &str,
        columns: usize,
        rows: usize,
    ) -> Result<(), ReadError> {
        self.fill_reached()?;
        let Some(grid) = self.open.last_mut() else { return Ok(()) };
        let column = grid.column();
        let end = column.saturating_add(columns);
        if grid.reaching.len() < end {
            grid.reaching.resize(end, 0);
        }
        for left in grid.reaching.iter_mut().take(end).skip(column) {
            *left = rows.saturating_sub(1);
        }
        self.place(text, columns, None)
    }

    /// Fills the columns that cells of the rows above reach down into, up to the next free one.
    pub(super) fn fill_reached(&mut self) -> Result<(), ReadError> {
        while let Some(column) = self.current().map(|grid| grid.column())
            && self.is_reached(column)
        {
            let side = self.current().map(|grid| grid.side_reached());
            self.place("", 1, side)?;
        }
        Ok(())
    }

    /// Whether a cell above reaches down into a column of this row; asked once for each.
    fn is_reached(&mut self, column: usize) -> bool {
        let reaching = self.current().and_then(|grid| grid.reaching.get_mut(column));
        reaching.is_some_and(|left| {
            let is_reached = *left > 0;
            *left = left.saturating_sub(1);
            is_reached
        })
    }

    /// Fills what is left of a row up to the last column that a cell above reaches down into.
    pub(super) fn finish_row(&mut self) -> Result<(), ReadError> {
        loop {
            self.fill_reached()?;
            let Some(grid) = self.current() else { return Ok(()) };
            if grid.column() >= grid.reaching.len() {
                break;
            }
            self.place("", 1, None)?;
        }
        let Some(grid) = self.current() else { return Ok(()) };
        while grid.reaching.pop_if(|left| *left == 0).is_some() {}
        // A row without a cell takes memory too.
        let is_blank = grid.column() == 0;
        self.spend(usize::from(is_blank))
    }
}

/// A table while it is read, with what its format has to remember of it.
#[derive(Debug)]
pub(super) struct Grid<T> {
    pub(super) table: Table,
    /// How many more rows the cell above reaches down into, by column.
    reaching: Vec<usize>,
    pub(super) state: T,
}

impl<T> Grid<T> {
    pub(super) fn open_row(&mut self) {
        self.table.rows.push(Row::default());
    }

    /// The column, from 0, in which the next cell of the last row stands.
    pub(super) fn column(&self) -> usize {
        self.table.rows.last().map_or(0, |row| row.cells.len())
    }

    /// Where the next cell of the last row stands.
    pub(super) fn next_place(&self) -> Source {
        Source {
            row: self.table.rows.len().checked_sub(1).and_then(ordinal),
            column: ordinal(self.column()),
            ..self.table.source.clone()
        }
    }

    /// Whether the next cell has a neighbour on that side.
    pub(super) fn has_neighbour(&self, side: Side) -> bool {
        match side {
            Side::Left => self.column() > 0,
            Side::Above => {
                let above = self.table.rows.iter().nth_back(1);
                above.is_some_and(|row| self.column() < row.cells.len())
            }
        }
    }

    /// On which side the rest of the cell is that reaches into the next one from above.
    fn side_reached(&self) -> Side {
        let above = self.table.rows.iter().nth_back(1).and_then(|row| row.cells.get(self.column()));
        match above {
            Some(Cell { merged_into: Some(Side::Left), .. }) => Side::Left,
            _ => Side::Above,
        }
    }

    /// Takes off the columns at the right end in which no cell begins: a title may span more columns
    /// than there are.
    pub(super) fn drop_empty_columns(&mut self) {
        let ends = self.table.rows.iter().map(|row| {
            row.cells.iter().rposition(|cell| cell.merged_into.is_none()).map_or(0, |last| last + 1)
        });
        let width = ends.max().unwrap_or_default();
        for row in &mut self.table.rows {
            row.cells.truncate(width);
        }
    }

    /// No cell reaches from the head of a table into its body.
    pub(super) fn end_group(&mut self) {
        self.reaching.clear();
    }
}
