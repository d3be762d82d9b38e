//! The XML of an office file's part, node by node.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::ReadError;

/// A reader of one part. What breaks the rules of XML, or ends before its end, is damaged.
pub(crate) struct Xml<'t> {
    reader: Reader<&'t [u8]>,
    part: &'t str,
    /// How many elements are open.
    depth: usize,
    /// Where what came last begins in the text.
    begun: usize,
}

/// What comes next in a part.
#[derive(Debug)]
pub(crate) enum Node<'t> {
    /// An element begins; an empty one begins and ends.
    Start(Element<'t>),
    /// An element ends.
    End,
    /// Text, with its entities put in.
    Text(Cow<'t, str>),
}

/// The begin of an element.
#[derive(Debug)]
pub(crate) struct Element<'t>(BytesStart<'t>);

impl<'t> Xml<'t> {
    /// Reads `text`, which is the part of that name.
    pub(crate) fn new(text: &'t str, part: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, depth: 0, begun: 0 }
    }

    /// How many elements are open: behind the start of one, it is counted.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// Where in the text that stands which came last. The end of an empty element is nothing, and
    /// stands behind its begin.
    pub(crate) fn range(&self) -> Range<usize> {
        self.begun..self.position()
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// What comes next; `None` behind the last element.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub(crate) fn next(&mut self) -> Result<Option<Node<'t>>, ReadError> {
        loop {
            self.begun = self.position();
            return Ok(Some(match self.reader.read_event().map_err(|_| self.damaged())? {
                Event::Start(start) => {
                    self.depth = self.depth.saturating_add(1);
                    Node::Start(Element(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End
                }
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(entity) => {
                    let character = entity.resolve_char_ref().map_err(|_| self.damaged())?;
                    Node::Text(match character {
                        Some(character) => character.to_string().into(),
                        None => resolve_xml_entity(&entity).ok_or_else(|| self.damaged())?.into(),
                    })
                }
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// The next element inside the one that was open at `depth`, whatever stands around it;
    /// `None` where that ends.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub(crate) fn element(&mut self, depth: usize) -> Result<Option<Element<'t>>, ReadError> {
        while let Some(node) = self.next()? {
            match node {
                Node::Start(element) => return Ok(Some(element)),
                Node::End if self.depth < depth => return Ok(None),
                Node::End | Node::Text(_) => {}
            }
        }
        Ok(None)
    }

    /// All text of the element that has just begun, up to its end.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub(crate) fn text(&mut self) -> Result<String, ReadError> {
        let depth = self.depth;
        let mut all = String::new();
        while let Some(node) = self.next()? {
            match node {
                Node::Text(text) => all.push_str(&text),
                Node::End if self.depth < depth => break,
                Node::Start(_) | Node::End => {}
            }
        }
        Ok(all)
    }

    /// Passes over the rest of the element that has just begun.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let depth = self.depth;
        while self.depth >= depth && self.next()?.is_some() {}
        Ok(())
    }

    /// That this part is damaged.
    pub(crate) fn damaged(&self) -> ReadError {
        ReadError::damaged(self.part)
    }
}

impl Element<'_> {
    /// Its name without the prefix.
    pub(crate) fn name(&self) -> &str {
        let name = self.0.name().into_inner();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// The prefix of its name, with the colon; empty where it has none.
    pub(crate) fn prefix(&self) -> &str {
        let name = self.0.name().into_inner();
        name.strip_suffix(self.name()).unwrap_or_default()
    }

    /// An attribute by its name, with its prefix if `name` has one, and else whatever that is.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let is_it = |key: &str| {
            key == name || (!name.contains(':') && key.rsplit_once(':').is_some_and(|(_, key)| key == name))
        };
        let found = attributes.with_checks(false).flatten().find(|attribute| is_it(attribute.key.0))?;
        quick_xml::escape::unescape(&found.value).ok().map(Cow::into_owned)
    }

    /// An attribute that is a number.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes.
    pub(crate) fn is(&self, name: &str) -> bool {
        matches!(self.attribute(name).as_deref(), Some("1" | "true" | "on"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_that_of_the_element_with_its_entities() {
        let mut xml = Xml::new("<a><b x:id='1&amp;2'>1&lt;2<c/><![CDATA[&amp;]]>&#x7ee9;</b>behind</a>", "p");
        let outer = xml.element(0).unwrap().unwrap();
        assert_eq!(outer.name(), "a");
        let inner = xml.element(1).unwrap().unwrap();
        assert_eq!((inner.name(), inner.attribute("id").as_deref()), ("b", Some("1&2")));
        assert_eq!(inner.attribute("y:id"), None);
        assert_eq!(xml.text().as_deref(), Ok("1<2&amp;绩"));
        assert!(xml.element(1).unwrap().is_none());
    }

    #[test]
    fn what_is_no_xml_is_damaged() {
        for text in ["<a>", "<a></b>", "<a>&who;</a>", "<a>&#0;</a>", "<a b", "<a><![CDATA[</a>"] {
            let mut xml = Xml::new(text, "p");
            let end = loop {
                match xml.next() {
                    Ok(Some(_)) => {}
                    end => break end.map(|_| ()),
                }
            };
            assert_eq!(end, Err(ReadError::damaged("p")), "{text}");
        }
    }
}
