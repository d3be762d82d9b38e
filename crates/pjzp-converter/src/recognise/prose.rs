//! Running text: the figures it states of the whole, of levels and of rows.

use pjzp_core::model::Subject;

use super::clause::{Number, View};
use super::coverage::Marks;
use super::draft::{About, Draft, Held, StatementDraft};
use super::money::{self, Mention};
use super::outline::{Listing, enumerator, without_enumerator};
use super::row_prose;
use super::sentence::{Item, Sentence, items};
use super::vocabulary::{GRADE_CUES, GRADES, LEVEL1, LEVEL2, REASON_CUES, SCORE_CUES, TOTAL_CUES};
use super::wording::{bracketed_points, fold, level_name, plain};
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
    level1_rank: u8,
    pub(super) level2: Option<Held>,
    in_budget_section: bool,
    /// The row that was spoken of last.
    pub(super) last_row: Option<usize>,
}

pub(super) struct Reader<'r> {
    pub(super) draft: &'r mut Draft,
    pub(super) context: Context,
    mentions: Vec<Mention>,
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

    /// Enters a level; `true` for a level 1.
    ///
    /// A word of both levels, such as 成本指标, is the level 2 below a heading of another level 1.
    fn enter(&mut self, name: Held, rank: Option<u8>) -> bool {
        let level = level_name(&name.text);
        let under = self.context.level1.as_ref().is_some_and(|level1| {
            level_name(&level1.text) != level && rank.is_none_or(|rank| rank > self.context.level1_rank)
        });
        let is_level1 = LEVEL1.contains(&level.as_str()) && !(LEVEL2.contains(&level.as_str()) && under);
        if is_level1 {
            let same = self.context.level1.as_ref().is_some_and(|level1| level_name(&level1.text) == level);
            self.context.level1_rank = rank.unwrap_or(if same { self.context.level1_rank } else { 3 });
            self.context.level1 = Some(name);
            self.context.level2 = None;
        } else {
            self.context.level2 = Some(name);
        }
        is_level1
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
            used |= self.total_sentence(sentence, &view);
            used |= money::mentions(sentence, &view, self.context.in_budget_section, &mut self.mentions);
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

    /// `(1) 数量指标（11 分），评价得分 11 分，优。`
    fn level_sentence(
        &mut self,
        sentence: &Sentence<'_>,
        view: &View,
        start: usize,
        rank: Option<u8>,
    ) -> bool {
        let head: String = sentence.raw.iter().skip(start).take(60).collect();
        let Some(name) = level_lead(&head) else {
            return false;
        };
        let behind: String = head
            .chars()
            .skip(name.chars().count())
            .map(fold)
            .filter(|glyph| !glyph.is_whitespace())
            .collect();
        let points = behind
            .strip_prefix('(')
            .and_then(|inside| inside.split_once("分)"))
            .map(|(points, _)| points.to_owned());
        let points = points.filter(|points| super::wording::is_number(points));
        let all = (0, view.glyphs.len());
        let score = score(view, all);
        if points.is_none() && !(score.is_some() && behind.starts_with([',', '得', '评', '自', '共'])) {
            return false;
        }
        let origin = sentence.source(start);
        let is_level1 = self.enter(Held::new(name, &origin), rank);
        let subtotal = self.subtotal(is_level1);
        let text = sentence.text();
        let place = sentence.piece(start).map_or(0, |piece| piece.place);
        if let Some(points) = points {
            let weight = Held::new(points, &origin);
            self.subtotal_value(
                subtotal,
                Subject::Weight,
                &weight,
                &format!("{}分", weight.text),
                &text,
                place,
            );
        }
        self.subtotal_result(subtotal, sentence, view);
        true
    }

    /// `产出评价总实际得分为 35.95 分，评价结果为优` under the heading of a level.
    fn subtotal_sentence(&mut self, sentence: &Sentence<'_>, view: &View) -> bool {
        if self.context.level1.is_none() || self.context.level2.is_some() {
            return false;
        }
        let all = (0, view.glyphs.len());
        if score(view, all).is_none() {
            return false;
        }
        let subtotal = self.subtotal(true);
        self.subtotal_result(subtotal, sentence, view);
        let named = LEVEL1.iter().find_map(|word| {
            let at = view.find(word, all)?;
            let behind = at + word.chars().count();
            ["评价", "指标", "得分", "部分"]
                .iter()
                .any(|next| view.stands(next, behind))
                .then_some((at, behind))
        });
        if let Some(range) = named {
            let place = view.place(range.0);
            self.draft.statements.push(StatementDraft {
                order: sentence.piece(place).map_or(0, |piece| piece.place),
                subject: Subject::Heading,
                about: About::Subtotal(subtotal),
                value: Some(view.written(sentence, range)),
                text: sentence.text(),
                source: sentence.source(place),
            });
        }
        true
    }

    /// `综合评分83.76分，综合评价：良`
    fn total_sentence(&mut self, sentence: &Sentence<'_>, view: &View) -> bool {
        let all = (0, view.glyphs.len());
        let cued = TOTAL_CUES.iter().find_map(|cue| {
            let behind = view.find(cue, all)? + cue.chars().count();
            let number = view.number_behind(behind, all.1)?;
            view.stands("分", number.end).then_some(number)
        });
        let mut used = false;
        if let Some(number) = cued {
            let place = view.place(number.start);
            let held = Held::new(view.written(sentence, (number.start, number.end)), &sentence.source(place));
            if self.draft.total.score.is_none() {
                self.draft.total.score = Some(held);
            } else {
                let value = view.written(sentence, (number.start, number.end + 1));
                self.state(Subject::Total, About::Nothing, value, sentence, place);
            }
            used = true;
        }
        if let Some(range) = grade(view, all).filter(|range| used || view.has(GRADE_CUES, (0, range.0))) {
            let place = view.place(range.0);
            let value = view.written(sentence, range);
            if self.draft.total.grade.is_none() {
                self.draft.total.grade = Some(Held::new(value, &sentence.source(place)));
            } else {
                self.state(Subject::Grade, About::Nothing, value, sentence, place);
            }
            used = true;
        }
        used
    }

    /// `设置了 … 等 10 项三级指标`
    fn count_sentence(&mut self, sentence: &Sentence<'_>, view: &View) -> bool {
        let all = (0, view.glyphs.len());
        let number = view.numbers(all).into_iter().find(|number| {
            ["项", "个", "条"].iter().any(|unit| view.stands(unit, number.end))
                && ["三级指标", "绩效指标", "具体指标"].iter().any(|what| view.stands(what, number.end + 1))
        });
        let Some(number) = number else { return false };
        let value = view.written(sentence, (number.start, number.end));
        self.state(Subject::IndicatorCount, About::Nothing, value, sentence, view.place(number.start));
        true
    }

    /// The subtotal of the level that is spoken of.
    fn subtotal(&mut self, is_level1: bool) -> usize {
        let level2 = self.context.level2.clone().filter(|_| !is_level1);
        match (self.context.level1.clone(), level2) {
            (Some(level1), level2) => self.draft.subtotal(&level1, level2.as_ref()),
            (None, level2) => self.draft.subtotal(&Held::default(), level2.as_ref()),
        }
    }

    /// Score and grade of a level.
    fn subtotal_result(&mut self, subtotal: usize, sentence: &Sentence<'_>, view: &View) {
        let all = (0, view.glyphs.len());
        let text = sentence.text();
        if let Some(number) = score(view, all) {
            let place = view.place(number.start);
            let held = Held::new(view.written(sentence, (number.start, number.end)), &sentence.source(place));
            let end = if view.stands("分", number.end) { number.end + 1 } else { number.end };
            let value = view.written(sentence, (number.start, end));
            let order = sentence.piece(place).map_or(0, |piece| piece.place);
            self.subtotal_value(subtotal, Subject::Subtotal, &held, &value, &text, order);
        }
        if let Some(range) = grade(view, all) {
            let place = view.place(range.0);
            let held = Held::new(view.written(sentence, range), &sentence.source(place));
            let order = sentence.piece(place).map_or(0, |piece| piece.place);
            self.subtotal_value(subtotal, Subject::Grade, &held.clone(), &held.text, &text, order);
        }
    }

    /// Files a value of a level where there is none yet; else states it.
    fn subtotal_value(
        &mut self,
        index: usize,
        subject: Subject,
        held: &Held,
        value: &str,
        text: &str,
        order: usize,
    ) {
        let Some(subtotal) = self.draft.subtotals.get_mut(index) else {
            return;
        };
        let slot = match subject {
            Subject::Weight => &mut subtotal.weight,
            Subject::Grade => &mut subtotal.grade,
            _ => &mut subtotal.score,
        };
        if slot.is_none() {
            *slot = Some(held.clone());
        } else {
            self.draft.statements.push(StatementDraft {
                order,
                subject,
                about: About::Subtotal(index),
                value: Some(value.to_owned()),
                text: text.to_owned(),
                source: held.source.clone(),
            });
        }
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

/// The level's name that a text begins with, as written: `产出指标`, or `产出` before 完成情况.
fn level_lead(text: &str) -> Option<String> {
    let written: Vec<char> = text.trim_start().chars().take(40).collect();
    let words: Vec<(usize, char)> = written
        .iter()
        .enumerate()
        .map(|(place, glyph)| (place, fold(*glyph)))
        .filter(|(_, glyph)| !glyph.is_whitespace())
        .collect();
    let starts = |word: &str, at: usize| {
        word.chars()
            .enumerate()
            .all(|(step, glyph)| words.get(at + step).is_some_and(|(_, found)| *found == glyph))
    };
    let word =
        LEVEL1.iter().chain(LEVEL2).filter(|word| starts(word, 0)).max_by_key(|word| word.chars().count())?;
    let end = word.chars().count();
    let end = if starts("指标", end) {
        end + 2
    } else if ["产出", "效益", "满意度"].iter().any(|core| word.contains(core))
        && ["完成", "情况", "分析", "("].iter().any(|next| starts(next, end))
    {
        end
    } else {
        return None;
    };
    let last = words.get(end.checked_sub(1)?)?.0;
    Some(written.get(..=last)?.iter().collect())
}

/// The points given that a range states.
pub(super) fn score(view: &View, range: (usize, usize)) -> Option<Number> {
    SCORE_CUES.iter().find_map(|cue| {
        let mut from = range.0;
        while let Some(at) = view.find(cue, (from, range.1)) {
            let behind = at + cue.chars().count();
            if let Some(number) = view.number_behind(behind, range.1) {
                return Some(number);
            }
            from = behind;
        }
        None
    })
}

/// The grade that a range states: a clause of its own, or behind a cue.
fn grade(view: &View, range: (usize, usize)) -> Option<(usize, usize)> {
    let ends = |at: usize| view.glyphs.get(at).is_none_or(|glyph| ",。;.!\"”’」)级等档".contains(*glyph));
    let at_grade = |at: usize| {
        GRADES
            .iter()
            .find(|grade| view.stands(grade, at))
            .map(|grade| (at, at + grade.chars().count()))
            .filter(|(_, end)| ends(*end))
    };
    let alone = view
        .clauses()
        .into_iter()
        .filter(|(start, _)| *start >= range.0)
        .find_map(|(start, _)| at_grade(start));
    alone.or_else(|| {
        GRADE_CUES.iter().find_map(|cue| {
            let mut at = view.find(cue, range)? + cue.chars().count();
            while view.glyphs.get(at).is_some_and(|glyph| "为是:达到\"“「".contains(*glyph)) {
                at += 1;
            }
            at_grade(at)
        })
    })
}
