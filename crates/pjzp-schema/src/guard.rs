//! What JSON Schema cannot say: encoding, grammar, size and nesting, keys that stand twice, and
//! numbers that a reader might round.

use pjzp_core::Pointer;

use crate::limit;
use crate::position::Position;
use crate::problem::{Problem, ProblemKind, Refusal};
use crate::scan::{BYTE_ORDER_MARK, Stop, scan};
use crate::sentence::sentence;

/// The first thing that the guard refuses, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where it is, counted in bytes from the start of the file.
    pub offset: usize,
    /// What is wrong.
    pub problem: Problem,
}

impl From<Violation> for Refusal {
    fn from(violation: Violation) -> Self {
        Self::one(violation.problem)
    }
}

/// Checks one JSON document in one pass, without recursion, and gives its text without the byte
/// order mark.
///
/// What it lets through is JSON of at most [`limit::FILE_BYTES`] in UTF-8, within all other
/// limits of [`limit`], with no key twice in one object (compared as decoded) and no number that
/// its digits do not give exactly.
///
/// # Errors
/// The first [`Violation`], with byte offset, line, column and JSON Pointer.
///
/// # Examples
/// ```
/// let violation = pjzp_schema::inspect(br#"{"a": [1, NaN]}"#).unwrap_err();
/// assert_eq!(violation.offset, 10);
/// assert_eq!(violation.problem.pointer.text(), "/a/1");
/// ```
pub fn inspect(bytes: &[u8]) -> Result<&str, Violation> {
    if bytes.len() > limit::FILE_BYTES {
        let problem = Problem {
            kind: ProblemKind::FileTooLarge,
            pointer: Pointer::default(),
            line: None,
            column: None,
            zh: format!(
                "文件有 {} 字节，超过上限 {} 字节（64 MiB）：请拆分后再提交",
                bytes.len(),
                limit::FILE_BYTES
            ),
            en: format!(
                "the file has {} bytes, above the limit of {} (64 MiB): split it",
                bytes.len(),
                limit::FILE_BYTES
            ),
        };
        return Err(Violation { offset: 0, problem });
    }
    match std::str::from_utf8(bytes) {
        Ok(whole) => {
            let text = whole.strip_prefix(BYTE_ORDER_MARK).unwrap_or(whole);
            match scan(text, |_, _| {}) {
                Ok(()) => Ok(text),
                Err(stop) => Err(violation(whole, text, stop)),
            }
        }
        Err(error) => Err(not_utf8(bytes, error)),
    }
}

/// The text before the broken byte may be wrong already; if not, it gives the place.
fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Violation {
    let valid = error.valid_up_to();
    let whole = bytes.get(..valid).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    let text = whole.strip_prefix(BYTE_ORDER_MARK).unwrap_or(whole);
    let pointer = match scan(text, |_, _| {}) {
        Err(stop) if stop.offset < text.len() => return violation(whole, text, stop),
        Err(stop) => stop.pointer,
        Ok(()) => String::new(),
    };
    let position = Position::of(whole, valid);
    let (zh, en) = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => (
            "文件是 UTF-16 编码：请另存为 UTF-8 后再提交".into(),
            "the file is UTF-16: save it as UTF-8".into(),
        ),
        _ if error.error_len().is_none() => (
            format!("第 {} 字节处的字只有半个，文件可能被截断：请重新取得完整文件", valid + 1),
            format!("half a character at byte {}: the file seems cut off, get the whole of it", valid + 1),
        ),
        _ => (
            format!(
                "第 {} 字节不是 UTF-8 编码（可能是 GBK，或一个字只有半个）：请另存为 UTF-8 后再提交",
                valid + 1
            ),
            format!(
                "byte {} is not UTF-8 (GBK perhaps, or half a character): save the file as UTF-8",
                valid + 1
            ),
        ),
    };
    Violation {
        offset: valid,
        problem: Problem {
            kind: ProblemKind::NotUtf8,
            pointer: Pointer::new(pointer),
            line: Some(position.line),
            column: Some(position.column),
            zh,
            en,
        },
    }
}

fn violation(whole: &str, text: &str, stop: Stop) -> Violation {
    let offset = stop.offset + (whole.len() - text.len());
    let position = Position::of(whole, offset);
    let (kind, zh, en) = sentence(&stop.fault);
    Violation {
        offset,
        problem: Problem {
            kind,
            pointer: Pointer::new(stop.pointer),
            line: Some(position.line),
            column: Some(position.column),
            zh,
            en,
        },
    }
}
