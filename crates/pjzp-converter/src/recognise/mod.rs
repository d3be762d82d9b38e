//! From a located document to the submission it states.
//!
//! Tables give the form, the cover gives who and when, and running text gives what the tables
//! leave out; what it says again becomes a statement, to be held against the form.
//! Nothing is corrected: values stay the text they were filed as.

mod again;
mod alignment;
mod clause;
mod cover;
mod coverage;
mod cue;
mod draft;
mod finish;
mod funds;
mod header;
mod indicator;
mod level_prose;
mod money;
mod outline;
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

use crate::document::{Block, Document};
use coverage::{Marks, Place};
use draft::Draft;

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
    let mut parts = regroup::regroup(parts(document, &mut marks));
    let mut listings = outline::listings(&parts);
    let mut draft = Draft::default();
    draft.notes = again::leave_one(&mut parts, &mut listings, &mut marks);
    table::read(&parts, &listings, &mut marks, &mut draft);
    cover::read(&parts, &mut marks, &mut draft);
    prose::read(&parts, &listings, &mut marks, &mut draft);
    outline::narrative(&parts, &mut marks, &mut draft);
    money::settle_items(&mut draft);
    if draft.rows.is_empty() {
        draft.notes.push(Note {
            kind: NoteKind::FormNotFound,
            source: Source::default(),
            text: String::new(),
        });
    }
    let coverage = marks.coverage(texts(document));
    let (submission, sources, notes) = draft.finish();
    Recognised { submission, sources, coverage, notes }
}

/// A cell or paragraph.
#[derive(Debug, Clone, Copy)]
struct Piece<'d> {
    text: &'d str,
    source: &'d Source,
    place: Place,
    /// Which column of its row it stands in, from 0; 0 for a paragraph.
    column: usize,
}

/// A block whose cells and paragraphs are numbered.
#[derive(Debug)]
enum Part<'d> {
    Paragraph { piece: Piece<'d>, heading: Option<u8> },
    Table(Vec<Vec<Piece<'d>>>),
}

fn parts<'d>(document: &'d Document, marks: &mut Marks) -> Vec<Part<'d>> {
    document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => Part::Paragraph {
                piece: Piece {
                    text: &paragraph.text,
                    source: &paragraph.source,
                    place: marks.add(&paragraph.text),
                    column: 0,
                },
                heading: paragraph.heading,
            },
            Block::Table(table) => Part::Table(
                table
                    .rows
                    .iter()
                    .map(|row| {
                        row.cells
                            .iter()
                            .enumerate()
                            .map(|(column, cell)| Piece {
                                text: &cell.text,
                                source: &cell.source,
                                place: marks.add(&cell.text),
                                column,
                            })
                            .collect()
                    })
                    .collect(),
            ),
        })
        .collect()
}

/// All cells and paragraphs in the order in which [`parts`] numbers them.
fn texts(document: &Document) -> impl Iterator<Item = (&str, &Source)> {
    document.blocks.iter().flat_map(|block| {
        let (paragraph, rows) = match block {
            Block::Paragraph(paragraph) => (Some((paragraph.text.as_str(), &paragraph.source)), &[][..]),
            Block::Table(table) => (None, table.rows.as_slice()),
        };
        let cells = rows.iter().flat_map(|row| &row.cells).map(|cell| (cell.text.as_str(), &cell.source));
        paragraph.into_iter().chain(cells)
    })
}
