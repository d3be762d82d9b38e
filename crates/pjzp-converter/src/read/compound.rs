//! The compound file that office programs wrote before 2007: folders and streams in sectors.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::package::OLE2;
use super::{MOST_BYTES, ReadError};

/// Most sectors that list where the sectors are listed; the largest file that is read has 8.
const MOST_LISTS: usize = 16;

/// A compound file.
pub(super) struct Compound<'b>(CompoundFile<Cursor<&'b [u8]>>);

impl<'b> Compound<'b> {
    /// Opens a compound file without reading any stream.
    ///
    /// # Errors
    /// [`ReadError::NotOffice`] or [`ReadError::Damaged`].
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        if !bytes.starts_with(OLE2) {
            return Err(ReadError::NotOffice);
        }
        if !is_plausible(bytes) {
            return Err(ReadError::damaged("OLE2"));
        }
        CompoundFile::open(Cursor::new(bytes)).map(Self).map_err(|_| ReadError::damaged("OLE2"))
    }

    /// Whether it has a stream or folder of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.exists(name)
    }

    /// The bytes of a stream; `None` where there is no such stream.
    ///
    /// # Errors
    /// [`ReadError::Damaged`].
    pub(super) fn stream(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        if !self.0.is_stream(name) {
            return Ok(None);
        }
        let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        self.0
            .open_stream(name)
            .and_then(|stream| stream.take(most).read_to_end(&mut bytes))
            .map_err(|_| ReadError::damaged(name))?;
        Ok(Some(bytes))
    }
}

/// Whether the sectors that list the lists of sectors are as few as they can be: a list may be
/// named many times, and is read as often.
fn is_plausible(bytes: &[u8]) -> bool {
    let number = |at: usize| {
        let four = bytes.get(at..at.checked_add(4)?)?;
        Some(u32::from_le_bytes(four.try_into().ok()?))
    };
    let size = if bytes.get(26) == Some(&4) { 4096_usize } else { 512 };
    let mut next = number(68);
    for _ in 0..MOST_LISTS {
        let sector =
            next.filter(|sector| *sector < 0xffff_fffa).and_then(|sector| usize::try_from(sector).ok());
        let Some(sector) = sector else { return true };
        // The header takes the place of the first sector; the last number of a list is the next list.
        next = sector.checked_add(2).and_then(|end| end.checked_mul(size)?.checked_sub(4)).and_then(number);
    }
    false
}
