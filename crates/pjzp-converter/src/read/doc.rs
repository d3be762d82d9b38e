//! Documents of Word 97 to 2003. Their binary format is read by a library, of which only this
//! module knows.

use std::io::Cursor;

use office_oxide::doc::DocError;
use office_oxide::ir::{Element, List, Table, inline_to_text};
use office_oxide::{Document as Word, DocumentFormat, OfficeError};
use pjzp_core::Source;

use super::compound::Compound;
use super::grid::Grids;
use super::package::is_encrypted_package;
use super::{ReadError, paragraph_ordinal};
use crate::document::{Block, Document, Paragraph};

/// Most elements within each other.
const MOST_DEPTH: usize = 100;

/// Whether a file is a compound file with the stream that holds a document.
pub(super) fn is_document(bytes: &[u8]) -> bool {
    Compound::open(bytes).is_ok_and(|file| file.has("WordDocument"))
}

/// Reads a document, in which there must be a table.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if is_encrypted_package(bytes) {
        return Err(ReadError::Encrypted);
    }
    if !Compound::open(bytes)?.has("WordDocument") {
        return Err(ReadError::NotOffice);
    }
    // A panic of the library is one of its errors.
    let word =
        Word::from_reader(Cursor::new(bytes.to_vec()), DocumentFormat::Doc).map_err(|error| match error {
            OfficeError::Doc(DocError::Encrypted) => ReadError::Encrypted,
            _ => ReadError::damaged("WordDocument"),
        })?;
    let content = word.to_ir();
    let mut reader = Reader::default();
    for section in &content.sections {
        reader.elements(&section.elements)?;
    }
    let has_table = reader.document.blocks.iter().any(|block| matches!(block, Block::Table(_)));
    if has_table { Ok(reader.document) } else { Err(ReadError::NoTable) }
}

#[derive(Default)]
struct Reader {
    document: Document,
    paragraphs: usize,
    grids: Grids<()>,
    /// The text of the cells that are open.
    cells: Vec<String>,
    depth: usize,
}

impl Reader {
    fn elements(&mut self, elements: &[Element]) -> Result<(), ReadError> {
        self.deeper()?;
        for element in elements {
            match element {
                Element::Heading(heading) => {
                    self.paragraph(&inline_to_text(&heading.content), Some(heading.clamped_level()))?;
                }
                Element::Paragraph(paragraph) => self.paragraph(&inline_to_text(&paragraph.content), None)?,
                Element::Table(table) => self.table(table)?,
                Element::List(list) => self.list(list)?,
                Element::TextBox(text_box) => self.elements(&text_box.content)?,
                Element::Footnote(note) | Element::Endnote(note) => self.elements(&note.content)?,
                _ => {}
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn paragraph(&mut self, text: &str, heading: Option<u8>) -> Result<(), ReadError> {
        if let Some(cell) = self.cells.last_mut() {
            cell.push_str(text);
            cell.push('\n');
            return Ok(());
        }
        let source = Source { paragraph: paragraph_ordinal(self.paragraphs)?, ..Source::default() };
        self.paragraphs += 1;
        let text = text.trim();
        if !text.is_empty() {
            let paragraph = Paragraph { heading, ..Paragraph::new(text, source) };
            self.document.blocks.push(Block::Paragraph(paragraph));
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), ReadError> {
        let span = |count: u32| usize::try_from(count).unwrap_or(usize::MAX).max(1);
        self.grids.open()?;
        for row in &table.rows {
            if let Some(grid) = self.grids.current() {
                grid.open_row();
            }
            for cell in &row.cells {
                self.cells.push(String::new());
                self.elements(&cell.content)?;
                let text = self.cells.pop().unwrap_or_default();
                self.grids.place_spanning(&text, span(cell.col_span), span(cell.row_span))?;
            }
            self.grids.finish_row()?;
        }
        self.document.blocks.extend(self.grids.close().into_iter().map(Block::Table));
        Ok(())
    }

    fn list(&mut self, list: &List) -> Result<(), ReadError> {
        self.deeper()?;
        for item in &list.items {
            self.elements(&item.content)?;
            if let Some(nested) = &item.nested {
                self.list(nested)?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn deeper(&mut self) -> Result<(), ReadError> {
        self.depth += 1;
        if self.depth > MOST_DEPTH { Err(ReadError::damaged("WordDocument")) } else { Ok(()) }
    }
}
