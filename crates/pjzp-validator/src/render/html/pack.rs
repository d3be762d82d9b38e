//! JSON in which every value is written once.
//!
//! Packed JSON is a list of entries. An entry is a value: a text, a number, `true`, `false` or
//! `null` as it is; a list as `[-1, …]` and an object as `[k, …]`, where every number after the
//! first is that of an earlier entry, and entry `k` is the list of the object's keys. The last
//! entry is the whole. A report of many forms repeats its remedies, places and documents
//! thousands of times: packed it is a tenth of its size, and a browser keeps each text once.

use std::collections::HashMap;
use std::fmt::Write;

use serde_json::Value;

use super::super::plain::harmless;

/// Entries that grow with every value put among them.
#[derive(Debug, Default)]
pub(super) struct Packed {
    /// The number of each entry, by how it is written.
    numbers: HashMap<String, usize>,
    written: String,
}

impl Packed {
    /// Puts a value among the entries, where it is not there yet, and says which it is.
    pub(super) fn put(&mut self, value: &Value) -> usize {
        let entry = match value {
            Value::Array(items) => {
                let items: Vec<usize> = items.iter().map(|item| self.put(item)).collect();
                composed("-1", &items)
            }
            Value::Object(members) => {
                let names: Vec<usize> = members.keys().map(|name| self.entry(text(name))).collect();
                let names = self.entry(composed("-1", &names));
                let members: Vec<usize> = members.values().map(|member| self.put(member)).collect();
                composed(&names.to_string(), &members)
            }
            Value::String(value) => text(value),
            Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
        };
        self.entry(entry)
    }

    fn entry(&mut self, entry: String) -> usize {
        let next = self.numbers.len();
        if let Some(number) = self.numbers.get(&entry) {
            return *number;
        }
        self.written.push(if next == 0 { '[' } else { ',' });
        self.written.push_str(&entry);
        self.numbers.insert(entry, next);
        next
    }

    /// How many bytes the entries take so far.
    pub(super) fn len(&self) -> usize {
        self.written.len()
    }

    /// The entries as JSON, the last of which is the list of these.
    pub(super) fn end(mut self, whole: &[usize]) -> String {
        let last = composed("-1", whole);
        // The whole has to be the last entry, even where an equal list is there already.
        self.written.push(if self.numbers.is_empty() { '[' } else { ',' });
        self.written.push_str(&last);
        self.written.push(']');
        self.written
    }
}

fn composed(first: &str, others: &[usize]) -> String {
    let mut entry = format!("[{first}");
    for other in others {
        // Writing to a string cannot fail.
        let _ = write!(entry, ",{other}");
    }
    entry.push(']');
    entry
}

/// A JSON string that cannot end or open anything in a page, nor turn the direction of whoever
/// reads its source.
pub(super) fn text(value: &str) -> String {
    let plain = Value::from(value).to_string();
    let mut safe = String::with_capacity(plain.len());
    for glyph in plain.chars() {
        if glyph == '<' || harmless(glyph) != glyph {
            // Writing to a string cannot fail. All of these have four digits.
            let _ = write!(safe, "\\u{:04x}", u32::from(glyph));
        } else {
            safe.push(glyph);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_value_is_written_once() {
        let mut packed = Packed::default();
        let place = json!({ "zh": "总分", "en": "total" });
        let whole = [
            packed.put(&json!({ "a": place, "b": [place, 7, 7] })),
            packed.put(&place),
            packed.put(&json!([])),
        ];
        assert_eq!(
            packed.end(&whole),
            concat!(
                r#"["a","b",[-1,0,1],"zh","en",[-1,3,4],"总分","total",[5,6,7],7,[-1,8,9,9],[2,8,10],"#,
                "[-1],[-1,11,8,12]]"
            )
        );
        assert_eq!(Packed::default().end(&[]), "[[-1]]");
    }

    #[test]
    fn no_text_can_end_the_element_it_stands_in() {
        for (value, written) in [
            ("</script>", r#""\u003c/script>""#),
            ("<!--<script", r#""\u003c!--\u003cscript""#),
            ("\u{0}\"\\\n", r#""\u0000\"\\\n""#),
            ("\u{202e}a\u{2028}\u{feff}\u{85}", r#""\u202ea\u2028\ufeff\u0085""#),
            ("]]>&amp;'", r#""]]>&amp;'""#),
        ] {
            assert_eq!(text(value), written);
            assert_eq!(serde_json::from_str::<String>(written).ok().as_deref(), Some(value));
        }
    }
}
