//! The cells of one sheet.

use super::Globals;
use super::record::{Count, Pieces, Record, Records};
use crate::read::ReadError;
use crate::read::address::{Address, Region};
use crate::read::number_format::NumberFormat;
use crate::read::sheet::{Sheet, Workbook};

const BEGIN: u16 = 0x809;
const END: u16 = 0x0a;

/// Reads the sheet whose records begin at `start`.
pub(super) fn read(
    stream: &[u8],
    start: usize,
    globals: &Globals,
    workbook: &mut Workbook,
    sheet: &mut Sheet,
) -> Result<(), ReadError> {
    let damaged = || ReadError::damaged(&sheet_part(&sheet.name));
    let mut records = Records::new(stream, start);
    if records.next().is_none_or(|record| record.kind != BEGIN) {
        return Err(damaged());
    }
    let damaged = damaged();
    // A chart on the sheet is a sheet inside it.
    let mut depth = 1_usize;
    // Where the text belongs that follows a formula.
    let mut result = None;
    while let Some(record) = records.next() {
        match record.kind {
            BEGIN => depth = depth.saturating_add(1),
            END if depth <= 1 => return Ok(()),
            END => depth = depth.saturating_sub(1),
            _ if depth > 1 => {}
            0x0207 => {
                let text = records.continued(record).text(globals.writing, Count::Short);
                if let (Some(address), Some(text)) = (result.take(), text) {
                    workbook.put(sheet, address, &text)?;
                }
            }
            _ => {
                let reader = Cells { globals, record };
                if let Some(formula) = reader.read(workbook, sheet).ok_or_else(|| damaged.clone())?? {
                    result = Some(formula);
                }
            }
        }
    }
    Err(damaged)
}

fn sheet_part(name: &str) -> String {
    format!("Workbook/{name}")
}

/// One record of a sheet.
struct Cells<'r> {
    globals: &'r Globals,
    record: Record<'r>,
}

impl Cells<'_> {
    /// Reads the record; `None` where it is too short. The cell of a formula whose result is a
    /// text is returned, because the text is the next record.
    fn read(&self, workbook: &mut Workbook, sheet: &mut Sheet) -> Option<Result<Option<Address>, ReadError>> {
        let record = self.record;
        let text = match record.kind {
            // A number that refers to a text.
            0x00fd => {
                let index = usize::try_from(record.long(6)?).ok()?;
                self.globals.strings.get(index)?.clone()
            }
            // A text, plain or with bold characters.
            0x0204 | 0x00d6 => Pieces::new(record.bytes, 6).text(self.globals.writing, Count::Short)?,
            0x0203 => self.show(&double(record.array(6)?), 4)?,
            0x027e => self.show(&short_number(record.long(6)?), 4)?,
            0x0205 => match record.array(6)? {
                [value, 0] => boolean(value).into(),
                [value, _] => error(value).into(),
            },
            0x0006 | 0x0206 | 0x0406 => match record.array::<8>(6)? {
                [0, .., 0xff, 0xff] => return Some(Ok(Some(self.address(2)?))),
                [1, _, value, .., 0xff, 0xff] => boolean(value).into(),
                [2, _, value, .., 0xff, 0xff] => error(value).into(),
                [3, .., 0xff, 0xff] => String::new(),
                number => self.show(&double(number), 4)?,
            },
            0x00bd => return self.row_of_numbers(workbook, sheet).map(|read| read.map(|()| None)),
            _ => {
                self.layout(sheet)?;
                return Some(Ok(None));
            }
        };
        let address = self.address(2)?;
        Some(workbook.put(sheet, address, &text).map(|()| None))
    }

    /// Numbers side by side, each with its style.
    fn row_of_numbers(&self, workbook: &mut Workbook, sheet: &mut Sheet) -> Option<Result<(), ReadError>> {
        let first = self.record.short(2)?;
        let cells = self.record.bytes.len().checked_sub(6)? / 6;
        for index in 0..cells {
            let at = 4 + index * 6;
            let text = self.show(&short_number(self.record.long(at + 2)?), at)?;
            let column = u32::from(first).checked_add(u32::try_from(index).ok()?)?;
            let address = Address::new(u32::from(self.record.short(0)?), column)?;
            if let Err(error) = workbook.put(sheet, address, &text) {
                return Some(Err(error));
            }
        }
        Some(Ok(()))
    }

    /// What is no cell: merged cells, and rows and columns that are hidden.
    fn layout(&self, sheet: &mut Sheet) -> Option<()> {
        let record = self.record;
        let number = |at| record.short(at).map(u32::from);
        match record.kind {
            0x00e5 => {
                for index in 0..usize::from(record.short(0)?) {
                    let at = 2 + index * 8;
                    let first = Address::new(number(at)?, number(at + 4)?)?;
                    let last = Address::new(number(at + 2)?, number(at + 6)?)?;
                    sheet.merges.push(Region::new(first, last));
                }
            }
            0x0208 if record.short(12).is_some_and(|flags| flags & 0x20 != 0) => {
                sheet.hidden_rows.insert(number(0)?);
            }
            0x007d if record.short(8).is_some_and(|flags| flags & 1 != 0) => {
                sheet.hidden_columns.push((number(0)?, number(2)?));
            }
            _ => {}
        }
        Some(())
    }

    fn address(&self, column: usize) -> Option<Address> {
        Address::new(u32::from(self.record.short(0)?), u32::from(self.record.short(column)?))
    }

    /// A number in the format of the style that is named at a place.
    fn show(&self, digits: &str, style: usize) -> Option<String> {
        let style = usize::from(self.record.short(style)?);
        let format: NumberFormat = self.globals.styles.get(style).copied().unwrap_or_default();
        Some(format.show(digits, self.globals.epoch))
    }
}

/// The digits of a binary fraction: as few as tell it from its neighbours.
fn double(bytes: [u8; 8]) -> String {
    format!("{:e}", f64::from_le_bytes(bytes))
}

/// The digits of a number in four bytes: whole, or the upper half of a binary fraction; and that or
/// its hundredth part.
fn short_number(bits: u32) -> String {
    let upper = (bits & !3).to_le_bytes();
    let [a, b, c, d] = upper;
    let digits = if bits & 2 == 0 {
        double([0, 0, 0, 0, a, b, c, d])
    } else {
        format!("{}e0", i32::from_le_bytes(upper) >> 2)
    };
    match digits.rsplit_once('e') {
        Some((mantissa, exponent)) if bits & 1 != 0 => {
            let exponent = exponent.parse::<i32>().map_or(0, |exponent| exponent.saturating_sub(2));
            format!("{mantissa}e{exponent}")
        }
        _ => digits,
    }
}

fn boolean(value: u8) -> &'static str {
    if value == 0 { "FALSE" } else { "TRUE" }
}

fn error(value: u8) -> &'static str {
    match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::number_format::Epoch;

    #[test]
    fn short_numbers_are_whole_or_fractions_or_hundredths_of_them() {
        let upper = |number: f64| u32::try_from(number.to_bits() >> 32).unwrap() & !3;
        for (bits, expected) in [
            (7 << 2 | 2, "7"),
            (12345 << 2 | 3, "123.45"),
            (u32::from_le_bytes((-5_i32 << 2).to_le_bytes()) | 2, "-5"),
            (upper(0.5), "0.5"),
            (upper(4220.0) | 1, "42.2"),
        ] {
            assert_eq!(NumberFormat::Plain.show(&short_number(bits), Epoch::Y1900), expected);
        }
    }
}
