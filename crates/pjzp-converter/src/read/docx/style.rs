//! Which styles of paragraphs are headings.

use std::collections::BTreeMap;

use super::markup::{Markup, Node, Space};
use crate::read::ReadError;

/// The styles of a document, by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    outline: Option<usize>,
    named: Option<u8>,
}

/// Most styles that are asked one after the other for what a style is based on.
const MOST_STEPS: usize = 16;

impl Styles {
    pub(super) fn read(text: &str, part: &str) -> Result<Self, ReadError> {
        let mut markup = Markup::new(text, part);
        let mut styles = BTreeMap::new();
        let mut open: Option<(String, Style)> = None;
        while let Some(node) = markup.next()? {
            let Node::Start(Space::Word, element) = node else { continue };
            match (element.name(), &mut open) {
                ("style", _) => {
                    styles.extend(open.take());
                    open = Some((element.attribute("styleId").unwrap_or_default(), Style::default()));
                }
                ("name", Some((_, style))) => style.named = element.value().as_deref().and_then(level_named),
                ("basedOn", Some((_, style))) => style.based_on = element.value(),
                ("outlineLvl", Some((_, style))) => style.outline = element.number(),
                _ => {}
            }
        }
        styles.extend(open);
        Ok(Self(styles))
    }

    /// The level of a heading in that style; `None` where it is none.
    pub(super) fn heading(&self, style: &str) -> Option<u8> {
        let mut next = Some(style);
        for _ in 0..MOST_STEPS {
            let style = self.0.get(next?)?;
            if let Some(outline) = style.outline {
                return level(outline);
            }
            if style.named.is_some() {
                return style.named;
            }
            next = style.based_on.as_deref();
        }
        None
    }
}

/// Outlines count their levels from 0, and have running text below the ninth.
pub(super) fn level(outline: usize) -> Option<u8> {
    u8::try_from(outline).ok().filter(|outline| *outline < 9).map(|outline| outline + 1)
}

fn level_named(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let number = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    number.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
