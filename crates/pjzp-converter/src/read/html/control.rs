//! Fields of a form on a page: what they show is text of the page.

use super::{Attributes, value};

/// What an `input` shows.
pub(super) fn input(attributes: &Attributes) -> Option<&str> {
    match value(attributes, "type").to_ascii_lowercase().as_str() {
        "checkbox" | "radio" if attributes.contains_key(&b"checked"[..]) => Some("☑"),
        "checkbox" | "radio" => Some("☐"),
        "" | "text" | "number" | "date" | "month" | "tel" | "email" | "url" | "search" => {
            Some(value(attributes, "value"))
        }
        _ => None,
    }
}

/// A list of which one option is shown: that which is selected, else the first.
#[derive(Debug, Default)]
pub(super) struct Choice {
    is_open: bool,
    /// What the list shows, as far as it is known.
    shown: Option<String>,
    /// The option that is open, and whether it is selected.
    option: Option<(String, bool)>,
}

impl Choice {
    pub(super) fn start(&mut self, name: &[u8], attributes: &Attributes) {
        self.settle();
        if name == b"select" {
            *self = Self { is_open: true, ..Self::default() };
        } else if self.is_open {
            self.option = Some((String::new(), attributes.contains_key(&b"selected"[..])));
        }
    }

    /// What is shown at once of a text; text in a list waits for its end.
    pub(super) fn shown<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        if let Some((words, _)) = &mut self.option {
            words.push_str(text);
        }
        (!self.is_open).then_some(text)
    }

    /// What the list showed that ends here.
    pub(super) fn end(&mut self, name: &[u8]) -> Option<String> {
        self.settle();
        if name == b"select" { std::mem::take(self).shown } else { None }
    }

    fn settle(&mut self) {
        if let Some((words, is_selected)) = self.option.take()
            && (is_selected || self.shown.is_none())
        {
            self.shown = Some(words);
        }
    }
}
