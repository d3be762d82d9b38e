//! What stands behind a cue: points and grades.

use super::clause::{Number, View};
use super::vocabulary::{GRADE_CUES, GRADES, SCORE_CUES, WEIGHT_CUES};

/// The points a row or level can carry that a range states.
pub(super) fn weight(view: &View, range: (usize, usize)) -> Option<Number> {
    WEIGHT_CUES.iter().find_map(|cue| {
        let at = view.find(cue, range)?;
        view.number_behind(at + cue.chars().count(), range.1)
    })
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
