//! Rows of indicators, and the sums below them.

use pjzp_core::model::Subject;

use super::alignment::Alignment;
use super::coverage::Ignored;
use super::draft::{About, Held, RowDraft, Slot, StatementDraft};
use super::funds;
use super::header::{Column, Header};
use super::table::Reader;
use super::wording::{bracketed_points, core, is_grade, is_number, level_name, without_brackets};
use super::{Note, NoteKind, Piece};

/// Most indicators of a form.
pub(super) const MOST_INDICATORS: usize = 10_000;

/// Reads a row of the form.
pub(super) fn row(reader: &mut Reader<'_>, header: &Header, row: &[Piece<'_>], alignment: &Alignment) {
    let cell = |column: Column| -> Option<&Piece<'_>> {
        let index = header.position(column)?;
        let cell = alignment.cells.get(index).copied().flatten()?;
        row.get(cell)
    };
    let held = |column: Column| {
        let piece = cell(column)?;
        // What a merged cell says it says of all its rows; but points are not given twice.
        let (text, source) = if column.is_points() { (piece.text, piece.source) } else { piece.seen() };
        (!text.trim().is_empty()).then(|| Held::new(text.trim(), source))
    };
    for (column, cell) in header.columns.iter().zip(&alignment.cells) {
        if matches!(column, Column::Caption | Column::Unknown)
            && let Some(piece) = cell.and_then(|index| row.get(index))
        {
            funds::numbered_goal(reader, piece);
        }
    }
    levels(reader, held(Column::Level1), held(Column::Level2));
    for (column, level) in [(Column::Level1Weight, Column::Level1), (Column::Level2Weight, Column::Level2)] {
        if let Some(weight) = held(column) {
            level_weight(reader, level, weight);
        }
    }
    mark(reader, header, row, alignment);
    let draft = RowDraft {
        source: row
            .iter()
            .find(|piece| !piece.text.trim().is_empty())
            .map(|piece| row_source(piece))
            .unwrap_or_default(),
        level1: reader.level1.clone(),
        level2: reader.level2.clone(),
        name: held(Column::Name),
        sign: held(Column::Sign),
        target: held(Column::Target),
        unit: held(Column::Unit),
        actual: held(Column::Actual),
        weight: held(Column::Weight),
        score: held(Column::Score),
        grade: held(Column::Grade),
        reason: held(Column::Reason),
        scoring_note: held(Column::ScoringNote),
        evidence: held(Column::Evidence),
        goal: reader.draft.current_goal,
        within_previous: cell(Column::Name).is_some_and(|piece| core(piece.text).starts_with("其中")),
        listed: reader.listing.is_some(),
    };
    let own = [Column::Name, Column::Target, Column::Actual, Column::Weight, Column::Score];
    if own.into_iter().filter_map(cell).all(Piece::is_blank) {
        return;
    }
    shared_points(reader, [Column::Weight, Column::Score].into_iter().filter_map(cell));
    let missing = missing_values(header, header.is_wider_than(row), alignment, &draft);
    let text = as_written(row);
    let Some(place) = row.iter().find(|piece| !piece.text.trim().is_empty()).map(|piece| piece.place) else {
        return;
    };
    let Some(index) = add(reader, draft, place) else {
        return;
    };
    if let Some((found, wanted)) = missing {
        let source = reader.draft.rows.get(index).map(|row| row.source.clone()).unwrap_or_default();
        reader.draft.statements.push(StatementDraft {
            order: place,
            subject: Subject::RowValues,
            about: About::Row(index),
            value: Some(format!("{found}/{wanted}")),
            text,
            source,
        });
    }
}

/// Notes points that stand in one cell for this row and those above it.
fn shared_points<'p>(reader: &mut Reader<'_>, cells: impl Iterator<Item = &'p Piece<'p>>) {
    for piece in cells {
        let (text, source) = piece.seen();
        if piece.above.is_some() && is_number(text) {
            let note =
                Note { kind: NoteKind::MergeAmbiguous, source: source.clone(), text: text.trim().to_owned() };
            if !reader.draft.notes.contains(&note) {
                reader.draft.notes.push(note);
            }
        }
    }
}

