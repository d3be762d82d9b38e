//! Running text: the figures it states of the whole, of levels and of rows.

use pjzp_core::model::Subject;

use super::clause::View;
use super::coverage::{Marks, Place};
use super::draft::{About, Draft, Held, StatementDraft};
use super::level_prose::level_lead;
use super::money::{self, Mention};
use super::outline::{Listing, enumerator, without_enumerator};
use super::row_prose;
use super::sentence::{Item, Sentence, items};
use super::vocabulary::REASON_CUES;
use super::wording::{bracketed_points, plain};
use super::{Part, Piece};

/// Reads all running text.
pub(super) fn read(
    parts: &[Part<'_>],
    listings: &[Option<Listing<'_>>],
    marks: &mut Marks,
    draft: &mut Draft,
) {
    let mut reader = Reader {
        draft,
        context: Context::default(),
        mentions: Vec::new(),
        illegible: Vec::new(),
        untold: row_prose::Untold::default(),
    };
    let mut unmet_rows: Vec<usize> = Vec::new();
    let mut fallback: Vec<(usize, Held)> = Vec::new();
    for item in items(parts) {
        match item {
            Item::Heading { piece, rank } => {
                unmet_rows.clear();
                if reader.heading(&piece, rank) {
                    marks.used(piece.place);
                }
            }
            Item::Table(index) => {
                let unmet = listings.get(index).copied().flatten().is_some_and(|listing| !listing.met);
                unmet_rows = if unmet { reader.listed(parts.get(index)) } else { Vec::new() };
            }
            Item::Sentence(sentence) => {
                // What stands right under the list of unmet goals says why.
                let text = sentence.text();
                let held = Held::new(text.trim_end_matches(['。', '；']), &sentence.source(0));
                fallback.extend(unmet_rows.drain(..).map(|row| (row, held.clone())));
                if reader.sentence(&sentence) {
                    for piece in sentence.pieces() {
                        marks.used(piece.place);
                    }
                }
            }
        }
    }
    let mentions = reader.mentions;
    for place in reader.illegible {
        marks.illegible(place);
    }
    for (row, reason) in fallback {
        if let Some(row) = draft.rows.get_mut(row) {
            row.reason.get_or_insert(reason);
        }
    }
    money::settle(draft, mentions);
}

/// Where in the report a sentence stands.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub(super) level1: Option<Held>,
    pub(super) level1_rank: u8,
    pub(super) level2: Option<Held>,
    in_budget_section: bool,
    /// The row that was spoken of last.
    pub(super) last_row: Option<usize>,
}

pub(super) struct Reader<'r> {
    pub(super) draft: &'r mut Draft,
    pub(super) context: Context,
    mentions: Vec<Mention>,
    /// The paragraphs with an amount that cannot be read.
    illegible: Vec<Place>,
    pub(super) untold: row_prose::Untold,
}

impl Reader<'_> {
    /// A heading names the level, or ends it.
    fn heading(&mut self, piece: &Piece<'_>, rank: Option<u8>) -> bool {
        let text = without_enumerator(piece.text);
        self.context.last_row = None;
        if let Some(rank) = rank {
            self.context.in_budget_section =
                plain(text).contains("预算执行") || (rank > 2 && self.context.in_budget_section);
        }
        let Some(name) = level_lead(text) else {
            if rank.is_some() {
                self.context.level1 = None;
                self.context.level2 = None;
            }
            return false;
        };
        let is_level1 = self.enter(Held::new(name, piece.source), rank);
        let Some(points) = bracketed_points(text) else {
            return false;
        };
        let subtotal = self.subtotal(is_level1);
        let points = Held::new(points, piece.source);
        self.subtotal_value(
            subtotal,
            Subject::Weight,
            &points.clone(),
            &points.text,
            piece.text.trim(),
            piece.place,
        );
        true
    }

    fn sentence(&mut self, sentence: &Sentence<'_>) -> bool {
        let (lead_rank, start) = numbered(sentence);
        let view = View::new(sentence, start);
        if self.row_reason(sentence, &view) {
            return true;
        }
        let has_figures = view.glyphs.iter().any(char::is_ascii_digit);
        if has_figures
            && (self.level_sentence(sentence, &view, start, lead_rank)
                || row_prose::read(self, sentence, &view))
        {
            return true;
        }
        let mut used = has_figures && self.subtotal_sentence(sentence, &view);
        if !used && self.context.level1.is_none() {
            used |= has_figures && self.overview_sentence(sentence, &view);
            used |= self.total_sentence(sentence, &view);
            let mut illegible = Vec::new();
            let in_budget_section = self.context.in_budget_section;
            used |= money::mentions(sentence, &view, in_budget_section, &mut self.mentions, &mut illegible);
            let pieces = illegible.into_iter().filter_map(|place| sentence.piece(place));
            self.illegible.extend(pieces.map(|piece| piece.place));
            if self.draft.budget.reason.is_none()
                && let Some(reason) = money::reason(sentence, &view)
            {
                self.draft.budget.reason = Some(reason);
                used = true;
            }
        }
        used | (has_figures && self.count_sentence(sentence, &view))
    }

    /// 未完成原因是：… speaks of the row before it.
    fn row_reason(&mut self, sentence: &Sentence<'_>, view: &View) -> bool {
        let Some(cue) = REASON_CUES.iter().find(|cue| view.stands(cue, 0)) else {
            return false;
        };
        let Some(row) = self.context.last_row.and_then(|row| self.draft.rows.get_mut(row)) else {
            return false;
        };
        let mut at = cue.chars().count();
        while view.glyphs.get(at).is_some_and(|glyph| "是为:,".contains(*glyph)) {
            at += 1;
        }
        let place = view.place(at);
        let text = sentence.slice(place, sentence.raw.len());
        row.reason
            .get_or_insert(Held::new(text.trim_end_matches(['。', '；', ';']), &sentence.source(place)));
        true
    }

    /// Adds a statement of a sentence.
    pub(super) fn state(
        &mut self,
        subject: Subject,
        about: About,
        value: String,
        sentence: &Sentence<'_>,
        place: usize,
    ) {
        self.draft.statements.push(StatementDraft {
            order: sentence.piece(place).map_or(0, |piece| piece.place),
            subject,
            about,
            value: Some(value),
            text: sentence.text(),
            source: sentence.source(place),
        });
    }

    /// The rows that a table listed as unmet.
    fn listed(&self, table: Option<&Part<'_>>) -> Vec<usize> {
        let Some(Part::Table(rows)) = table else {
            return Vec::new();
        };
        let places: std::collections::BTreeSet<usize> =
            rows.iter().flatten().map(|piece| piece.place).collect();
        self.draft
            .statements
            .iter()
            .filter(|statement| {
                statement.subject == Subject::ListedAsUnmet && places.contains(&statement.order)
            })
            .filter_map(|statement| match statement.about {
                About::Row(row) => Some(row),
                _ => None,
            })
            .collect()
    }
}

/// The rank of the number in front of a sentence, and where the sentence itself begins.
fn numbered(sentence: &Sentence<'_>) -> (Option<u8>, usize) {
    let head: String = sentence.raw.iter().take(12).collect();
    match enumerator(&head) {
        Some((rank, rest)) => (Some(rank), head.chars().count().saturating_sub(rest.chars().count())),
        None => (None, 0),
    }
}
