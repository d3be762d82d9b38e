//! Tables, row by row: what kind of row each is.

use std::collections::{BTreeMap, BTreeSet};

use pjzp_core::model::Subject;

use super::account;
use super::alignment::align;
use super::cover;
use super::coverage::{Ignored, Marks};
use super::draft::{Draft, Held};
use super::funds;
use super::head::{Head, WIDEST};
use super::header::{Column, Header, TableKind, column};
use super::indicator;
use super::outline::Listing;
use super::vocabulary::{FUND_TOTALS, Label, SUBTOTALS, TOTALS};
use super::wording::{bracketed, core, is_level1, label, money_unit};
use super::{Note, NoteKind, Part, Piece};

/// Reads all tables: first the forms, then the lists of met and unmet goals, whose rows may
/// repeat rows of a form.
pub(super) fn read(
    parts: &[Part<'_>],
    listings: &[Option<Listing<'_>>],
    marks: &mut Marks,
    draft: &mut Draft,
) {
    let mut reader = Reader::new(marks, draft);
    for (part, listing) in parts.iter().zip(listings) {
        if let (Part::Table(rows), None) = (part, listing) {
            reader.table(rows);
        }
    }
    reader.header = None;
    reader.draft.current_goal = None;
    reader.forms = BTreeMap::new();
    for (index, row) in reader.draft.rows.iter().enumerate() {
        if let Some(name) = &row.name {
            reader.forms.entry(core(&name.text)).or_insert(index);
        }
    }
    for (part, listing) in parts.iter().zip(listings) {
        if let (Part::Table(rows), Some(listing)) = (part, listing) {
            reader.listing = Some(*listing);
            reader.header = None;
            reader.table(rows);
        }
    }
}

/// What is known while rows are read from the top.
pub(super) struct Reader<'r> {
    pub(super) marks: &'r mut Marks,
    pub(super) draft: &'r mut Draft,
    header: Option<Header>,
    /// The words of the header, and the columns of it that a note was made of.
    words: Vec<Held>,
    noted: BTreeSet<usize>,
    /// The level names that blank cells below repeat.
    pub(super) level1: Option<Held>,
    pub(super) level2: Option<Held>,
    pub(super) listing: Option<Listing<'r>>,
    /// The unit of money that the header of the list names.
    pub(super) item_unit: Option<String>,
    /// The rows of the forms by name, once the lists are read.
    pub(super) forms: BTreeMap<String, usize>,
    /// A second form has begun.
    over: bool,
}

impl<'r> Reader<'r> {
    fn new(marks: &'r mut Marks, draft: &'r mut Draft) -> Self {
        Self {
            marks,
            draft,
            header: None,
            words: Vec::new(),
            noted: BTreeSet::new(),
            level1: None,
            level2: None,
            listing: None,
            item_unit: None,
            forms: BTreeMap::new(),
            over: false,
        }
    }

    /// A table without a header of its own goes on with the one before: pages cut tables.
    fn table(&mut self, rows: &[Vec<Piece<'_>>]) {
        let mut rest = rows;
        while let Some((row, behind)) = rest.split_first() {
            let mut taken = 1;
            if row.len() > WIDEST || row.iter().all(Piece::is_blank) {
                rest = behind;
                continue;
            }
            if let Some(head) = Head::find(rest) {
                taken = head.rows;
                self.open(head, rest.get(..taken).unwrap_or_default());
            } else if self.over {
                for piece in row {
                    self.marks.ignored(piece.place, Ignored::OtherForm);
                }
            } else {
                self.row(row);
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    fn open(&mut self, head: Head<'_>, rows: &[Vec<Piece<'_>>]) {
        let Head { header, cells, .. } = head;
        if header.kind == TableKind::Indicators {
            self.level1 = None;
            self.level2 = None;
            self.twice_named(&header, &cells);
            for piece in rows.iter().flatten() {
                funds::numbered_goal(self, piece);
            }
        }
        if header.kind == TableKind::Funds && !self.over {
            funds::head(self.draft, &header, &cells);
        }
        if let Some(amount) = header.position(Column::Amount).and_then(|index| cells.get(index)) {
            self.item_unit = money_unit(&bracketed(amount.text)).map(str::to_owned);
        }
        for (column, cell) in header.columns.iter().zip(&cells).skip(header.first_known()) {
            if *column == Column::Unknown {
                self.marks.ignored(cell.place, Ignored::Caption);
            }
        }
        self.words = cells.iter().map(|cell| Held::new(cell.seen().0.trim(), cell.seen().1)).collect();
        self.noted.clear();
        self.header = Some(header);
        for piece in rows.iter().flatten() {
            self.word(piece);
        }
        // What stands over the words of the lower row only gathers them.
        if let [upper, _] = rows {
            for piece in upper {
                self.marks.ignored(piece.place, Ignored::Caption);
            }
        }
    }

    /// Notes the columns of unknown meaning in which the row has a value, and those of indicators
    /// in which it has several.
    fn doubts(&mut self, header: &Header, row: &[Piece<'_>]) {
        let cells = header.cells(row);
        for (index, piece) in row.iter().enumerate().filter(|(_, piece)| !piece.is_blank()) {
            let Some(column) = header.index_of(piece).filter(|column| *column >= header.first_known()) else {
                continue;
            };
            let kind = if !cells.contains(&Some(index)) && header.kind == TableKind::Indicators {
                NoteKind::HeaderCrowded
            } else if header.columns.get(column) == Some(&Column::Unknown) {
                NoteKind::HeaderUnknown
            } else {
                continue;
            };
            let word = self.words.get(column).filter(|word| !word.text.is_empty()).cloned();
            if let Some(Held { text, source }) = word.filter(|_| self.noted.insert(column)) {
                self.draft.notes.push(Note { kind, source, text });
            }
        }
    }

    /// Of two columns of one meaning the first is read; that there are two is noted.
    fn twice_named(&mut self, header: &Header, cells: &[Piece<'_>]) {
        for (index, (column, piece)) in header.columns.iter().zip(cells).enumerate() {
            if column.is_value() && header.position(*column) != Some(index) {
                self.draft.notes.push(Note {
                    kind: NoteKind::HeaderAmbiguous,
                    source: piece.source.clone(),
                    text: piece.text.trim().to_owned(),
                });
            }
        }
    }

    /// A word of a header is used, and one that only names the table is a caption.
    fn word(&mut self, piece: &Piece<'_>) {
        if column(piece.text) == Some(Column::Caption) {
            self.marks.ignored(piece.place, Ignored::Caption);
        } else if column(piece.text).is_some() {
            self.marks.used(piece.place);
        }
    }

    fn row(&mut self, row: &[Piece<'_>]) {
        let filled: Vec<&Piece<'_>> = row.iter().filter(|piece| !piece.is_blank()).collect();
        let Some(first) = filled.first() else { return };
        let lead = core(first.text);
        if label(first.text).is_some() && filled.len() > 1 {
            self.labels(&filled);
            return;
        }
        if account::row(self, &filled) {
            return;
        }
        if GOAL_LABELS.contains(&lead.as_str()) && filled.len() > 1 {
            funds::goal_row(self, &filled);
            return;
        }
        let kind = self.header.as_ref().map(|header| header.kind);
        let is_total = TOTALS.contains(&lead.as_str())
            && !(kind == Some(TableKind::Funds) && FUND_TOTALS.contains(&lead.as_str()))
            && kind != Some(TableKind::Items);
        if is_total {
            let header = self.header.take();
            indicator::total(self, header.as_ref(), row);
            self.header = header;
            return;
        }
        let Some(header) = self.header.take() else {
            self.lone(&filled);
            return;
        };
        if matches!(header.kind, TableKind::Indicators | TableKind::Funds) && filled.len() > 1 {
            self.doubts(&header, row);
        }
        match header.kind {
            TableKind::Indicators if filled.len() == 1 && !is_level1(first.text) => self.lone(&filled),
            TableKind::Indicators => {
                let is_subtotal =
                    filled.iter().take(3).any(|piece| SUBTOTALS.contains(&core(piece.text).as_str()));
                if is_subtotal {
                    indicator::subtotal(self, &header, row);
                } else {
                    let alignment = align(&header, row);
                    indicator::row(self, &header, row, &alignment);
                }
            }
            TableKind::Funds => funds::fund(self, &header, row),
            TableKind::Goals => funds::goal(self, &header, row),
            TableKind::Items => funds::item(self, &header, row),
            TableKind::Management => account::management(self, &header, row),
        }
        self.header = Some(header);
    }

    /// Labels with their values, side by side: `主管部门 | … | 实施单位 | …`.
    fn labels(&mut self, filled: &[&Piece<'_>]) {
        let mut pieces = filled.iter().peekable();
        while let Some(piece) = pieces.next() {
            let Some(label) = label(piece.text) else { continue };
            let Some(value) = pieces.next_if(|next| super::wording::label(next.text).is_none()) else {
                self.marks.ignored(piece.place, Ignored::Caption);
                continue;
            };
            if label == Label::Name && !self.draft.rows.is_empty() && self.draft.name.is_some() {
                self.over = true;
                self.draft.notes.push(Note {
                    kind: NoteKind::FormRepeated,
                    source: value.source.clone(),
                    text: value.text.trim().to_owned(),
                });
            }
            if self.over {
                self.marks.ignored(piece.place, Ignored::OtherForm);
                self.marks.ignored(value.place, Ignored::OtherForm);
            } else if cover::set(self.draft, label, value.text, value.source) {
                self.marks.used(piece.place);
                self.marks.used(value.place);
            }
        }
    }

    /// A row outside every known table: a title or label in the head of the form.
    fn lone(&mut self, filled: &[&Piece<'_>]) {
        if let [piece] = filled {
            if cover::line(self.draft, piece) {
                self.marks.used(piece.place);
            } else if column(piece.text) == Some(Column::Caption) {
                self.marks.ignored(piece.place, Ignored::Caption);
            }
        }
    }
}

/// What stands before the goals where they have no header.
const GOAL_LABELS: &[&str] = &["年度总体目标", "总体目标", "年度目标", "年度绩效目标"];

impl Listing<'_> {
    /// What its rows are said to be.
    pub(super) fn subject(&self) -> Subject {
        if self.met { Subject::ListedAsMet } else { Subject::ListedAsUnmet }
    }
}
