//! How text becomes part of a page.

use std::fmt::{self, Display};

use pjzp_core::text::Words;

use super::super::plain::{brief, harmless};

/// Text of anybody's, as text of a page and nothing else, also between quotes.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|glyph| match glyph {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            glyph => fmt::Write::write_char(f, harmless(glyph)),
        })
    }
}

/// Text of a user's in a line of ours: cut where it is long, its direction its own.
pub(super) fn quoted(text: &str) -> String {
    format!("<bdi>{}</bdi>", Escaped(&brief(text)))
}

/// A text in both languages, of which the page shows one.
pub(super) fn both(zh: impl Display, en: impl Display) -> String {
    format!("<span lang=\"zh\">{zh}</span><span lang=\"en\">{en}</span>")
}

/// A fixed text in both languages.
pub(super) fn words(words: Words) -> String {
    both(Escaped(words.zh), Escaped(words.en))
}

/// A count with a comma before every three digits.
pub(super) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len().abs_diff(at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// The template with its `{{name}}`s replaced. What is put in is not looked at again, so that no
/// text of a user's is ever taken for a name.
pub(super) fn fill(template: &str, parts: &[(&str, &str)]) -> String {
    let mut page = String::with_capacity(parts.iter().map(|(_, part)| part.len()).sum());
    let mut rest = template;
    while let Some((before, (name, after))) =
        rest.split_once("{{").and_then(|(before, after)| Some((before, after.split_once("}}")?)))
    {
        page.push_str(before);
        page.push_str(parts.iter().find(|(known, _)| *known == name).map_or("", |(_, part)| part));
        rest = after;
    }
    page.push_str(rest);
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_not_looked_at_again() {
        let parts = [("a", "{{b}}"), ("b", "B")];
        assert_eq!(fill("1{{a}}2{{b}}3{{c}}4", &parts), "1{{b}}2B34");
    }

    #[test]
    fn no_text_is_markup() {
        let text = "<img src=x onerror='a'>\" & \u{202e}\u{0}\n";
        let escaped = "&lt;img src=x onerror=&#39;a&#39;&gt;&quot; &amp; \u{fffd}\u{fffd} ";
        assert_eq!(Escaped(text).to_string(), escaped);
    }

    #[test]
    fn digits_stand_in_threes() {
        for (count, written) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(count), written);
        }
    }
}
