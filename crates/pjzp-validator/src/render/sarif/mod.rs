//! The report as SARIF 2.1.0: what a platform for reviews shows beside the files.
//!
//! Its messages are in the language asked for. What SARIF has no member for stands under
//! `properties`: the messages in both languages with the figures, and what was found of each
//! submission beside its findings.

mod log;
mod rule;
mod telling;

use std::collections::BTreeMap;

use pjzp_core::text::Language;
use serde_json::{Value, json};

use self::log::{Artifact, ArtifactLocation, Invocation, Log, Run, RunProperties, Tool};
use self::rule::Catalogue;
use self::telling::Telling;
use super::json::pretty;
use super::uri::uri;
use crate::report::{FileResult, Outcome, Report};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The report as SARIF 2.1.0, indented, ended by a newline.
pub fn sarif(report: &Report, language: Language) -> String {
    let catalogue = Catalogue::of(report);
    let other = match language {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    };
    let mut artifacts = Artifacts::default();
    let (mut results, mut notifications) = (Vec::new(), Vec::new());
    for result in report.results() {
        // The sum of a line is not that of its file.
        let sum = result.sha256.as_ref().filter(|_| result.line.is_none());
        let artifact = artifacts.location(&result.file, sum);
        let telling = Telling { language, catalogue: &catalogue, artifact, line: result.line };
        match &result.outcome {
            Outcome::Assessed(assessed) => results.extend(telling.findings(assessed)),
            Outcome::Refused(refused) => {
                notifications.extend(refused.problems().iter().map(|problem| telling.problem(problem)));
            }
        }
    }
    if let Some(waivers) = &report.terms().waivers {
        let artifact = artifacts.location(&waivers.file, Some(&waivers.sha256));
        let telling = Telling { language, catalogue: &catalogue, artifact, line: None };
        results.extend(telling.told(&json!(null), &waivers.stale));
    }
    pretty(&Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver: catalogue.driver(report, language) },
            translations: [catalogue.translation(report, other)],
            invocations: [Invocation {
                execution_successful: notifications.is_empty(),
                tool_execution_notifications: notifications,
            }],
            column_kind: "unicodeCodePoints",
            artifacts: artifacts.list,
            results,
            properties: RunProperties {
                engine: json!(report.engine()),
                terms: json!(report.terms()),
                summary: json!(report.summary()),
                submissions: report.results().iter().map(beside_findings).collect(),
            },
        }],
    })
}

/// Everything known of a submission but its findings and how each number came about.
fn beside_findings(result: &FileResult) -> Value {
    let mut told = json!(result);
    if let Some(members) = told.as_object_mut() {
        members.shift_remove("findings");
        members.shift_remove("refused");
        let scorecard = members.shift_remove("scorecard");
        if let Some(total) = scorecard.as_ref().and_then(|scorecard| scorecard.get("total")) {
            members.insert("total".into(), total.clone());
        }
    }
    told
}

/// The files of a report, each once.
#[derive(Default)]
struct Artifacts {
    list: Vec<Artifact>,
    indices: BTreeMap<String, usize>,
}

impl Artifacts {
    fn location(&mut self, file: &str, sum: Option<&String>) -> ArtifactLocation {
        let uri = uri(file);
        let index = *self.indices.entry(uri.clone()).or_insert_with(|| {
            self.list.push(Artifact {
                location: ArtifactLocation { uri: uri.clone(), index: None },
                hashes: sum.map(|sum| ("sha-256", sum.clone())).into_iter().collect(),
            });
            self.list.len().saturating_sub(1)
        });
        ArtifactLocation { uri, index: Some(index) }
    }
}
