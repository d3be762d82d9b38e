//! What stands behind a cue: points and grades.

use super::clause::{Number, View};
use super::vocabulary::{GRADE_CUES, GRADES, SCORE_CUES, SCORED_LEVELS, SUM_CUES, WEIGHT_CUES};

/// The points a row or level can carry that a range states.
pub(super) fn weight(view: &View, range: (usize, usize)) -> Option<Number> {
    WEIGHT_CUES.iter().find_map(|cue| points_behind(view, cue, range))
}

/// The points given that a range states.
pub(super) fn score(view: &View, range: (usize, usize)) -> Option<Number> {
    SCORE_CUES.iter().find_map(|cue| points_behind(view, cue, range))
}

/// Where a range names a level 1 as what is scored: `产出评价`, `效益指标`.
pub(super) fn level_named(view: &View, range: (usize, usize)) -> Option<(usize, usize)> {
    SCORED_LEVELS.iter().find_map(|word| {
        let at = view.find(word, range)?;
        let behind = at + word.chars().count();
        ["评价", "指标", "得分", "部分"].iter().any(|next| view.stands(next, behind)).then_some((at, behind))
    })
}

/// Whether a range states the points of more than one row.
pub(super) fn sums_up(view: &View, range: (usize, usize)) -> bool {
    view.has(SUM_CUES, range)
}

/// The number behind a cue, where it is one of points: 分 follows, or nothing of the clause. What
/// counts other things (取得 3 项成果) states none.
fn points_behind(view: &View, cue: &str, range: (usize, usize)) -> Option<Number> {
    let mut from = range.0;
    while let Some(at) = view.find(cue, (from, range.1)) {
        from = at + cue.chars().count();
        let is_points = |number: &Number| {
            view.glyphs.get(number.end).is_none_or(|next| *next == '分' || ",。;、".contains(*next))
        };
        if let Some(number) = view.number_behind(from, range.1).filter(is_points) {
            return Some(number);
        }
    }
    None
}

/// The grade that a range states: a clause of its own, or behind a cue.
pub(super) fn grade(view: &View, range: (usize, usize)) -> Option<(usize, usize)> {
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
