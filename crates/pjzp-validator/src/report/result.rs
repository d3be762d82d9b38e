use pjzp_core::assess::is_unchecked;
use pjzp_core::rule::Severity;
use pjzp_core::standard::Confidence;
use pjzp_core::{Decimal, Verdict};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Assumed, Change, Contradiction, Coverage, Explanation, Finding, Problem, Said, Scorecard};
use crate::record::record;

/// What was found in one submission.
///
/// The verdict follows from the outcome whenever it is asked for, so that "invalid with no
/// finding" and "valid with something unread" cannot be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Wire", try_from = "Wire")]
pub struct FileResult {
    /// Name of the file.
    pub file: String,
    /// Line of the file, counted from 1, where each line is a submission of its own.
    pub line: Option<u32>,
    /// SHA-256 of the file, or of the line, in hexadecimal digits; absent where it was not read.
    pub sha256: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of one input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was read and assessed.
    Assessed(Box<Assessed>),
    /// It could not be read.
    Refused(Refused),
}

/// What follows from a submission that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    /// Name of the project, department or transfer, as filed.
    pub name: Option<String>,
    /// Name of the unit whose budget it is, as filed.
    pub budget_unit: Option<String>,
    /// The budget year, as filed.
    pub fiscal_year: Option<u16>,
    /// Project code, as filed.
    pub project_code: Option<String>,
    /// The standard it was held against.
    pub standard: Standard,
    /// What the form earns.
    pub scorecard: Scorecard,
    /// What was taken for granted.
    pub assumptions: Vec<Assumed>,
    /// Everything found wrong: the gravest first, then by place.
    pub findings: Vec<Finding>,
    /// Rules whose severity was changed.
    pub severities: Vec<Change>,
    /// Which figures to correct.
    pub diagnosis: Vec<Explanation>,
    /// The search for corrections was cut short.
    pub diagnosis_cut: bool,
    /// Families of rules that had nothing to look at: the verdict does not speak of them.
    pub skipped: Vec<Skipped>,
    /// How much of the file was understood; absent where there are no cells to count.
    pub coverage: Option<Coverage>,
}

/// Why an input could not be read: one or more problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    problems: Vec<Problem>,
}

impl Refused {
    /// For this problem, and whatever others there are.
    pub fn new(first: Problem, others: impl IntoIterator<Item = Problem>) -> Self {
        Self { problems: std::iter::once(first).chain(others).collect() }
    }

    /// Says that the text that was read is this line of its file.
    pub(crate) fn move_to_line(&mut self, line: u32) {
        for problem in &mut self.problems {
            problem.line = Some(line);
        }
    }

    /// The problems; at least one.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl FileResult {
    /// The verdict that follows from the findings and from what could not be read.
    pub fn verdict(&self) -> Verdict {
        let Outcome::Assessed(assessed) = &self.outcome else {
            return Verdict::Undetermined;
        };
        if assessed.findings.iter().any(|finding| finding.severity == Severity::Error) {
            return Verdict::Invalid;
        }
        let unread = assessed.coverage.as_ref().is_some_and(|coverage| 0 < coverage.unread);
        let unchecked = assessed.findings.iter().any(|finding| is_unchecked(&finding.code));
        if unread || unchecked { Verdict::Undetermined } else { Verdict::Valid }
    }

    /// The gravest finding that is neither waived nor known before.
    pub fn gravest(&self) -> Option<Severity> {
        match &self.outcome {
            Outcome::Assessed(assessed) => {
                let open = assessed.findings.iter().filter(|finding| finding.is_open());
                open.map(|finding| finding.severity).max()
            }
            Outcome::Refused(_) => None,
        }
    }
}

record! {
    /// The standard in use, and why it is.
    pub struct Standard {
        /// Its short name.
        "标准代号" id: String,
        /// Its full name.
        "标准名称" title: String,
        /// SHA-256 of what `pjzp standard show` prints of it.
        "标准校验和" sha256: String,
        /// How sure its rules are.
        "可信程度" confidence: Confidence,
        /// What it was chosen by.
        "选定方式" chosen_by: ChosenBy,
        /// Why it was chosen.
        "选定理由" why: Said,
        /// Points of a whole form under it.
        "满分" full_marks: Decimal,
        /// Other built-in standards under which the form has no error, where it has some under
        /// this one.
        "可解释的其他标准" others: Vec<OtherStandard>,
    }
}

record! {
    /// A family of rules that had nothing to look at.
    pub struct Skipped {
        /// The family: the first digit of its codes.
        "规则类别" family: u8,
        /// What there was none of.
        "原因" why: Said,
    }
}

record! {
    /// Another built-in standard.
    pub struct OtherStandard {
        /// Its short name.
        "标准代号" id: String,
        /// Its full name.
        "标准名称" title: String,
    }
}

