//! An office file as the zip archive it is, opened as what a stranger made.
//!
//! Nothing is unpacked to disk, and a part only when it is asked for. Sizes are counted while
//! inflating, since those that an archive declares may be false.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use encoding_rs::{Encoding, UTF_8};
use zip::ZipArchive;
use zip::result::ZipError;

use super::ReadError;

/// Most bytes that are unpacked of one file: 512 MiB.
pub const MOST_UNPACKED: u64 = 512 * 1024 * 1024;
/// Most bytes that are unpacked of one part: 128 MiB, more than a million cells take.
pub const MOST_PART: u64 = 128 * 1024 * 1024;
/// How many times its size a file may unpack to.
pub const MOST_RATIO: u64 = 200;
/// What any file may unpack to, however small it is: a blank form is mostly repetition.
const ALWAYS_ALLOWED: u64 = 16 * 1024 * 1024;
/// Most parts of a package.
pub const MOST_PARTS: usize = 10_000;

/// How a document type begins, in whatever case.
const DOCTYPE: &[u8] = b"<!doctype";
/// What an OLE2 compound file begins with: the older office formats, and encrypted newer ones.
pub(super) const OLE2: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// What a zip archive begins with.
pub(super) const ZIP: &[u8] = b"PK\x03\x04";

/// The parts of an office file.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// By name, as [`key`] has it: where the archive lists the part.
    parts: BTreeMap<String, usize>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens an archive without unpacking anything.
    ///
    /// # Errors
    /// [`ReadError::Encrypted`], [`ReadError::NotOffice`], [`ReadError::Damaged`],
    /// [`ReadError::Deceptive`], [`ReadError::TooManyParts`] or [`ReadError::UnpackedTooLarge`].
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        if is_encrypted_package(bytes) {
            return Err(ReadError::Encrypted);
        }
        if !bytes.starts_with(ZIP) {
            return Err(ReadError::NotOffice);
        }
        // The archive lists its entries in memory, so they are counted before it is opened.
        let is_entry = |window: &&[u8]| *window == b"PK\x01\x02";
        if bytes.windows(4).filter(is_entry).count() > MOST_PARTS {
            return Err(ReadError::TooManyParts);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::damaged("zip"))?;
        if archive.has_duplicate_names() || archive.has_overlapping_entries().map_err(|_| damaged_zip())? {
            return Err(ReadError::Deceptive { part: "zip".into() });
        }
        let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let left = packed.saturating_mul(MOST_RATIO).clamp(ALWAYS_ALLOWED, MOST_UNPACKED);
        let mut parts = BTreeMap::new();
        let mut declared = 0_u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|_| damaged_zip())?;
            let name = String::from_utf8_lossy(entry.name_raw());
            if entry.encrypted() {
                return Err(ReadError::Encrypted);
            }
            if name.split(['/', '\\']).any(|step| step == "..") || name.contains([':', '\0']) {
                return Err(ReadError::Deceptive { part: name.into() });
            }
            declared = declared.saturating_add(entry.size());
            if declared > left {
                return Err(ReadError::UnpackedTooLarge);
            }
            if !entry.is_dir() && parts.insert(key(&name), index).is_some() {
                return Err(ReadError::Deceptive { part: name.into() });
            }
        }
        Ok(Self { archive, parts, left })
    }

    /// The names of all parts, in lower case, in the order of their bytes.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// Whether there is a part of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&key(name))
    }

    /// The bytes of a part; `None` where there is no such part. The case of a name is nothing.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] or [`ReadError::UnpackedTooLarge`].
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(index) = self.parts.get(&key(name)) else { return Ok(None) };
        let entry = self.archive.by_index(*index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Encrypted,
            _ => ReadError::damaged(name),
        })?;
        let most = self.left.min(MOST_PART);
        let mut bytes = Vec::new();
        entry.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| ReadError::damaged(name))?;
        let unpacked = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if unpacked > most {
            return Err(ReadError::UnpackedTooLarge);
        }
        self.left = self.left.saturating_sub(unpacked);
        Ok(Some(bytes))
    }

    /// The text of a part that is XML; `None` where there is no such part.
    ///
    /// # Errors
    /// As [`Package::part`], and [`ReadError::Entities`] where it declares a document type:
    /// no office program writes one, and entities are how a short text becomes a long one.
    pub(crate) fn xml(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((UTF_8, 0));
        let text = if encoding == UTF_8 && mark == 0 {
            String::from_utf8(bytes).ok()
        } else {
            let body = bytes.get(mark..).unwrap_or_default();
            encoding.decode_without_bom_handling_and_without_replacement(body).map(Cow::into_owned)
        };
        let text = text.ok_or_else(|| ReadError::damaged(name))?;
        let marks = text.match_indices("<!").filter_map(|(at, _)| text.as_bytes().get(at..));
        if marks.filter_map(|mark| mark.get(..DOCTYPE.len())).any(|mark| mark.eq_ignore_ascii_case(DOCTYPE)) {
            return Err(ReadError::Entities { part: name.into() });
        }
        Ok(Some(text))
    }
}

/// Whether it is what office programs make of a newer file with a password: a compound file that
/// holds the encrypted package.
pub(super) fn is_encrypted_package(bytes: &[u8]) -> bool {
    // Names in a compound file are UTF-16, little end first.
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(OLE2) && bytes.windows(name.len()).any(|window| window == name)
}

fn damaged_zip() -> ReadError {
    ReadError::damaged("zip")
}

/// How names are compared: some programs write backward strokes, or other cases than they refer to.
pub(crate) fn key(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).replace('\\', "/").to_ascii_lowercase()
}

#[cfg(test)]
mod tests;
