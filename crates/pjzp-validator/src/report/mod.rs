//! The report on the wire: what every output format is a view of.
//!
//! Texts stand in both languages ([`Said`]), so that a report does not depend on the language of
//! whoever asked for it. Lists are always written, values that are not known are left out.

mod finding;
mod read;
mod result;
mod said;
mod scorecard;
mod scored;
mod terms;

use pjzp_core::Verdict;
use pjzp_core::rule::Severity;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::provenance;
use crate::record::record;

pub use finding::{
    Assumed, Basis, BasisKind, Change, ChangedBy, Correction, Coverage, Explanation, Finding, OtherValue,
    Place, Problem, Standing, Unread, Waived,
};
pub use read::read_report;
pub use result::{Assessed, ChosenBy, FileResult, OtherStandard, Outcome, Refused, Skipped, Standard};
pub use said::Said;
pub use scorecard::{Derivation, Direction, Operand, Row, Scorecard, Sum, Total};
pub use scored::{ScoreVersion, Scored, score_schema};
pub use terms::{BaselineUsed, RuleSeverity, StandardUsed, Terms, WaiversUsed};

/// What was found in one or more submissions (校验报告).
///
/// The summary is counted from the results whenever it is asked for, so it cannot differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Wire", try_from = "Wire")]
pub struct Report {
    engine: Engine,
    terms: Terms,
    results: Vec<FileResult>,
}

impl Report {
    /// A report of this engine on the results, in this order, for which nothing was asked.
    pub fn new(results: Vec<FileResult>) -> Self {
        Self::under(Terms::default(), results)
    }

    /// A report of this engine on the results, in this order, and what they came of.
    pub fn under(terms: Terms, results: Vec<FileResult>) -> Self {
        Self { engine: Engine::this(), terms, results }
    }

    /// Every finding: those of each result, then those about the waivers.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let assessed = self.results.iter().filter_map(|result| match &result.outcome {
            Outcome::Assessed(assessed) => Some(&assessed.findings),
            Outcome::Refused(_) => None,
        });
        assessed.chain(self.terms.waivers.iter().map(|waivers| &waivers.stale)).flatten()
    }

    /// What was asked for beside the files.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// What made the report.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// One result for each submission.
    pub fn results(&self) -> &[FileResult] {
        &self.results
    }

    /// The counts.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for result in &self.results {
            summary.add(result);
        }
        summary.add_terms(&self.terms);
        summary
    }
}

record! {
    /// What made the report.
    pub struct Engine {
        /// Name of the program.
        "程序" name: String,
        /// Its version.
        "版本" version: String,
        /// SHA-256 of its register of rules, the published file `rules.json`.
        "规则校验和" rules: String,
    }
}

impl Engine {
    fn this() -> Self {
        Self {
            name: "pjzp".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            rules: provenance::of_rules().into(),
        }
    }
}

record! {
    /// How many submissions and findings of each kind there are.
    #[derive(Copy, Default)]
    pub struct Summary {
        /// Submissions.
        "份数" files: u64,
        /// Submissions without an error in which everything was checked.
        "通过" valid: u64,
        /// Submissions with an error.
        "不通过" invalid: u64,
        /// Submissions without an error in which something could not be read or checked.
        "待定" undetermined: u64,
        /// Of the undetermined, those that could not be read at all.
        "无法读取" refused: u64,
        /// Findings that are errors, but for those that are waived or known.
        "错误" errors: u64,
        /// Findings that are warnings, likewise.
        "警告" warnings: u64,
        /// Findings that are notes, likewise.
        "提示" notes: u64,
        /// Findings that are waived.
        "已豁免" waived: u64,
        /// Findings that the baseline has too, and that are not waived.
        "基线已有" known: u64,
    }
}

