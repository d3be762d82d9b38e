//! Tables that lost their grid: one cell per paragraph, header words first.

use super::header::Column;
use super::header::{Header, TableKind, column};
use super::outline::rank;
use super::vocabulary::{FUND_TOTALS, TOTALS};
use super::wording::{core, is_dash, is_grade, is_level1, is_level2, is_number, label};
use super::{Part, Piece};

/// Puts runs of header words and the values behind them back into tables.
pub(super) fn regroup(parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let mut regrouped = Vec::with_capacity(parts.len());
    let mut parts = parts.into_iter().peekable();
    let mut run: Vec<(Piece<'_>, Option<u8>)> = Vec::new();
    loop {
        let next = parts.next();
        if let Some(Part::Paragraph { piece, heading }) = next {
            run.push((piece, heading));
            continue;
        }
        flush(&mut run, &mut regrouped);
        match next {
            Some(part) => regrouped.push(part),
            None => return regrouped,
        }
    }
}

fn flush<'d>(run: &mut Vec<(Piece<'d>, Option<u8>)>, regrouped: &mut Vec<Part<'d>>) {
    let mut rest = run.as_slice();
    // A header begins where a run of header words does, and nowhere inside it.
    let mut in_words = false;
    while let Some(((piece, heading), behind)) = rest.split_first() {
        let begins = !std::mem::replace(&mut in_words, column(piece.text).is_some()) && in_words;
        if let Some((rows, taken)) = begins.then(|| table(rest)).flatten() {
            regrouped.push(Part::Table(rows));
            rest = rest.get(taken..).unwrap_or_default();
            in_words = false;
        } else {
            regrouped.push(Part::Paragraph { piece: *piece, heading: *heading });
            rest = behind;
        }
    }
    run.clear();
}

/// Most columns of such a table.
const WIDEST: usize = 32;

/// A table at the head of `run`, and how many paragraphs it takes.
fn table<'d>(run: &[(Piece<'d>, Option<u8>)]) -> Option<(Vec<Vec<Piece<'d>>>, usize)> {
    let words: Vec<&str> = run
        .iter()
        .take(WIDEST)
        .map(|(piece, _)| piece.text)
        .take_while(|text| column(text).is_some())
        .collect();
    if words.len() < 3 {
        return None;
    }
    let header = Header::read(&words)?;
    let mut rows = vec![pieces(run.get(..words.len())?)];
    let mut at = words.len();
    while let Some(rest) = run.get(at..).filter(|rest| !rest.is_empty()) {
        let taken = match header.kind {
            TableKind::Indicators => indicator_row(&header, rest),
            TableKind::Funds => fund_row(&header, rest),
            TableKind::Goals | TableKind::Items | TableKind::Management => {
                plain_row(header.columns.len(), rest)
            }
        };
        let Some((row, taken)) = taken.filter(|(_, taken)| *taken > 0) else {
            break;
        };
        rows.push(row);
        at += taken;
    }
    (rows.len() > 1).then_some((rows, at))
}

fn pieces<'d>(run: &[(Piece<'d>, Option<u8>)]) -> Vec<Piece<'d>> {
    run.iter().enumerate().map(|(column, (piece, _))| piece.at(column)).collect()
}

/// A paragraph that cannot be a cell: a heading, a sentence, a label, a header word.
fn ends_table((piece, heading): &(Piece<'_>, Option<u8>)) -> bool {
    let text = piece.text;
    text.trim_end().ends_with(['。', '：'])
        || label(text).is_some()
        || rank(text, *heading).is_some_and(|rank| rank < 3)
        || matches!(
            column(text),
            Some(Column::Level1 | Column::Level2 | Column::Name | Column::Caption | Column::Planned)
        )
}

fn plain_row<'d>(width: usize, rest: &[(Piece<'d>, Option<u8>)]) -> Option<(Vec<Piece<'d>>, usize)> {
    let cells = rest.get(..width)?;
    (!cells.iter().any(ends_table)).then(|| (pieces(cells), width))
}

