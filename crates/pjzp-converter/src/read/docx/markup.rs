//! The XML of a part, with its names told apart by their namespaces.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use crate::read::ReadError;

/// The vocabularies that say something about the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Word processing.
    Word,
    /// The same content once for newer and once for older programs.
    Compatibility,
    /// Formulas.
    Math,
    Other,
}

impl Space {
    fn of(name: &str) -> Self {
        match name {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            _ => Self::Other,
        }
    }
}

/// Most elements within each other; tables within tables take four each.
const MOST_DEPTH: usize = 1_000;

/// A reader of one part. What breaks the rules of XML, or ends before its end, is damaged.
pub(super) struct Markup<'t> {
    reader: NsReader<&'t [u8]>,
    part: &'t str,
    depth: usize,
    /// Where what came last begins in the text.
    begun: usize,
}

/// What comes next in a part.
pub(super) enum Node<'t> {
    /// An element begins; an empty one begins and ends.
    Start(Space, Element<'t>),
    /// An element ends.
    End,
    /// Text, with its entities put in.
    Text(Cow<'t, str>),
}

impl<'t> Markup<'t> {
    /// Reads `text`, which is the part of that name.
    pub(super) fn new(text: &'t str, part: &'t str) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, depth: 0, begun: 0 }
    }

    /// Where in the text that stands which came last. The end of an empty element is nothing, and
    /// stands behind its begin.
    pub(super) fn range(&self) -> Range<usize> {
        self.begun..self.position()
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// What comes next; `None` behind the last element.
    pub(super) fn next(&mut self) -> Result<Option<Node<'t>>, ReadError> {
        let damaged = || ReadError::damaged(self.part);
        loop {
            self.begun = self.position();
            let (space, event) = self.reader.read_resolved_event().map_err(|_| damaged())?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    let space = match space {
                        ResolveResult::Bound(name) => Space::of(name.0),
                        _ => Space::Other,
                    };
                    self.depth = self.depth.saturating_add(1);
                    if self.depth > MOST_DEPTH {
                        return Err(damaged());
                    }
                    Node::Start(space, Element(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End
                }
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(entity) => {
                    let character = entity.resolve_char_ref().map_err(|_| damaged())?;
                    Node::Text(match character {
                        Some(character) => character.to_string().into(),
                        None => resolve_xml_entity(&entity).ok_or_else(damaged)?.into(),
                    })
                }
                Event::Eof if self.depth > 0 => return Err(damaged()),
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }
}

/// The begin of an element.
pub(super) struct Element<'t>(BytesStart<'t>);

impl Element<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// An attribute by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|it| local(it.key.into_inner()) == name)?;
        quick_xml::escape::unescape(&found.value).ok().map(Cow::into_owned)
    }

    /// The value of a property.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The value of a property that counts something.
    pub(super) fn number(&self) -> Option<usize> {
        self.value()?.trim().parse().ok()
    }

    /// Whether a property is on, which it is unless it says otherwise.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off"))
    }
}

fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}
