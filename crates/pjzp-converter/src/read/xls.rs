//! The workbooks of Excel 5.0 to 2003, which WPS writes too: records in a stream.
//!
//! The formula of a cell is not read, only its last result.

mod record;
mod worksheet;

use std::collections::BTreeMap;

use pjzp_core::Source;

use super::ReadError;
use super::compound::Compound;
use super::number_format::{Epoch, NumberFormat};
use super::package::is_encrypted_package;
use super::sheet::Workbook;
use crate::document::{Document, RemarkKind};
use record::{Count, Pieces, Record, Records, Writing};

/// What the stream is called: since Excel 97, and before.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Whether a compound file is a workbook and nothing else.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    Compound::open(bytes).is_ok_and(|file| STREAMS.iter().any(|name| file.has(name)))
}

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if is_encrypted_package(bytes) {
        return Err(ReadError::Encrypted);
    }
    let mut file = Compound::open(bytes)?;
    let name = STREAMS.into_iter().find(|name| file.has(name)).ok_or(ReadError::NotOffice)?;
    let stream = file.stream(name)?.ok_or(ReadError::NotOffice)?;
    let globals = Globals::read(&stream)?;
    let mut workbook = Workbook::default();
    let is_macro = |listed: &Listed| listed.kind == Kind::Macros;
    if file.has("_VBA_PROJECT_CUR") || file.has("_VBA_PROJECT") || globals.sheets.iter().any(is_macro) {
        workbook.remark(RemarkKind::MacrosPresent, Source::default(), "");
    }
    if globals.is_linked {
        workbook.remark(RemarkKind::ExternalLinks, Source::default(), "");
    }
    for listed in &globals.sheets {
        let mut sheet = workbook.sheet(listed.name.clone())?;
        sheet.is_hidden = listed.is_hidden;
        if listed.kind == Kind::Cells {
            worksheet::read(&stream, listed.start, &globals, &mut workbook, &mut sheet)?;
            workbook.close(sheet)?;
        }
    }
    Ok(workbook.finish())
}

/// What the workbook says before its sheets.
#[derive(Debug)]
struct Globals {
    sheets: Vec<Listed>,
    strings: Vec<String>,
    /// The formats of the cell styles, by the number of the style.
    styles: Vec<NumberFormat>,
    epoch: Epoch,
    writing: Writing,
    /// Values come from another file.
    is_linked: bool,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
struct Listed {
    name: String,
    start: usize,
    is_hidden: bool,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Cells,
    Macros,
    Other,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, ReadError> {
        let damaged = || ReadError::damaged("Workbook");
        let mut records = Records::new(stream, 0);
        let begin = records.next().filter(|record| record.kind == 0x809).ok_or_else(damaged)?;
        let writing = if begin.short(0) == Some(0x600) { Writing::Wide } else { Writing::page(936) };
        let mut globals = Self {
            sheets: Vec::new(),
            strings: Vec::new(),
            styles: Vec::new(),
            epoch: Epoch::default(),
            writing,
            is_linked: false,
        };
        let mut codes = BTreeMap::new();
        let mut styles = Vec::new();
        while let Some(record) = records.next() {
            match record.kind {
                0x0a => {
                    let format = |number: u32| {
                        codes.get(&number).copied().unwrap_or_else(|| NumberFormat::built_in(number))
                    };
                    globals.styles = styles.into_iter().map(format).collect();
                    return Ok(globals);
                }
                0x2f => return Err(ReadError::Encrypted),
                0xfc => globals.strings = strings(&mut records, record).ok_or_else(damaged)?,
                0x41e => {
                    let (number, code) = globals.format(record).ok_or_else(damaged)?;
                    codes.insert(number, NumberFormat::read(&code));
                }
                0xe0 => styles.push(record.short(2).map(u32::from).ok_or_else(damaged)?),
                _ => globals.fact(record).ok_or_else(damaged)?,
            }
        }
        Err(damaged())
    }

    /// A number format, by its number and code.
    fn format(&self, record: Record<'_>) -> Option<(u32, String)> {
        let count = if matches!(self.writing, Writing::Wide) { Count::Short } else { Count::Byte };
        let code = Pieces::new(record.bytes, 2).text(self.writing, count)?;
        Some((record.short(0)?.into(), code))
    }

    /// A record about the whole workbook; `None` where it is too short.
    fn fact(&mut self, record: Record<'_>) -> Option<()> {
        match record.kind {
            0x22 if record.short(0)? == 1 => self.epoch = Epoch::Y1904,
            0x42 if matches!(self.writing, Writing::Page(_)) => {
                self.writing = match Writing::page(record.short(0)?) {
                    Writing::Wide => Writing::page(936),
                    page @ Writing::Page(_) => page,
                };
            }
            0x85 => self.sheets.push(Listed {
                start: usize::try_from(record.long(0)?).ok()?,
                is_hidden: record.bytes.get(4)? & 3 != 0,
                kind: match record.bytes.get(5)? {
                    0 => Kind::Cells,
                    1 => Kind::Macros,
                    _ => Kind::Other,
                },
                name: Pieces::new(record.bytes, 6).text(self.writing, Count::Byte)?,
            }),
            // A book that formulas refer to. Four bytes mean this one, or the functions of an add-in.
            0x1ae => self.is_linked |= record.bytes.len() > 4,
            _ => {}
        }
        Some(())
    }
}

/// The texts that cells refer to by number.
fn strings<'s>(records: &mut Records<'s>, record: Record<'s>) -> Option<Vec<String>> {
    let count = record.long(4)?;
    let mut pieces = records.continued(record);
    pieces.skip(8)?;
    (0..count).map(|_| pieces.text(Writing::Wide, Count::Short)).collect()
}
