use rust_xlsxwriter::{Format, FormatBorder, Workbook, XlsxError};

use super::Layout;

/// The form as a workbook of one sheet.
///
/// Numbers and percentages are cells of numbers, as a program that fills in a form makes them.
///
/// # Errors
/// When the layout is no table.
pub fn xlsx(layout: &Layout) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("自评表")?;
    let (plain, framed) = (Format::new(), Format::new().set_border(FormatBorder::Thin).set_text_wrap());
    let last = column(layout.width.saturating_sub(1));
    let mut top = 0;
    for text in &layout.before {
        across(sheet, top, last, text, &plain)?;
        top += 1;
    }
    for tile in &layout.tiles {
        let (row, from) = (top + line(tile.row), column(tile.column));
        let format = &number_format(&tile.text, &framed);
        if tile.rows > 1 || tile.columns > 1 {
            let (bottom, to) = (row + line(tile.rows - 1), from + column(tile.columns - 1));
            sheet.merge_range(row, from, bottom, to, "", format)?;
        }
        match number(&tile.text) {
            Some(number) => sheet.write_number_with_format(row, from, number, format)?,
            None => sheet.write_string_with_format(row, from, &tile.text, format)?,
        };
    }
    top += line(layout.height);
    for text in &layout.behind {
        across(sheet, top, last, text, &plain)?;
        top += 1;
    }
    workbook.save_to_buffer()
}

fn across(
    sheet: &mut rust_xlsxwriter::Worksheet,
    row: u32,
    last: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if last > 0 {
        sheet.merge_range(row, 0, row, last, text, format)?;
    } else {
        sheet.write_string(row, 0, text)?;
    }
    Ok(())
}

/// The number of a cell that shows exactly this text: `10`, `6.25`, `99.5%`.
fn number(text: &str) -> Option<f64> {
    let (digits, share) = match text.strip_suffix('%') {
        Some(digits) => (digits, 100.0),
        None => (text, 1.0),
    };
    let is_plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    // Codes of many digits are texts, as people who lost one to a cell of numbers know.
    let short = digits.len() <= 9 && (digits == "0" || !digits.starts_with('0') || digits.starts_with("0."));
    (is_plain && short).then(|| digits.parse::<f64>().ok()).flatten().map(|number| number / share)
}

/// The format under which the number shows as the text.
fn number_format(text: &str, format: &Format) -> Format {
    let places = text.trim_end_matches('%').split_once('.').map_or(0, |(_, places)| places.len());
    let mut shown = if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(places)) };
    if text.ends_with('%') {
        shown.push('%');
    }
    if number(text).is_some() { format.clone().set_num_format(shown) } else { format.clone() }
}

fn line(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
