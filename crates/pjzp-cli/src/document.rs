//! A form or report as people write it, made a filing.

use pjzp_converter::{Format, NoteKind, ReadError, Recognised, recognise};
use pjzp_core::Pointer;
use pjzp_validator::provenance::sha256;
use pjzp_validator::report::{Coverage, Outcome, Problem, Refused, Said, Unread};
use pjzp_validator::{FileResult, Filing};

use crate::contradiction::contradictions;
use crate::told::{self, BUDGET_EXCEEDED};

/// Reads a document and recognises the form in it.
///
/// # Errors
/// What is told of it where it is no text, or there is no form in it.
pub(crate) fn read(name: &str, bytes: &[u8], format: Format) -> Result<Filing, Box<FileResult>> {
    let refuse = |problem: Problem| {
        Box::new(FileResult {
            file: name.into(),
            line: None,
            sha256: Some(sha256(bytes)),
            outcome: Outcome::Refused(Refused::new(problem, [])),
        })
    };
    let document = pjzp_converter::read(bytes, format).map_err(|error| refuse(unreadable(&error)))?;
    let recognised = recognise(&document);
    let contradictions = contradictions(bytes, &recognised);
    let Recognised { submission, sources, coverage, notes } = recognised;
    if notes.iter().any(|note| note.kind == NoteKind::FormNotFound) {
        return Err(refuse(no_form()));
    }
    let mut told = told::all(document.remarks, notes, &coverage);
    told.extend(contradictions);
    Ok(Filing {
        file: name.into(),
        line: None,
        sha256: Some(sha256(bytes)),
        submission,
        sources,
        coverage: Some(Coverage {
            cells: count(coverage.cells),
            used: count(coverage.used),
            ignored: count(coverage.ignored),
            unread: count(coverage.unread),
            unread_places: coverage
                .unread_places
                .into_iter()
                .map(|place| Unread { text: place.text, source: place.source })
                .collect(),
        }),
        notes: told,
    })
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn unreadable(error: &ReadError) -> Problem {
    let line = match error {
        ReadError::Undecodable { line, .. } => u32::try_from(*line).ok(),
        ReadError::Malformed { line } => u32::try_from(*line).ok(),
        _ => None,
    };
    let code = match error {
        ReadError::TooLarge { .. }
        | ReadError::TooManyTables
        | ReadError::TooManyCells
        | ReadError::TooManyParagraphs
        | ReadError::TooMuchText
        | ReadError::TooManyParts
        | ReadError::UnpackedTooLarge => Some(BUDGET_EXCEEDED.into()),
        _ => None,
    };
    Problem {
        pointer: Pointer::default(),
        message: Said::new(error.zh(), error.to_string()),
        code,
        line,
        column: None,
    }
}

const FORM_NOT_FOUND: &str = "PJ8001";

fn no_form() -> Problem {
    Problem {
        pointer: Pointer::default(),
        message: Said::new(
            "文件中没有找到自评表：没有认出任何一行绩效指标；请确认表中有「三级指标」「年度指标值」「实际完成值」等列名",
            "no form was found: not one row of indicators; make sure the table has columns such as 三级指标, 年度指标值 and 实际完成值",
        ),
        code: Some(FORM_NOT_FOUND.into()),
        line: None,
        column: None,
    }
}
