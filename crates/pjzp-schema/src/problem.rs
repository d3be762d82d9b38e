//! Why a document was refused: one or more problems, each with its place and a sentence in two languages.

use core::fmt;

use pjzp_core::Pointer;

/// Why a document was refused. There is always at least one problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, in the order of the document as far as it was found that way;
    /// at most [`crate::limit::PROBLEMS`].
    pub problems: Vec<Problem>,
    /// How many more there are that `problems` does not list.
    pub unlisted: usize,
}

/// One thing that keeps a document from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What sort of problem it is.
    pub kind: ProblemKind,
    /// The value it is about; the object, where a member is missing.
    pub pointer: Pointer,
    /// Line of the value, counted from 1.
    pub line: Option<u32>,
    /// Column of the value in characters, counted from 1.
    pub column: Option<u32>,
    /// What is wrong, in Chinese.
    pub zh: String,
    /// What is wrong, in English.
    pub en: String,
}

/// The sorts of [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// More bytes than [`crate::limit::FILE_BYTES`].
    FileTooLarge,
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// Not JSON.
    Syntax,
    /// More levels than [`crate::limit::DEPTH`].
    TooDeep,
    /// More values than [`crate::limit::VALUES`], or in one place more than [`crate::limit::ITEMS`].
    TooMany,
    /// A key that stands twice in one object.
    DuplicateKey,
    /// A number that its digits do not give exactly: too many of them, too many places, or too large.
    NumberTooPrecise,
    /// A string of too many characters.
    TooLong,
    /// A key that the format does not know.
    UnknownKey,
    /// A key that must be there and is not.
    Missing,
    /// A value of another type than the format wants.
    WrongType,
    /// A word that is not among those the format knows.
    NotAmongChoices,
    /// A number outside the range the format allows.
    OutOfRange,
    /// A text that is not written as the format wants.
    Malformed,
    /// Refused on reading although the schema allows it: a defect of pjzp.
    Defect,
}

impl Refusal {
    pub(crate) fn one(problem: Problem) -> Self {
        Self { problems: vec![problem], unlisted: 0 }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        if self.unlisted > 0 {
            let more = self.unlisted;
            write!(f, "\n另有 {more} 处未列出 ({more} more are not listed)")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, "{line}:{column} ")?;
        }
        if !self.pointer.text().is_empty() {
            write!(f, "{} ", self.pointer)?;
        }
        write!(f, "{} ({})", self.zh, self.en)
    }
}
