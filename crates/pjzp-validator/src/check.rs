//! One submission held against one standard.

use pjzp_core::assess::finds;
use pjzp_core::model::Year;
use pjzp_core::rule::{self, Severity, skipped};
use pjzp_core::rules::{self, RULES};
use pjzp_core::scoring::{self, Outcome as Earned};
use pjzp_core::standard::{Citation, Confidence};
use pjzp_core::standards::{self, Choice};
use pjzp_core::text::{Text, Words};
use pjzp_core::{Assessment, Pointer, Source, SourceMap, Standard, Submission, assess, diagnosis};

use crate::label::{label, row};
use crate::order::in_form;
use crate::policy::SeverityChange;
use crate::provenance::{self, sha256};
use crate::report::{self, Assessed, FileResult, Outcome, Problem, Refused, Said};

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

/// What an assessment says, in the words of the report.
struct Telling<'a> {
    filing: &'a Filing,
    standard: &'a Standard,
    options: &'a Options,
}

impl Telling<'_> {
    fn label(&self, pointer: &Pointer) -> Said {
        label(&self.filing.submission, pointer)
    }

    /// The families of rules that found nothing because there was nothing to look at.
    fn skipped(&self) -> Vec<report::Skipped> {
        let form = skipped(&self.filing.submission, self.standard);
        let form = form.into_iter().map(|skipped| (skipped.family, skipped.why));
        let is_data = self.filing.coverage.is_none();
        let data = Words::new("读取的是数据，不是文件版面", "it was read from data, not from a document");
        let alone = Words::new("逐份校验，没有各份相互比较", "each form was checked by itself");
        let file = [(8, data)].into_iter().filter(|_| is_data).chain([(9, alone)]);
        form.chain(file)
            .filter(|(family, _)| RULES.iter().any(|rule| rule.family() == *family))
            .map(|(family, why)| report::Skipped { family, why: why.into() })
            .collect()
    }

    fn standard(&self, choice: &Choice, assessment: &Assessment) -> report::Standard {
        let Standard { id, title, confidence, full_marks, .. } = &choice.standard;
        let (chosen_by, why) = why(&choice.chosen_by);
        report::Standard {
            id: id.clone(),
            title: title.clone(),
            sha256: provenance::of_standard(&choice.standard),
            confidence: *confidence,
            chosen_by,
            why: why.into(),
            full_marks: *full_marks,
            others: self.others(assessment),
        }
    }

    /// The built-in standards under which nothing is an error, where something is under this one.
    fn others(&self, assessment: &Assessment) -> Vec<report::OtherStandard> {
        let submission = &self.filing.submission;
        let grave =
            |finding: &rule::Finding| self.severity(finding.rule, finding.severity) == Severity::Error;
        if !assessment.findings.iter().any(grave) {
            return Vec::new();
        }
        standards::all()
            .filter(|other| other.id != self.standard.id)
            // What nobody has confirmed is no reason to doubt the choice.
            .filter(|other| other.confidence != Confidence::Unconfirmed)
            .filter(|other| submission.fiscal_year.is_none_or(|year| other.covers(year)))
            .filter(|other| !finds(submission, other, grave))
            .map(|other| report::OtherStandard { id: other.id, title: other.title })
            .collect()
    }

    fn change(&self, rule: &rule::Rule) -> Option<&SeverityChange> {
        self.options.severities.iter().rev().find(|change| change.rule == rule)
    }

    fn severity(&self, rule: &rule::Rule, assessed: Severity) -> Severity {
        self.change(rule).map_or(assessed, |change| change.severity)
    }

    /// Every change, of the standard and of the user, whether or not the rule found something.
    fn severities(&self) -> Vec<report::Change> {
        use report::ChangedBy;
        let change = |rule: &rule::Rule, from: Severity, to: Severity, by: ChangedBy| {
            (from != to).then(|| report::Change { code: rule.code.into(), from, to, by })
        };
        let given = self.standard.severities.iter().filter_map(|given| rules::find(&given.code));
        let by_standard = given.filter_map(|rule| {
            change(rule, rule.severity, self.standard.severity(rule), ChangedBy::Standard)
        });
        let asked = self.options.severities.iter().enumerate().filter(|(index, asked)| {
            !self.options.severities.iter().take(*index).any(|earlier| earlier.rule == asked.rule)
        });
        let by_request = asked.filter_map(|(_, SeverityChange { rule, .. })| {
            let from = self.standard.severity(rule);
            change(rule, from, self.severity(rule, from), ChangedBy::Request)
        });
        by_standard.chain(by_request).collect()
    }

    fn findings(&self, findings: Vec<rule::Finding>) -> Vec<report::Finding> {
        let notes = self.filing.notes.iter().map(|note| self.note(note));
        let mut told: Vec<report::Finding> =
            notes.chain(findings.into_iter().map(|finding| self.finding(finding))).collect();
        // The order is the form's and not the file's, so that a form and what it was converted to
        // have one report. The sort is stable: within one place, the order of the rules stays.
        told.sort_by_cached_key(|finding| (std::cmp::Reverse(finding.severity), in_form(&finding.pointer)));
        told
    }

    fn finding(&self, finding: rule::Finding) -> report::Finding {
        let rule = finding.rule;
        report::Finding {
            code: rule.code.into(),
            name: rule.name.into(),
            severity: self.severity(rule, finding.severity),
            label: self.label(&finding.pointer),
            beside: finding.beside.into_iter().map(|pointer| self.place(pointer)).collect(),
            message: finding.message.into(),
            basis: self.basis(rule),
            remedy: rule.remedy.into(),
            source: self.filing.sources.find(&finding.pointer).cloned(),
            row: row(&self.filing.submission, &finding.pointer),
            found: finding.found,
            expected: finding.expected,
            waived: None,
            baseline: None,
            pointer: finding.pointer,
        }
    }

    fn note(&self, note: &Note) -> report::Finding {
        let Note { rule, source, message, found } = note;
        report::Finding {
            code: rule.code.into(),
            name: rule.name.into(),
            severity: self.severity(rule, self.standard.severity(rule)),
            pointer: Pointer::default(),
            label: self.label(&Pointer::default()),
            beside: Vec::new(),
            message: message.clone(),
            basis: self.basis(rule),
            remedy: rule.remedy.into(),
            source: (*source != Source::default()).then(|| source.clone()),
            row: None,
            found: found.clone(),
            expected: None,
            waived: None,
            baseline: None,
        }
    }

    fn place(&self, pointer: Pointer) -> report::Place {
        report::Place {
            label: self.label(&pointer),
            source: self.filing.sources.find(&pointer).cloned(),
            pointer,
        }
    }

    fn basis(&self, rule: &rule::Rule) -> Vec<report::Basis> {
        use report::BasisKind;
        let bare = |kind| vec![report::Basis { kind, number: None, title: None }];
        let cited = |citation: &Citation| report::Basis {
            kind: BasisKind::Standard,
            number: citation.number.clone(),
            title: citation.title.clone(),
        };
        let given = self.standard.severity_given(rule).and_then(|given| given.basis.as_ref());
        if let Some(citation) = given.filter(|citation| citation.is_named()) {
            return vec![cited(citation)];
        }
        match rule.basis {
            rule::Basis::Standard => self.standard.basis.iter().map(cited).collect(),
            rule::Basis::Document { number, title } => vec![report::Basis {
                kind: BasisKind::Document,
                number: Some(number.into()),
                title: Some(title.into()),
            }],
            rule::Basis::Arithmetic => bare(BasisKind::Arithmetic),
            rule::Basis::Pjzp => bare(BasisKind::Pjzp),
            rule::Basis::Reading => bare(BasisKind::Reading),
        }
    }

    fn assumption(&self, assumption: &scoring::Assumption) -> report::Assumed {
        report::Assumed {
            about: assumption.about.clone(),
            label: self.label(&assumption.about),
            value: assumption.value.clone(),
            because: assumption.because.clone().into(),
            alternatives: assumption
                .alternatives
                .iter()
                .map(|other| report::OtherValue {
                    value: other.value.clone(),
                    consequence: other.consequence.clone().into(),
                })
                .collect(),
        }
    }

    fn explanation(&self, explanation: &diagnosis::Explanation) -> report::Explanation {
        let edits = explanation.edits.iter().map(|edit| report::Correction {
            pointer: edit.pointer.clone(),
            label: self.label(&edit.pointer),
            from: edit.from.clone(),
            to: edit.to.clone(),
            source: self.filing.sources.find(&edit.pointer).cloned(),
        });
        report::Explanation {
            edits: edits.collect(),
            explains: explanation.explains.iter().map(|code| (*code).into()).collect(),
        }
    }

    fn scorecard(&self, scorecard: &scoring::Scorecard) -> report::Scorecard {
        let filed = self.filing.submission.total.as_ref();
        let total = &scorecard.total;
        report::Scorecard {
            execution: self.row(&scorecard.execution),
            indicators: scorecard.indicators.iter().map(|score| self.row(score)).collect(),
            subtotals: scorecard
                .subtotals
                .iter()
                .zip(&self.filing.submission.subtotals)
                .map(|(sum, level)| report::Sum {
                    pointer: sum.pointer.clone(),
                    label: self.label(&sum.pointer),
                    filed: level.score.as_ref().and_then(pjzp_core::Figure::points),
                    points: sum.points,
                    low: sum.low,
                    high: sum.high,
                    expression: sum.expression.clone(),
                })
                .collect(),
            total: report::Total {
                pointer: total.pointer.clone(),
                label: self.label(&total.pointer),
                filed: filed.and_then(|total| total.score.as_ref()).and_then(pjzp_core::Figure::points),
                filed_grade: filed.and_then(|total| total.grade.clone()),
                points: total.points,
                low: total.low,
                high: total.high,
                grade: scorecard.grade.clone(),
                expression: total.expression.clone(),
            },
        }
    }

    fn row(&self, score: &scoring::Score) -> report::Row {
        let interval = score.interval();
        report::Row {
            pointer: score.pointer.clone(),
            label: self.label(&score.pointer),
            weight: score.weight,
            filed: score.filed,
            points: score.points(),
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
            band: match &score.outcome {
                Earned::Within { band, .. } => band.clone(),
                _ => None,
            },
            unscored: score.unscored().map(|why| why.words().into()),
            derivation: match &score.outcome {
                Earned::Exact(derivation) => Some(derivation_told(derivation)),
                _ => None,
            },
        }
    }
}

