//! When a finding or a form of one report is that of another.
//!
//! A finding is the same where rule, place and value are: neither the line of the file nor the
//! wording counts. A row that moved because others were added above it is known by its name.

use std::collections::{BTreeMap, VecDeque};

use crate::report::{FileResult, Finding, Outcome};

/// What makes a finding the one it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    pub(crate) code: String,
    pub(crate) place: String,
    pub(crate) row: Option<String>,
    pub(crate) found: Option<String>,
}

impl Mark {
    /// The mark of a finding.
    pub(crate) fn of(finding: &Finding) -> Self {
        let Finding { code, pointer, row, found, .. } = finding;
        Self { code: code.clone(), place: pointer.text().into(), row: row.clone(), found: found.clone() }
    }

    /// The mark without the number of its row.
    pub(crate) fn wherever(&self) -> Self {
        let steps = self.place.split('/').map(|step| {
            let is_number = !step.is_empty() && step.bytes().all(|digit| digit.is_ascii_digit());
            if is_number { "*" } else { step }
        });
        Self { place: steps.collect::<Vec<_>>().join("/"), ..self.clone() }
    }
}

/// Which of several things before is which of several after, each at most once.
#[derive(Debug)]
pub(crate) struct Pairing {
    /// For each thing after, the place of the one before that it is.
    pub(crate) before: Vec<Option<usize>>,
    taken: Vec<bool>,
}

/// Whether things that cannot be told apart are paired in their order, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alike {
    InOrder,
    Never,
}

impl Pairing {
    pub(crate) fn new(before: usize, after: usize) -> Self {
        Self { before: vec![None; after], taken: vec![false; before] }
    }

    /// Pairs what is left over by a key; what has none is not paired.
    pub(crate) fn by<K: Ord>(
        &mut self,
        before: impl IntoIterator<Item = Option<K>>,
        after: impl IntoIterator<Item = Option<K>>,
        alike: Alike,
    ) {
        let mut groups: BTreeMap<K, (VecDeque<usize>, VecDeque<usize>)> = BTreeMap::new();
        for (index, (key, paired)) in after.into_iter().zip(&self.before).enumerate() {
            if let (Some(key), None) = (key, paired) {
                groups.entry(key).or_default().1.push_back(index);
            }
        }
        for (index, (key, taken)) in before.into_iter().zip(&self.taken).enumerate() {
            if let (Some(key), false) = (key, taken)
                && let Some((olds, _)) = groups.get_mut(&key)
            {
                olds.push_back(index);
            }
        }
        for (mut olds, mut news) in groups.into_values() {
            if alike == Alike::Never && (olds.len() > 1 || news.len() > 1) {
                continue;
            }
            while let (Some(old), Some(new)) = (olds.pop_front(), news.pop_front()) {
                if let (Some(taken), Some(before)) = (self.taken.get_mut(old), self.before.get_mut(new)) {
                    *taken = true;
                    *before = Some(old);
                }
            }
        }
    }

    /// The places of the things before that are none after.
    pub(crate) fn gone(&self) -> impl Iterator<Item = usize> + '_ {
        self.taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(index, _)| index)
    }
}

/// Pairs marks: in their place first, then wherever their row went.
pub(crate) fn marks(before: &[Mark], after: &[Mark], alike: Alike) -> Pairing {
    let mut pairing = Pairing::new(before.len(), after.len());
    let exact = |marks: &[Mark]| marks.iter().cloned().map(Some).collect::<Vec<_>>();
    pairing.by(exact(before), exact(after), Alike::InOrder);
    let moved = |marks: &[Mark]| marks.iter().map(|mark| Some(mark.wherever())).collect::<Vec<_>>();
    pairing.by(moved(before), moved(after), alike);
    pairing
}

/// Pairs the findings of two results.
pub(crate) fn findings(before: &[Finding], after: &[Finding]) -> Pairing {
    let of = |findings: &[Finding]| findings.iter().map(Mark::of).collect::<Vec<_>>();
    marks(&of(before), &of(after), Alike::InOrder)
}

/// What a form says it is: code or name of the project, with unit and year.
type Identity<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>, Option<u16>);

fn identity(result: &FileResult) -> Option<Identity<'_>> {
    let Outcome::Assessed(assessed) = &result.outcome else { return None };
    let (code, name) = (assessed.project_code.as_deref(), assessed.name.as_deref());
    let is_named = code.is_some() || name.is_some();
    is_named.then_some((code, name, assessed.budget_unit.as_deref(), assessed.fiscal_year))
}

fn content(result: &FileResult) -> Option<&str> {
    result.sha256.as_deref()
}

fn content_of_file(result: &FileResult) -> Option<(&str, &str)> {
    Some((&result.file, content(result)?))
}

fn identity_in_file(result: &FileResult) -> Option<(&str, Identity<'_>)> {
    Some((&result.file, identity(result)?))
}

/// The line of a form that says what it is may be that of another form by now.
fn line_of_file(result: &FileResult) -> Option<(&str, Option<u32>)> {
    (result.line.is_none() || identity(result).is_none()).then_some((&result.file, result.line))
}

/// Pairs results: those of one file by content, by what the form says it is, and by line; those of
/// two files by content, and by what the form says it is.
pub(crate) fn results(before: &[FileResult], after: &[FileResult]) -> Pairing {
    fn each<'a, K>(
        results: &'a [FileResult],
        key: impl Fn(&'a FileResult) -> Option<K>,
    ) -> impl Iterator<Item = Option<K>> {
        results.iter().map(key)
    }
    let mut pairing = Pairing::new(before.len(), after.len());
    pairing.by(each(before, content_of_file), each(after, content_of_file), Alike::InOrder);
    pairing.by(each(before, identity_in_file), each(after, identity_in_file), Alike::Never);
    pairing.by(each(before, line_of_file), each(after, line_of_file), Alike::InOrder);
    pairing.by(each(before, content), each(after, content), Alike::InOrder);
    pairing.by(each(before, identity), each(after, identity), Alike::Never);
    pairing
}
