//! OpenDocument spreadsheets.
//!
//! A cell states its value beside the text that is shown; of a number the value is read. What is
//! repeated is counted as often as it is, unless it is blank.

use std::collections::BTreeSet;

use pjzp_core::Source;

use super::ReadError;
use super::address::{Address, MOST_COLUMNS, MOST_ROWS, Region};
use super::number_format::{Epoch, NumberFormat};
use super::package::Package;
use super::sheet::{Sheet, Workbook};
use super::xml::{Element, Node, Xml};
use crate::document::{Document, RemarkKind};

const CONTENT: &str = "content.xml";

/// Reads a spreadsheet.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes)?;
    let manifest = package.xml("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(ReadError::Encrypted);
    }
    let text = package.xml(CONTENT)?.ok_or_else(|| ReadError::damaged(CONTENT))?;
    let mut workbook = Workbook::default();
    if package.names().any(|name| name.starts_with("basic/") || name.starts_with("scripts/")) {
        workbook.remark(RemarkKind::MacrosPresent, Source::default(), "");
    }
    let mut xml = Xml::new(&text, CONTENT);
    let mut reader = Reader { xml: &mut xml, workbook, hidden_styles: BTreeSet::new(), is_linked: false };
    reader.document()?;
    let Reader { mut workbook, is_linked, .. } = reader;
    if is_linked {
        workbook.remark(RemarkKind::ExternalLinks, Source::default(), "");
    }
    Ok(workbook.finish())
}

struct Reader<'x, 't> {
    xml: &'x mut Xml<'t>,
    workbook: Workbook,
    /// The styles whose tables are not shown.
    hidden_styles: BTreeSet<String>,
    /// Values come from another file.
    is_linked: bool,
}

/// A cell, and how often it is there, one beside the other.
struct Repeated {
    column: u32,
    times: u32,
    text: String,
}

