//! What is told of one submission: a result for each finding, a notification for each problem.

use std::collections::BTreeMap;

use pjzp_core::text::Language;
use pjzp_core::{Pointer, Source};
use serde_json::{Value, json};

use super::log::{
    self, ArtifactChange, ArtifactLocation, Content, Fix, Location, LogicalLocation, Message, Notification,
    PhysicalLocation, Reference, Region, Replacement, Suppression,
};
use super::rule::{Catalogue, level};
use crate::provenance::sha256;
use crate::render::Plain;
use crate::report::{Assessed, Correction, Finding, Place, Problem, Said, Standing, Waived};

/// How one submission is told of.
pub(super) struct Telling<'a> {
    pub(super) language: Language,
    pub(super) catalogue: &'a Catalogue,
    /// Its file.
    pub(super) artifact: ArtifactLocation,
    /// Its line, where each line of the file is a submission of its own.
    pub(super) line: Option<u32>,
}

impl Telling<'_> {
    pub(super) fn findings(&self, assessed: &Assessed) -> Vec<log::Finding> {
        let Assessed { name, budget_unit, fiscal_year, project_code, findings, .. } = assessed;
        let form = json!((name, budget_unit, fiscal_year, project_code));
        let told = self.told(&form, findings);
        let mend = |(told, finding)| log::Finding {
            fixes: self.fix(assessed, finding).into_iter().collect(),
            ..told
        };
        told.zip(findings).map(mend).collect()
    }

    /// Findings about one thing, which is not mended here.
    pub(super) fn told(&self, about: &Value, findings: &[Finding]) -> impl Iterator<Item = log::Finding> {
        let mut seen = BTreeMap::new();
        findings.iter().map(move |finding| self.finding(finding, fingerprint(about, finding, &mut seen)))
    }

    fn finding(&self, finding: &Finding, fingerprint: String) -> log::Finding {
        let Finding { code, severity, pointer, label, source, message, beside, found, expected, .. } =
            finding;
        let related = (1..).zip(beside).map(|(id, Place { pointer, label, source })| Location {
            id: Some(id),
            message: Some(self.message(label)),
            ..self.location(pointer, Some(label), source.as_ref().and_then(region))
        });
        log::Finding {
            rule_id: code.clone(),
            rule_index: self.catalogue.index(code),
            level: level(*severity),
            message: self.message(message),
            locations: [self.location(pointer, Some(label), source.as_ref().and_then(region))],
            related_locations: related.collect(),
            partial_fingerprints: BTreeMap::from([(FINGERPRINT, fingerprint)]),
            fixes: Vec::new(),
            suppressions: finding.waived.as_ref().map(suppression).into_iter().collect(),
            baseline_state: finding.baseline.map(|standing| match standing {
                Standing::New => "new",
                Standing::Known => "unchanged",
            }),
            properties: without_nulls(json!({
                "message": message,
                "label": label,
                "found": found,
                "expected": expected,
                "basis": finding.basis,
                "source": source,
                "submission_line": self.line,
            })),
        }
    }

    pub(super) fn problem(&self, problem: &Problem) -> Notification {
        let Problem { pointer, message, code, line, column } = problem;
        let region = line
            .and_then(at_line)
            .map(|region| Region { start_column: column.filter(|column| 0 < *column), ..region });
        Notification {
            level: "error",
            message: self.message(message),
            locations: [self.location(pointer, None, region)],
            associated_rule: code
                .as_ref()
                .map(|code| Reference { id: code.clone(), index: self.catalogue.index(code) }),
            properties: without_nulls(json!({ "message": message, "submission_line": self.line })),
        }
    }

    fn location(&self, pointer: &Pointer, label: Option<&Said>, region: Option<Region>) -> Location {
        Location {
            id: None,
            message: None,
            physical_location: PhysicalLocation {
                artifact_location: self.artifact.clone(),
                region: region.or_else(|| self.line.and_then(at_line)),
            },
            logical_locations: [LogicalLocation {
                name: label.map(|label| Plain(label.say(self.language)).to_string()),
                fully_qualified_name: pointer.text().into(),
            }],
        }
    }

    fn message(&self, said: &Said) -> Message {
        Message { text: literal(said.say(self.language)), markdown: None }
    }

    /// The one edit after which every figure agrees, where the value it replaces is known to the
    /// character: a JSON value, in the place of which the new figure stands as text.
    fn fix(&self, assessed: &Assessed, finding: &Finding) -> Option<Fix> {
        let [only] = assessed.diagnosis.as_slice() else { return None };
        let [edit] = only.edits.as_slice() else { return None };
        let Correction { label, from, to, source, .. } = edit;
        let deleted_region = source.as_ref().and_then(region).filter(|region| region.end_column.is_some())?;
        let mends = !assessed.diagnosis_cut && only.explains.contains(&finding.code);
        let arrow = |label: &str| format!("{label} {from} → {to}");
        mends.then(|| Fix {
            description: self.message(&Said::new(arrow(&label.zh), arrow(&label.en))),
            artifact_changes: [ArtifactChange {
                artifact_location: self.artifact.clone(),
                replacements: [Replacement {
                    deleted_region,
                    inserted_content: Content { text: json!(to).to_string() },
                }],
            }],
        })
    }
}

/// A place in a text file. A column is a character only where the place has an end; in a table it
/// is a cell.
fn region(source: &Source) -> Option<Region> {
    let characters = source.column.zip(source.end).filter(|(start, end)| (1..*end).contains(start));
    source.line.and_then(at_line).map(|region| Region {
        start_column: characters.map(|(start, _)| start),
        end_column: characters.map(|(_, end)| end),
        ..region
    })
}

fn at_line(line: u32) -> Option<Region> {
    (0 < line).then_some(Region { start_line: line, start_column: None, end_column: None })
}

const FINGERPRINT: &str = "pjzpFinding/v1";

fn suppression(waived: &Waived) -> Suppression {
    let Waived { reason, approver, expires } = waived;
    Suppression {
        kind: "external",
        status: "accepted",
        justification: Plain(reason).to_string(),
        properties: json!({ "approver": approver, "expires": expires }),
    }
}

/// What stays of a finding while the form is worked on: the rule, the form, the row by its name, and
/// the column. Rows may be added above it and figures may change.
fn fingerprint(about: &Value, finding: &Finding, seen: &mut BTreeMap<String, u32>) -> String {
    let steps = finding.pointer.text().split('/').filter(|step| step.parse::<u32>().is_err());
    let place = steps.collect::<Vec<_>>().join("/");
    let key = json!((about, &finding.code, &finding.row, place)).to_string();
    let count = seen.entry(key.clone()).or_default();
    *count = count.saturating_add(1);
    sha256(format!("{key}{count}").as_bytes())
}

/// A text in which nothing is a placeholder or a link, or drives a terminal.
fn literal(text: &str) -> String {
    let text = Plain(text).to_string().replace('{', "{{").replace('}', "}}");
    if text.contains("](") { text.replace('[', "\\[").replace(']', "\\]") } else { text }
}

fn without_nulls(mut properties: Value) -> Value {
    if let Some(members) = properties.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    properties
}
