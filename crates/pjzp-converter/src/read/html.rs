//! HTML, as web pages are saved and as office programs and portals export it, the `.xls` that is
//! HTML among them.
//!
//! A tokenizer that follows the standard cuts the text into tags; what encloses what is followed
//! here only as far as tables go, so that no depth of nesting costs anything.

mod charset;
mod control;
mod text;
mod unseen;

use std::collections::BTreeMap;

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{HtmlString, Spanned, Tokenizer};
use pjzp_core::Source;

use self::text::Flow;
use self::unseen::{Unseen, rank};
use super::grid::Grids;
use super::{ReadError, ordinal, paragraph_ordinal};
use crate::document::{Block, Document, Paragraph, RemarkKind};

pub(super) use self::charset::decode;

/// Most columns and rows that a cell may span, as the standard of HTML has it.
const MOST_COLUMNS: usize = 1_000;
const MOST_ROWS: usize = 65_534;

/// Reads HTML.
///
/// Text that is not shown is left out and remarked, as far as the element itself says so
/// (`hidden`, `display:none`); style sheets are not applied.
pub(super) fn read(text: &str) -> Result<Document, ReadError> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        reader.token(&token)?;
    }
    reader.finish()
}

type Attributes = BTreeMap<HtmlString, Spanned<HtmlString, ()>>;

/// The value of an attribute, blank where there is none.
fn value<'t>(attributes: &'t Attributes, name: &str) -> &'t str {
    attributes
        .get(name.as_bytes())
        .and_then(|value| std::str::from_utf8(value).ok())
        .map_or("", |value| value.trim_ascii())
}

#[derive(Default)]
struct Reader {
    document: Document,
    paragraphs: usize,
    grids: Grids<Rows>,
    /// Running text outside of all tables.
    flow: Flow,
    heading: Option<u8>,
    unseen: Option<Unseen>,
    choice: control::Choice,
}

/// What a table has to remember from row to row.
#[derive(Debug, Default)]
struct Rows {
    /// The text of the cell that is open, and how many columns and rows it spans.
    cell: Option<(Flow, usize, usize)>,
    row_is_open: bool,
}

