//! What a form says in sentences: its conclusion, its problems, how the money was managed.

use super::Part;
use super::Piece;
use super::coverage::{Ignored, Marks};
use super::draft::{Held, SectionDraft};
use super::header::{Column, Header};
use super::outline::enumerator;
use super::table::Reader;
use super::vocabulary::{ACCOUNTS, NOTES};
use super::wording::{core, plain};

/// Reads a row of a label and the text beside it (`存在问题 | …`); `false` where it is none.
pub(super) fn row(reader: &mut Reader<'_>, filled: &[&Piece<'_>]) -> bool {
    let Some((label, texts)) = filled.split_first().filter(|(_, texts)| texts.len() < 2) else {
        return false;
    };
    let name = core(label.text);
    let Some((id, _)) = ACCOUNTS.iter().find(|(_, words)| words.contains(&name.as_str())) else {
        return false;
    };
    match texts.first() {
        Some(text) => section(reader, id, label, text.text.trim().to_owned(), texts),
        None => reader.marks.ignored(label.place, Ignored::Caption),
    }
    true
}

/// Reads how one side of the money was managed: `下达及时性 | 30 日内下达 | 无`.
pub(super) fn management(reader: &mut Reader<'_>, header: &Header, row: &[Piece<'_>]) {
    let cells = header.cells(row);
    let under = |wanted: Column| {
        let cell = cells.get(header.position(wanted)?).copied().flatten()?;
        row.get(cell).filter(|piece| !piece.is_blank())
    };
    let texts: Vec<&Piece<'_>> = [Column::Account, Column::Remedy].into_iter().filter_map(under).collect();
    let label = row.iter().take_while(|piece| !texts.iter().any(|text| text.place == piece.place));
    let Some(label) = label.filter(|piece| !piece.is_blank()).last() else { return };
    let text: Vec<&str> = texts.iter().map(|piece| piece.text.trim()).collect();
    section(reader, "organisation", label, text.join("\n"), &texts);
}

fn section(reader: &mut Reader<'_>, id: &'static str, label: &Piece<'_>, text: String, texts: &[&Piece<'_>]) {
    reader.draft.narrative.push(SectionDraft {
        id,
        title: Some(Held::new(label.text.trim(), label.source)),
        text,
    });
    reader.marks.used(label.place);
    for piece in texts {
        reader.marks.used(piece.place);
    }
}

/// Passes over the notes on how to fill in the form, where nothing else was made of them: a line
/// that begins with 注, and the numbered lines behind it.
pub(super) fn pass_over_notes(parts: &[Part<'_>], marks: &mut Marks) {
    let mut in_note = false;
    let mut line = |text: &str| {
        in_note = begins_note(text) || (in_note && enumerator(text).is_some());
        in_note
    };
    for part in parts {
        match part {
            Part::Paragraph { piece, .. } if piece.is_blank() => {}
            Part::Paragraph { piece, .. } => {
                if line(piece.text) {
                    marks.ignored(piece.place, Ignored::Note);
                }
            }
            Part::Table(rows) => {
                for row in rows {
                    let mut filled = row.iter().filter(|piece| !piece.is_blank());
                    match (filled.next(), filled.next()) {
                        (Some(piece), None) if line(piece.text) => marks.ignored(piece.place, Ignored::Note),
                        (Some(_), Some(_)) => {
                            line("");
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}

fn begins_note(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(8).collect();
    let head = plain(&head);
    NOTES
        .iter()
        .any(|word| head.strip_prefix(word).is_some_and(|behind| behind.starts_with([':', '1', '.', ','])))
}