impl Reader<'_, '_> {
    fn document(&mut self) -> Result<(), ReadError> {
        let mut style = String::new();
        while let Some(element) = self.xml.element(0)? {
            match element.name() {
                "style" => style = element.attribute("style:name").unwrap_or_default(),
                "table-properties" if element.attribute("table:display").as_deref() == Some("false") => {
                    self.hidden_styles.insert(std::mem::take(&mut style));
                }
                "table" => self.table(&element)?,
                "dde-links" => {
                    self.is_linked = true;
                    self.xml.skip()?;
                }
                // What was once in a cell is in it no more.
                "tracked-changes" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &Element<'_>) -> Result<(), ReadError> {
        let name = table.attribute("table:name").unwrap_or_default();
        // The values of another file are kept in a sheet with its address for a name.
        if name.starts_with("'file:") || name.starts_with("'http") {
            self.is_linked = true;
            return self.xml.skip();
        }
        let mut sheet = self.workbook.sheet(name)?;
        let style = table.attribute("table:style-name").unwrap_or_default();
        sheet.is_hidden = self.hidden_styles.contains(&style);
        let (mut row, mut column) = (0_u32, 0_u32);
        let depth = self.xml.depth();
        while let Some(element) = self.xml.element(depth)? {
            match element.name() {
                "table-column" => {
                    let end = column.saturating_add(times(&element, "table:number-columns-repeated"));
                    if is_hidden(&element) {
                        sheet.hidden_columns.push((column, end.saturating_sub(1)));
                    }
                    column = end;
                }
                "table-row" => row = self.row(&mut sheet, &element, row)?,
                "table-source" => self.is_linked = true,
                "shapes" | "forms" | "named-expressions" => self.xml.skip()?,
                _ => {}
            }
        }
        self.workbook.close(sheet)
    }

    /// Reads a row; the number of the next one is returned.
    fn row(&mut self, sheet: &mut Sheet, element: &Element<'_>, row: u32) -> Result<u32, ReadError> {
        let end = row.saturating_add(times(element, "table:number-rows-repeated"));
        let mut cells = Vec::new();
        let mut column = 0_u32;
        let depth = self.xml.depth();
        while let Some(cell) = self.xml.element(depth)? {
            if !matches!(cell.name(), "table-cell" | "covered-table-cell") {
                self.xml.skip()?;
                continue;
            }
            let times = times(&cell, "table:number-columns-repeated");
            let address = Address { row, column };
            merge(sheet, &cell, address);
            let formula = cell.attribute("table:formula");
            let text = self.cell(&cell)?;
            if let Some(formula) =
                formula.filter(|_| text.trim().is_empty() && cell.attribute("office:value-type").is_none())
            {
                sheet.without_value.push((address, formula));
            }
            if !text.trim().is_empty() {
                cells.push(Repeated { column, times, text });
            }
            column = column.saturating_add(times);
        }
        if cells.is_empty() {
            return Ok(end);
        }
        for row in row..end {
            if is_hidden(element) {
                sheet.hidden_rows.insert(row);
            }
            for Repeated { column, times, text } in &cells {
                for column in *column..column.saturating_add(*times) {
                    let address = Address::new(row, column).ok_or_else(|| self.xml.damaged())?;
                    self.workbook.put(sheet, address, text)?;
                }
            }
        }
        Ok(end)
    }

    /// The text of the cell that has just begun.
    fn cell(&mut self, cell: &Element<'_>) -> Result<String, ReadError> {
        let depth = self.xml.depth();
        let mut shown = String::new();
        while let Some(element) = self.xml.element(depth)? {
            if element.name() == "p" {
                if !shown.is_empty() {
                    shown.push('\n');
                }
                self.paragraph(&mut shown)?;
            } else {
                self.xml.skip()?;
            }
        }
        let value = |name| cell.attribute(name);
        let number = |format: NumberFormat| Some(format.show(&value("office:value")?, Epoch::Y1900));
        let stated = match value("office:value-type").as_deref() {
            Some("float" | "currency") => number(NumberFormat::Plain),
            Some("percentage") => number(NumberFormat::Percent),
            Some("date") => value("office:date-value").map(|date| {
                date.strip_suffix("T00:00:00").map_or_else(|| date.replace('T', " "), str::to_owned)
            }),
            Some("boolean") => value("office:boolean-value").map(|value| value.to_ascii_uppercase()),
            Some("string") if shown.is_empty() => value("office:string-value"),
            _ => None,
        };
        Ok(stated.unwrap_or(shown))
    }

    /// Adds the text of the paragraph that has just begun.
    fn paragraph(&mut self, text: &mut String) -> Result<(), ReadError> {
        let depth = self.xml.depth();
        while let Some(node) = self.xml.next()? {
            match node {
                Node::Text(piece) => text.push_str(&piece),
                Node::Start(element) => match element.name() {
                    "s" => {
                        let blanks = element.number("text:c").unwrap_or(1).min(MOST_BLANKS);
                        text.extend((0..blanks).map(|_| ' '));
                    }
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    "annotation" | "note" | "ruby-text" => self.xml.skip()?,
                    _ => {}
                },
                Node::End if self.xml.depth() < depth => break,
                Node::End => {}
            }
        }
        Ok(())
    }
}

/// Most blanks that one element stands for.
const MOST_BLANKS: u32 = 100;

/// How often a row, column or cell is there.
fn times(element: &Element<'_>, attribute: &str) -> u32 {
    element.number(attribute).unwrap_or(1).max(1)
}

fn is_hidden(element: &Element<'_>) -> bool {
    matches!(element.attribute("table:visibility").as_deref(), Some("collapse" | "filter"))
}

/// Notes that a cell covers others.
fn merge(sheet: &mut Sheet, cell: &Element<'_>, address: Address) {
    let columns = times(cell, "table:number-columns-spanned");
    let rows = times(cell, "table:number-rows-spanned");
    if columns > 1 || rows > 1 {
        let last = Address {
            row: address.row.saturating_add(rows - 1).min(MOST_ROWS - 1),
            column: address.column.saturating_add(columns - 1).min(MOST_COLUMNS - 1),
        };
        sheet.merges.push(Region::new(address, last));
    }
}