/// What a standard was chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChosenBy {
    /// The user asked for it.
    Request,
    /// The submission names it.
    Submission,
    /// The finance division code lies in its region.
    DivisionCode,
    /// A name of its region stands in the name of a unit.
    UnitName,
    /// Nothing narrower applies.
    Default,
    /// The submission names a standard that is not built in, so the default was used.
    UnknownStandard,
}

record! {
    /// What was found in one submission.
    #[schemars(rename = "FileResult")]
    struct Wire {
        /// Name of the file.
        "文件" file: String,
        /// Whether the form is right.
        "结论" verdict: Verdict,
        /// Why it could not be read; empty where it could.
        "无法读取的原因" refused: Vec<Problem>,
        /// Everything found wrong: the gravest first, then by place.
        "问题" findings: Vec<Finding>,
        /// Rules whose severity was changed.
        "级别调整" severities: Vec<Change>,
        /// What was taken for granted.
        "假定" assumptions: Vec<Assumed>,
        /// Which figures to correct: each explanation alone makes every figure agree, and where
        /// several are listed, none is better than the others.
        "更正建议" diagnosis: Vec<Explanation>,
        /// The search for corrections was cut short: there may be others.
        "更正建议未穷尽" diagnosis_cut: bool,
        /// Families of rules that had nothing to look at, and why: the verdict does not speak of them.
        "未涉及的规则" skipped: Vec<Skipped>,
        optional {
            /// Line of the file, counted from 1, where each line is a submission of its own.
            "行" line: u32,
            /// SHA-256 of the file, or of the line; absent where it was not read.
            "校验和" sha256: String,
            /// Name of the project, department or transfer, as filed.
            "项目名称" name: String,
            /// Name of the unit whose budget it is, as filed.
            "预算单位" budget_unit: String,
            /// The budget year, as filed.
            "预算年度" fiscal_year: u16,
            /// Project code, as filed.
            "项目代码" project_code: String,
            /// The standard it was held against.
            "评价标准" standard: Standard,
            /// What the form earns.
            "评分表" scorecard: Scorecard,
            /// How much of the file was understood; absent where there are no cells to count.
            "识别情况" coverage: Coverage,
        }
    }
}

impl From<FileResult> for Wire {
    fn from(result: FileResult) -> Self {
        let verdict = result.verdict();
        let (refused, assessed) = match result.outcome {
            Outcome::Refused(refused) => (refused.problems, None),
            Outcome::Assessed(assessed) => (Vec::new(), Some(*assessed)),
        };
        let mut wire = Self {
            file: result.file,
            verdict,
            refused,
            findings: Vec::new(),
            severities: Vec::new(),
            assumptions: Vec::new(),
            diagnosis: Vec::new(),
            diagnosis_cut: false,
            skipped: Vec::new(),
            line: result.line,
            sha256: result.sha256,
            name: None,
            budget_unit: None,
            fiscal_year: None,
            project_code: None,
            standard: None,
            scorecard: None,
            coverage: None,
        };
        if let Some(assessed) = assessed {
            wire.findings = assessed.findings;
            wire.severities = assessed.severities;
            wire.assumptions = assessed.assumptions;
            wire.diagnosis = assessed.diagnosis;
            wire.diagnosis_cut = assessed.diagnosis_cut;
            wire.name = assessed.name;
            wire.budget_unit = assessed.budget_unit;
            wire.skipped = assessed.skipped;
            wire.fiscal_year = assessed.fiscal_year;
            wire.project_code = assessed.project_code;
            wire.standard = Some(assessed.standard);
            wire.scorecard = Some(assessed.scorecard);
            wire.coverage = assessed.coverage;
        }
        wire
    }
}

impl TryFrom<Wire> for FileResult {
    type Error = Contradiction;

    fn try_from(wire: Wire) -> Result<Self, Contradiction> {
        let outcome = match (wire.standard, wire.scorecard) {
            (Some(standard), Some(scorecard)) if wire.refused.is_empty() => {
                Outcome::Assessed(Box::new(Assessed {
                    name: wire.name,
                    budget_unit: wire.budget_unit,
                    fiscal_year: wire.fiscal_year,
                    project_code: wire.project_code,
                    standard,
                    scorecard,
                    assumptions: wire.assumptions,
                    findings: wire.findings,
                    severities: wire.severities,
                    diagnosis: wire.diagnosis,
                    diagnosis_cut: wire.diagnosis_cut,
                    skipped: wire.skipped,
                    coverage: wire.coverage,
                }))
            }
            (None, None) if !wire.refused.is_empty() && wire.findings.is_empty() => {
                Outcome::Refused(Refused { problems: wire.refused })
            }
            _ => return Err(Contradiction::Outcome),
        };
        let result = Self { file: wire.file, line: wire.line, sha256: wire.sha256, outcome };
        if result.verdict() == wire.verdict { Ok(result) } else { Err(Contradiction::Verdict) }
    }
}

impl JsonSchema for FileResult {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Wire::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Wire::json_schema(generator)
    }
}
