//! A form with what can safely be written otherwise, and what became of its findings.
//!
//! The fixes of [`pjzp_core::fix`] change how values are written. A subtotal is changed only on
//! request, and only where it alone explains everything that does not add up. Whatever was
//! changed is checked again: a copy that has a finding the original has not is never handed over
//! as fixed.

use std::collections::BTreeMap;

use pjzp_core::fix::{Fix, FixKind, fixes};
use pjzp_core::form::Form;
use pjzp_core::{Pointer, Source};

use crate::check::{Filing, Options, check, read_json};
use crate::label::label;
use crate::report::{Assessed, FileResult, Finding, Outcome, Said};

/// A form before and after its fixes.
#[derive(Debug, Clone)]
pub struct Fixed {
    /// What is written otherwise, in the form's order.
    pub changes: Vec<Change>,
    /// What would be written otherwise if the file allowed it, and why it does not.
    pub refused: Vec<(Change, Said)>,
    /// The copy.
    pub document: Vec<u8>,
    /// What was found in the form as filed.
    pub before: FileResult,
    /// What is found in the copy.
    pub after: FileResult,
    /// The findings that are gone.
    pub resolved: Vec<Finding>,
    /// The findings that are there as before.
    pub remaining: Vec<Finding>,
    /// The findings that the original has not: none, or the copy is of no use.
    pub introduced: Vec<Finding>,
}

/// A fix, and where it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What is written otherwise.
    pub fix: Fix,
    /// What stands there, in words.
    pub label: Said,
    /// Where it is in the user's own file.
    pub source: Option<Source>,
}

/// What a form was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'a> {
    /// Its JSON, which keeps its layout in the copy.
    Json(&'a [u8]),
    /// A document; the copy is the JSON of the data standard.
    Document,
}

/// Which fixes are made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Extent {
    /// How values are written.
    #[default]
    Writing,
    /// Also a subtotal that is not the sum of what stands below it, where the diagnosis has that
    /// edit and no other.
    WithDiagnosis,
}

/// A copy of the file itself, with its values written otherwise.
#[derive(Debug, Clone)]
pub struct Copied {
    /// The copy.
    pub document: Vec<u8>,
    /// What is read from it.
    pub read: Result<Filing, Box<FileResult>>,
    /// Why a change was not made, for each in turn.
    pub refusals: Vec<Option<Said>>,
}

/// Writes a form otherwise where that is safe, and checks the copy.
///
/// `None` where the filing is not the one that was read from `origin`.
///
/// # Examples
/// ```
/// use pjzp_validator::fix::{Extent, Origin, fix};
/// use pjzp_validator::{Options, read_json};
/// let form = r#"{ "schema_version": "1", "name": "x",
///                 "indicators": [{ "name": "a", "target": "＞＝10个", "actual": "10个" }] }"#;
/// let filing = read_json("form.json", form.as_bytes()).unwrap();
/// let origin = Origin::Json(form.as_bytes());
/// let fixed = fix(&filing, origin, Extent::Writing, &Options::default()).unwrap();
/// assert_eq!(fixed.document, form.replace("＞＝", "≥").into_bytes());
/// assert!(fixed.is_sound());
/// ```
pub fn fix(filing: &Filing, origin: Origin<'_>, extent: Extent, options: &Options) -> Option<Fixed> {
    let before = check(filing.clone(), options);
    let plan = plan(filing, &before, extent, options);
    let texts: BTreeMap<Pointer, String> =
        plan.iter().map(|fix| (fix.pointer.clone(), fix.to.clone())).collect();
    let document = match origin {
        Origin::Json(document) => pjzp_schema::rewrite(document, &texts)?,
        Origin::Document => {
            let whole = pjzp_schema::write_submission(&filing.submission);
            pjzp_schema::rewrite(whole.as_bytes(), &texts)?
        }
    };
    let after = match read_json(&filing.file, &document) {
        Ok(copy) => {
            check(Filing { submission: copy.submission, sha256: copy.sha256, ..filing.clone() }, options)
        }
        Err(refused) => *refused,
    };
    Some(Fixed::new(changes(filing, plan), Vec::new(), document, before, after))
}

