//! A form or report as people write it, made a filing.

use pjzp_converter::document::{Remark, RemarkKind};
use pjzp_converter::{Difference, Format, NoteKind, ReadError, Recognised, carried, differences, recognise};
use pjzp_core::{Pointer, Submission, rules};
use pjzp_validator::label::label;
use pjzp_validator::provenance::sha256;
use pjzp_validator::report::{Coverage, Outcome, Problem, Refused, Said, Unread};
use pjzp_validator::{FileResult, Filing, Note};

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
        notes: document
            .remarks
            .into_iter()
            .filter_map(remarked)
            .chain(notes.into_iter().filter_map(told))
            .chain(contradictions)
            .collect(),
    })
}

/// The whole submission that a file carries, where it shows nothing else.
pub(crate) fn carried_whole(bytes: &[u8], format: Format) -> Option<Submission> {
    let carried = carried(bytes).ok()??;
    let recognised = recognise(&pjzp_converter::read(bytes, format).ok()?);
    (carried.is_form && differences(&carried, &recognised).is_empty()).then_some(carried.submission)
}

/// Where a file shows something else than the data it carries.
fn contradictions(bytes: &[u8], recognised: &Recognised) -> Vec<Note> {
    /// Most of them that are told one by one: after the first few it is another form.
    const MOST: usize = 50;
    // A file that can be read but carries nothing sound is a file without data.
    let Ok(Some(carried)) = carried(bytes) else { return Vec::new() };
    let found = differences(&carried, recognised);
    found.into_iter().take(MOST).filter_map(|found| contradiction(&recognised.submission, found)).collect()
}

fn contradiction(submission: &Submission, difference: Difference) -> Option<Note> {
    let Difference { pointer, shown, carried, source } = difference;
    let name = label(submission, &pointer);
    let say = |text: &Option<String>, nothing: &str| match text {
        Some(text) => format!("「{text}」"),
        None => nothing.to_owned(),
    };
    let message = if pointer.text() == "/indicators" {
        let [shown, carried] = [&shown, &carried].map(|count| count.clone().unwrap_or_default());
        Said::new(
            format!("表中有 {shown} 行指标，文件附带的数据有 {carried} 行"),
            format!("the form shows {shown} rows of indicators, the data it carries has {carried}"),
        )
    } else {
        Said::new(
            format!("{}：表中为{}，文件附带的数据为{}", name.zh, say(&shown, "空白"), say(&carried, "空白")),
            format!(
                "{}: the form shows {}, the data it carries has {}",
                name.en,
                say(&shown, "nothing"),
                say(&carried, "nothing")
            ),
        )
    };
    Some(Note { rule: rules::find(EMBEDDED_DATA_DIFFERS)?, source, message, found: shown })
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
const CELL_UNREADABLE: &str = "PJ8002";
const FORMULA_UNCACHED: &str = "PJ8006";
const SHEET_HIDDEN: &str = "PJ8007";
const FORM_REPEATED: &str = "PJ8008";
const EMBEDDED_DATA_DIFFERS: &str = "PJ8009";
const BUDGET_EXCEEDED: &str = "PJ8012";

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

/// What the file showed beside its text, in the words of its rule.
fn remarked(remark: Remark) -> Option<Note> {
    let Remark { kind, source, text } = remark;
    let (code, message) = match kind {
        RemarkKind::FormulaWithoutValue => (
            FORMULA_UNCACHED,
            Said::new(
                format!("公式「{text}」没有保存计算结果，按空白读入"),
                format!("the formula 「{text}」 was saved without a result and read as blank"),
            ),
        ),
        RemarkKind::HiddenSheet => (
            SHEET_HIDDEN,
            Said::new(
                format!("工作表「{text}」是隐藏的，已一并读入"),
                format!("the sheet 「{text}」 is hidden, and was read with the rest"),
            ),
        ),
        RemarkKind::HiddenRows => (
            SHEET_HIDDEN,
            Said::new(
                format!("第 {text} 行是隐藏的，已一并读入"),
                format!("rows {text} are hidden, and were read with the rest"),
            ),
        ),
        RemarkKind::HiddenColumns => (
            SHEET_HIDDEN,
            Said::new(
                format!("第 {text} 列是隐藏的，已一并读入"),
                format!("columns {text} are hidden, and were read with the rest"),
            ),
        ),
        _ => return None,
    };
    Some(Note { rule: rules::find(code)?, source, message, found: Some(text) })
}

/// What reading showed, in the words of its rule.
fn told(note: pjzp_converter::Note) -> Option<Note> {
    let pjzp_converter::Note { kind, source, text } = note;
    let (code, message) = match kind {
        NoteKind::FormRepeated => (
            FORM_REPEATED,
            Said::new(
                format!("文件中还有一份自评表「{text}」，只校验了第一份"),
                format!("the file holds another form, 「{text}」; only the first was checked"),
            ),
        ),
        NoteKind::FigureTooLong => (
            CELL_UNREADABLE,
            Said::new(
                "应填数字的单元格中文字过长，没有读入",
                "a cell that should hold a figure holds too long a text, and was not read",
            ),
        ),
        NoteKind::TooManyIndicators => (
            BUDGET_EXCEEDED,
            Said::new(
                format!("指标过多，只读入了前 {text} 行"),
                format!("too many indicators: only the first {text} were read"),
            ),
        ),
        _ => return None,
    };
    let found = (!text.is_empty()).then_some(text);
    Some(Note { rule: rules::find(code)?, source, message, found })
}
