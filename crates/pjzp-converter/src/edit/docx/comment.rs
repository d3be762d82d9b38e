//! Comments: their texts in a part of their own, and where they are in the document.

use std::fmt::Write;

use super::{Paper, Prefix, name_at};
use crate::edit::mark::AUTHOR;
use crate::edit::patch::{Patch, escaped, spans};
use crate::edit::relation::{declare, relate};
use crate::read::ReadError;
use crate::read::docx::Spot;

const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// A number that no comment has yet, nor any after it.
pub(super) fn next_number(paper: &mut Paper<'_>) -> Result<usize, ReadError> {
    let Some(part) = part(paper) else { return Ok(0) };
    let text = paper.copy.needed(&part)?;
    let known = spans(&text, &part, "id", |name, _| name == "comment")?;
    let known = known.iter().filter_map(|span| span.value.as_ref()?.parse::<usize>().ok());
    Ok(known.max().map_or(0, |last| last.saturating_add(1)))
}

/// Puts a comment on a paragraph, from the first of its text to the last.
pub(super) fn anchor(patch: &mut Patch, text: &str, spot: &Spot, number: usize, prefix: &Prefix) {
    let declared = prefix.declared();
    let begin = format!("<w:commentRangeStart{declared} w:id=\"{number}\"/>");
    let end = format!(
        "<w:commentRangeEnd{declared} w:id=\"{number}\"/>\
         <w:r{declared}><w:commentReference w:id=\"{number}\"/></w:r>"
    );
    if spot.tail.is_empty() {
        let head = spot.head.end;
        let name = name_at(text, &spot.head);
        patch.fill(head.saturating_sub("/>".len())..head, &name, &format!("{begin}{end}"));
    } else {
        patch.insert(spot.begin, begin);
        patch.insert(spot.tail.start, end);
    }
}

/// Writes the texts of comments behind those that are there.
pub(super) fn write(paper: &mut Paper<'_>, comments: &[(usize, Vec<String>)]) -> Result<(), ReadError> {
    if comments.is_empty() {
        return Ok(());
    }
    let there = part(paper);
    let namespace = paper.prefix.namespace;
    let mut all = String::new();
    for (number, lines) in comments {
        // Writing to a string cannot fail.
        let _ = write!(
            all,
            "<w:comment xmlns:w=\"{namespace}\" w:id=\"{number}\" w:author=\"{AUTHOR}\" w:initials=\"{AUTHOR}\">"
        );
        for line in lines.iter().flat_map(|line| line.lines()) {
            let _ = write!(all, "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(line));
        }
        all.push_str("</w:comment>");
    }
    let (name, text) = match &there {
        Some(part) => (part.clone(), paper.copy.needed(part)?),
        None => (
            paper.copy.free_name("word/comments", ".xml"),
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
                 <w:comments xmlns:w=\"{namespace}\"></w:comments>"
            ),
        ),
    };
    let root = spans(&text, &name, "", |name, depth| name == "comments" && depth == 0)?;
    let root = root.first().ok_or_else(|| ReadError::damaged(&name))?;
    let mut patch = Patch::default();
    patch.append(root, &all);
    paper.copy.write(&name, patch.apply(&text));
    if there.is_none() {
        declare(&mut paper.copy, &name, KIND)?;
        let kind = format!("{}/comments", paper.prefix.relations);
        relate(&mut paper.copy, &paper.main, &kind, &name)?;
    }
    Ok(())
}

/// The part that the comments of the document are in.
fn part(paper: &Paper<'_>) -> Option<String> {
    let others = paper.others.iter().find(|other| other.is("comments"));
    others.map(|other| other.part.trim_start_matches('/').to_owned())
}
