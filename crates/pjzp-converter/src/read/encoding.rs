//! Which characters the bytes of a text stand for.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::ReadError;

/// Decodes UTF-8 with or without a byte order mark, UTF-16 with one, and GB18030.
///
/// Nothing is replaced: a byte that no encoding explains is an error with its place.
/// A zero byte is refused too, because no text has one and binary files do.
///
/// # Errors
/// [`ReadError::Undecodable`].
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        let text = if encoding == UTF_8 { utf8(body) } else { strict(body, encoding) };
        return text.map_err(|at| undecodable(encoding, bytes, mark.saturating_add(at)));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(undecodable(UTF_8, bytes, at));
    }
    utf8(bytes).or_else(|utf8_end| {
        strict(bytes, GB18030).map_err(|gb_end| {
            if utf8_end >= gb_end {
                undecodable(UTF_8, bytes, utf8_end)
            } else {
                undecodable(GB18030, bytes, gb_end)
            }
        })
    })
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => Err(error.valid_up_to()),
    }
}

/// Decodes without replacing anything, or says at which byte that ends.
pub(super) fn strict(bytes: &[u8], encoding: &'static Encoding) -> Result<Cow<'static, str>, usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or(bytes.len()));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(Cow::Owned(text)),
        (DecoderResult::Malformed(bad, after), read) => {
            Err(read.saturating_sub(usize::from(bad)).saturating_sub(usize::from(after)))
        }
        (DecoderResult::OutputFull, read) => Err(read),
    }
}

fn undecodable(encoding: &'static Encoding, bytes: &[u8], at: usize) -> ReadError {
    let before = bytes.get(..at).unwrap_or(bytes);
    let ends = if encoding == UTF_16LE || encoding == UTF_16BE {
        let (high, low) = if encoding == UTF_16BE { (0, b'\n') } else { (b'\n', 0) };
        before.as_chunks::<2>().0.iter().filter(|unit| **unit == [high, low]).count()
    } else {
        before.split(|byte| *byte == b'\n').count().saturating_sub(1)
    };
    ReadError::Undecodable {
        encoding: encoding.name(),
        line: ends.saturating_add(1),
        byte: at.saturating_add(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_office_programs_are_told_apart() {
        let (gb18030, _, _) = GB18030.encode("绩效\n自评");
        let little: Vec<u8> = "\u{feff}绩效\n自评".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}绩效\n自评".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in ["绩效\n自评".as_bytes(), "\u{feff}绩效\n自评".as_bytes(), &gb18030, &little, &big]
        {
            assert_eq!(decode(bytes).as_deref(), Ok("绩效\n自评"), "{bytes:?}");
        }
    }

    #[test]
    fn what_no_encoding_explains_is_an_error_with_its_place() {
        for (bytes, encoding, line, byte) in [
            (&b"ab\nc\xff\xff"[..], "UTF-8", 2, 5),
            (&b"\xef\xbb\xbf\xe7\xbb"[..], "UTF-8", 1, 4),
            (&b"\xff\xfea\x00\n\x00\x00\xd8"[..], "UTF-16LE", 2, 7),
            (&b"a\n\x00"[..], "UTF-8", 2, 3),
            (&b"\xbc\xa8\xd0\xa7\n\xbc"[..], "gb18030", 2, 6),
        ] {
            assert_eq!(decode(bytes), Err(ReadError::Undecodable { encoding, line, byte }), "{bytes:?}");
        }
    }
}
