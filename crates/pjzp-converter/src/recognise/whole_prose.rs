//! What running text says of the whole: total score and grade, points of execution, how many
//! indicators there are.

use pjzp_core::model::Subject;

use super::clause::{Number, View};
use super::cue::{grade, score, weight};
use super::draft::{About, Held};
use super::prose::Reader;
use super::sentence::Sentence;
use super::vocabulary::{
    BARE_TOTAL_CUES, EXECUTION_CUES, GRADE_CUES, LEVEL1, PART_CUES, TOTAL_CUES, WEIGHT_CUES,
};

impl Reader<'_> {
    /// `综合评分83.76分，综合评价：良`
    pub(super) fn total_sentence(&mut self, sentence: &Sentence<'_>, view: &View) -> bool {
        let all = (0, view.glyphs.len());
        // A sentence that weighs something speaks of a row, though of none of this form.
        let of_row = view.has(&["分值", "权重"], all);
        let mut used = false;
        for clause in view.clauses() {
            if view.has(EXECUTION_CUES, clause) {
                used |= self.execution_points(sentence, view, clause);
            } else if let Some(number) = total_score(view, clause, of_row) {
                self.whole(Subject::Total, number.digits(), view.points(number), sentence, view);
                used = true;
            } else if let Some(number) = full_marks(view, clause) {
                let held = Held::new(
                    view.written(sentence, number.digits()),
                    &sentence.source(view.place(number.start)),
                );
                self.draft.total.weight.get_or_insert(held);
                used = true;
            }
        }
        if let Some(range) = grade(view, all).filter(|range| used || view.has(GRADE_CUES, (0, range.0))) {
            self.whole(Subject::Grade, range, range, sentence, view);
            used = true;
        }
        used
    }

    /// `预算执行率权重 20 分，得分 8.44 分`
    fn execution_points(&mut self, sentence: &Sentence<'_>, view: &View, clause: (usize, usize)) -> bool {
        let mut used = false;
        for (subject, number) in
            [(Subject::Weight, weight(view, clause)), (Subject::Score, score(view, clause))]
        {
            let Some(number) = number.filter(|number| view.stands("分", number.end)) else { continue };
            self.whole(subject, number.digits(), view.points(number), sentence, view);
            used = true;
        }
        used
    }

    /// Files a value of the whole where there is none yet; else states it.
    fn whole(
        &mut self,
        subject: Subject,
        bare: (usize, usize),
        stated: (usize, usize),
        sentence: &Sentence<'_>,
        view: &View,
    ) {
        let (slot, about) = match subject {
            Subject::Grade => (&mut self.draft.total.grade, About::Nothing),
            Subject::Weight => (&mut self.draft.budget.total.weight, About::Path("/budget/total")),
            Subject::Score => (&mut self.draft.budget.total.score, About::Path("/budget/total")),
            _ => (&mut self.draft.total.score, About::Nothing),
        };
        let place = view.place(bare.0);
        if slot.is_none() {
            *slot = Some(Held::new(view.written(sentence, bare), &sentence.source(place)));
        } else {
            self.state(subject, about, view.written(sentence, stated), sentence, place);
        }
    }

    /// `设置了 … 等 10 项三级指标`
    pub(super) fn count_sentence(&mut self, sentence: &Sentence<'_>, view: &View) -> bool {
        let all = (0, view.glyphs.len());
        let number = view.numbers(all).into_iter().find(|number| {
            ["项", "个", "条"].iter().any(|unit| view.stands(unit, number.end))
                && ["三级指标", "绩效指标", "具体指标"].iter().any(|what| view.stands(what, number.end + 1))
        });
        let Some(number) = number else { return false };
        let value = view.written(sentence, number.digits());
        self.state(Subject::IndicatorCount, About::Nothing, value, sentence, view.place(number.start));
        true
    }
}

/// The total score that a clause states; none where it speaks of a part or a level.
fn total_score(view: &View, clause: (usize, usize), of_row: bool) -> Option<Number> {
    let of_level = |word: &&&str| {
        view.find(word, clause).is_some_and(|at| {
            let behind = at + word.chars().count();
            ["指标", "得分", "评价"].iter().any(|next| view.stands(next, behind))
        })
    };
    if view.has(PART_CUES, clause)
        || view.has(WEIGHT_CUES, clause)
        || LEVEL1.iter().any(|word| of_level(&word))
    {
        return None;
    }
    let bare = if of_row { &[] } else { BARE_TOTAL_CUES };
    TOTAL_CUES.iter().chain(bare).find_map(|cue| {
        let behind = view.find(cue, clause)? + cue.chars().count();
        let number = view.number_behind(behind, clause.1)?;
        view.stands("分", number.end).then_some(number)
    })
}

/// `满分 100 分`
fn full_marks(view: &View, clause: (usize, usize)) -> Option<Number> {
    let behind = view.find("满分", clause)? + 2;
    view.number_behind(behind, clause.1).filter(|number| view.stands("分", number.end))
}
