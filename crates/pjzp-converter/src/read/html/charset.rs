//! Which characters the bytes of a page stand for.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::read::{ReadError, encoding};

/// How far into a page its own word on the matter is looked for.
const HEAD: usize = 4096;

/// Decodes a page: by its byte order mark, else as it says itself, else as any text.
///
/// Pages that say one thing and are another are common, so what it says is only tried.
pub(in crate::read) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if Encoding::for_bom(bytes).is_some() {
        return encoding::decode(bytes);
    }
    let declared = declared(bytes.get(..HEAD).unwrap_or(bytes));
    match declared.and_then(|encoding| encoding::strict(bytes, encoding).ok()) {
        Some(text) => Ok(text),
        None => encoding::decode(bytes),
    }
}

/// The encoding that stands behind `charset=`, be it in a `meta` of either kind, or `encoding=` of
/// an XML declaration.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let after =
        |word: &[u8]| head.windows(word.len()).position(|window| window == word).map(|at| at + word.len());
    let from = after(b"charset=").or_else(|| after(b"encoding="))?;
    let name = head.get(from..)?.trim_ascii_start();
    let name = name.strip_prefix(b"\"").or_else(|| name.strip_prefix(b"'")).unwrap_or(name);
    let end = name.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:".contains(byte));
    let encoding = Encoding::for_label(name.get(..end.unwrap_or(name.len()))?)?;
    // Whoever could read the word did not read two bytes for one, and has no Chinese in one byte.
    let cannot_be = [UTF_16LE, UTF_16BE, WINDOWS_1252].contains(&encoding);
    (!cannot_be).then_some(encoding)
}