/// A label and the figures behind it.
fn fund_row<'d>(header: &Header, rest: &[(Piece<'d>, Option<u8>)]) -> Option<(Vec<Piece<'d>>, usize)> {
    let (label, behind) = rest.split_first()?;
    let is_figure = |text: &str| {
        is_number(text) || is_dash(text) || core(text).starts_with(|glyph: char| glyph.is_ascii_digit())
    };
    if is_figure(label.0.text) || ends_table(label) {
        return None;
    }
    let figures = behind
        .iter()
        .take(header.columns.len().saturating_sub(1))
        .take_while(|(piece, _)| is_figure(piece.text))
        .count();
    let is_total = FUND_TOTALS.contains(&core(label.0.text).as_str());
    (figures > 0 || is_total).then(|| (pieces(rest.get(..=figures).unwrap_or_default()), figures + 1))
}

/// The bottom line, or a row whose level names may be missing because they repeat, and whose
/// reason may be missing because it is blank.
fn indicator_row<'d>(header: &Header, rest: &[(Piece<'d>, Option<u8>)]) -> Option<(Vec<Piece<'d>>, usize)> {
    let first = rest.first().filter(|cell| !ends_table(cell))?;
    if TOTALS.contains(&core(first.0.text).as_str()) {
        let behind = rest
            .iter()
            .skip(1)
            .take(3)
            .take_while(|(piece, _)| is_number(piece.text) || is_grade(piece.text))
            .count();
        return Some((pieces(rest.get(..=behind)?), behind + 1));
    }
    let mut row: Vec<Piece<'d>> = Vec::with_capacity(header.columns.len());
    let mut taken = 0;
    let blank = |column| Piece { text: "", place: usize::MAX, ..first.0 }.at(column);
    for (index, column) in header.columns.iter().enumerate() {
        let next = rest.get(taken).filter(|cell| !ends_table(cell));
        let suits = next.is_some_and(|(piece, _)| match column {
            Column::Level1 => {
                is_level1(piece.text) && !(is_level2(piece.text) && row_has_level1(rest, taken))
            }
            Column::Level2 => is_level2(piece.text),
            Column::Weight | Column::Score => is_number(piece.text) || is_dash(piece.text),
            Column::Reason | Column::Remark => is_reason(header, rest.get(taken..).unwrap_or_default()),
            _ => !TOTALS.contains(&core(piece.text).as_str()),
        });
        match next {
            Some((piece, _)) if suits => {
                row.push(piece.at(index));
                taken += 1;
            }
            _ => row.push(blank(index)),
        }
    }
    // A row needs a name and one value.
    (taken > 1).then_some((row, taken))
}

/// Whether the paragraph behind is a level 2 too, so that a word of both levels is the level 1.
fn row_has_level1(rest: &[(Piece<'_>, Option<u8>)], at: usize) -> bool {
    rest.get(at + 1).is_none_or(|(piece, _)| !is_level2(piece.text))
}

/// Whether the paragraph is the reason of this row and not the start of the next: the next row
/// would have a level first, or its points where this paragraph taken as a name puts them.
fn is_reason(header: &Header, rest: &[(Piece<'_>, Option<u8>)]) -> bool {
    let starts_row = |cell: Option<&(Piece<'_>, Option<u8>)>| {
        cell.is_none_or(|(piece, heading)| {
            is_level1(piece.text)
                || is_level2(piece.text)
                || TOTALS.contains(&core(piece.text).as_str())
                || ends_table(&(*piece, *heading))
        })
    };
    if starts_row(rest.first()) {
        return false;
    }
    if starts_row(rest.get(1)) {
        return true;
    }
    let Some(name) = header.position(Column::Name) else {
        return false;
    };
    let points = [Column::Weight, Column::Score]
        .into_iter()
        .filter_map(|column| header.position(column)?.checked_sub(name));
    let as_name =
        points.clone().all(|offset| rest.get(offset).is_some_and(|(piece, _)| is_number(piece.text)));
    points.count() > 0 && !as_name
}
