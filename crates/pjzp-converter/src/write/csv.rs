//! The form as comma-separated values, for programs that read nothing else.
//!
//! A text that a spreadsheet would take for a formula has an apostrophe in front, which our own
//! reader takes off again.

use csv::WriterBuilder;

use super::error::WriteError;
use super::layout::{Sheet, plain_number};

/// What office programs need to see that the file is UTF-8.
const BOM: &str = "\u{feff}";

/// Writes the form.
pub(super) fn write(sheet: &Sheet) -> Result<Vec<u8>, WriteError> {
    let rows = sheet.lines.iter().map(|line| {
        let mut cells = vec![String::new(); sheet.columns.len()];
        for cell in &line.cells {
            if let Some(slot) = cells.get_mut(cell.column) {
                *slot = guarded(&cell.text);
            }
        }
        cells
    });
    records(rows)
}

/// Writes rows, each text guarded already.
pub(crate) fn records(rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>, WriteError> {
    let mut writer = WriterBuilder::new().flexible(true).from_writer(BOM.as_bytes().to_vec());
    for row in rows {
        writer.write_record(row).map_err(WriteError::from_library)?;
    }
    writer.into_inner().map_err(WriteError::from_library)
}

/// A text with an apostrophe in front where a spreadsheet would compute it.
pub(crate) fn guarded(text: &str) -> String {
    let text = text.trim();
    let begins = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\'']);
    if begins && text.chars().nth(1).is_some() && plain_number(text).is_none() {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_computed_is_guarded() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("=100%", "'=100%"),
            ("＝100%", "'＝100%"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-5", "-5"),
            ("-5%", "'-5%"),
            ("-", "-"),
            ("'=1", "''=1"),
            ("≥5", "≥5"),
        ] {
            assert_eq!(guarded(text), written);
        }
    }
}
