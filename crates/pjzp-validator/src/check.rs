//! One submission held against one standard.

use pjzp_core::model::Year;
use pjzp_core::rule;
use pjzp_core::standards::{self, Choice};
use pjzp_core::{Pointer, Source, SourceMap, Standard, Submission, assess};

use crate::policy::SeverityChange;
use crate::provenance::sha256;
use crate::report::{self, Assessed, FileResult, Outcome, Problem, Refused, Said};
use crate::telling::Telling;

/// One submission and where it came from.
#[derive(Debug, Clone, Default)]
pub struct Filing {
    /// Name of the file, for the reader of the report.
    pub file: String,
    /// Line of the file, where each line is a submission of its own.
    pub line: Option<u32>,
    /// SHA-256 of the bytes it was read from, in hexadecimal digits: [`sha256`].
    pub sha256: Option<String>,
    /// The form as filed.
    pub submission: Submission,
    /// Where in the file each value came from.
    pub sources: SourceMap,
    /// How much of the file was understood, where it has cells to count.
    pub coverage: Option<report::Coverage>,
    /// What reading the file showed.
    pub notes: Vec<Note>,
}

/// Something that reading the file showed, and that is a finding of a rule of family 8.
#[derive(Debug, Clone)]
pub struct Note {
    /// The rule.
    pub rule: &'static rule::Rule,
    /// Where in the file it showed.
    pub source: Source,
    /// What is wrong.
    pub message: Said,
    /// The text it is about.
    pub found: Option<String>,
}

/// How to judge.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The standard to use; chosen by the submission where there is none.
    pub standard: Option<Standard>,
    /// Rules whose severity is to differ from their own; of two for one rule the later counts.
    pub severities: Vec<SeverityChange>,
}

impl Options {
    /// The standard for a submission, and why it is that one.
    pub fn choose(&self, submission: &Submission) -> Choice {
        match &self.standard {
            Some(standard) => Choice { standard: standard.clone(), chosen_by: standards::ChosenBy::Request },
            None => standards::choose(submission),
        }
    }
}

/// Reads a submission written as JSON, and checks it.
///
/// # Examples
/// ```
/// use pjzp_validator::{Options, Outcome, check_json};
/// let result = check_json("empty.json", b"", &Options::default());
/// assert!(matches!(result.outcome, Outcome::Refused(_)));
/// ```
pub fn check_json(file: &str, bytes: &[u8], options: &Options) -> FileResult {
    judged(read_json(file, bytes), options)
}

/// Reads and checks one line of a file of which each line is a submission (NDJSON).
/// Lines count from 1.
pub fn check_json_line(file: &str, line: u32, bytes: &[u8], options: &Options) -> FileResult {
    judged(read_json_line(file, line, bytes), options)
}

/// Reads a submission written as JSON.
///
/// # Errors
/// What is told of it where it cannot be read, boxed: it is a whole result.
pub fn read_json(file: &str, bytes: &[u8]) -> Result<Filing, Box<FileResult>> {
    let digest = Some(sha256(bytes));
    match pjzp_schema::read_submission(bytes) {
        Ok(submission) => Ok(Filing {
            file: file.into(),
            line: None,
            sha256: digest,
            submission,
            sources: pjzp_schema::sources(bytes),
            coverage: None,
            notes: Vec::new(),
        }),
        Err(refusal) => {
            let outcome = Outcome::Refused(refuse(&refusal));
            Err(Box::new(FileResult { file: file.into(), line: None, sha256: digest, outcome }))
        }
    }
}

/// Reads one line of a file of which each line is a submission (NDJSON). Lines count from 1.
///
/// # Errors
/// As [`read_json`].
pub fn read_json_line(file: &str, line: u32, bytes: &[u8]) -> Result<Filing, Box<FileResult>> {
    match read_json(file, bytes) {
        Ok(filing) => {
            let mut sources = SourceMap::default();
            for (pointer, source) in filing.sources.iter() {
                sources.insert(pointer.clone(), Source { line: Some(line), ..source.clone() });
            }
            Ok(Filing { line: Some(line), sources, ..filing })
        }
        Err(mut result) => {
            result.line = Some(line);
            if let Outcome::Refused(refused) = &mut result.outcome {
                refused.move_to_line(line);
            }
            Err(result)
        }
    }
}

fn judged(filing: Result<Filing, Box<FileResult>>, options: &Options) -> FileResult {
    match filing {
        Ok(filing) => check(filing, options),
        Err(result) => *result,
    }
}

/// What is told of a document that could not be read.
pub fn refuse(refusal: &pjzp_schema::Refusal) -> Refused {
    let mut problems = refusal.problems.iter().map(|problem| Problem {
        pointer: problem.pointer.clone(),
        message: Said::new(problem.zh.clone(), problem.en.clone()),
        code: None,
        line: problem.line,
        column: problem.column,
    });
    let whole = |zh: String, en: String| Problem {
        pointer: Pointer::default(),
        message: Said::new(zh, en),
        code: None,
        line: None,
        column: None,
    };
    let more = refusal.unlisted;
    let unlisted = (more > 0)
        .then(|| whole(format!("另有 {more} 处问题未列出"), format!("{more} more problems are not listed")));
    let first = problems.next().unwrap_or_else(|| whole("无法读取".into(), "it cannot be read".into()));
    Refused::new(first, problems.chain(unlisted))
}

/// Holds a submission against a standard. Total: whatever was filed has a result.
pub fn check(filing: Filing, options: &Options) -> FileResult {
    let choice = options.choose(&filing.submission);
    let assessment = assess(&filing.submission, &choice.standard);
    let told = Telling { filing: &filing, standard: &choice.standard, options };
    let unit = filing.submission.budget_unit.as_ref();
    let outcome = Outcome::Assessed(Box::new(Assessed {
        name: filing.submission.name.clone(),
        budget_unit: unit.and_then(|unit| unit.name.clone()),
        fiscal_year: filing.submission.fiscal_year.map(Year::number),
        project_code: filing.submission.project_code.clone(),
        standard: told.standard(&choice, &assessment),
        scorecard: told.scorecard(&assessment.scorecard),
        assumptions: assessment.assumptions.iter().map(|assumption| told.assumption(assumption)).collect(),
        findings: told.findings(assessment.findings),
        severities: told.severities(),
        diagnosis: assessment.diagnosis.explanations.iter().map(|each| told.explanation(each)).collect(),
        diagnosis_cut: assessment.diagnosis.cut,
        skipped: told.skipped(),
        coverage: filing.coverage.clone(),
    }));
    FileResult { file: filing.file, line: filing.line, sha256: filing.sha256, outcome }
}
