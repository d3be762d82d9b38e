//! From a located document to the submission it states.
//!
//! Tables give the form, the cover gives who and when, and running text gives what the tables
//! leave out; what it says again becomes a statement, to be held against the form.
//! Nothing is corrected: values stay the text they were filed as.

mod account;
mod again;
mod alignment;
mod clause;
mod cover;
mod coverage;
mod cue;
mod draft;
mod finish;
mod funds;
mod head;
mod header;
mod indicator;
mod level_prose;
mod money;
mod outline;
mod piece;
mod prose;
mod regroup;
mod row_prose;
mod sentence;
mod table;
mod vocabulary;
mod whole_prose;
mod wording;

use pjzp_core::{Source, SourceMap, Submission};

pub use coverage::{Coverage, Ignored, IgnoredPlace, UnreadPlace};

use crate::document::Document;
use coverage::Marks;
use draft::Draft;
use piece::{Part, Piece};

/// What a document was recognised as.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognised {
    /// The form and the figures of its report, as filed.
    pub submission: Submission,
    /// Where each value stands.
    pub sources: SourceMap,
    /// How much of the document was understood.
    pub coverage: Coverage,
    /// What reading it showed that is no value of the form.
    pub notes: Vec<Note>,
}

/// Something that reading showed: the matter of a finding, without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is.
    pub kind: NoteKind,
    /// Where it showed.
    pub source: Source,
    /// The text it is about.
    pub text: String,
}

/// What a [`Note`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NoteKind {
    /// No indicator was found; the note has no text.
    FormNotFound,
    /// A second form begins here and was not read; the text is its name.
    FormRepeated,
    /// Two columns of a header have one meaning, and the first was read; the text is the second's
    /// word.
    HeaderAmbiguous,
    /// A row has several values in a column, and the first was read; the text is the header word.
    HeaderCrowded,
    /// A column has values, and its header word, which is the text, is not known.
    HeaderUnknown,
    /// The points of several rows stand in one merged cell, and were read for the first of them;
    /// the text is the points.
    MergeAmbiguous,
    /// A text too long for a figure was left out.
    FigureTooLong,
    /// The form has more indicators than are read; the text is how many are.
    TooManyIndicators,
}

/// Recognises the form and the report in a document.
///
/// It never fails: a document without a form gives an empty submission, a note that says so, and
/// a coverage in which everything is unread.
pub fn recognise(document: &Document) -> Recognised {
    let mut marks = Marks::default();
    let mut parts = regroup::regroup(piece::parts(document, &mut marks));
    let mut listings = outline::listings(&parts);
    let mut draft = Draft::default();
    draft.notes = again::leave_one(&mut parts, &mut listings, &mut marks);
    table::read(&parts, &listings, &mut marks, &mut draft);
    cover::read(&parts, &mut marks, &mut draft);
    prose::read(&parts, &listings, &mut marks, &mut draft);
    outline::narrative(&parts, &mut marks, &mut draft);
    money::settle_items(&mut draft);
    account::pass_over_notes(&parts, &mut marks);
    if draft.rows.is_empty() {
        draft.notes.push(Note {
            kind: NoteKind::FormNotFound,
            source: Source::default(),
            text: String::new(),
        });
    }
    let coverage = marks.coverage(piece::texts(document));
    let (submission, sources, notes) = draft.finish();
    Recognised { submission, sources, coverage, notes }
}
