//! The form as a Word document: its name, the table, and what stands below.

use super::package::{Page, write as pack};
use super::paper::{Look, Paper};
use crate::write::error::WriteError;
use crate::write::layout::{CellKind, Sheet, UPRIGHT};
use crate::write::package::Data;

/// Writes the form; `data` is the submission it carries.
pub(in crate::write) fn write(sheet: &Sheet, data: Option<Data<'_>>) -> Result<Vec<u8>, WriteError> {
    let page = page(sheet);
    let mut paper = Paper::default();
    draw(&mut paper, sheet, page);
    pack(paper, page, data)
}

/// The page that the form is drawn on.
pub(in crate::write) fn page(sheet: &Sheet) -> Page {
    if UPRIGHT < sheet.columns.iter().sum::<u32>() { Page::ACROSS } else { Page::UPRIGHT }
}

/// Draws the form on a page. A head that is repeated must begin its table, so a table ends there.
pub(in crate::write) fn draw(paper: &mut Paper, sheet: &Sheet, page: Page) {
    let mut rest = sheet.lines.as_slice();
    let mut is_below_table = false;
    while let Some(line) = rest.first() {
        let kind = line.cells.first().map(|cell| cell.kind);
        let text = line.cells.first().map(|cell| cell.text.as_str()).unwrap_or_default();
        let look = match kind {
            Some(CellKind::Title) => Some(Look::FormTitle),
            Some(CellKind::Subtitle) => Some(Look::FormYear),
            Some(CellKind::Note) => Some(Look::Note),
            _ => None,
        };
        if let Some(look) = look {
            paper.paragraph(look, text);
            is_below_table = false;
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let is_other = |kind: Option<CellKind>| {
            matches!(kind, Some(CellKind::Title | CellKind::Subtitle | CellKind::Note))
        };
        let end = rest
            .iter()
            .skip(1)
            .position(|line| line.repeats || is_other(line.cells.first().map(|cell| cell.kind)));
        let (table, below) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
        if is_below_table {
            paper.hairline();
        }
        paper.table(table, &sheet.columns, page.inner());
        is_below_table = true;
        rest = below;
    }
    // Word wants a paragraph behind the last table.
    if is_below_table {
        paper.hairline();
    }
}