/// Writes a form otherwise where that is safe, in a copy of its own file that `write` makes, and
/// checks what is read from that.
///
/// # Errors
/// Those of `write`.
pub fn fix_file<E>(
    filing: &Filing,
    extent: Extent,
    options: &Options,
    write: impl FnOnce(&[Change]) -> Result<Copied, E>,
) -> Result<Fixed, E> {
    let before = check(filing.clone(), options);
    let planned = changes(filing, plan(filing, &before, extent, options));
    let Copied { document, read, refusals } = write(&planned)?;
    let after = match read {
        Ok(copy) => check(copy, options),
        Err(refused) => *refused,
    };
    let mut made = Vec::new();
    let mut refused = Vec::new();
    for (change, refusal) in planned.into_iter().zip(refusals) {
        match refusal {
            Some(why) => refused.push((change, why)),
            None => made.push(change),
        }
    }
    Ok(Fixed::new(made, refused, document, before, after))
}

/// Fixes with their places.
fn changes(filing: &Filing, plan: Vec<Fix>) -> Vec<Change> {
    let changes = plan.into_iter().map(|fix| Change {
        label: label(&filing.submission, &fix.pointer),
        source: filing.sources.find(&fix.pointer).cloned(),
        fix,
    });
    changes.collect()
}

impl Fixed {
    fn new(
        changes: Vec<Change>,
        refused: Vec<(Change, Said)>,
        document: Vec<u8>,
        before: FileResult,
        after: FileResult,
    ) -> Self {
        let (remaining, introduced) = split(&after, &before);
        let (_, resolved) = split(&before, &after);
        Self { changes, refused, document, before, after, resolved, remaining, introduced }
    }

    /// Whether the copy can be read and has no finding that the original has not.
    pub fn is_sound(&self) -> bool {
        matches!(self.after.outcome, Outcome::Assessed(_)) && self.introduced.is_empty()
    }
}

/// What is to be written otherwise, each place once.
fn plan(filing: &Filing, before: &FileResult, extent: Extent, options: &Options) -> Vec<Fix> {
    let standard = options.choose(&filing.submission).standard;
    let mut plan = fixes(&Form::new(&filing.submission, &standard));
    if let (Extent::WithDiagnosis, Outcome::Assessed(assessed)) = (extent, &before.outcome)
        && let Some(subtotal) = lone_subtotal(assessed)
    {
        plan.retain(|fix| fix.pointer != subtotal.pointer);
        plan.push(subtotal);
    }
    plan
}

/// The one figure to change, where the diagnosis knows only one, and that is a subtotal which is
/// to be a plain sum.
fn lone_subtotal(assessed: &Assessed) -> Option<Fix> {
    const SUMS: [&str; 3] = ["PJ2002", "PJ2003", "PJ3013"];
    let [explanation] = assessed.diagnosis.as_slice() else { return None };
    let [edit] = explanation.edits.as_slice() else { return None };
    let is_sum = |finding: &Finding| {
        SUMS.contains(&finding.code.as_str())
            && finding.pointer == edit.pointer
            && finding.expected.as_deref() == Some(&edit.to)
    };
    let is_safe = !assessed.diagnosis_cut
        && edit.pointer.item("/subtotals").is_some()
        && assessed.findings.iter().any(is_sum);
    is_safe.then(|| Fix {
        pointer: edit.pointer.clone(),
        from: edit.from.clone(),
        to: edit.to.clone(),
        kinds: vec![FixKind::Subtotal],
    })
}

/// The findings of one result that the other has too, and those that it has not: by rule, place
/// and severity, since the value itself is what was written otherwise.
fn split(of: &FileResult, other: &FileResult) -> (Vec<Finding>, Vec<Finding>) {
    let key = |finding: &Finding| (finding.code.clone(), finding.pointer.clone(), finding.severity);
    let mut there: BTreeMap<_, usize> = BTreeMap::new();
    for finding in findings(other) {
        *there.entry(key(finding)).or_default() += 1;
    }
    findings(of).iter().cloned().partition(|finding| match there.get_mut(&key(finding)) {
        Some(left @ 1..) => {
            *left -= 1;
            true
        }
        _ => false,
    })
}

fn findings(result: &FileResult) -> &[Finding] {
    match &result.outcome {
        Outcome::Assessed(assessed) => &assessed.findings,
        Outcome::Refused(_) => &[],
    }
}
