//! What a file is written in, by its content: names of files are often wrong.

use super::{Format, ReadError};

/// The format a file is written in, where its name says `named`.
///
/// Text is what its name says, unless it can only be a page: what stands in a text is for people.
///
/// # Errors
/// [`ReadError::Unread`] for formats that are known and not read.
pub(super) fn format(bytes: &[u8], named: Format) -> Result<Format, ReadError> {
    let start = start(bytes);
    let begins = |word: &str| start.starts_with(word);
    if begins("mime-version:") {
        return Err(ReadError::Unread { format: "MHTML" });
    }
    if begins("{\\rtf") {
        return Err(ReadError::Unread { format: "RTF" });
    }
    let is_page = begins("<!doctype html")
        || begins("<html")
        || (begins("<?xml") && start.contains("<html"))
        || (!matches!(named, Format::Text | Format::Markdown) && begins("<"));
    Ok(if is_page { Format::Html } else { named })
}

/// The format of bytes that have no name to go by; `None` where they are any text.
pub(super) fn of_nameless(bytes: &[u8]) -> Option<Format> {
    format(bytes, Format::Text).ok().filter(|format| *format != Format::Text)
}

/// The first characters of a text, in lower case.
fn start(bytes: &[u8]) -> String {
    const HEAD: usize = 1024;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let text = match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, mark)) => {
            encoding.decode_without_bom_handling(head.get(mark..).unwrap_or_default()).0
        }
        None => String::from_utf8_lossy(head),
    };
    text.trim_start().to_ascii_lowercase()
}
