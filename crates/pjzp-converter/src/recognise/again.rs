//! What stands in a document twice: a second report or form behind the first, and a table of the
//! form once more in an annex.

use std::collections::{BTreeMap, BTreeSet};

use super::alignment::align;
use super::cover;
use super::coverage::{Ignored, Marks};
use super::head::{Head, WIDEST};
use super::header::{Column, Header, TableKind};
use super::outline::{Listing, enumerator, is_paper, names_attachments, without_enumerator};
use super::vocabulary::{Label, NUMBERED_GOALS, SUBTOTALS, TOTALS};
use super::wording::{core, label, plain};
use super::{Note, NoteKind, Part, Piece};

/// Leaves one report and one form of the parts: what repeats them is ignored and noted.
pub(super) fn leave_one(
    parts: &mut Vec<Part<'_>>,
    listings: &mut Vec<Option<Listing<'_>>>,
    marks: &mut Marks,
) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(second) = second_document(parts, listings) {
        let rest = parts.split_off(second);
        listings.truncate(second);
        notes.extend(note(&rest));
        for piece in rest.iter().flat_map(Part::pieces) {
            marks.ignored(piece.place, Ignored::OtherForm);
        }
    }
    for index in repeated_tables(parts, listings) {
        let Some(part) = parts.get_mut(index) else { continue };
        for piece in part.pieces() {
            marks.ignored(piece.place, Ignored::OtherForm);
        }
        if part.has_header(TableKind::Indicators) {
            notes.extend(note(std::slice::from_ref(part)));
        }
        // The table stays where it stands, so that what is attached is known to be there.
        *part = Part::Table(Vec::new());
    }
    notes
}

