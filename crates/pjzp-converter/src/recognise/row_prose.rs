//! Sentences that go through the form row by row:
//! 目标资金落实率 100%，分值 11 分，实际资金落实率 100%，评价得分 11 分.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use pjzp_core::model::Subject;

use super::clause::{Number, View};
use super::cue::{level_named, score, sums_up, weight};
use super::draft::{About, Held, RowDraft, Slot};
use super::prose::Reader;
use super::sentence::Sentence;
use super::vocabulary::{ACTUAL_CUES, TARGET_CUES, WEIGHT_CUES};
use super::wording::{level_name, plain};

/// The rows that no sentence has spoken of yet, by level 1 and level 2.
#[derive(Debug, Default)]
pub(super) struct Untold(Option<BTreeMap<String, BTreeMap<String, Vec<RowName>>>>);

/// The name of a row as pairs of neighbouring characters.
#[derive(Debug)]
struct RowName {
    row: usize,
    pairs: Vec<(char, char)>,
}

/// Most rows that one sentence is compared with: a report that goes through its rows one by one
/// has fewer, and a longer form is not gone through at such length.
const MOST_CANDIDATES: usize = 200;
/// A sentence is about a row when it holds this share of the name's pairs, in percent.
const LIKENESS: usize = 50;

/// Reads a sentence about a row; `false` where it is about none.
pub(super) fn read(reader: &mut Reader<'_>, sentence: &Sentence<'_>, view: &View) -> bool {
    let all = (0, view.glyphs.len());
    let weight = weight(view, all);
    let score = score(view, all);
    if score.is_none()
        || (weight.is_none() && (sums_up(view, all) || level_named(view, all).is_some()))
        || (weight.is_none() && reader.context.level1.is_none())
    {
        return false;
    }
    let Some(row) = best_row(reader, view) else {
        return false;
    };
    reader.context.last_row = Some(row);
    let points = |number: Number| (number.digits(), view.points(number));
    let name = reader
        .draft
        .rows
        .get(row)
        .and_then(|row| row.name.as_ref())
        .map(|name| plain(&name.text))
        .unwrap_or_default();
    let (target, actual, said) = values(view, &name, weight.map(|number| number.start));
    let both = |range: (usize, usize)| (range, range);
    let found = [
        (Subject::Target, target.map(both)),
        (Subject::Actual, actual.map(both)),
        (Subject::Actual, said.map(both)),
        (Subject::Weight, weight.map(points)),
        (Subject::Score, score.map(points)),
    ];
    for (subject, ranges) in found {
        let Some((bare, whole)) = ranges else { continue };
        let place = view.place(bare.0);
        let Some(slot) = reader.draft.rows.get_mut(row).map(|row| slot(row, subject)) else {
            continue;
        };
        if slot.is_none() {
            *slot = Some(Held::new(view.written(sentence, bare), &sentence.source(place)));
        } else if view.range(whole).iter().any(char::is_ascii_digit) {
            // Words that say the same in other words are no figure to hold against the form.
            reader.state(subject, About::Row(row), view.written(sentence, whole), sentence, place);
        }
    }
    true
}

fn slot(row: &mut RowDraft, subject: Subject) -> &mut Slot {
    match subject {
        Subject::Target => &mut row.target,
        Subject::Actual => &mut row.actual,
        Subject::Weight => &mut row.weight,
        _ => &mut row.score,
    }
}

/// The row of the current level whose name the sentence repeats most of; each row once.
fn best_row(reader: &mut Reader<'_>, view: &View) -> Option<usize> {
    let level = |held: &Option<Held>| held.as_ref().map(|held| level_name(&held.text));
    let (level1, level2) = (level(&reader.context.level1), level(&reader.context.level2));
    let pairs = neighbours(view.glyphs.iter().copied().take(400));
    let untold = reader.untold.rows(&reader.draft.rows);
    let row = match (&level1, &level2) {
        (Some(level1), Some(level2)) => {
            let level1 = untold.get(level1)?;
            let within = level1.get(level2).and_then(|rows| likest(rows.iter(), &pairs));
            within.or_else(|| likest(level1.values().flatten(), &pairs))
        }
        (Some(level1), None) => likest(untold.get(level1)?.values().flatten(), &pairs),
        (None, _) => likest(untold.values().flat_map(BTreeMap::values).flatten(), &pairs),
    }?;
    let groups = untold.values_mut().flat_map(BTreeMap::values_mut);
    for rows in groups {
        if let Ok(at) = rows.binary_search_by_key(&row, |name| name.row) {
            rows.remove(at);
            break;
        }
    }
    Some(row)
}

