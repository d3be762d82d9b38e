//! The order of places: in a form, and in the file it came from.

use pjzp_core::{Pointer, Source};

/// The order of places in a file, as it is read: from the top, and along each row.
pub(crate) fn in_file(source: &Source) -> impl Ord + use<> {
    let Source { sheet, cell, table, row, column, end: _, paragraph, line } = source.clone();
    // `D12` stands below `E2`: first the row, then the column, of which `AA` comes after `Z`.
    let cell = cell.map(|cell| {
        let letters: String = cell.chars().take_while(char::is_ascii_alphabetic).collect();
        let row = cell.strip_prefix(&letters).and_then(|row| row.parse::<u32>().ok());
        (row, letters.len(), letters)
    });
    (sheet, line, paragraph, table, row, column, cell)
}

/// The order of places in a form: numbers in a pointer count as numbers.
pub(crate) fn in_form(pointer: &Pointer) -> Vec<(bool, u64, String)> {
    let step = |step: &str| match step.parse::<u64>() {
        Ok(number) => (false, number, String::new()),
        Err(_) => (true, 0, step.to_owned()),
    };
    pointer.text().split('/').skip(1).map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_in_the_order_they_are_read() {
        let line = |line, column| Source { line: Some(line), column, ..Source::default() };
        let cell = |cell: &str| Source { cell: Some(cell.into()), ..Source::default() };
        for (before, after) in [
            (line(16, Some(16)), line(67, Some(14))),
            (line(16, Some(2)), line(16, Some(10))),
            (cell("E2"), cell("D12")),
            (cell("Z3"), cell("AA3")),
            (cell("A3"), cell("B3")),
        ] {
            assert!(in_file(&before) < in_file(&after), "{before:?} {after:?}");
        }
        for (before, after) in [("/indicators/2/score", "/indicators/10/score"), ("/budget", "/budget/total")]
        {
            assert!(in_form(&before.into()) < in_form(&after.into()), "{before} {after}");
        }
    }
}