/// Adds a row, or, where a list repeats a row of the form, says so of that row.
fn add(reader: &mut Reader<'_>, draft: RowDraft, place: usize) -> Option<usize> {
    let name = draft.name.as_ref().map(|name| core(&name.text)).unwrap_or_default();
    let (source, target, actual) = (draft.source.clone(), draft.target.clone(), draft.actual.clone());
    let known = reader.forms.get(&name).copied().filter(|_| draft.listed && !name.is_empty());
    let index = known.or_else(|| {
        let rows = &mut reader.draft.rows;
        if rows.len() < MOST_INDICATORS {
            rows.push(draft);
            return Some(rows.len() - 1);
        }
        if !reader.draft.notes.iter().any(|note| note.kind == NoteKind::TooManyIndicators) {
            reader.draft.notes.push(Note {
                kind: NoteKind::TooManyIndicators,
                source: source.clone(),
                text: format!("{MOST_INDICATORS}"),
            });
        }
        None
    })?;
    if let Some(listing) = reader.listing {
        let mut state = |subject, value: Option<String>, source| {
            reader.draft.statements.push(StatementDraft {
                order: place,
                subject,
                about: About::Row(index),
                value,
                text: listing.title.to_owned(),
                source,
            });
        };
        state(listing.subject(), None, source);
        if known.is_some() {
            for (subject, held) in [(Subject::Target, target), (Subject::Actual, actual)] {
                if let Some(held) = held {
                    state(subject, Some(held.text), held.source);
                }
            }
        }
    }
    Some(index)
}

/// A blank level cell repeats the one above; a new level 1 ends the level 2 above it.
fn levels(reader: &mut Reader<'_>, level1: Slot, level2: Slot) {
    if let Some(level1) = level1 {
        let changed =
            reader.level1.as_ref().is_none_or(|above| level_name(&above.text) != level_name(&level1.text));
        if changed {
            reader.level2 = None;
        }
        let points = bracketed_points(&level1.text);
        let source = level1.source.clone();
        reader.level1 = Some(level1);
        if let Some(points) = points {
            level_weight(reader, Column::Level1, Held::new(points, &source));
        }
    }
    if let Some(level2) = level2 {
        let points = bracketed_points(&level2.text);
        let source = level2.source.clone();
        reader.level2 = Some(level2);
        if let Some(points) = points {
            level_weight(reader, Column::Level2, Held::new(points, &source));
        }
    }
}

fn level_weight(reader: &mut Reader<'_>, level: Column, weight: Held) {
    let bare = |held: &Held| Held::new(without_brackets(&held.text), &held.source);
    let Some(level1) = reader.level1.as_ref().map(bare) else {
        return;
    };
    let level2 = reader.level2.as_ref().map(bare).filter(|_| level == Column::Level2);
    if level == Column::Level2 && level2.is_none() {
        return;
    }
    let index = reader.draft.subtotal(Some(&level1), level2.as_ref());
    if let Some(subtotal) = reader.draft.subtotals.get_mut(index) {
        subtotal.weight.get_or_insert(weight);
    }
}

fn mark(reader: &mut Reader<'_>, header: &Header, row: &[Piece<'_>], alignment: &Alignment) {
    for (index, column) in header.columns.iter().enumerate() {
        let Some(piece) = alignment.cells.get(index).copied().flatten().and_then(|cell| row.get(cell)) else {
            continue;
        };
        match column {
            Column::Caption => reader.marks.ignored(piece.place, Ignored::Caption),
            Column::Serial => reader.marks.ignored(piece.place, Ignored::Serial),
            Column::Remark | Column::RawScore | Column::Completion => {
                reader.marks.ignored(piece.place, Ignored::Repetition);
            }
            _ if *column != Column::Unknown && header.position(*column) == Some(index) => {
                reader.marks.used(piece.place);
            }
            _ => {}
        }
    }
}

