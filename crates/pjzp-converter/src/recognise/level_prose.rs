//! What running text says of a level: its points, its grade, and which level it names.

use pjzp_core::model::Subject;

use super::clause::{Number, View};
use super::cue::{grade, level_named, score, sums_up, weight};
use super::draft::{About, Held, StatementDraft};
use super::prose::Reader;
use super::sentence::Sentence;
use super::vocabulary::{LEVEL1, LEVEL2};
use super::wording::{fold, is_level1, is_number, level_name};

impl Reader<'_> {
    /// Enters a level; `true` for a level 1.
    ///
    /// A word of both levels, such as 成本指标, is the level 2 below a heading of another level 1.
    pub(super) fn enter(&mut self, name: Held, rank: Option<u8>) -> bool {
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

    /// `(1) 数量指标（11 分），评价得分 11 分，优。` under the heading of a level 1, or with a number
    /// in front.
    pub(super) fn level_sentence(
        &mut self,
        sentence: &Sentence<'_>,
        view: &View,
        start: usize,
        rank: Option<u8>,
    ) -> bool {
        let head: String = sentence.raw.iter().skip(start).take(60).collect();
        let Some(name) = level_lead(&head) else { return false };
        let written = name.chars().count();
        let behind: String =
            head.chars().skip(written).map(fold).filter(|glyph| !glyph.is_whitespace()).collect();
        let bracketed = behind.strip_prefix('(').and_then(|inside| inside.split_once("分)"));
        let bracketed = bracketed.map(|(points, _)| points.to_owned()).filter(|points| is_number(points));
        let all = (0, view.glyphs.len());
        let has_points = score(view, all).is_some() || weight(view, all).is_some();
        let says_points = behind.starts_with([',', '得', '评', '自', '共', '分', '权', '满']);
        let in_section = rank.is_some() || self.context.level1.is_some();
        if !in_section || (bracketed.is_none() && !(has_points && says_points)) {
            return false;
        }
        let origin = sentence.source(start);
        let is_level1 = self.enter(Held::new(name, &origin), rank);
        let subtotal = self.subtotal(is_level1);
        if let Some(points) = bracketed {
            let order = sentence.piece(start).map_or(0, |piece| piece.place);
            let value = format!("{points}分");
            self.subtotal_value(
                subtotal,
                Subject::Weight,
                &Held::new(points, &origin),
                &value,
                &sentence.text(),
                order,
            );
        } else if let Some(number) = weight(view, all) {
            self.subtotal_points(subtotal, Subject::Weight, number, sentence, view);
        }
        self.subtotal_result(subtotal, sentence, view, all);
        true
    }

    /// `产出指标得分 35 分，效益指标得分 24 分，总得分 84 分`, outside the sections of the levels.
    pub(super) fn overview_sentence(&mut self, sentence: &Sentence<'_>, view: &View) -> bool {
        if self.context.level1.is_some() {
            return false;
        }
        let mut used = false;
        for clause in view.clauses() {
            let words: String = view.range(clause).iter().collect();
            let begin = words.strip_prefix("其中:").or_else(|| words.strip_prefix("其中")).unwrap_or(&words);
            let Some(name) = level_lead(begin).filter(|name| is_level1(name)) else { continue };
            if score(view, clause).is_none() && weight(view, clause).is_none() {
                continue;
            }
            let source = sentence.source(view.place(clause.0));
            let subtotal = self.draft.subtotal(Some(&Held::new(name, &source)), None);
            if let Some(number) = weight(view, clause) {
                self.subtotal_points(subtotal, Subject::Weight, number, sentence, view);
            }
            self.subtotal_result(subtotal, sentence, view, clause);
            used = true;
        }
        used
    }

    /// `产出评价总实际得分为 35.95 分，评价结果为优` under the heading of a level.
    pub(super) fn subtotal_sentence(&mut self, sentence: &Sentence<'_>, view: &View) -> bool {
        if self.context.level1.is_none() || self.context.level2.is_some() {
            return false;
        }
        let all = (0, view.glyphs.len());
        // Points that nothing says to be the level's are those of a row, though of none of this form.
        let named = level_named(view, all);
        let begins = ["得分", "评价得分", "自评得分", "实际得分"].iter().any(|cue| view.stands(cue, 0));
        if score(view, all).is_none() || !(named.is_some() || begins || sums_up(view, all)) {
            return false;
        }
        let subtotal = self.subtotal(true);
        self.subtotal_result(subtotal, sentence, view, all);
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

    /// The subtotal of the level that is spoken of.
    pub(super) fn subtotal(&mut self, is_level1: bool) -> usize {
        let level2 = self.context.level2.clone().filter(|_| !is_level1);
        self.draft.subtotal(self.context.level1.as_ref(), level2.as_ref())
    }

    /// Score and grade of a level.
    fn subtotal_result(
        &mut self,
        subtotal: usize,
        sentence: &Sentence<'_>,
        view: &View,
        range: (usize, usize),
    ) {
        if let Some(number) = score(view, range) {
            self.subtotal_points(subtotal, Subject::Subtotal, number, sentence, view);
        }
        if let Some(range) = grade(view, range)
            && let Some(subtotal) = self.draft.subtotals.get_mut(subtotal)
        {
            let held = Held::new(view.written(sentence, range), &sentence.source(view.place(range.0)));
            subtotal.grade.get_or_insert(held);
        }
    }

    fn subtotal_points(
        &mut self,
        index: usize,
        subject: Subject,
        number: Number,
        sentence: &Sentence<'_>,
        view: &View,
    ) {
        let place = view.place(number.start);
        let held = Held::new(view.written(sentence, number.digits()), &sentence.source(place));
        let order = sentence.piece(place).map_or(0, |piece| piece.place);
        let value = view.written(sentence, view.points(number));
        self.subtotal_value(index, subject, &held, &value, &sentence.text(), order);
    }

    /// Files the points of a level where there is none yet; else states it.
    pub(super) fn subtotal_value(
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
}

/// The level's name that a text begins with, as written: `产出指标`, or `产出` before 完成情况.
pub(super) fn level_lead(text: &str) -> Option<String> {
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
