//! Places on a sheet, as spreadsheets name them: `D12`.

use std::fmt;

/// Rows of the largest sheet that any format has.
pub(crate) const MOST_ROWS: u32 = 1_048_576;
/// Columns of the largest sheet that any format has.
pub(crate) const MOST_COLUMNS: u32 = 16_384;

/// A cell of a sheet, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Address {
    pub(crate) row: u32,
    pub(crate) column: u32,
}

/// Cells between two corners, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) first: Address,
    pub(crate) last: Address,
}

impl Address {
    /// A cell by its row and column from 0; `None` where no sheet has it.
    pub(crate) fn new(row: u32, column: u32) -> Option<Self> {
        (row < MOST_ROWS && column < MOST_COLUMNS).then_some(Self { row, column })
    }

    /// Reads `D12`; strokes of money that fix a reference are passed over.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.replace('$', "");
        let letters =
            text.find(|glyph: char| !glyph.is_ascii_alphabetic()).filter(|end| (1..=3).contains(end))?;
        let (letters, digits) = text.split_at_checked(letters)?;
        let column = letters.bytes().try_fold(0_u32, |column, letter| {
            column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
        })?;
        let is_number = digits.bytes().all(|digit| digit.is_ascii_digit());
        let row: u32 = digits.parse().ok().filter(|_| is_number)?;
        Self::new(row.checked_sub(1)?, column.checked_sub(1)?)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", ColumnName(self.column), u64::from(self.row) + 1)
    }
}

/// The letters of a column, counted from 0.
pub(crate) struct ColumnName(pub(crate) u32);

impl fmt::Display for ColumnName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.0) + 1;
        while rest > 0 {
            letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(out, "{letter}"))
    }
}

impl Region {
    /// Between two corners, in any order.
    pub(crate) fn new(one: Address, other: Address) -> Self {
        Self {
            first: Address { row: one.row.min(other.row), column: one.column.min(other.column) },
            last: Address { row: one.row.max(other.row), column: one.column.max(other.column) },
        }
    }

    /// Reads `A1:D12`, or one cell.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (one, other) = text.split_once(':').unwrap_or((text, text));
        Some(Self::new(Address::read(one)?, Address::read(other)?))
    }

    /// What is inside both.
    pub(crate) fn within(self, other: Self) -> Option<Self> {
        let first = Address {
            row: self.first.row.max(other.first.row),
            column: self.first.column.max(other.first.column),
        };
        let last = Address {
            row: self.last.row.min(other.last.row),
            column: self.last.column.min(other.last.column),
        };
        (first.row <= last.row && first.column <= last.column).then_some(Self { first, last })
    }

    /// How many cells it has.
    pub(crate) fn area(self) -> u64 {
        let rows = u64::from(self.last.row.saturating_sub(self.first.row)) + 1;
        rows * (u64::from(self.last.column.saturating_sub(self.first.column)) + 1)
    }

    /// Its cells, row by row.
    pub(crate) fn cells(self) -> impl Iterator<Item = Address> {
        (self.first.row..=self.last.row).flat_map(move |row| {
            (self.first.column..=self.last.column).map(move |column| Address { row, column })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_written() {
        for (text, row, column) in
            [("A1", 0, 0), ("Z9", 8, 25), ("AA10", 9, 26), ("ZZ1", 0, 701), ("XFD1048576", 1_048_575, 16_383)]
        {
            let address = Address { row, column };
            assert_eq!(Address::read(text), Some(address), "{text}");
            assert_eq!(address.to_string(), text);
        }
        assert_eq!(Address::read("$b$3"), Address::new(2, 1));
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A+1", "A1B", "甲1", "A99999999999"] {
            assert_eq!(Address::read(text), None, "{text}");
        }
    }

    #[test]
    fn regions_are_read_in_any_order_and_cut() {
        let region = Region::read("C4:B2").unwrap();
        assert_eq!(Region::read("B2:C4"), Some(region));
        assert_eq!(region.area(), 6);
        let cells: Vec<String> = region.cells().map(|cell| cell.to_string()).collect();
        assert_eq!(cells, ["B2", "C2", "B3", "C3", "B4", "C4"]);
        assert_eq!(region.within(Region::read("C1:D3").unwrap()), Region::read("C2:C3"));
        assert_eq!(region.within(Region::read("D1:D3").unwrap()), None);
    }
}
