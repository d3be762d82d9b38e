use pjzp_core::rule::Severity;
use pjzp_core::scoring::{Score, Scorecard, Sum};
use pjzp_core::{Assessment, Decimal, Pointer, Standard, Submission, Verdict, assess, standards};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::points::Points;

/// What an implementation is asked: one line of JSON on its standard input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The case: `PJ3013/weight-copied-as-score`.
    pub id: String,
    /// The id of a published standard, or a whole standard.
    pub standard: Value,
    /// The submission.
    pub submission: Value,
}

/// What follows from the question: one line of JSON on the standard output of an implementation,
/// with the id of the question. What is absent was not answered, or is not expected.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The question; absent in a case's expectation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Whether the form is right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Every finding, sorted by pointer, then by code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub findings: Option<Vec<Expected>>,
    /// What budget execution earns; `null` where not even its weight is known.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    pub execution: Option<Option<Points>>,
    /// What each row earns, in the form's order; `null` where not even its weight is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Vec<Option<Points>>>,
    /// What the form earns; `null` where not every weight is known.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    pub total: Option<Option<Points>>,
    /// The grade of the total; `null` where there is none.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    pub grade: Option<Option<String>>,
}

/// A finding as the kit states it: which rule, how grave, where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The rule.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// Where it is.
    pub pointer: Pointer,
}

/// `null` is an answer; only what is absent is none.
fn said<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Why pjzp cannot answer a question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unanswerable {
    /// No built-in standard has this id.
    #[error("no built-in standard is called `{0}`")]
    UnknownStandard(String),
    /// The standard cannot be read, or cannot judge.
    #[error("the standard cannot be used: {0}")]
    Standard(String),
    /// The submission cannot be read.
    #[error("the submission cannot be read: {0}")]
    Submission(String),
}

impl Question {
    /// The standard it names or holds.
    ///
    /// # Errors
    /// When there is no such standard, or it cannot judge.
    pub fn standard(&self) -> Result<Standard, Unanswerable> {
        if let Value::String(id) = &self.standard {
            return standards::find(id).ok_or_else(|| Unanswerable::UnknownStandard(id.clone()));
        }
        let standard = pjzp_schema::read_standard(self.standard.to_string().as_bytes())
            .map_err(|refusal| Unanswerable::Standard(refusal.to_string()))?;
        match standard.defects().first() {
            Some(defect) => Err(Unanswerable::Standard(format!("{}: {}", defect.field, defect.message.en))),
            None => Ok(standard),
        }
    }

    /// The submission it holds.
    ///
    /// # Errors
    /// When it is none.
    pub fn submission(&self) -> Result<Submission, Unanswerable> {
        pjzp_schema::read_submission(self.submission.to_string().as_bytes())
            .map_err(|refusal| Unanswerable::Submission(refusal.to_string()))
    }
}

/// What pjzp says.
///
/// # Errors
/// When standard or submission cannot be read.
pub fn answer(question: &Question) -> Result<Answer, Unanswerable> {
    let answer = assessed(&question.submission()?, &question.standard()?);
    Ok(Answer { id: Some(question.id.clone()), ..answer })
}

/// What pjzp says of a submission under a standard.
pub fn assessed(submission: &Submission, standard: &Standard) -> Answer {
    let assessment = assess(submission, standard);
    let verdict = assessment.verdict();
    let Assessment { scorecard, findings, .. } = assessment;
    let findings = findings.into_iter().map(|finding| Expected {
        code: finding.rule.code.into(),
        severity: finding.severity,
        pointer: finding.pointer,
    });
    Answer { verdict: Some(verdict), findings: Some(sorted(findings)), ..scored(&scorecard) }
}

/// What a scorecard says: the points, and nothing of what is wrong.
pub fn scored(scorecard: &Scorecard) -> Answer {
    let total = summed(&scorecard.total);
    Answer {
        execution: Some(earned(&scorecard.execution)),
        points: Some(scorecard.indicators.iter().map(earned).collect()),
        total: Some(total),
        // What no total is stated of earns no grade.
        grade: Some(scorecard.grade.clone().filter(|_| total.is_some())),
        ..Answer::default()
    }
}

/// The findings by pointer, then by code.
pub(crate) fn sorted(findings: impl IntoIterator<Item = Expected>) -> Vec<Expected> {
    let mut findings: Vec<Expected> = findings.into_iter().collect();
    findings.sort_by(|a, b| (&a.pointer, &a.code, a.severity).cmp(&(&b.pointer, &b.code, b.severity)));
    findings
}

fn earned(score: &Score) -> Option<Points> {
    between(score.interval(), score.points())
}

fn summed(sum: &Sum) -> Option<Points> {
    between(sum.low.zip(sum.high), sum.points)
}

fn between(interval: Option<(Decimal, Decimal)>, points: Option<Decimal>) -> Option<Points> {
    interval.map(|(low, high)| Points { low, high, points })
}