/// That a form begins with these parts: its place is their first piece, its name what a label
/// says, or else that piece.
fn note(parts: &[Part<'_>]) -> Option<Note> {
    let first = parts.iter().flat_map(Part::pieces).find(|piece| !piece.text.trim().is_empty())?;
    let name = parts.iter().find_map(Part::name).unwrap_or(first.text);
    Some(Note { kind: NoteKind::FormRepeated, source: first.source.clone(), text: name.trim().to_owned() })
}

/// Where a second report or form begins.
///
/// A report begins again where a cover stands behind the rows of the first and the numbers of the
/// sections start anew behind it; a form does where another name stands behind a form and a table
/// of indicators follows. A title alone begins nothing: pages, annexes and sections repeat it.
fn second_document(parts: &[Part<'_>], listings: &[Option<Listing<'_>>]) -> Option<usize> {
    let first_line = parts
        .iter()
        .flat_map(Part::pieces)
        .map(|piece| plain(cover::short(piece.text)))
        .find(|text| !text.is_empty())?;
    let mut name: Option<String> = None;
    let mut cover: Option<Cover> = None;
    let (mut in_sections, mut rows_seen, mut form_seen, mut in_annex) = (false, false, false, false);
    for (index, (part, listing)) in parts.iter().zip(listings).enumerate() {
        let mut begin = |other_name: bool| {
            let cover = cover.get_or_insert(Cover { start: index, other_name: false });
            cover.other_name |= other_name;
        };
        match part {
            Part::Paragraph { piece, .. } => {
                if enumerator(piece.text).is_some_and(|(rank, _)| rank == 1) {
                    let anew = in_sections && piece.text.trim_start().starts_with('一');
                    if let Some(cover) = cover.take().filter(|_| anew) {
                        return Some(cover.start);
                    }
                    in_sections = true;
                    in_annex = false;
                    continue;
                }
                let words = plain(cover::short(piece.text));
                let is_first_line = words == first_line;
                if names_attachments(piece.text).is_some() {
                    in_annex = true;
                } else if let Some(named) = part.name().map(plain) {
                    let known = name.get_or_insert_with(|| named.clone());
                    if rows_seen {
                        begin(*known != named);
                    }
                } else if rows_seen && is_first_line && !cover::is_title(&words) {
                    // The name of the unit may stand under the report too; its last place counts.
                    cover = Some(Cover { start: index, other_name: false });
                } else if rows_seen && is_first_line {
                    begin(false);
                } else if in_annex && is_paper(without_enumerator(piece.text)) {
                    continue;
                } else if rows_seen && cover::is_title(&words) && !words.contains("部分") {
                    begin(false);
                }
                in_annex &= names_attachments(piece.text).is_some();
            }
            Part::Table(_) => {
                in_annex = false;
                if let Some(named) = part.name() {
                    let named = plain(named);
                    let known = name.get_or_insert_with(|| named.clone());
                    if rows_seen && *known != named {
                        begin(true);
                    }
                }
                if part.has_header(TableKind::Indicators) {
                    let is_form = listing.is_none();
                    if let Some(cover) = cover.take().filter(|cover| is_form && form_seen && cover.other_name)
                    {
                        return Some(cover.start);
                    }
                    rows_seen = true;
                    form_seen |= is_form;
                }
            }
        }
    }
    None
}

/// What may be the cover of a second document.
#[derive(Debug)]
struct Cover {
    start: usize,
    /// It names something else than the first document does.
    other_name: bool,
}

/// The tables that say what other tables say: of two with the same indicators the one with fewer
/// columns, or the later one; and whatever table stands word for word in two places.
fn repeated_tables(parts: &[Part<'_>], listings: &[Option<Listing<'_>>]) -> BTreeSet<usize> {
    let mut repeated = BTreeSet::new();
    let mut words: BTreeSet<Vec<&str>> = BTreeSet::new();
    let mut known: BTreeMap<RowKey, usize> = BTreeMap::new();
    let mut names: BTreeMap<BTreeSet<String>, usize> = BTreeMap::new();
    let mut forms: BTreeMap<usize, FormTable> = BTreeMap::new();
    for (index, (part, listing)) in parts.iter().zip(listings).enumerate() {
        let Part::Table(rows) = part else { continue };
        if listing.is_some() {
            continue;
        }
        let form = FormTable::read(rows);
        if form.columns.is_empty() || form.is_bare {
            continue;
        }
        let texts = part.pieces().map(|piece| piece.text.trim()).filter(|text| !text.is_empty());
        if !words.insert(texts.collect()) {
            repeated.insert(index);
            continue;
        }
        let is_poorer = |first: &usize| {
            forms.get(first).is_some_and(|first| {
                first.names.len() == form.names.len() && first.breadth() < form.breadth()
            })
        };
        match repeats(&form, &known, &names) {
            Repeats::Nothing => {}
            Repeats::One(first) if is_poorer(&first) => {
                repeated.insert(first);
            }
            Repeats::One(_) | Repeats::Several => {
                repeated.insert(index);
                continue;
            }
        }
        known.extend(form.rows.iter().map(|row| (row.clone(), index)));
        names.insert(form.names.clone(), index);
        forms.insert(index, form);
    }
    repeated
}

/// Which tables a table is once more.
enum Repeats {
    Nothing,
    One(usize),
    /// One that came in parts, as pages cut it.
    Several,
}

fn repeats(
    form: &FormTable,
    known: &BTreeMap<RowKey, usize>,
    names: &BTreeMap<BTreeSet<String>, usize>,
) -> Repeats {
    if form.of_goals || form.names.len() < FEWEST_ROWS {
        return Repeats::Nothing;
    }
    if let Some(first) = names.get(&form.names) {
        return Repeats::One(*first);
    }
    let owners: Option<BTreeSet<usize>> = form.rows.iter().map(|row| known.get(row).copied()).collect();
    match owners.filter(|_| form.rows.len() >= FEWEST_ROWS) {
        None => Repeats::Nothing,
        Some(owners) => match owners.first() {
            Some(first) if owners.len() == 1 => Repeats::One(*first),
            _ => Repeats::Several,
        },
    }
}

/// Fewest rows in which a table is taken for a repetition: one alone may be alike by chance.
const FEWEST_ROWS: usize = 2;

/// Name and target of a row, as they are compared.
type RowKey = (String, String);

/// What a table holds, as far as it tells whether it is another once more.
#[derive(Debug, Default)]
struct FormTable {
    names: BTreeSet<String>,
    rows: BTreeSet<RowKey>,
    /// For each kind of header, how many columns are known.
    columns: BTreeMap<TableKind, usize>,
    /// Its rows stand under numbered goals, which may have the same indicators.
    of_goals: bool,
    /// It is headers and nothing else.
    is_bare: bool,
}

impl FormTable {
    fn read(rows: &[Vec<Piece<'_>>]) -> Self {
        let mut table = Self { is_bare: true, ..Self::default() };
        let mut header: Option<Header> = None;
        for (row, found) in headers(rows) {
            if let Some(found) = found {
                let columns = found.columns.iter();
                let known = columns.filter(|column| !matches!(column, Column::Unknown | Column::Caption));
                let columns = table.columns.entry(found.kind).or_default();
                *columns = known.count().max(*columns);
                table.of_goals |= row.iter().any(|piece| is_numbered_goal(piece.text));
                header = Some(found);
                continue;
            }
            table.is_bare &= row.iter().all(Piece::is_blank);
            let Some(header) = header.as_ref().filter(|header| header.kind == TableKind::Indicators) else {
                continue;
            };
            let mut words = row.iter().map(|piece| core(piece.text)).filter(|word| !word.is_empty()).take(3);
            if words.any(|word| [TOTALS, SUBTOTALS].iter().any(|sums| sums.contains(&word.as_str()))) {
                continue;
            }
            let alignment = align(header, row);
            let cell = |column| {
                let place = alignment.cells.get(header.position(column)?).copied().flatten()?;
                row.get(place).map(|piece| plain(piece.text)).filter(|text| !text.is_empty())
            };
            if let Some(name) = cell(Column::Name) {
                table.names.insert(name.clone());
                table.rows.extend(cell(Column::Target).map(|target| (name, target)));
            }
        }
        table
    }

    fn breadth(&self) -> usize {
        self.columns.values().sum()
    }
}

fn is_numbered_goal(text: &str) -> bool {
    let name = core(text);
    let stem =
        name.trim_end_matches(|glyph: char| glyph.is_ascii_digit() || "一二三四五六七八九十".contains(glyph));
    stem.len() < name.len() && NUMBERED_GOALS.contains(&stem)
}

/// The rows of a table, each with the header that begins there.
fn headers<'t, 'd>(
    rows: &'t [Vec<Piece<'d>>],
) -> impl Iterator<Item = (&'t [Piece<'d>], Option<Header>)> + use<'t, 'd> {
    rows.iter().enumerate().filter(|(_, row)| row.len() <= WIDEST).map(|(index, row)| {
        let head = Head::find(rows.get(index..).unwrap_or_default());
        (row.as_slice(), head.map(|head| head.header))
    })
}

