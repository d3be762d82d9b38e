//! The page that lists all marks, behind everything else.

use std::fmt::Write;

use pjzp_core::text::Language;

use super::Paper;
use crate::edit::mark::{HEAD, LIST, Mark, rows};
use crate::edit::patch::{Patch, escaped, spans};
use crate::read::ReadError;

/// How wide the columns are, in fiftieths of a hundredth of the page.
const WIDTHS: [u32; 7] = [250, 350, 450, 950, 1400, 500, 1100];

/// Appends the list to a document.
pub(super) fn append(
    patch: &mut Patch,
    paper: &Paper<'_>,
    marks: &[Mark],
    language: Language,
) -> Result<(), ReadError> {
    let found = spans(&paper.text, &paper.main, "", |name, depth| {
        depth == 1 && name == "body" || depth == 2 && name == "sectPr"
    })?;
    let body =
        found.iter().find(|span| span.name == "body").ok_or_else(|| ReadError::damaged(&paper.main))?;
    let list = list(paper, marks, language);
    match found.iter().rfind(|span| span.name == "sectPr" && body.holds(span)) {
        Some(section) => patch.insert(section.head.start, list),
        None => patch.append(body, &list),
    }
    Ok(())
}

fn list(paper: &Paper<'_>, marks: &[Mark], language: Language) -> String {
    let namespace = paper.prefix.namespace;
    let title = escaped(LIST.say(language));
    let mut all = format!(
        "<w:p xmlns:w=\"{namespace}\"><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr>\
         <w:t>{title}</w:t></w:r></w:p><w:tbl xmlns:w=\"{namespace}\"><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>"
    );
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        // Writing to a string cannot fail.
        let _ = write!(all, "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
    }
    all.push_str("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for width in WIDTHS {
        let _ = write!(all, "<w:gridCol w:w=\"{}\"/>", width.saturating_mul(2));
    }
    all.push_str("</w:tblGrid>");
    row(
        &mut all,
        &HEAD.map(|words| words.say(language).to_owned()),
        "<w:trPr><w:tblHeader/></w:trPr>",
        "<w:b/>",
    );
    for cells in rows(marks, language) {
        row(&mut all, &cells, "<w:trPr><w:cantSplit/></w:trPr>", "");
    }
    let _ = write!(all, "</w:tbl><w:p xmlns:w=\"{namespace}\"/>");
    all
}

fn row(all: &mut String, cells: &[String; 7], properties: &str, look: &str) {
    // Writing to a string cannot fail.
    let _ = write!(all, "<w:tr>{properties}");
    for (text, width) in cells.iter().zip(WIDTHS) {
        let _ = write!(
            all,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"pct\"/></w:tcPr><w:p><w:r><w:rPr>{look}<w:sz w:val=\"18\"/></w:rPr>\
             <w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:tc>",
            escaped(text)
        );
    }
    all.push_str("</w:tr>");
}
