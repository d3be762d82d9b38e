//! Documents of Word: comments on paragraphs and cells, a page that lists them all, and texts of
//! paragraphs.
//!
//! Where a place is in the file is found by the reader itself, so that both count alike.

mod comment;
mod list;

use std::collections::BTreeMap;
use std::ops::Range;

use pjzp_core::Source;
use pjzp_core::text::Language;

use super::change::{Change, Changed, Piece, Refusal, substitute};
use super::mark::{Mark, Marked};
use super::package::Copy;
use super::patch::{Patch, escaped};
use crate::read::ReadError;
use crate::read::docx::{Relationship, Spot, relationships, spots};

/// A copy of a document with a comment for each mark at its place, and a page with all marks.
pub(super) fn mark(bytes: &[u8], marks: &[Mark], language: Language) -> Result<Marked, ReadError> {
    let mut paper = Paper::open(bytes)?;
    let mut patch = Patch::default();
    let mut comments = Vec::new();
    let first = comment::next_number(&mut paper)?;
    for mark in marks {
        let Some(spot) = mark.source.as_ref().and_then(|source| paper.find(source)) else { continue };
        let number = first.saturating_add(comments.len());
        comment::anchor(&mut patch, &paper.text, spot, number, &paper.prefix);
        comments.push((number, mark.comment(language)));
    }
    list::append(&mut patch, &paper, marks, language)?;
    comment::write(&mut paper, &comments)?;
    let text = patch.apply(&paper.text);
    paper.copy.write(&paper.main, text);
    Ok(Marked { bytes: paper.copy.finish()?, placed: comments.len() })
}

/// A copy of a document with texts written otherwise, each in the runs that it stands in.
pub(super) fn rewrite(bytes: &[u8], changes: &[Change]) -> Result<Changed, ReadError> {
    let mut paper = Paper::open(bytes)?;
    let texts = paper.spots.iter().map(|spot| {
        let pieces =
            spot.pieces.iter().map(|(range, text)| Piece { range: range.clone(), text: text.clone() });
        // The paragraphs of a cell are not one word.
        pieces.chain([Piece { range: 0..0, text: "\n".into() }]).collect()
    });
    let before: Vec<Vec<Piece>> = texts.collect();
    let mut after = before.clone();
    let refusals = changes.iter().map(|change| paper.change(&mut after, change).err()).collect();
    let mut patch = Patch::default();
    let pieces = after.iter().flatten().zip(before.iter().flatten());
    for (piece, _) in pieces.filter(|(piece, before)| piece.text != before.text) {
        patch.replace(piece.range.clone(), escaped(&piece.text));
    }
    let text = patch.apply(&paper.text);
    paper.copy.write(&paper.main, text);
    Ok(Changed { bytes: paper.copy.finish()?, refusals })
}

/// A document that is changed.
struct Paper<'b> {
    copy: Copy<'b>,
    /// The part with the text, and that text.
    main: String,
    text: String,
    others: Vec<Relationship>,
    spots: Vec<Spot>,
    /// Of each place its paragraphs, in their order.
    places: BTreeMap<Source, Vec<usize>>,
    /// How the names of its elements begin.
    prefix: Prefix,
}

/// The prefix of the vocabulary of documents, and where it has to be said what it means.
struct Prefix {
    namespace: &'static str,
    relations: &'static str,
    /// Whether the document says itself what `w:` means.
    is_known: bool,
}

impl Prefix {
    /// What says in an element of ours what `w:` means.
    fn declared(&self) -> String {
        if self.is_known { String::new() } else { format!(" xmlns:w=\"{}\"", self.namespace) }
    }
}

impl<'b> Paper<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        let mut copy = Copy::open(bytes)?;
        let root = relationships(&mut copy.package, "")?;
        let main = root.into_iter().find(|relationship| relationship.is("officeDocument"));
        let main = main.map_or_else(|| "word/document.xml".to_owned(), |relationship| relationship.part);
        let main = main.trim_start_matches('/').to_owned();
        let text = copy.xml(&main)?.ok_or(ReadError::NotOffice)?;
        let others = relationships(&mut copy.package, &main)?;
        let spots = spots(&text, &main)?;
        let mut places: BTreeMap<Source, Vec<usize>> = BTreeMap::new();
        for (index, spot) in spots.iter().enumerate() {
            places.entry(spot.source.clone()).or_default().push(index);
        }
        let (namespace, relations) = if text.contains(STRICT) {
            (STRICT, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        } else {
            (
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            )
        };
        let root = text.find("document").and_then(|at| text.get(at..)?.split_once('>')).map(|(root, _)| root);
        let declared = [format!("xmlns:w=\"{namespace}\""), format!("xmlns:w='{namespace}'")];
        let is_known = root.is_some_and(|root| declared.iter().any(|declared| root.contains(declared)));
        Ok(Self {
            copy,
            main,
            text,
            others,
            spots,
            places,
            prefix: Prefix { namespace, relations, is_known },
        })
    }

    /// The first paragraph of a place that says something, else the first; of a table or row, that
    /// of its first cell. Text boxes have no comments: they are on the paragraph that the box hangs on.
    fn find(&self, source: &Source) -> Option<&Spot> {
        let (place, spots) = self.places.range(source.clone()..).next()?;
        let here = || spots.iter().filter_map(|index| self.spots.get(*index));
        let own = || here().filter(|spot| spot.outer.is_none());
        let found = own().find(|spot| !spot.pieces.is_empty()).or_else(|| own().next());
        let around = || here().find_map(|spot| self.spots.get(spot.outer?));
        found.or_else(around).filter(|_| is_at(place, source))
    }

    fn change(&self, texts: &mut [Vec<Piece>], change: &Change) -> Result<(), Refusal> {
        let here = self.places.get(&change.source).ok_or(Refusal::NoPlace)?;
        let mut pieces: Vec<Piece> = Vec::new();
        for text in here.iter().filter_map(|index| texts.get(*index)) {
            pieces.extend_from_slice(text);
        }
        let before = pieces.clone();
        substitute(&mut pieces, &change.from, &change.to)?;
        let is_lost = |(piece, before): (&Piece, &Piece)| piece.range.is_empty() && piece.text != before.text;
        if pieces.iter().zip(&before).any(is_lost) {
            return Err(Refusal::OtherText);
        }
        let mut pieces = pieces.into_iter();
        for index in here {
            for piece in texts.get_mut(*index).into_iter().flatten() {
                *piece = pieces.next().unwrap_or_else(|| piece.clone());
            }
        }
        Ok(())
    }
}

/// Whether a place is the one that is meant, or in it.
fn is_at(place: &Source, meant: &Source) -> bool {
    let fits = |place: Option<u32>, meant: Option<u32>| meant.is_none() || place == meant;
    let is_named = meant.table.is_some() || meant.paragraph.is_some();
    is_named
        && fits(place.table, meant.table)
        && fits(place.row, meant.row)
        && fits(place.column, meant.column)
        && fits(place.paragraph, meant.paragraph)
}

/// The name of the element that a tag begins, with its prefix.
fn name_at(text: &str, tag: &Range<usize>) -> String {
    let tag = text.get(tag.clone()).unwrap_or_default().trim_start_matches('<');
    let end = tag.find(|glyph: char| glyph.is_whitespace() || matches!(glyph, '/' | '>'));
    tag.get(..end.unwrap_or(tag.len())).unwrap_or_default().to_owned()
}