impl<'d> Part<'d> {
    /// All its pieces, in reading order.
    fn pieces(&self) -> impl Iterator<Item = &Piece<'d>> {
        let (piece, rows) = match self {
            Part::Paragraph { piece, .. } => (Some(piece), &[][..]),
            Part::Table(rows) => (None, rows.as_slice()),
        };
        piece.into_iter().chain(rows.iter().flatten())
    }

    /// The name of the project that a label in it gives.
    fn name(&self) -> Option<&'d str> {
        let is_name = |text: &str| label(text) == Some(Label::Name);
        match self {
            Part::Paragraph { piece, .. } => {
                let (before, value) = cover::short(piece.text).split_once([':', '：'])?;
                Some(value.trim()).filter(|value| !value.is_empty() && is_name(before))
            }
            Part::Table(rows) => rows.iter().find_map(|row| {
                let mut filled = row.iter().map(|piece| piece.text.trim()).filter(|text| !text.is_empty());
                filled.find(|text| is_name(text))?;
                filled.next().filter(|text| label(text).is_none())
            }),
        }
    }

    fn has_header(&self, kind: TableKind) -> bool {
        let Part::Table(rows) = self else { return false };
        headers(rows).any(|(_, header)| header.is_some_and(|header| header.kind == kind))
    }
}
