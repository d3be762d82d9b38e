//! The body of a document, element by element.
//!
//! What encloses what is kept on a stack of its own, so that no depth of nesting exhausts the
//! thread's. An element that is not named here stands for what is in it.

mod trace;

use std::collections::BTreeMap;
use std::mem;

use pjzp_core::Source;

use super::control::Controls;
use super::field::Fields;
use super::flow::{Flow, Holder};
use super::markup::{Element, Markup, Node, Space};
use super::shape::Shape;
use super::style::{Styles, level};
use super::symbol::symbol;
use crate::document::{Block, Document, RemarkKind};
use crate::read::grid::Grids;
use crate::read::{ReadError, paragraph_ordinal};

pub(crate) use trace::{Spot, spots};

/// An element that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Alternatives,
    Box,
    Cell,
    CellProperties,
    CheckBox,
    Control,
    ControlContent,
    ControlProperties,
    Note,
    Paragraph,
    ParagraphProperties,
    Row,
    RowProperties,
    Run,
    RunProperties,
    Table,
    Text,
    Other,
}

/// Which notes a reference is to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    Footnote,
    Endnote,
}

/// What is known while a document is read.
pub(super) struct Body<'s> {
    styles: &'s Styles,
    document: Document,
    path: Vec<Tag>,
    /// How many elements are open of one that is left out.
    left_out: usize,
    page: Flow,
    /// The cells and text boxes that are open.
    flows: Vec<Flow>,
    grids: Grids<Shape>,
    /// Where a paragraph of the page stands.
    place: Source,
    paragraphs: usize,
    /// Of each pair of alternatives that is open, whether one was taken.
    alternatives: Vec<bool>,
    fields: Fields,
    controls: Controls,
    is_checked: bool,
    references: BTreeMap<(NoteKind, String), Source>,
    /// The notes that are being read; `None` in the document itself.
    notes: Option<NoteKind>,
    has_tracked_changes: bool,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            document: Document::default(),
            path: Vec::new(),
            left_out: 0,
            page: Flow::default(),
            flows: Vec::new(),
            grids: Grids::default(),
            place: Source::default(),
            paragraphs: 0,
            alternatives: Vec::new(),
            fields: Fields::default(),
            controls: Controls::default(),
            is_checked: false,
            references: BTreeMap::new(),
            notes: None,
            has_tracked_changes: false,
        }
    }

    /// Reads the text of the document.
    pub(super) fn read(&mut self, text: &str, part: &str) -> Result<(), ReadError> {
        let mut markup = Markup::new(text, part);
        let mut is_document = false;
        while let Some(node) = markup.next()? {
            if let Node::Start(Space::Word, element) = &node {
                is_document |= element.name() == "body";
            }
            self.node(node)?;
        }
        self.end_holder();
        if is_document { Ok(()) } else { Err(ReadError::damaged(part)) }
    }

    /// Reads notes, of which those count that the text refers to.
    pub(super) fn read_notes(&mut self, kind: NoteKind, text: &str, part: &str) -> Result<(), ReadError> {
        self.notes = Some(kind);
        let mut markup = Markup::new(text, part);
        while let Some(node) = markup.next()? {
            self.node(node)?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Document {
        self.document
    }

    fn node(&mut self, node: Node<'_>) -> Result<(), ReadError> {
        match node {
            Node::Start(..) | Node::Text(_) if self.left_out > 0 => {
                self.left_out += usize::from(matches!(node, Node::Start(..)));
            }
            Node::End if self.left_out > 0 => self.left_out -= 1,
            Node::Start(space, element) => match self.start(space, &element)? {
                Some(tag) => self.path.push(tag),
                None => self.left_out = 1,
            },
            Node::Text(text) => {
                if self.path.last() == Some(&Tag::Text) {
                    self.say(&text);
                }
            }
            Node::End => {
                if let Some(tag) = self.path.pop() {
                    self.end(tag)?;
                }
            }
        }
        Ok(())
    }

    /// What an element is that begins; `None` for one that is left out with all that is in it.
    fn start(&mut self, space: Space, element: &Element<'_>) -> Result<Option<Tag>, ReadError> {
        let name = element.name();
        Ok(Some(match space {
            Space::Word => return self.word(name, element),
            Space::Compatibility => return Ok(self.compatibility(name)),
            Space::Math if name == "t" => Tag::Text,
            Space::Math if name == "den" => {
                self.say("/");
                Tag::Other
            }
            Space::Math | Space::Other => Tag::Other,
        }))
    }

    fn word(&mut self, name: &str, element: &Element<'_>) -> Result<Option<Tag>, ReadError> {
        let parent = self.path.last().copied().unwrap_or(Tag::Other);
        match (name, parent) {
            // How a paragraph looked before; the pronunciation of a word.
            ("pPrChange" | "rPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "rt", _) => {
                return Ok(None);
            }
            ("footnote" | "endnote", _) => return Ok(self.note(element).then_some(Tag::Note)),
            ("del", Tag::RowProperties) => {
                self.tracked();
                self.grids.shape(|shape| shape.row_is_deleted = true);
            }
            ("del" | "moveFrom", Tag::RunProperties) if self.parent_is(1, Tag::ParagraphProperties) => {
                self.tracked();
                self.flow().goes_on = true;
            }
            ("del" | "moveFrom", _) => {
                self.tracked();
                return Ok(None);
            }
            ("ins" | "moveTo", _) => self.tracked(),
            ("p", _) => {
                self.begin_paragraph()?;
                return Ok(Some(Tag::Paragraph));
            }
            ("r", _) => {
                self.flow().run_is_hidden = false;
                return Ok(Some(Tag::Run));
            }
            ("tbl", _) => {
                self.grids.open()?;
                return Ok(Some(Tag::Table));
            }
            ("tr", _) if self.holder() == Some(Tag::Table) => {
                self.grids.begin_row();
                return Ok(Some(Tag::Row));
            }
            ("tc", _) if self.holder() == Some(Tag::Row) => {
                self.grids.begin_cell();
                self.flows.push(Flow::new(Holder::Cell));
                return Ok(Some(Tag::Cell));
            }
            ("txbxContent", _) => {
                let holder = if self.grids.is_within() { Holder::BoxInCell } else { Holder::BoxOnPage };
                self.flows.push(Flow::new(holder));
                return Ok(Some(Tag::Box));
            }
            (_, Tag::ParagraphProperties) => self.paragraph_property(name, element),
            (_, Tag::RowProperties | Tag::CellProperties) => self.grids.property(name, element)?,
            ("vanish", Tag::RunProperties) if self.parent_is(1, Tag::Run) => {
                self.flow().run_is_hidden = element.is_on();
            }
            (_, Tag::Run) => self.glyph(name, element),
            _ => self.control(name, parent, element),
        }
        Ok(Some(match name {
            "pPr" => Tag::ParagraphProperties,
            "rPr" => Tag::RunProperties,
            "trPr" => Tag::RowProperties,
            "tcPr" => Tag::CellProperties,
            "t" => Tag::Text,
            "sdt" => Tag::Control,
            "sdtPr" => Tag::ControlProperties,
            "sdtContent" => Tag::ControlContent,
            "checkBox" => Tag::CheckBox,
            _ => Tag::Other,
        }))
    }

    fn paragraph_property(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "pStyle" => {
                let heading = element.value().and_then(|style| self.styles.heading(&style));
                self.flow().heading = heading;
            }
            "outlineLvl" => self.flow().heading = element.number().and_then(level),
            _ => {}
        }
    }

    /// What a run holds besides text.
    fn glyph(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "tab" | "ptab" => self.say("\t"),
            "br" | "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("-"),
            "sym" => {
                let (font, code) = (element.attribute("font"), element.attribute("char"));
                let shown = symbol(&font.unwrap_or_default(), &code.unwrap_or_default());
                self.say(shown.unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4]));
            }
            "fldChar" => self.fields.mark(element.attribute("fldCharType").as_deref()),
            "footnoteReference" => self.refer(NoteKind::Footnote, element),
            "endnoteReference" => self.refer(NoteKind::Endnote, element),
            _ => {}
        }
    }

    fn control(&mut self, name: &str, parent: Tag, element: &Element<'_>) {
        match (name, parent) {
            ("sdt", _) => self.controls.open(),
            ("showingPlcHdr", Tag::ControlProperties) => self.controls.only_prompt(element.is_on()),
            ("sdtContent", Tag::Control) => self.controls.open_content(self.path.len()),
            ("checkBox", _) => self.is_checked = false,
            ("default" | "checked", Tag::CheckBox) => self.is_checked = element.is_on(),
            _ => {}
        }
    }

    /// Of what is there once for newer and once for older programs, the first is taken.
    fn compatibility(&mut self, name: &str) -> Option<Tag> {
        match name {
            "AlternateContent" => {
                self.alternatives.push(false);
                Some(Tag::Alternatives)
            }
            "Choice" | "Fallback" => match self.alternatives.last_mut() {
                Some(is_taken) => (!mem::replace(is_taken, true)).then_some(Tag::Other),
                None => Some(Tag::Other),
            },
            _ => Some(Tag::Other),
        }
    }

    fn end(&mut self, tag: Tag) -> Result<(), ReadError> {
        match tag {
            Tag::Paragraph => self.end_paragraph(),
            Tag::Alternatives => {
                self.alternatives.pop();
            }
            Tag::Control => self.controls.close(),
            Tag::ControlContent => self.controls.close_content(self.path.len()),
            Tag::CheckBox => {
                let shown = if self.is_checked { "☑" } else { "☐" };
                self.flow().say(shown);
            }
            Tag::Box => self.end_box(),
            Tag::Cell => self.end_cell()?,
            Tag::Row => self.grids.end_row()?,
            Tag::Table => {
                let tables = self.grids.close().into_iter().map(Block::Table).collect();
                self.put(tables);
            }
            _ => {}
        }
        Ok(())
    }

    fn end_box(&mut self) {
        self.end_holder();
        let Some(flow) = self.flows.pop() else { return };
        self.flow().aside_lines.push_str(&flow.lines);
    }

    fn end_cell(&mut self) -> Result<(), ReadError> {
        self.end_holder();
        let Some(flow) = self.flows.pop() else { return Ok(()) };
        let Some(grid) = self.grids.current() else { return Ok(()) };
        let under = grid.state.under.filter(|side| grid.has_neighbour(*side));
        let columns = grid.state.columns;
        let text = flow.lines.trim();
        if under.is_some() && !text.is_empty() {
            let place = grid.next_place();
            self.document.remark(RemarkKind::CoveredText, place, text);
        }
        self.grids.place(text, columns, under)
    }

    fn begin_paragraph(&mut self) -> Result<(), ReadError> {
        if !self.flow().line.is_empty()
            && self.path.contains(&Tag::Paragraph)
            && self.holder() != Some(Tag::Box)
        {
            self.end_paragraph();
        }
        if self.notes.is_none() && self.flow().holder == Holder::Page {
            self.place = Source { paragraph: paragraph_ordinal(self.paragraphs)?, ..Source::default() };
            self.paragraphs += 1;
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        // A field whose instruction never ends would swallow the rest of the document.
        self.fields.show();
        let hidden = mem::take(&mut self.flow().hidden);
        if !hidden.trim().is_empty() {
            let place = self.here();
            self.document.remark(RemarkKind::HiddenText, place, hidden.trim());
        }
        let place = self.place.clone();
        let blocks = self.flow().end_paragraph(&place);
        self.put(blocks);
    }

    /// Ends a paragraph that would have gone on.
    fn end_holder(&mut self) {
        if self.flow().is_open() {
            self.end_paragraph();
        }
    }

    /// Puts blocks where they belong: on the page, or behind the paragraph on which their box hangs.
    fn put(&mut self, blocks: Vec<Block>) {
        match self.flows.as_mut_slice() {
            [.., outer, inner] if inner.holder == Holder::BoxOnPage => outer.aside.extend(blocks),
            [inner] if inner.holder == Holder::BoxOnPage => self.page.aside.extend(blocks),
            _ => self.document.blocks.extend(blocks),
        }
    }

    fn note(&mut self, element: &Element<'_>) -> bool {
        let id = element.attribute("id").unwrap_or_default();
        let place = self.notes.and_then(|kind| self.references.get(&(kind, id)));
        // What has a type is a line that is drawn above the notes.
        match place.filter(|_| element.attribute("type").is_none_or(|kind| kind == "normal")) {
            Some(place) => {
                self.place = place.clone();
                true
            }
            None => false,
        }
    }

    fn refer(&mut self, kind: NoteKind, element: &Element<'_>) {
        let place = self.here();
        self.references.insert((kind, element.attribute("id").unwrap_or_default()), place);
    }

    fn say(&mut self, text: &str) {
        if self.controls.are_filled() && self.fields.are_shown() {
            self.flow().say(text);
        }
    }

    fn tracked(&mut self) {
        if !mem::replace(&mut self.has_tracked_changes, true) {
            let place = self.here();
            self.document.remark(RemarkKind::TrackedChanges, place, "");
        }
    }

    /// Where the text stands that comes next.
    fn here(&mut self) -> Source {
        match self.grids.current() {
            Some(grid) => grid.next_place(),
            None => self.place.clone(),
        }
    }

    fn flow(&mut self) -> &mut Flow {
        self.flows.last_mut().unwrap_or(&mut self.page)
    }

    /// The element above the `up`th above the one that begins.
    fn parent_is(&self, up: usize, tag: Tag) -> bool {
        self.path.iter().nth_back(up) == Some(&tag)
    }

    /// What a row or cell that begins would be part of.
    fn holder(&self) -> Option<Tag> {
        let holds = |tag: &&Tag| matches!(tag, Tag::Table | Tag::Row | Tag::Cell | Tag::Box);
        self.path.iter().rev().find(holds).copied()
    }
}
