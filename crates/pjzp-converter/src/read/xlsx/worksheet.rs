//! The cells of one sheet.

use super::place::Places;
use super::rich_text;
use super::style::Styles;
use crate::read::ReadError;
use crate::read::address::{Address, Region};
use crate::read::number_format::Epoch;
use crate::read::sheet::{Sheet, Workbook};
use crate::read::xml::{Element, Xml};

/// What the cells of all sheets refer to.
pub(super) struct Context<'w> {
    pub(super) styles: &'w Styles,
    pub(super) strings: &'w [String],
    pub(super) epoch: Epoch,
}

impl Context<'_> {
    /// Reads the sheet that the text of `part` describes.
    pub(super) fn read(
        &self,
        text: &str,
        part: &str,
        workbook: &mut Workbook,
        sheet: &mut Sheet,
    ) -> Result<(), ReadError> {
        let mut xml = Xml::new(text, part);
        let mut places = Places::default();
        while let Some(element) = xml.element(0)? {
            match element.name() {
                "col" if element.is("hidden") => {
                    let first = element.number("min").unwrap_or(1).saturating_sub(1);
                    let last = element.number("max").unwrap_or(1).saturating_sub(1);
                    sheet.hidden_columns.push((first, last));
                }
                "row" => {
                    let row = places.row(&element);
                    if element.is("hidden") {
                        sheet.hidden_rows.insert(row);
                    }
                }
                "c" => {
                    let address = places.cell(&element).ok_or_else(|| xml.damaged())?;
                    let text = self.cell(&mut xml, &element, address, sheet)?;
                    workbook.put(sheet, address, &text)?;
                }
                "mergeCell" => {
                    let region = element.attribute("ref").and_then(|region| Region::read(&region));
                    sheet.merges.push(region.ok_or_else(|| xml.damaged())?);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The text of the cell that has just begun.
    fn cell(
        &self,
        xml: &mut Xml<'_>,
        cell: &Element<'_>,
        address: Address,
        sheet: &mut Sheet,
    ) -> Result<String, ReadError> {
        let depth = xml.depth();
        let (mut value, mut inline, mut formula) = (None, None, None);
        while let Some(element) = xml.element(depth)? {
            match element.name() {
                "v" => value = Some(xml.text()?),
                "is" => inline = Some(rich_text(xml)?),
                "f" => formula = Some(xml.text()?),
                _ => xml.skip()?,
            }
        }
        let kind = cell.attribute("t").unwrap_or_default();
        let is_text = kind == "str";
        if let Some(formula) = formula
            && inline.is_none()
            // The result of a formula may be a text without a character.
            && (value.is_none() || (!is_text && value.as_deref() == Some("")))
        {
            sheet.without_value.push((address, format!("={formula}")));
        }
        let value = value.unwrap_or_default();
        Ok(match kind.as_str() {
            "inlineStr" => inline.unwrap_or_default(),
            "s" => {
                let string = value.trim().parse().ok().and_then(|index: usize| self.strings.get(index));
                string.ok_or_else(|| xml.damaged())?.clone()
            }
            "b" if value.trim() == "1" => "TRUE".into(),
            "b" if value.trim() == "0" => "FALSE".into(),
            "" | "n" => self.styles.format(cell.number("s")).show(&value, self.epoch),
            // A text, the name of an error, a date that is one already.
            "str" => super::unescaped(&value),
            _ => value,
        })
    }
}
