//! Documents of Word and of what writes the same format (WPS, LibreOffice), Office Open XML in its
//! transitional and its strict form.
//!
//! Headers, footers and comments are no text of the document; its notes follow it, each as a
//! paragraph of the place that refers to it.

mod body;
mod control;
mod field;
mod flow;
mod markup;
mod shape;
mod style;
mod symbol;

use pjzp_core::Source;

use self::body::{Body, NoteKind};
pub(crate) use self::body::{Spot, spots};
use self::markup::{Markup, Node};
use self::style::Styles;
use super::ReadError;
use super::package::Package;
use crate::document::{Document, RemarkKind};

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes)?;
    let main = relationships(&mut package, "")?
        .into_iter()
        .find(|relationship| relationship.is("officeDocument"))
        .map_or_else(|| "word/document.xml".to_owned(), |relationship| relationship.part);
    let text = package.xml(&main)?.ok_or(ReadError::NotOffice)?;
    let others = relationships(&mut package, &main)?;
    let part = |kind: &str| others.iter().find(|relationship| relationship.is(kind));

    let styles = match part("styles") {
        Some(part) => Styles::read(&package.xml(&part.part)?.unwrap_or_default(), &part.part)?,
        None => Styles::default(),
    };
    let mut body = Body::new(&styles);
    body.read(&text, &main)?;
    for (kind, name) in [(NoteKind::Footnote, "footnotes"), (NoteKind::Endnote, "endnotes")] {
        let Some(notes) = part(name) else { continue };
        let text = package.xml(&notes.part)?.unwrap_or_default();
        body.read_notes(kind, &text, &notes.part)?;
    }
    let mut document = body.finish();
    if part("vbaProject").is_some() {
        document.remark(RemarkKind::MacrosPresent, Source::default(), "");
    }
    // A link to click on takes nothing into the document.
    for other in others.iter().filter(|other| other.is_external && !other.is("hyperlink")) {
        document.remark(RemarkKind::ExternalLinks, Source::default(), &other.part);
    }
    Ok(document)
}

/// What a part of the package refers to.
pub(crate) struct Relationship {
    kind: String,
    /// The name of a part; of what is outside, its address.
    pub(crate) part: String,
    is_external: bool,
}

impl Relationship {
    pub(crate) fn is(&self, kind: &str) -> bool {
        self.kind.rsplit_once('/').is_some_and(|(_, last)| last == kind)
    }
}

/// What a part refers to; the package itself has the name of no part.
pub(crate) fn relationships(package: &mut Package<'_>, part: &str) -> Result<Vec<Relationship>, ReadError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let listed = format!("{folder}/_rels/{name}.rels");
    let Some(text) = package.xml(&listed)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    let mut markup = Markup::new(&text, &listed);
    while let Some(node) = markup.next()? {
        let Node::Start(_, element) = node else { continue };
        let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target")) else {
            continue;
        };
        let is_external = element.attribute("TargetMode").is_some_and(|mode| mode == "External");
        let is_full = is_external || target.starts_with('/') || folder.is_empty();
        let part = if is_full { target } else { format!("{folder}/{target}") };
        found.push(Relationship { kind, part, is_external });
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