impl Summary {
    /// Counts one more result.
    pub fn add(&mut self, result: &FileResult) {
        count(&mut self.files);
        match result.verdict() {
            Verdict::Valid => count(&mut self.valid),
            Verdict::Invalid => count(&mut self.invalid),
            Verdict::Undetermined => count(&mut self.undetermined),
        }
        match &result.outcome {
            Outcome::Refused(_) => count(&mut self.refused),
            Outcome::Assessed(assessed) => assessed.findings.iter().for_each(|finding| self.find(finding)),
        }
    }

    /// Counts what is wrong with the waivers.
    pub fn add_terms(&mut self, terms: &Terms) {
        let stale = terms.waivers.iter().flat_map(|waivers| &waivers.stale);
        stale.for_each(|finding| self.find(finding));
    }

    fn find(&mut self, finding: &Finding) {
        count(match (&finding.waived, finding.baseline, finding.severity) {
            (Some(_), ..) => &mut self.waived,
            (None, Some(Standing::Known), _) => &mut self.known,
            (.., Severity::Error) => &mut self.errors,
            (.., Severity::Warning) => &mut self.warnings,
            (.., Severity::Note) => &mut self.notes,
        });
    }
}

fn count(number: &mut u64) {
    *number = number.saturating_add(1);
}

/// Version of the report format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ReportVersion {
    /// The first.
    #[default]
    #[serde(rename = "1")]
    V1,
}

record! {
    /// What was found in one or more submissions (校验报告).
    ///
    /// Within a version of this format, members that may be absent may be added, and nothing else
    /// changes: a program that reads reports of later editions of pjzp passes over members that it
    /// does not know.
    #[schemars(rename = "Report")]
    struct Wire {
        /// Version of this format; `"1"`.
        "格式版本" report_version: ReportVersion,
        /// What made the report.
        "程序" engine: Engine,
        /// What was asked for beside the files.
        "校验条件" terms: Terms,
        /// The counts.
        "汇总" summary: Summary,
        /// One result for each submission, in the order they were given.
        "结果" results: Vec<FileResult>,
    }
}

impl From<Report> for Wire {
    fn from(report: Report) -> Self {
        let summary = report.summary();
        let Report { engine, terms, results } = report;
        Self { report_version: ReportVersion::V1, engine, terms, summary, results }
    }
}

impl TryFrom<Wire> for Report {
    type Error = Contradiction;

    fn try_from(wire: Wire) -> Result<Self, Contradiction> {
        let Wire { engine, terms, summary, results, .. } = wire;
        let report = Self { engine, terms, results };
        if report.summary() == summary { Ok(report) } else { Err(Contradiction::Summary) }
    }
}

impl JsonSchema for Report {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Wire::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Wire::json_schema(generator)
    }
}

/// Why a report that was read cannot be one that pjzp wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Contradiction {
    /// The summary does not follow from the results.
    #[error("the summary does not follow from the results")]
    Summary,
    /// The verdict does not follow from the findings.
    #[error("the verdict does not follow from the findings")]
    Verdict,
    /// A result has both an assessment and reasons why there is none, or neither.
    #[error("a result is either assessed, with standard and scorecard, or refused with a reason")]
    Outcome,
}

/// The schema of a report (校验报告).
pub fn report_schema() -> serde_json::Value {
    unbound_schema::<Report>("urn:pjzp:schema:report:1", "预算绩效自评校验报告")
}

/// The schema of something that is written, however long it is.
pub(crate) fn unbound_schema<T: JsonSchema>(id: &str, title: &str) -> serde_json::Value {
    let mut schema = pjzp_schema::schema_of_written::<T>(id, title);
    unbound(&mut schema);
    schema
}

/// The limits are there for what people send; a report is as long as what was found.
fn unbound(schema: &mut serde_json::Value) {
    match schema {
        serde_json::Value::Object(members) => {
            for keyword in ["maxItems", "maxLength"] {
                if members.get(keyword).is_some_and(serde_json::Value::is_number) {
                    members.shift_remove(keyword);
                }
            }
            members.values_mut().for_each(unbound);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(unbound),
        _ => {}
    }
}
