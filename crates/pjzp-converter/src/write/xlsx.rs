//! The form as a workbook: merged cells, live sums, checks on what is typed, ready for print.
//!
//! A text is written as a text, whatever it begins with, so that nothing filed becomes a formula.

mod cell;
mod style;

use std::collections::BTreeMap;

use pjzp_core::Pointer;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, IgnoreError, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::error::{MOST_CELL_TEXT, WriteError};
use super::layout::{Sheet, UPRIGHT};
use cell::Drawer;

/// The paper of every form: A4.
const A4: u8 = 9;
/// Points that a line of text is high, and what a row has beside its text.
const LINE: u32 = 15;
const PADDING: u32 = 7;
/// The highest row there is, in points.
const HIGHEST: u32 = 409;

/// Writes the form.
pub(super) fn write(sheet: &Sheet) -> Result<Vec<u8>, WriteError> {
    let texts = sheet.lines.iter().flat_map(|line| &line.cells);
    if let Some(cell) = texts.into_iter().find(|cell| MOST_CELL_TEXT < cell.text.chars().count()) {
        return Err(WriteError::TextTooLong { pointer: cell.pointer.clone().unwrap_or_default() });
    }
    let mut workbook = Workbook::new();
    // The same form gives the same bytes: the file says nothing of the day it was written.
    let created = ExcelDateTime::from_ymd(2000, 1, 1).map_err(WriteError::from_library)?;
    let title = sheet.lines.first().and_then(|line| line.cells.first()).map(|cell| cell.text.as_str());
    let properties = DocProperties::new().set_creation_datetime(&created);
    workbook.set_properties(&properties.set_title(title.unwrap_or_default()));
    let worksheet = workbook.add_worksheet();
    draw(worksheet, sheet).map_err(|error| match error {
        XlsxError::RowColumnLimitError => WriteError::TooLarge,
        error => WriteError::from_library(error),
    })?;
    workbook.save_to_buffer().map_err(WriteError::from_library)
}

fn draw(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    worksheet.set_name("绩效自评表")?;
    // What is still to be computed is blank, and not nought.
    worksheet.set_formula_result_default("");
    for (column, width) in sheet.columns.iter().enumerate() {
        worksheet.set_column_width(index(column)?, *width)?;
    }
    let places = places(sheet)?;
    let drawer = Drawer::new(&places);
    for (row, line) in sheet.lines.iter().enumerate() {
        let row = u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)?;
        worksheet.set_row_height(row, style::height(line).min(HIGHEST))?;
        if line.repeats {
            worksheet.set_repeat_rows(row, row)?;
        }
        for cell in &line.cells {
            drawer.draw(worksheet, row, cell)?;
        }
    }
    let last =
        u32::try_from(sheet.lines.len().saturating_sub(1)).map_err(|_| XlsxError::RowColumnLimitError)?;
    let right = index(sheet.columns.len().saturating_sub(1))?;
    // A number that was filed as a text stays one, and needs no green corner.
    worksheet.ignore_error_range(0, 0, last, right, IgnoreError::NumberStoredAsText)?;
    worksheet.set_print_area(0, 0, last, right)?;
    worksheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    worksheet.set_margins(0.6, 0.6, 0.7, 0.7, 0.3, 0.3);
    worksheet.set_footer("&C第 &P 页，共 &N 页");
    if UPRIGHT < sheet.columns.iter().sum::<u32>() {
        worksheet.set_landscape();
    }
    worksheet.protect_with_options(&ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// Where each value stands, row and column.
fn places(sheet: &Sheet) -> Result<BTreeMap<&Pointer, (u32, u16)>, XlsxError> {
    let mut places = BTreeMap::new();
    for (row, line) in sheet.lines.iter().enumerate() {
        let row = u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)?;
        for cell in &line.cells {
            if let Some(pointer) = &cell.pointer {
                places.insert(pointer, (row, index(cell.column)?));
            }
        }
    }
    Ok(places)
}

fn index(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}
