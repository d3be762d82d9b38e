//! Which number format each cell style has.

use std::collections::BTreeMap;

use crate::read::ReadError;
use crate::read::number_format::NumberFormat;
use crate::read::xml::Xml;

/// The number formats of the cell styles, by the number of the style.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<NumberFormat>);

impl Styles {
    pub(super) fn read(text: &str, part: &str) -> Result<Self, ReadError> {
        let mut xml = Xml::new(text, part);
        let mut codes = BTreeMap::new();
        let mut styles = Vec::new();
        while let Some(element) = xml.element(0)? {
            match element.name() {
                "numFmt" => {
                    let code = element.attribute("formatCode").unwrap_or_default();
                    let number = element.number("numFmtId").unwrap_or_default();
                    codes.insert(number, NumberFormat::read(&code));
                }
                "cellXfs" => {
                    let depth = xml.depth();
                    while let Some(style) = xml.element(depth)? {
                        if style.name() == "xf" {
                            styles.push(style.number("numFmtId").unwrap_or_default());
                        }
                    }
                }
                // The formats of conditions are no formats of cells.
                "dxfs" => xml.skip()?,
                _ => {}
            }
        }
        let format =
            |number: u32| codes.get(&number).copied().unwrap_or_else(|| NumberFormat::built_in(number));
        Ok(Self(styles.into_iter().map(format).collect()))
    }

    /// The format of a style; of one that is not there, the plain one.
    pub(super) fn format(&self, style: Option<u32>) -> NumberFormat {
        let index = style.and_then(|style| usize::try_from(style).ok()).unwrap_or_default();
        self.0.get(index).copied().unwrap_or_default()
    }
}
