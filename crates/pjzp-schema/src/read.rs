//! Reading and writing documents of the wire format.

use std::sync::OnceLock;

use pjzp_core::{Pointer, Standard, Submission};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::explain::explain;
use crate::guard::inspect;
use crate::problem::{Problem, ProblemKind, Refusal};
use crate::schema::{standard_schema, submission_schema};
use crate::strict::Strict;

/// Reads one submission (自评表): a whole file, or one line of an NDJSON file.
///
/// # Errors
/// [`Refusal`] with every problem of the document and its place; where the document is no JSON or
/// beyond the limits of [`crate::limit`], with the first.
///
/// # Examples
/// ```
/// let refusal = pjzp_schema::read_submission(br#"{"schema_version": "1", "nmae": "x"}"#).unwrap_err();
/// assert_eq!(refusal.problems[0].pointer.text(), "/nmae");
/// assert_eq!(refusal.problems[0].en, "unknown key `nmae`: did you mean `name`?");
/// ```
pub fn read_submission(bytes: &[u8]) -> Result<Submission, Refusal> {
    static CONTRACT: OnceLock<Contract> = OnceLock::new();
    read(bytes, || CONTRACT.get_or_init(|| Contract::new(submission_schema())))
}

/// Reads one standard (评价标准).
///
/// # Errors
/// As [`read_submission`].
pub fn read_standard(bytes: &[u8]) -> Result<Standard, Refusal> {
    static CONTRACT: OnceLock<Contract> = OnceLock::new();
    read(bytes, || CONTRACT.get_or_init(|| Contract::new(standard_schema())))
}

/// Reads a document of any other format that is JSON, under the limits of [`crate::limit`].
///
/// The schema is asked for only where the document is refused.
///
/// # Errors
/// As [`read_submission`].
///
/// # Examples
/// ```
/// let schema = || pjzp_schema::schema_of::<Vec<u8>>("urn:example:bytes", "字节");
/// assert_eq!(pjzp_schema::read_document::<Vec<u8>>(b"[1, 2]", schema), Ok(vec![1, 2]));
/// assert!(pjzp_schema::read_document::<Vec<u8>>(b"[1, true]", schema).is_err());
/// ```
pub fn read_document<T: DeserializeOwned>(
    bytes: &[u8],
    schema: impl FnOnce() -> Value,
) -> Result<T, Refusal> {
    let text = inspect(bytes)?;
    typed(text).map_err(|error| told(&Contract::new(schema()), text, &error))
}

/// Writes a submission: indented, ended by a newline, without what is absent.
///
/// Reading it gives the same submission again, for every one that [`read_submission`] can give.
///
/// # Examples
/// ```
/// let text = pjzp_schema::write_submission(&pjzp_core::Submission::default());
/// assert_eq!(text, "{\n  \"schema_version\": \"1\"\n}\n");
/// ```
pub fn write_submission(submission: &Submission) -> String {
    write(submission)
}

/// Writes a submission on one line, ended by a newline, as NDJSON has it.
///
/// # Examples
/// ```
/// let line = pjzp_schema::write_line(&pjzp_core::Submission::default());
/// assert_eq!(line, "{\"schema_version\":\"1\"}\n");
/// ```
pub fn write_line(submission: &Submission) -> String {
    // INVARIANT (writing never fails): as for `write`.
    let mut line = serde_json::to_string(submission).unwrap_or_default();
    line.push('\n');
    line
}

/// Writes a standard, as [`write_submission`] does.
pub fn write_standard(standard: &Standard) -> String {
    write(standard)
}

/// A schema and what checks a document against it.
struct Contract {
    schema: Value,
    validator: Option<jsonschema::Validator>,
}

impl Contract {
    fn new(schema: Value) -> Self {
        let validator = jsonschema::draft202012::new(&schema).ok();
        Self { schema, validator }
    }
}

/// The typed reader decides; only what it refuses is held against the schema, to say why.
fn read<T: DeserializeOwned>(
    bytes: &[u8],
    contract: impl FnOnce() -> &'static Contract,
) -> Result<T, Refusal> {
    let text = inspect(bytes)?;
    typed(text).map_err(|error| told(contract(), text, &error))
}

/// Why a text was refused.
fn told(contract: &Contract, text: &str, error: &serde_json::Error) -> Refusal {
    let explained = match (&contract.validator, serde_json::from_str(text)) {
        (Some(validator), Ok(document)) => explain(validator, &contract.schema, &document, text),
        _ => None,
    };
    explained.unwrap_or_else(|| Refusal::one(defect(error)))
}

fn typed<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let document = T::deserialize(Strict(&mut deserializer))?;
    deserializer.end()?;
    Ok(document)
}

/// The reader and the schema disagree; all that is known is the place.
fn defect(error: &serde_json::Error) -> Problem {
    let place = |number: usize| u32::try_from(number).ok().filter(|number| *number > 0);
    Problem {
        kind: ProblemKind::Defect,
        pointer: Pointer::default(),
        line: place(error.line()),
        column: place(error.column()),
        zh: "此处无法读入，而格式说明允许这样写：这是程序的缺陷，请报告".into(),
        en: "this cannot be read although the format allows it: a defect of the program, please report it"
            .into(),
    }
}

pub(crate) fn write(document: &impl serde::Serialize) -> String {
    // INVARIANT (writing never fails): the types of the wire format have string keys and no
    // serialiser of their own that errs.
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No document is known that the schema accepts and the reader refuses; should there be one,
    /// its place is told in our words.
    #[test]
    fn a_disagreement_is_told_as_a_defect_with_its_place() {
        let error = typed::<Submission>("{\n  \"nmae\": 1 }").unwrap_err();
        let problem = defect(&error);
        assert_eq!((problem.line, problem.column), (Some(2), Some(8)));
        assert_eq!(problem.kind, ProblemKind::Defect);
        assert!(!problem.en.contains("nmae") && !problem.en.contains("unknown field"));
    }
}