/// How many values the row has and its header wants, where it slipped or is short, and target or
/// actual are missing for that.
fn missing_values(
    header: &Header,
    is_short: bool,
    alignment: &Alignment,
    row: &RowDraft,
) -> Option<(usize, usize)> {
    let target = header.has(Column::Target) && row.target.is_none();
    let actual = header.has(Column::Actual) && row.actual.is_none();
    if !(target || actual) || !(alignment.slipped || is_short) {
        return None;
    }
    let wanted = header.values();
    let slots = [
        &row.level1,
        &row.level2,
        &row.name,
        &row.sign,
        &row.target,
        &row.unit,
        &row.actual,
        &row.weight,
        &row.score,
        &row.grade,
    ];
    let found = slots.into_iter().filter(|slot| slot.is_some()).count();
    (found < wanted).then_some((found, wanted))
}

/// The place of a row: that of its first cell, without the column.
fn row_source(piece: &Piece<'_>) -> pjzp_core::Source {
    pjzp_core::Source { column: None, cell: piece.source.cell.clone(), ..piece.source.clone() }
}

fn as_written(row: &[Piece<'_>]) -> String {
    let filled: Vec<&str> =
        row.iter().map(|piece| piece.text.trim()).filter(|text| !text.is_empty()).collect();
    filled.join(" | ")
}

/// Reads the bottom line: `总分 | 100 | 96 | 优`.
///
/// In a row as wide as its header the columns tell weight and score apart. In a shorter one two
/// numbers are weight and score in that order; a single 100 is the weight where the form has
/// columns for both, and any other single number is the score.
pub(super) fn total(reader: &mut Reader<'_>, header: Option<&Header>, row: &[Piece<'_>]) {
    let mut filled = row.iter().filter(|piece| !piece.is_blank());
    let Some(first) = filled.next() else {
        return;
    };
    let rest: Vec<&Piece<'_>> = filled.collect();
    let numbers: Vec<&Piece<'_>> = rest.iter().copied().filter(|piece| is_number(piece.text)).collect();
    let grade = rest.into_iter().find(|piece| is_grade(piece.text));
    let at = |column| {
        let is_under =
            |piece: &&Piece<'_>| header.and_then(|header| header.column_of(piece, row)) == Some(column);
        numbers.iter().copied().find(is_under)
    };
    let has = |column| header.is_some_and(|header| header.has(column));
    let both = has(Column::Weight) && has(Column::Score);
    let (weight, score) = match (at(Column::Weight), at(Column::Score), numbers.as_slice()) {
        (None, None, [only]) if both && core(only.text) == "100" => (Some(*only), None),
        (None, None, [only]) => (None, Some(*only)),
        (None, None, [weight, score, ..]) => (Some(*weight), Some(*score)),
        (weight, score, _) => (weight, score),
    };
    reader.marks.used(first.place);
    let total = &mut reader.draft.total;
    for (slot, piece) in [(&mut total.weight, weight), (&mut total.score, score), (&mut total.grade, grade)] {
        if let Some(piece) = piece {
            slot.get_or_insert(Held::new(piece.text.trim(), piece.source));
            reader.marks.used(piece.place);
        }
    }
}

/// Reads the sum of a level: `小计` in a column of its own.
pub(super) fn subtotal(reader: &mut Reader<'_>, header: &Header, row: &[Piece<'_>]) {
    let cells = header.cells(row);
    let cell = |column: Column| {
        let index = cells.get(header.position(column)?).copied().flatten()?;
        row.get(index).filter(|piece| !piece.is_blank())
    };
    let Some(level1) = cell(Column::Level1)
        .filter(|piece| super::wording::is_level1(piece.text))
        .map(|piece| Held::new(without_brackets(piece.text), piece.source))
        .or_else(|| reader.level1.as_ref().map(|held| Held::new(without_brackets(&held.text), &held.source)))
    else {
        return;
    };
    let index = reader.draft.subtotal(Some(&level1), None);
    let values = [cell(Column::Weight), cell(Column::Score), cell(Column::Grade)];
    if let Some(subtotal) = reader.draft.subtotals.get_mut(index) {
        let slots = [&mut subtotal.weight, &mut subtotal.score, &mut subtotal.grade];
        for (slot, piece) in slots.into_iter().zip(values) {
            if let Some(piece) = piece {
                slot.get_or_insert(Held::new(piece.text.trim(), piece.source));
                reader.marks.used(piece.place);
            }
        }
    }
    for piece in row.iter().take(3) {
        reader.marks.used(piece.place);
    }
}
