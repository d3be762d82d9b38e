//! What changed between two reports.

mod record;

use pjzp_core::Verdict;

use crate::pairing;
use crate::report::{FileResult, Finding, Outcome, Report, StandardUsed};

pub use record::{
    Altered, Change, Counts, DiffVersion, Difference, FormChange, Side, State, difference_schema,
};

/// What changed from one report to another.
///
/// Findings are paired by rule, place and value, wherever their row or file went; turned round, the
/// difference is its mirror image.
pub fn diff(before: &Report, after: &Report) -> Difference {
    let pairing = pairing::results(before.results(), after.results());
    let mut forms: Vec<FormChange> = after
        .results()
        .iter()
        .zip(&pairing.before)
        .map(|(new, old)| form(old.and_then(|old| before.results().get(old)), Some(new)))
        .chain(pairing.gone().map(|old| form(before.results().get(old), None)))
        .collect();
    forms.sort_by_cached_key(FormChange::place);
    let mut summary = Counts::default();
    for form in &forms {
        summary.add(form);
    }
    Difference {
        diff_version: DiffVersion::V1,
        before: before.engine().clone(),
        after: after.engine().clone(),
        summary,
        forms,
    }
}

fn form(before: Option<&FileResult>, after: Option<&FileResult>) -> FormChange {
    let (old, new) = (before.map_or(&[][..], findings), after.map_or(&[][..], findings));
    let mut change = FormChange {
        change: Change::Same,
        resolved: Vec::new(),
        introduced: Vec::new(),
        altered: Vec::new(),
        remaining: 0,
        before: before.map(side),
        after: after.map(side),
    };
    change.change = match (&change.before, &change.after) {
        // What is not in both reports has not changed: nothing of it was resolved or introduced.
        (_, None) => Change::Removed,
        (None, _) => Change::Added,
        (Some(_), Some(_)) => {
            let pairing = pairing::findings(old, new);
            change.resolved = pairing.gone().filter_map(|index| old.get(index).cloned()).collect();
            for (after, before) in new.iter().zip(&pairing.before) {
                match before.and_then(|index| old.get(index)) {
                    None => change.introduced.push(after.clone()),
                    Some(before) if before.severity != after.severity || before.waived != after.waived => {
                        change.altered.push(Altered { before: before.clone(), after: after.clone() });
                    }
                    Some(_) => change.remaining = change.remaining.saturating_add(1),
                }
            }
            change.both()
        }
    };
    change
}

fn findings(result: &FileResult) -> &[Finding] {
    match &result.outcome {
        Outcome::Assessed(assessed) => &assessed.findings,
        Outcome::Refused(_) => &[],
    }
}

fn side(result: &FileResult) -> Side {
    let assessed = match &result.outcome {
        Outcome::Assessed(assessed) => Some(assessed),
        Outcome::Refused(_) => None,
    };
    let total = assessed.map(|assessed| &assessed.scorecard.total);
    Side {
        file: result.file.clone(),
        state: match (assessed, result.verdict()) {
            (None, _) => State::Unreadable,
            (_, Verdict::Valid) => State::Valid,
            (_, Verdict::Invalid) => State::Invalid,
            (_, Verdict::Undetermined) => State::Undetermined,
        },
        findings: u64::try_from(findings(result).len()).unwrap_or(u64::MAX),
        line: result.line,
        sha256: result.sha256.clone(),
        filed: total.and_then(|total| total.filed),
        points: total.and_then(|total| total.points),
        standard: assessed.map(|assessed| StandardUsed {
            id: assessed.standard.id.clone(),
            sha256: assessed.standard.sha256.clone(),
        }),
    }
}
