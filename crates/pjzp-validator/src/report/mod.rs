//! The report on the wire: what every output format is a view of.
//!
//! Texts stand in both languages ([`Said`]), so that a report does not depend on the language of
//! whoever asked for it. Lists are always written, values that are not known are left out.

mod finding;
mod result;
mod said;
mod scorecard;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::provenance;
use crate::record::record;

pub use finding::{
    Assumed, Basis, BasisKind, Change, ChangedBy, Correction, Coverage, Explanation, Finding, OtherValue,
    Place, Problem, Unread,
};
pub use result::{
    Assessed, ChosenBy, FileResult, OtherStandard, Outcome, Refused, Scored, Skipped, Standard,
};
pub use said::Said;
pub use scorecard::{Derivation, Direction, Operand, Row, Scorecard, Sum, Total};

/// What was found in one or more submissions (校验报告).
///
/// The summary is counted from the results whenever it is asked for, so it cannot differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Wire", try_from = "Wire")]
pub struct Report {
    engine: Engine,
    results: Vec<FileResult>,
}

impl Report {
    /// A report of this engine on the results, in this order.
    pub fn new(results: Vec<FileResult>) -> Self {
        Self { engine: Engine::this(), results }
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
        /// Findings that are errors.
        "错误" errors: u64,
        /// Findings that are warnings.
        "警告" warnings: u64,
        /// Findings that are notes.
        "提示" notes: u64,
    }
}

impl Summary {
    /// Counts one more result.
    pub fn add(&mut self, result: &FileResult) {
        use pjzp_core::Verdict;
        use pjzp_core::rule::Severity;
        let count = |number: &mut u64| *number = number.saturating_add(1);
        count(&mut self.files);
        match result.verdict() {
            Verdict::Valid => count(&mut self.valid),
            Verdict::Invalid => count(&mut self.invalid),
            Verdict::Undetermined => count(&mut self.undetermined),
        }
        match &result.outcome {
            Outcome::Refused(_) => count(&mut self.refused),
            Outcome::Assessed(assessed) => {
                for finding in &assessed.findings {
                    match finding.severity {
                        Severity::Error => count(&mut self.errors),
                        Severity::Warning => count(&mut self.warnings),
                        Severity::Note => count(&mut self.notes),
                    }
                }
            }
        }
    }
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
    #[schemars(rename = "Report")]
    struct Wire {
        /// Version of this format; `"1"`.
        "格式版本" report_version: ReportVersion,
        /// What made the report.
        "程序" engine: Engine,
        /// The counts.
        "汇总" summary: Summary,
        /// One result for each submission, in the order they were given.
        "结果" results: Vec<FileResult>,
    }
}

impl From<Report> for Wire {
    fn from(report: Report) -> Self {
        let summary = report.summary();
        Self { report_version: ReportVersion::V1, engine: report.engine, summary, results: report.results }
    }
}

impl TryFrom<Wire> for Report {
    type Error = Contradiction;

    fn try_from(wire: Wire) -> Result<Self, Contradiction> {
        let report = Self { engine: wire.engine, results: wire.results };
        if report.summary() == wire.summary { Ok(report) } else { Err(Contradiction::Summary) }
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
    let mut schema =
        pjzp_schema::schema_of_written::<Report>("urn:pjzp:schema:report:1", "预算绩效自评校验报告");
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
