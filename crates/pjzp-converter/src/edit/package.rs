//! An office file that is written again part for part: what is not changed is the same bytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use crate::read::ReadError;
use crate::read::package::{Package, key};

/// A file, and what is to stand in its copy.
pub(super) struct Copy<'b> {
    bytes: &'b [u8],
    pub(super) package: Package<'b>,
    /// By name, as [`key`] has it: parts that are written anew, each with its name.
    written: BTreeMap<String, (String, String)>,
}

impl<'b> Copy<'b> {
    /// Opens a file as [`Package::open`] does, and refuses what that refuses.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        Ok(Self { bytes, package: Package::open(bytes)?, written: BTreeMap::new() })
    }

    /// The text of a part as it stands in the copy so far.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        match self.written.get(&key(name)) {
            Some((_, text)) => Ok(Some(text.clone())),
            None => self.package.xml(name),
        }
    }

    /// The text of a part without which the file is none of its kind.
    pub(super) fn needed(&mut self, name: &str) -> Result<String, ReadError> {
        self.xml(name)?.ok_or_else(|| ReadError::damaged(name))
    }

    /// Writes a part anew, or one that was not there.
    pub(super) fn write(&mut self, name: &str, text: String) {
        let name = name.trim_start_matches('/');
        self.written.insert(key(name), (name.to_owned(), in_utf8(text)));
    }

    /// A name that no part has: `before`, a number, `after`.
    pub(super) fn free_name(&self, before: &str, after: &str) -> String {
        let is_free = |name: &String| !self.written.contains_key(&key(name)) && !self.package.has(name);
        let mut names = (1_u64..).map(|number| format!("{before}{number}{after}"));
        names.find(is_free).unwrap_or_default()
    }

    /// The copy: every part in its place, those that were not there at the end.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, ReadError> {
        let damaged = || ReadError::damaged("zip");
        let mut archive = ZipArchive::new(Cursor::new(self.bytes)).map_err(|_| damaged())?;
        let mut copy = ZipWriter::new(Cursor::new(Vec::with_capacity(self.bytes.len())));
        copy.set_raw_comment(archive.comment().into()).map_err(|_| damaged())?;
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|_| damaged())?;
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            match self.written.remove(&key(&name)).filter(|_| !entry.is_dir()) {
                Some((_, text)) => {
                    let time = entry.last_modified().unwrap_or_default();
                    put(&mut copy, &name, &text, options().last_modified_time(time))
                }
                None => copy.raw_copy_file(entry).ok(),
            }
            .ok_or_else(damaged)?;
        }
        for (name, text) in self.written.into_values() {
            put(&mut copy, &name, &text, options()).ok_or_else(damaged)?;
        }
        Ok(copy.finish().map_err(|_| damaged())?.into_inner())
    }
}

/// How a part is packed: the same at whatever time of day.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
}

fn put(
    copy: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    text: &str,
    options: SimpleFileOptions,
) -> Option<()> {
    copy.start_file(name, options).ok()?;
    copy.write_all(text.as_bytes()).ok()
}

/// A text that says of itself that it is in another encoding says so no more.
fn in_utf8(text: String) -> String {
    let head = text.split_once("?>").filter(|(head, _)| head.starts_with("<?xml"));
    match head {
        Some((head, body)) if head.contains("encoding") && !head.to_ascii_lowercase().contains("utf-8") => {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{body}")
        }
        _ => text,
    }
}
