//! `crates/pjzp-validator/generated/examples.json`: of each rule, a wrong and a right form from the
//! conformance kit, with what pjzp says of them.

use std::path::Path;

use anyhow::{Context, Result};
use json_patch::{AddOperation, Patch, PatchOperation, ReplaceOperation};
use pjzp_conformance::{Entry, Kind, Kit};
use pjzp_core::rules::RULES;
use pjzp_core::text::Language;
use pjzp_core::{Pointer, Submission};
use pjzp_validator::label::label;
use pjzp_validator::page::{Cell, Example, Shown};
use pjzp_validator::render::{self, View};
use pjzp_validator::report::Said;
use pjzp_validator::{Filing, Options, Outcome, check};
use serde_json::Value;

/// The examples, in the order of the rules.
pub(super) fn examples(root: &Path) -> Result<Vec<Example>> {
    let kit = Kit::read(&root.join("fixtures/conformance"))?;
    let mut examples = Vec::new();
    for rule in RULES {
        let first = |kind| kit.about(rule.code).find(|entry| entry.case.kind == kind);
        if let (Some(wrong), Some(right)) = (first(Kind::Bad), first(Kind::Good)) {
            let code = rule.code.to_owned();
            examples.push(Example { wrong: shown(wrong, &code)?, right: shown(right, &code)?, code });
        }
    }
    Ok(examples)
}

fn shown(entry: &Entry, code: &str) -> Result<Shown> {
    let id = &entry.question.id;
    let submission = entry.question.submission().with_context(|| id.clone())?;
    let standard = Some(entry.question.standard().with_context(|| id.clone())?);
    let cells = cells(&submission, &entry.question.submission, entry.case.patch.as_ref());
    let result =
        check(Filing { submission, ..Filing::default() }, &Options { standard, ..Options::default() });
    let verdict = result.verdict();
    let Outcome::Assessed(assessed) = result.outcome else { anyhow::bail!("{id} was not assessed") };
    let said = |language| {
        let view = View { language, ..View::default() };
        let mut text = String::new();
        for finding in assessed.findings.iter().filter(|finding| finding.code == code) {
            render::finding(&mut text, finding, &view)?;
        }
        anyhow::Ok(text)
    };
    let description = &entry.case.description;
    Ok(Shown {
        about: Said::new(&description.zh, &description.en),
        cells,
        verdict,
        said: Said::new(said(Language::Chinese)?, said(Language::English)?),
    })
}

/// What the case files otherwise than its base, cell by cell.
fn cells(submission: &Submission, filed: &Value, patch: Option<&Patch>) -> Vec<Cell> {
    let mut cells = Vec::new();
    for operation in patch.iter().flat_map(|patch| &patch.0) {
        let target = operation.path().to_string();
        match operation {
            PatchOperation::Add(AddOperation { value, .. })
            | PatchOperation::Replace(ReplaceOperation { value, .. }) => {
                let place = match target.strip_suffix("/-") {
                    Some(list) => format!("{list}/{}", last(filed, list)),
                    None => target,
                };
                enter(submission, &Pointer::new(place), value, &mut cells);
            }
            _ => enter(submission, &Pointer::new(target), &Value::Null, &mut cells),
        }
    }
    cells
}

/// The place of the last item of a list.
fn last(filed: &Value, list: &str) -> usize {
    filed.pointer(list).and_then(Value::as_array).map_or(0, |items| items.len().saturating_sub(1))
}

fn enter(submission: &Submission, place: &Pointer, value: &Value, cells: &mut Vec<Cell>) {
    let mut one = |filed: String| cells.push(Cell { label: label(submission, place), filed });
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| enter(submission, &place.at(name), value, cells));
        }
        Value::Array(items) if !items.is_empty() => {
            let items = items.iter().enumerate();
            items.for_each(|(index, value)| enter(submission, &place.at(index), value, cells));
        }
        Value::Null | Value::Array(_) => one(String::new()),
        Value::String(text) => one(text.clone()),
        other => one(other.to_string()),
    }
}