/// The first of the rows that are most alike.
fn likest<'n>(rows: impl Iterator<Item = &'n RowName>, pairs: &[(char, char)]) -> Option<usize> {
    rows.take(MOST_CANDIDATES)
        .map(|name| (name.likeness(pairs), Reverse(name.row)))
        .max()
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .map(|(_, Reverse(row))| row)
}

/// The pairs of neighbouring characters, sorted.
fn neighbours(glyphs: impl Iterator<Item = char> + Clone) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = glyphs.clone().zip(glyphs.skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

impl Untold {
    fn rows(&mut self, rows: &[RowDraft]) -> &mut BTreeMap<String, BTreeMap<String, Vec<RowName>>> {
        self.0.get_or_insert_with(|| {
            let level = |slot: &Slot| slot.as_ref().map(|held| level_name(&held.text)).unwrap_or_default();
            let mut untold: BTreeMap<String, BTreeMap<String, Vec<RowName>>> = BTreeMap::new();
            for (index, row) in rows.iter().enumerate() {
                let name = row.name.as_ref().map(|name| plain(&name.text)).unwrap_or_default();
                let level1 = untold.entry(level(&row.level1)).or_default();
                level1
                    .entry(level(&row.level2))
                    .or_default()
                    .push(RowName { row: index, pairs: neighbours(name.chars().take(60)) });
            }
            untold
        })
    }
}

impl RowName {
    /// How much of the name stands in the sorted `pairs`, in percent.
    fn likeness(&self, pairs: &[(char, char)]) -> usize {
        let found = self.pairs.iter().filter(|pair| pairs.binary_search(pair).is_ok()).count();
        (found * 100).checked_div(self.pairs.len()).unwrap_or(0)
    }
}

/// From a character of a view to behind another.
type Range = (usize, usize);

/// Target and actual that the clauses state, and the actual said once more, as ranges of the view.
///
/// A clause that begins with 实际 gives the actual, one with 目标 the target; the first clause in
/// front of the weight is the target where none says so. A clause behind the target that says of
/// the name itself what it is (服务地区数为 2 个) says the actual too.
fn values(view: &View, name: &str, weight: Option<usize>) -> (Option<Range>, Option<Range>, Option<Range>) {
    let (mut target, mut actual, mut said, mut first) = (None, None, None, None);
    for clause in view.clauses() {
        if WEIGHT_CUES.iter().any(|cue| view.find(cue, clause).is_some()) || score(view, clause).is_some() {
            continue;
        }
        let begins = |cues: &[&str]| cues.iter().any(|cue| view.stands(cue, clause.0));
        if begins(ACTUAL_CUES) {
            actual = actual.or_else(|| value(view, name, clause));
        } else if begins(TARGET_CUES) || view.has(&["绩效目标", "目标值", "年初目标"], clause) {
            target = target.or_else(|| value(view, name, clause));
        } else if target.is_some()
            && said.is_none()
            && let Some(range) = of_name(view, name, clause)
        {
            said = Some(range);
        } else if weight.is_some_and(|weight| clause.1 <= weight) && first.is_none() {
            first = view.numbers(clause).last().and_then(|_| value(view, name, clause));
        }
    }
    (target.or(first), actual, said)
}

/// The value at the end of a clause, where nothing but 为 or the like parts it from the name.
fn of_name(view: &View, name: &str, clause: Range) -> Option<Range> {
    let behind = view.find(name, clause)? + name.chars().count();
    let stated = view.number_behind(behind, clause.1).filter(|number| number.start > behind)?;
    value(view, name, clause).filter(|range| range.0 == stated.start)
}

/// The value at the end of a clause: from its last number on, else what stands behind the
/// indicator's name.
fn value(view: &View, name: &str, clause: (usize, usize)) -> Option<(usize, usize)> {
    if let Some(number) = view.numbers(clause).last() {
        let short = clause.1.saturating_sub(number.end) <= 8;
        return short.then_some((number.start, clause.1));
    }
    let name: Vec<char> = name.chars().collect();
    let pairs: BTreeSet<(char, char)> = name.iter().copied().zip(name.iter().copied().skip(1)).collect();
    let glyphs = view.range(clause);
    let last =
        glyphs.iter().copied().zip(glyphs.iter().copied().skip(1)).rposition(|pair| pairs.contains(&pair))?;
    let start = clause.0 + last + 2;
    (start < clause.1 && clause.1 - start <= 20).then_some((start, clause.1))
}
