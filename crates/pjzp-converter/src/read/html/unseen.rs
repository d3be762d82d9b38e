//! Elements whose content is not shown.

use html5gum::emitters::default::Token;

use super::{Attributes, value};

/// An element that is not shown, up to its end.
#[derive(Debug)]
pub(super) struct Unseen {
    name: Vec<u8>,
    /// Elements of the same name that are open within it, itself counted.
    open: usize,
    /// Tables that are open within it, itself not counted.
    tables: usize,
    /// What it hides; `None` where that is no text to begin with, such as a script.
    text: Option<String>,
}

/// How an element that is not shown ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With this token.
    With,
    /// Before this token, which belongs to what is around it.
    Before,
}

/// Longest text that is told of what was hidden, in characters.
const MOST_TOLD: usize = 100;

impl Unseen {
    /// Whether an element that begins is not shown.
    pub(super) fn begins(name: &[u8], attributes: &Attributes) -> Option<Self> {
        let is_code = matches!(
            name,
            b"script"
                | b"style"
                | b"title"
                | b"noscript"
                | b"template"
                | b"xml"
                | b"iframe"
                | b"noembed"
                | b"svg"
        );
        let is_hidden =
            attributes.contains_key(&b"hidden"[..]) || value(attributes, "style").split(';').any(hides);
        let is_empty = matches!(
            name,
            b"area"
                | b"base"
                | b"br"
                | b"col"
                | b"embed"
                | b"hr"
                | b"img"
                | b"input"
                | b"link"
                | b"meta"
                | b"wbr"
        );
        let begins = (is_code || is_hidden) && !is_empty;
        begins.then(|| Self { name: name.to_vec(), open: 1, tables: 0, text: (!is_code).then(String::new) })
    }

    /// Whether the element ends, and how. `in_cell` says that a table is open around it, whose rows
    /// and cells end everything within them.
    pub(super) fn token(&mut self, token: &Token, in_table: bool) -> Option<End> {
        match token {
            Token::StartTag(tag) => {
                if self.tables == 0 && self.is_ended_by_start(&tag.name, in_table) {
                    return Some(End::Before);
                }
                self.open += usize::from(*tag.name == self.name);
                self.tables += usize::from(&**tag.name == b"table");
            }
            Token::EndTag(tag) => {
                if *tag.name == self.name {
                    self.open -= 1;
                    if self.open == 0 {
                        return Some(End::With);
                    }
                }
                if &**tag.name == b"table" && self.tables > 0 {
                    self.tables -= 1;
                } else if self.tables == 0
                    && in_table
                    && rank(&tag.name).is_some_and(|rank| rank < self.rank())
                {
                    return Some(End::Before);
                }
            }
            Token::String(words) => self.keep(&String::from_utf8_lossy(words)),
            _ => {}
        }
        None
    }

    fn is_ended_by_start(&self, name: &[u8], in_table: bool) -> bool {
        let by_table = in_table && rank(name).is_some_and(|rank| rank > 0 && rank <= self.rank());
        by_table || (self.name == b"p" && super::is_block(name)) || (self.name == b"li" && name == b"li")
    }

    fn rank(&self) -> u8 {
        rank(&self.name).unwrap_or(u8::MAX)
    }

    fn keep(&mut self, words: &str) {
        let Some(text) = &mut self.text else { return };
        let left = MOST_TOLD.saturating_sub(text.chars().count());
        text.extend(words.chars().map(|glyph| if glyph.is_whitespace() { ' ' } else { glyph }).take(left));
    }

    /// What was hidden, if it was anything.
    pub(super) fn into_text(self) -> Option<String> {
        let text = self.text?.trim().to_owned();
        (!text.is_empty()).then_some(text)
    }
}

/// How deep in a table an element stands; `None` for one that makes no table.
pub(super) fn rank(name: &[u8]) -> Option<u8> {
    match name {
        b"table" => Some(0),
        b"thead" | b"tbody" | b"tfoot" => Some(1),
        b"tr" => Some(2),
        b"td" | b"th" => Some(3),
        _ => None,
    }
}

fn hides(declaration: &str) -> bool {
    let Some((property, value)) = declaration.split_once(':') else { return false };
    let value = value.trim().split(['!', ' ']).next().unwrap_or_default();
    let is = |name: &str, hidden: &str| {
        property.trim().eq_ignore_ascii_case(name) && value.eq_ignore_ascii_case(hidden)
    };
    is("display", "none") || is("mso-hide", "all")
}