impl Reader {
    fn token(&mut self, token: &Token) -> Result<(), ReadError> {
        if let Some(unseen) = &mut self.unseen {
            let is_over = unseen.token(token, self.grids.is_within());
            if is_over.is_none() {
                return Ok(());
            }
            self.remark_unseen();
            if is_over == Some(unseen::End::With) {
                return Ok(());
            }
        }
        match token {
            Token::StartTag(tag) => self.start(tag),
            Token::EndTag(tag) => self.end(&tag.name),
            Token::String(text) => {
                if let Some(text) = self.choice.shown(&String::from_utf8_lossy(text)) {
                    self.flow().push(text);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, tag: &StartTag<()>) -> Result<(), ReadError> {
        let name: &[u8] = &tag.name;
        self.unseen = Unseen::begins(name, &tag.attributes);
        if self.unseen.is_some() {
            return Ok(());
        }
        match name {
            b"table" => {
                self.block()?;
                // Between the rows of a table no other can begin.
                if self.grids.current().is_some_and(|grid| grid.state.cell.is_none()) {
                    self.close_table()?;
                }
                self.grids.open()?;
            }
            b"thead" | b"tbody" | b"tfoot" => self.close_group()?,
            b"tr" => self.open_row()?,
            b"td" | b"th" => self.open_cell(&tag.attributes)?,
            b"br" => self.line_break()?,
            b"pre" => self.flow().begin_verbatim(),
            b"input" => {
                if let Some(text) = control::input(&tag.attributes) {
                    self.flow().push(text);
                }
            }
            b"select" | b"option" => self.choice.start(name, &tag.attributes),
            [b'h', level @ b'1'..=b'6'] => {
                self.block()?;
                self.heading = self.grids.cell().is_none().then(|| level - b'0');
            }
            _ if is_block(name) => self.block()?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), ReadError> {
        match name {
            b"table" => self.close_table()?,
            b"thead" | b"tbody" | b"tfoot" => self.close_group()?,
            b"tr" => self.close_row()?,
            b"td" | b"th" => self.close_cell()?,
            b"pre" => {
                self.flow().end_verbatim();
                self.block()?;
            }
            b"select" | b"option" => {
                if let Some(text) = self.choice.end(name) {
                    self.flow().push(&text);
                }
            }
            b"br" => self.line_break()?,
            [b'h', b'1'..=b'6'] => {
                self.block()?;
                self.heading = None;
            }
            _ if is_block(name) => self.block()?,
            _ => {}
        }
        Ok(())
    }

    /// Where text goes: into the cell that is open, else the page.
    fn flow(&mut self) -> &mut Flow {
        self.grids.cell().unwrap_or(&mut self.flow)
    }

    /// What follows begins on a line of its own.
    fn block(&mut self) -> Result<(), ReadError> {
        if let Some(cell) = self.grids.cell() {
            cell.end_line();
            return Ok(());
        }
        let text = self.flow.take();
        if text.is_empty() {
            return Ok(());
        }
        let source = Source { paragraph: paragraph_ordinal(self.paragraphs)?, ..Source::default() };
        self.paragraphs += 1;
        let paragraph = Paragraph { heading: self.heading, ..Paragraph::new(text, source) };
        self.document.blocks.push(Block::Paragraph(paragraph));
        Ok(())
    }

    /// On the page, lines are paragraphs.
    fn line_break(&mut self) -> Result<(), ReadError> {
        if let Some(cell) = self.grids.cell() {
            cell.line_break();
            return Ok(());
        }
        self.block()
    }

    fn open_row(&mut self) -> Result<(), ReadError> {
        self.close_row()?;
        if let Some(grid) = self.grids.current() {
            grid.open_row();
            grid.state.row_is_open = true;
        }
        Ok(())
    }

    fn open_cell(&mut self, attributes: &Attributes) -> Result<(), ReadError> {
        self.close_cell()?;
        let Some(grid) = self.grids.current() else { return self.block() };
        if !grid.state.row_is_open {
            self.open_row()?;
        }
        self.grids.fill_reached()?;
        let columns = value(attributes, "colspan").parse().unwrap_or(1).clamp(1, MOST_COLUMNS);
        let rows = match value(attributes, "rowspan").parse().unwrap_or(1) {
            0 => MOST_ROWS,
            rows => rows.min(MOST_ROWS),
        };
        if let Some(grid) = self.grids.current() {
            grid.state.cell = Some((Flow::default(), columns, rows));
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), ReadError> {
        let Some(grid) = self.grids.current() else { return Ok(()) };
        let Some((mut flow, columns, rows)) = grid.state.cell.take() else { return Ok(()) };
        self.grids.place_spanning(&flow.take(), columns, rows)
    }

    fn close_row(&mut self) -> Result<(), ReadError> {
        self.close_cell()?;
        if self.grids.current().is_some_and(|grid| std::mem::take(&mut grid.state.row_is_open)) {
            self.grids.finish_row()?;
        }
        Ok(())
    }

    /// No cell reaches from the head of a table into its body.
    fn close_group(&mut self) -> Result<(), ReadError> {
        self.close_row()?;
        if let Some(grid) = self.grids.current() {
            grid.end_group();
        }
        Ok(())
    }

    fn close_table(&mut self) -> Result<(), ReadError> {
        self.close_row()?;
        if let Some(grid) = self.grids.current() {
            grid.drop_empty_columns();
        }
        self.document.blocks.extend(self.grids.close().into_iter().map(Block::Table));
        Ok(())
    }

    fn remark_unseen(&mut self) {
        let Some(text) = self.unseen.take().and_then(Unseen::into_text) else { return };
        let source = match self.grids.current() {
            Some(grid) => grid.next_place(),
            None => Source { paragraph: ordinal(self.paragraphs), ..Source::default() },
        };
        self.document.remark(RemarkKind::HiddenText, source, text);
    }

    fn finish(mut self) -> Result<Document, ReadError> {
        self.remark_unseen();
        while self.grids.is_within() {
            self.close_table()?;
        }
        self.block()?;
        Ok(self.document)
    }
}

impl Grids<Rows> {
    fn cell(&mut self) -> Option<&mut Flow> {
        self.innermost(|rows| rows.cell.as_mut().map(|(flow, ..)| flow))
    }
}

fn is_block(name: &[u8]) -> bool {
    rank(name).is_some()
        || matches!(
            name,
            b"address"
                | b"article"
                | b"aside"
                | b"blockquote"
                | b"body"
                | b"caption"
                | b"center"
                | b"dd"
                | b"details"
                | b"dir"
                | b"div"
                | b"dl"
                | b"dt"
                | b"fieldset"
                | b"figcaption"
                | b"figure"
                | b"footer"
                | b"form"
                | b"head"
                | b"header"
                | b"hr"
                | b"html"
                | b"legend"
                | b"li"
                | b"main"
                | b"menu"
                | b"nav"
                | b"ol"
                | b"p"
                | b"section"
                | b"summary"
                | b"ul"
        )
}

#[cfg(test)]
mod tests;
