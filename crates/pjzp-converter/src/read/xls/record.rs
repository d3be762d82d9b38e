//! The records that a workbook is made of, and the texts in them.

use encoding_rs::{Encoding, GBK};

/// A record: what it is, and its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    pub(super) bytes: &'s [u8],
}

/// What the record before was too short for.
const CONTINUE: u16 = 0x3c;

/// The records of a stream from some place on.
#[derive(Debug, Clone)]
pub(super) struct Records<'s> {
    rest: &'s [u8],
}

impl<'s> Records<'s> {
    /// The records from a byte on; none where the stream ends before.
    pub(super) fn new(stream: &'s [u8], start: usize) -> Self {
        Self { rest: stream.get(start..).unwrap_or_default() }
    }

    /// The bytes of a record and of those that continue it.
    pub(super) fn continued(&mut self, record: Record<'s>) -> Pieces<'s> {
        let mut pieces = vec![record.bytes];
        loop {
            let mut ahead = self.clone();
            match ahead.next() {
                Some(Record { kind: CONTINUE, bytes }) => pieces.push(bytes),
                _ => break,
            }
            *self = ahead;
        }
        pieces.reverse();
        let bytes = pieces.pop().unwrap_or_default();
        Pieces { bytes, behind: pieces }
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    /// The next whole record; a stream that is cut off ends before the one that is.
    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, rest) = self.rest.split_first_chunk::<2>()?;
        let (length, rest) = rest.split_first_chunk::<2>()?;
        let (bytes, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
        self.rest = rest;
        Some(Record { kind: u16::from_le_bytes(*kind), bytes })
    }
}

impl Record<'_> {
    /// The number of two bytes at a place.
    pub(super) fn short(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(self.array(at)?))
    }

    /// The number of four bytes at a place.
    pub(super) fn long(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.array(at)?))
    }

    pub(super) fn array<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.bytes.get(at..at.checked_add(N)?)?.try_into().ok()
    }
}

/// How the texts of a file are written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Writing {
    /// Since Excel 97: UTF-16, or its lower bytes alone.
    Wide,
    /// Before: bytes of a code page.
    Page(&'static Encoding),
}

impl Writing {
    /// By a code page; of one that is not known, the Chinese one.
    pub(super) fn page(number: u16) -> Self {
        let label = match number {
            1200 => return Self::Wide,
            65001 => "utf-8",
            950 => "big5",
            932 => "shift_jis",
            949 => "euc-kr",
            1250..=1258 => return Self::Page(windows(number)),
            _ => "gbk",
        };
        Self::Page(Encoding::for_label(label.as_bytes()).unwrap_or(GBK))
    }
}

fn windows(number: u16) -> &'static Encoding {
    Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(GBK)
}

/// How the number of characters in front of a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    Byte,
    Short,
}

/// The bytes of a record and of those that continue it, from the front.
#[derive(Debug)]
pub(super) struct Pieces<'s> {
    bytes: &'s [u8],
    /// Those behind, the next one last.
    behind: Vec<&'s [u8]>,
}

impl<'s> Pieces<'s> {
    /// The bytes of one record, from a place on.
    pub(super) fn new(bytes: &'s [u8], start: usize) -> Self {
        Self { bytes: bytes.get(start..).unwrap_or_default(), behind: Vec::new() }
    }

    /// Passes over bytes, also into the records behind.
    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.bytes.len() {
            count -= self.bytes.len();
            self.bytes = self.behind.pop()?;
        }
        self.bytes = self.bytes.get(count..)?;
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        while self.bytes.is_empty() {
            self.bytes = self.behind.pop()?;
        }
        let (byte, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*byte)
    }

    fn short(&mut self) -> Option<usize> {
        Some(usize::from(u16::from_le_bytes([self.byte()?, self.byte()?])))
    }

    fn long(&mut self) -> Option<usize> {
        let four = [self.byte()?, self.byte()?, self.byte()?, self.byte()?];
        usize::try_from(u32::from_le_bytes(four)).ok()
    }

    /// The next text; `None` where the bytes end before it does.
    pub(super) fn text(&mut self, writing: Writing, count: Count) -> Option<String> {
        let characters = if count == Count::Byte { usize::from(self.byte()?) } else { self.short()? };
        match writing {
            Writing::Page(encoding) => {
                let bytes: Option<Vec<u8>> = (0..characters).map(|_| self.byte()).collect();
                Some(encoding.decode_without_bom_handling(&bytes?).0.into_owned())
            }
            Writing::Wide => {
                let flags = self.byte()?;
                let runs = if flags & 8 == 0 { 0 } else { self.short()? };
                let more = if flags & 4 == 0 { 0 } else { self.long()? };
                let text = self.wide(characters, flags)?;
                // Behind the characters: which of them are bold, and how they are pronounced.
                self.skip(runs.checked_mul(4)?.checked_add(more)?)?;
                Some(text)
            }
        }
    }

    /// Characters of two bytes or one; each record that they go on in says again which.
    fn wide(&mut self, characters: usize, mut flags: u8) -> Option<String> {
        let mut units = Vec::new();
        while units.len() < characters {
            if self.bytes.is_empty() {
                self.bytes = self.behind.pop()?;
                flags = self.byte()?;
                continue;
            }
            let low = self.byte()?;
            let high = if flags & 1 == 0 { 0 } else { self.byte()? };
            units.push(u16::from_le_bytes([low, high]));
        }
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, bytes: &[u8]) -> Vec<u8> {
        let length = u16::try_from(bytes.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), bytes].concat()
    }

    #[test]
    fn texts_go_on_in_the_record_behind() {
        // Two characters of 「绩效ab」 as UTF-16, the rest one byte each in the next record.
        let first = [&[4, 0, 1][..], &[0xe9, 0x7e, 0x48, 0x65]].concat();
        let stream = [record(0xfc, &first), record(CONTINUE, b"\0ab\x01\0\0c"), record(0x0a, b"")].concat();
        let mut records = Records::new(&stream, 0);
        let begin = records.next().unwrap();
        let mut pieces = records.continued(begin);
        assert_eq!(pieces.text(Writing::Wide, Count::Short).as_deref(), Some("绩效ab"));
        assert_eq!(pieces.text(Writing::Wide, Count::Short).as_deref(), Some("c"));
        assert_eq!(pieces.text(Writing::Wide, Count::Short), None);
        assert_eq!(records.next().map(|record| record.kind), Some(0x0a));
        assert!(records.next().is_none());
    }

    #[test]
    fn bold_characters_and_pronunciation_are_no_text() {
        let rich = [&[1, 0, 0x0c, 1, 0, 2, 0, 0, 0, b'a'][..], &[9; 4], &[9; 2], &[1, 0, 0, b'b']].concat();
        let mut pieces = Pieces::new(&rich, 0);
        assert_eq!(pieces.text(Writing::Wide, Count::Short).as_deref(), Some("a"));
        assert_eq!(pieces.text(Writing::Wide, Count::Short).as_deref(), Some("b"));
    }

    #[test]
    fn texts_of_a_code_page_are_decoded() {
        let bytes = b"\x04\xbc\xa8\xd0\xa7";
        for (page, expected) in [(936, "绩效"), (0, "绩效"), (1252, "¼¨Ð§")] {
            let text = Pieces::new(bytes, 0).text(Writing::page(page), Count::Byte);
            assert_eq!(text.as_deref(), Some(expected), "{page}");
        }
    }
}
