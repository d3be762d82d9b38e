//! The texts of notes. What is there already is kept: at a cell with a note, the new text follows
//! the old one.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Notes, cell_text};
use crate::edit::mark::AUTHOR;
use crate::edit::patch::{Patch, Span, spans};
use crate::read::ReadError;
use crate::read::address::Address;

/// The texts with those that were added, and the cells that had none before.
pub(super) struct Merged {
    pub(super) text: String,
    pub(super) new: Notes,
}

/// Adds notes to the part of that name, or makes it where there is none.
pub(super) fn merge(
    text: Option<&str>,
    part: &str,
    notes: &Notes,
    namespace: &str,
) -> Result<Merged, ReadError> {
    let blank = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <comments xmlns=\"{namespace}\"><authors></authors><commentList></commentList></comments>"
    );
    let text = text.unwrap_or(&blank);
    let found = spans(text, part, "ref", |name, _| {
        matches!(
            name,
            "comments" | "authors" | "author" | "commentList" | "comment" | "text" | "rPh" | "phoneticPr"
        )
    })?;
    let named = |name: &'static str| found.iter().filter(move |span| span.name == name);
    let missing = || ReadError::damaged(part);
    let root = named("comments").next().ok_or_else(missing)?;
    let list = named("commentList").next().ok_or_else(missing)?;
    let authors = named("authors").next().ok_or_else(missing)?;
    let prefix = &root.prefix;

    let old = old(&found);
    let mut patch = Patch::default();
    let mut new = Notes::new();
    for (address, note) in notes {
        match old.get(address) {
            Some(old) => {
                let is_behind = |span: &&Span| is_spoken(span) && old.holds(span);
                let lead = if old.is_empty() { "" } else { "\n\n" };
                let run = run(prefix, &format!("{lead}{note}"));
                match found.iter().find(is_behind) {
                    Some(behind) => patch.insert(behind.head.start, run),
                    None => patch.append(old, &run),
                }
            }
            None => drop(new.insert(*address, note.clone())),
        }
    }
    let mut comments = String::new();
    let author = named("author").count();
    for (address, note) in &new {
        let run = run(prefix, note);
        // Writing to a string cannot fail.
        let _ = write!(
            comments,
            "<{prefix}comment ref=\"{address}\" authorId=\"{author}\"><{prefix}text>{run}</{prefix}text></{prefix}comment>"
        );
    }
    if !new.is_empty() {
        patch.append(authors, &format!("<{prefix}author>{AUTHOR}</{prefix}author>"));
        patch.append(list, &comments);
    }
    Ok(Merged { text: patch.apply(text), new })
}

/// The texts that are there, by their cells.
fn old(found: &[Span]) -> BTreeMap<Address, &Span> {
    let mut old = BTreeMap::new();
    let mut open: Option<(&Span, Address)> = None;
    for span in found {
        match (span.name.as_str(), open) {
            ("comment", _) => open = span.value.as_deref().and_then(Address::read).map(|cell| (span, cell)),
            ("text", Some((comment, cell))) if comment.holds(span) => {
                old.entry(cell).or_insert(span);
            }
            _ => {}
        }
    }
    old
}

/// Whether it says how a text is pronounced, which stands behind the text.
fn is_spoken(span: &Span) -> bool {
    matches!(span.name.as_str(), "rPh" | "phoneticPr")
}

/// A piece of text.
fn run(prefix: &str, text: &str) -> String {
    let text = cell_text(text);
    format!("<{prefix}r><{prefix}t xml:space=\"preserve\">{text}</{prefix}t></{prefix}r>")
}
