//! The notes of one sheet: their texts in one part, their boxes in another, and the sheet that
//! refers to both.

use super::{Book, Notes, drawing, note};
use crate::edit::patch::{Patch, Span, spans};
use crate::edit::relation::{declare, declare_ending, relate};
use crate::read::ReadError;
use crate::read::address::{Address, Region};
use crate::read::xlsx::relations;

const NOTES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const BOXES: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// What may stand behind the reference to the boxes in a sheet.
const BEHIND: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "AlternateContent",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// Puts notes on the sheet that `part` describes.
pub(super) fn annotate(book: &mut Book<'_>, part: &str, notes: Notes) -> Result<(), ReadError> {
    let text = book.copy.needed(part)?;
    let found = spans(&text, part, "id", |_, depth| depth < 2)?;
    let merges = spans(&text, part, "ref", |name, _| name == "mergeCell")?;
    let marks = at_corners(notes, &merges);
    let known = relations(&mut book.copy.package, part)?;
    let vocabulary = book.vocabulary();

    let texts = known.values().find(|relation| relation.kind == "comments");
    let (name, before) = match texts {
        Some(relation) => (relation.target.clone(), Some(book.copy.needed(&relation.target)?)),
        None => (book.copy.free_name("xl/comments", ".xml"), None),
    };
    let told = note::merge(before.as_deref(), &name, &marks, vocabulary.main)?;
    book.copy.write(&name, told.text);
    if before.is_none() {
        declare(&mut book.copy, &name, NOTES)?;
        relate(&mut book.copy, part, &format!("{}/comments", vocabulary.relations), &name)?;
    }

    let drawn = found.iter().find(|span| span.depth == 1 && span.name == "legacyDrawing");
    let drawn = drawn.and_then(|span| known.get(span.value.as_ref()?));
    if let Some(relation) = drawn {
        let text = book.copy.needed(&relation.target)?;
        let text = drawing::draw(Some(&text), &told.new);
        book.copy.write(&relation.target, text.ok_or_else(|| ReadError::damaged(&relation.target))?);
        return Ok(());
    }
    let name = book.copy.free_name("xl/drawings/vmlDrawing", ".vml");
    let boxes = drawing::draw(None, &told.new).unwrap_or_default();
    book.copy.write(&name, boxes);
    declare_ending(&mut book.copy, "vml", BOXES)?;
    let id = relate(&mut book.copy, part, &format!("{}/vmlDrawing", vocabulary.relations), &name)?;
    let text = refer(&text, part, &found, &id, vocabulary.relations)?;
    book.copy.write(part, text);
    Ok(())
}

/// Notes at cells that lie under a merged one would not be seen: they go to its first cell.
fn at_corners(mut notes: Notes, merges: &[Span]) -> Notes {
    for Region { first, last } in merges.iter().filter_map(|span| Region::read(span.value.as_ref()?)) {
        let columns = first.column..=last.column;
        let cells = notes.range(first..=last).map(|(cell, _)| *cell);
        let covered: Vec<Address> =
            cells.filter(|cell| *cell != first && columns.contains(&cell.column)).collect();
        for text in covered.iter().filter_map(|cell| notes.remove(cell)).collect::<Vec<_>>() {
            let note = notes.entry(first).or_default();
            if !note.is_empty() {
                note.push_str("\n\n");
            }
            note.push_str(&text);
        }
    }
    notes
}

/// The sheet with a reference to its boxes, in the place of the one that leads nowhere if there is.
fn refer(text: &str, part: &str, found: &[Span], id: &str, namespace: &str) -> Result<String, ReadError> {
    let root = found.iter().find(|span| span.depth == 0).ok_or_else(|| ReadError::damaged(part))?;
    let element = format!("<{}legacyDrawing xmlns:r=\"{namespace}\" r:id=\"{id}\"/>", root.prefix);
    let data = found.iter().position(|span| span.name == "sheetData").unwrap_or_default();
    let children = found.iter().skip(data).filter(|span| span.depth == 1);
    let mut patch = Patch::default();
    let old = children.clone().find(|span| span.name == "legacyDrawing");
    let behind = children.clone().find(|span| BEHIND.contains(&span.name.as_str()));
    match (old, behind) {
        (Some(old), _) => patch.replace(old.head.start..old.head.end.max(old.tail.end), element),
        (None, Some(behind)) => patch.insert(behind.head.start, element),
        (None, None) => patch.append(root, &element),
    }
    Ok(patch.apply(text))
}