fn derivation_told(derivation: &scoring::Derivation) -> report::Derivation {
    let exact = derivation.exact;
    report::Derivation {
        formula: derivation.formula.id().into(),
        words: derivation.formula.words().into(),
        expression: derivation.expression.clone(),
        operands: derivation
            .operands
            .iter()
            .map(|operand| report::Operand {
                name: operand.name.into(),
                value: operand.value,
                pointer: operand.pointer.clone(),
            })
            .collect(),
        exact: format!("{}/{}", exact.numerator(), exact.denominator()),
        places: derivation.places,
        result: derivation.result,
        direction: derivation.direction.map(|direction| match direction {
            scoring::Direction::Positive => report::Direction::Positive,
            scoring::Direction::Equal => report::Direction::Equal,
            scoring::Direction::Reverse => report::Direction::Reverse,
        }),
    }
}

/// What the standard was chosen by, and why that is a reason.
fn why(chosen_by: &standards::ChosenBy) -> (report::ChosenBy, Text) {
    use standards::ChosenBy;
    match chosen_by {
        ChosenBy::Request => (report::ChosenBy::Request, Text::new("按用户指定", "as asked for")),
        ChosenBy::Submission => {
            (report::ChosenBy::Submission, Text::new("自评表中写明", "named by the submission"))
        }
        ChosenBy::DivisionCode(code) => (
            report::ChosenBy::DivisionCode,
            Text::new(format!("按财政区划代码 {code}"), format!("by the division code {code}")),
        ),
        ChosenBy::UnitName(place) => (
            report::ChosenBy::UnitName,
            Text::new(format!("按单位名称中的「{place}」"), format!("by 「{place}」 in the unit's name")),
        ),
        ChosenBy::Default => (
            report::ChosenBy::Default,
            Text::new("没有更具体的地方标准，用全国办法", "no narrower one applies, so the national one"),
        ),
        ChosenBy::UnknownStandard(id) => (
            report::ChosenBy::UnknownStandard,
            Text::new(
                format!("自评表写明的标准「{id}」不在内置标准之列，用全国办法"),
                format!("the submission names `{id}`, which is not built in, so the national one"),
            ),
        ),
    }
}
