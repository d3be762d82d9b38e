//! Other texts at some places of a document, and every other byte as it is.

use std::collections::BTreeMap;
use std::ops::Range;

use pjzp_core::Pointer;

use crate::path::pointer_text;
use crate::position::scalar;
use crate::scan::{BYTE_ORDER_MARK, scan};

/// The document with these texts at these places, as JSON strings; nothing else of it changes:
/// neither order nor blanks, nor how other numbers are written.
///
/// `None` where the document is no JSON, or a place is not there or holds an object or list.
///
/// # Examples
/// ```
/// let texts = [("/total/score".into(), "83.76".to_owned())].into();
/// let written = pjzp_schema::rewrite(br#"{ "total": { "score": 84.0 } }"#, &texts);
/// assert_eq!(written.unwrap(), br#"{ "total": { "score": "83.76" } }"#);
/// ```
pub fn rewrite(document: &[u8], texts: &BTreeMap<Pointer, String>) -> Option<Vec<u8>> {
    let whole = std::str::from_utf8(document).ok()?;
    let text = whole.strip_prefix(BYTE_ORDER_MARK).unwrap_or(whole);
    let mark = whole.len() - text.len();
    let mut places: Vec<(Range<usize>, &str)> = Vec::new();
    scan(text, |frames, at| {
        if let Some(written) = texts.get(&Pointer::new(pointer_text(frames)))
            && let Some(length) = text.get(at..).and_then(scalar)
        {
            let at = mark + at;
            places.push((at..at + length, written));
        }
    })
    .ok()?;
    if places.len() != texts.len() {
        return None;
    }
    let mut rewritten = Vec::with_capacity(document.len());
    let mut done = 0;
    for (place, written) in places {
        rewritten.extend_from_slice(document.get(done..place.start)?);
        serde_json::to_writer(&mut rewritten, written).ok()?;
        done = place.end;
    }
    rewritten.extend_from_slice(document.get(done..)?);
    Some(rewritten)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_bytes_stay_as_they_are() {
        let texts = |pairs: &[(&str, &str)]| -> BTreeMap<Pointer, String> {
            pairs.iter().map(|(pointer, text)| ((*pointer).into(), (*text).into())).collect()
        };
        for (document, pairs, written) in [
            (
                "\u{feff}{ \"a\" :1.50,\n\t\"b\":[\"x\",\"y\"]}\r\n",
                &[("/b/1", "\"\n")][..],
                Some("\u{feff}{ \"a\" :1.50,\n\t\"b\":[\"x\",\"\\\"\\n\"]}\r\n"),
            ),
            ("{\"a\":1.50,\"b\":\"２\"}", &[("/b", "2"), ("/a", "1.5")], Some("{\"a\":\"1.5\",\"b\":\"2\"}")),
            ("{\"a/~\":\"\\u0031\"}", &[("/a~1~0", "二")], Some("{\"a/~\":\"二\"}")),
            ("{\"a\":[1]}", &[], Some("{\"a\":[1]}")),
            ("{\"a\":[1]}", &[("/a", "1")], None),
            ("{\"a\":[1]}", &[("/a/1", "1")], None),
            ("{\"a\":1", &[("/a", "1")], None),
        ] {
            let found = rewrite(document.as_bytes(), &texts(pairs));
            assert_eq!(found.as_deref(), written.map(str::as_bytes), "{document}");
        }
    }
}
