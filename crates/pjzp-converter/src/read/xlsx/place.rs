use crate::read::address::Address;
use crate::read::xml::Element;

/// The rows and cells of a sheet as they are met. They need not say which they are: then they
/// follow the one before.
#[derive(Debug, Default)]
pub(crate) struct Places {
    row: u32,
    next_row: u32,
    next_column: u32,
}

impl Places {
    /// The row that begins, from 0.
    pub(crate) fn row(&mut self, element: &Element<'_>) -> u32 {
        self.row = element.number("r").map_or(self.next_row, |row| row.saturating_sub(1));
        self.next_row = self.row.saturating_add(1);
        self.next_column = 0;
        self.row
    }

    /// The cell that begins; `None` where no sheet has it.
    pub(crate) fn cell(&mut self, element: &Element<'_>) -> Option<Address> {
        let address = match element.attribute("r") {
            Some(reference) => Address::read(&reference),
            None => Address::new(self.row, self.next_column),
        }?;
        self.next_column = address.column.saturating_add(1);
        Some(address)
    }
}
