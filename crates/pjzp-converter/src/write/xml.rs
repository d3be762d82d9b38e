//! XML as it is written: elements that are closed by the one that opened them, texts that stay texts.

/// A text of XML while it is written.
#[derive(Debug, Default)]
pub(super) struct Xml(String);

impl Xml {
    /// Begins a part: its declaration and nothing else.
    pub(super) fn part() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".into())
    }

    /// An element with what `inside` writes into it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.0.push_str("/>");
    }

    /// Text. What XML cannot hold is shown as the sign for what cannot be shown.
    pub(super) fn text(&mut self, text: &str) {
        for glyph in text.chars() {
            match glyph {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\r' => self.0.push_str("&#13;"),
                glyph if is_allowed(glyph) => self.0.push(glyph),
                _ => self.0.push('\u{fffd}'),
            }
        }
    }

    /// What was written, put in as it is.
    pub(super) fn put(&mut self, written: &Self) {
        self.0.push_str(&written.0);
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
    }
}

/// Whether XML 1.0 can hold the character.
pub(super) fn is_allowed(glyph: char) -> bool {
    matches!(glyph, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        let mut xml = Xml::default();
        xml.element("a", &[("b", "\"<")], |xml| {
            xml.text("1 < 2 & \u{1}");
            xml.empty("c", &[]);
        });
        assert_eq!(xml.0, "<a b=\"&quot;&lt;\">1 &lt; 2 &amp; \u{fffd}<c/></a>");
    }
}
