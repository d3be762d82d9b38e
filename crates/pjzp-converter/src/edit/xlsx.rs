//! Workbooks: notes at cells, a further sheet that lists them all, and texts of cells.

mod cell;
mod drawing;
mod list;
mod note;
mod sheet;
mod style;

use std::collections::BTreeMap;

use pjzp_core::Source;
use pjzp_core::text::Language;

use super::change::{Change, Changed, Refusal};
use super::mark::{Mark, Marked};
use super::package::Copy;
use crate::read::ReadError;
use crate::read::address::Address;
use crate::read::xlsx::{Listed, Relation, relations};

/// Texts for cells, in the order of the cells.
type Notes = BTreeMap<Address, String>;
/// The changes of a sheet by their cells, each with its number among all.
type Changes<'c> = BTreeMap<Address, Vec<(usize, &'c Change)>>;

/// A copy of a workbook with a note at every cell that is marked, and a sheet with all marks.
pub(super) fn mark(bytes: &[u8], marks: &[Mark], language: Language) -> Result<Marked, ReadError> {
    let mut book = Book::open(bytes)?;
    let mut notes: BTreeMap<usize, Notes> = BTreeMap::new();
    let mut placed = 0;
    for mark in marks {
        let Some((sheet, address)) = mark.source.as_ref().and_then(|source| book.find(source)) else {
            continue;
        };
        placed += 1;
        let text = notes.entry(sheet).or_default().entry(address).or_default();
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&mark.comment(language).join("\n"));
    }
    for (index, notes) in notes {
        if let Some(part) = book.parts.get(index).cloned().flatten() {
            sheet::annotate(&mut book, &part, notes)?;
        }
    }
    list::append(&mut book, marks, language)?;
    Ok(Marked { bytes: book.copy.finish()?, placed })
}

/// A copy of a workbook with values written otherwise, each in its cell.
pub(super) fn rewrite(bytes: &[u8], changes: &[Change]) -> Result<Changed, ReadError> {
    let mut book = Book::open(bytes)?;
    let mut refusals = vec![None; changes.len()];
    let mut sheets: BTreeMap<usize, Changes<'_>> = BTreeMap::new();
    for (number, (change, refusal)) in changes.iter().zip(&mut refusals).enumerate() {
        match book.find(&change.source) {
            Some((sheet, address)) => {
                sheets.entry(sheet).or_default().entry(address).or_default().push((number, change));
            }
            None => *refusal = Some(Refusal::NoPlace),
        }
    }
    for (sheet, changes) in sheets {
        if let Some(part) = book.parts.get(sheet).cloned().flatten() {
            cell::rewrite(&mut book, &part, &changes, &mut refusals)?;
        }
    }
    Ok(Changed { bytes: book.copy.finish()?, refusals })
}

/// A workbook that is changed.
struct Book<'b> {
    copy: Copy<'b>,
    /// The part that lists the sheets, and the text of it.
    main: String,
    text: String,
    relations: BTreeMap<String, Relation>,
    names: Vec<String>,
    /// Of each sheet with cells its part.
    parts: Vec<Option<String>>,
}

impl<'b> Book<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let mut copy = Copy::open(bytes)?;
        let root = relations(&mut copy.package, "")?;
        let main = root.into_values().find(|relation| relation.kind == "officeDocument");
        let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
        let relations = relations(&mut copy.package, &main)?;
        let text = copy.needed(&main)?;
        let sheets = Listed::read(&text, &main)?.sheets;
        let part = |id: &String| {
            let relation = relations.get(id).filter(|relation| relation.kind == "worksheet");
            relation.map(|relation| relation.target.trim_start_matches('/').to_owned())
        };
        let parts = sheets.iter().map(|sheet| part(&sheet.relation)).collect();
        let names = sheets.into_iter().map(|sheet| sheet.name).collect();
        Ok(Self { copy, main, text, relations, names, parts })
    }

    /// The sheet and the cell of a place.
    fn find(&self, source: &Source) -> Option<(usize, Address)> {
        let name = source.sheet.as_ref()?;
        let sheet = self.names.iter().position(|listed| listed == name)?;
        self.parts.get(sheet)?.as_ref()?;
        Some((sheet, Address::read(source.cell.as_ref()?)?))
    }

    /// The vocabulary that the workbook is written in: the strict form has names of its own.
    fn vocabulary(&self) -> Vocabulary {
        if self.text.contains("http://purl.oclc.org/ooxml/spreadsheetml/main") {
            Vocabulary {
                main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
                relations: "http://purl.oclc.org/ooxml/officeDocument/relationships",
            }
        } else {
            Vocabulary {
                main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                relations: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            }
        }
    }
}

/// The names under which a workbook knows its elements and its references.
struct Vocabulary {
    main: &'static str,
    relations: &'static str,
}

/// A text as a cell holds it: what spreadsheets would take for a glyph written by its number is not
/// one, and what is longer than a cell may be is cut.
fn cell_text(text: &str) -> String {
    const MOST: usize = 32_000;
    let cut: String = text.chars().take(MOST).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    super::patch::escaped(&format!("{cut}{more}")).replace("_x", "_x005F_x")
}
