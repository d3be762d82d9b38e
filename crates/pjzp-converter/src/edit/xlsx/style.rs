//! Looks for the cells of the list, behind those that the workbook has: the number of none changes.

use super::Book;
use crate::edit::patch::{Patch, Span, escaped, spans};
use crate::read::ReadError;

/// The numbers of the looks that were added.
pub(super) struct Added {
    pub(super) head: usize,
    pub(super) body: usize,
    pub(super) link: usize,
}

/// Adds looks to a workbook; `None` where it has none at all.
pub(super) fn add(book: &mut Book<'_>) -> Result<Option<Added>, ReadError> {
    let part = book.relations.values().find(|relation| relation.kind == "styles");
    let Some(part) = part.map(|relation| relation.target.clone()) else { return Ok(None) };
    let Some(text) = book.copy.xml(&part)? else { return Ok(None) };
    let found = spans(&text, &part, "count", |name, depth| {
        depth == 1 && matches!(name, "fonts" | "cellXfs") || depth == 2 && matches!(name, "font" | "xf")
    })?;
    let list = |name: &str| found.iter().find(|span| span.depth == 1 && span.name == name);
    let (Some(fonts), Some(looks)) = (list("fonts"), list("cellXfs")) else { return Ok(None) };
    let count = |list: &Span| found.iter().filter(|span| list.holds(span)).count();
    let (bold, first) = (count(fonts), count(looks));
    let prefix = &fonts.prefix;
    // As the first font, which is that of the workbook.
    let named = spans(&text, &part, "val", |name, depth| depth == 3 && name == "name")?;
    let named = named.iter().find(|span| fonts.holds(span)).and_then(|span| span.value.as_deref());
    let name = named.map(|name| format!("<{prefix}name val=\"{}\"/>", escaped(name))).unwrap_or_default();
    let size = format!("<{prefix}sz val=\"11\"/>");
    let colour = format!("<{prefix}color rgb=\"FF0563C1\"/>");
    let bold_font = format!("<{prefix}font><{prefix}b/>{size}{name}</{prefix}font>");
    let link_font = format!("<{prefix}font><{prefix}u/>{size}{colour}{name}</{prefix}font>");
    let look = |font: usize| {
        format!(
            "<{prefix}xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" \
             applyFont=\"1\" applyAlignment=\"1\"><{prefix}alignment vertical=\"top\" wrapText=\"1\"/></{prefix}xf>"
        )
    };
    let mut patch = Patch::default();
    patch.append(fonts, &format!("{bold_font}{link_font}"));
    recount(&mut patch, &text, fonts, bold + 2);
    let link = bold.saturating_add(1);
    patch.append(looks, &[look(bold), look(0), look(link)].concat());
    recount(&mut patch, &text, looks, first + 3);
    book.copy.write(&part, patch.apply(&text));
    Ok(Some(Added { head: first, body: first + 1, link: first + 2 }))
}

/// Writes anew how many there are in a list, where it says so.
fn recount(patch: &mut Patch, text: &str, list: &Span, count: usize) {
    let Some(old) = list.value.as_ref() else { return };
    let head = text.get(list.head.clone()).unwrap_or_default();
    let stated = [format!("count=\"{old}\""), format!("count='{old}'")];
    let found = stated.iter().find_map(|stated| Some((head.find(&format!(" {stated}"))?, stated.len())));
    if let Some((at, length)) = found {
        let start = list.head.start.saturating_add(at).saturating_add(1);
        patch.replace(start..start.saturating_add(length), format!("count=\"{count}\""));
    }
}
