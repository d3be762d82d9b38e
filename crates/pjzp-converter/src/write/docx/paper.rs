//! The body of a document: paragraphs and tables, one after the other.

use std::collections::BTreeMap;

use super::package::{Page, section};
use crate::write::layout::{Cell, CellKind, Line};
use crate::write::xml::Xml;

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum Look {
    Body,
    Title,
    Heading1,
    Heading2,
    Heading3,
    Cover,
    TableTitle,
    FormTitle,
    FormYear,
    Note,
}

impl Look {
    fn style(self) -> &'static str {
        match self {
            Self::Body => "Body",
            Self::Title => "PaperTitle",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Heading3 => "Heading3",
            Self::Cover => "Cover",
            Self::TableTitle => "TableTitle",
            Self::FormTitle => "FormTitle",
            Self::FormYear => "FormYear",
            Self::Note => "Note",
        }
    }
}

/// What marks a place that is still to be written.
pub(in crate::write) const BLANK: &str = "（待填写）";

/// The body of a document while it is written.
#[derive(Debug, Default)]
pub(in crate::write) struct Paper {
    body: Xml,
    /// The next paragraph begins a page.
    begins_page: bool,
}

impl Paper {
    /// A paragraph. Lines of the text are broken as they are; the marks of what is still to be
    /// written stand out.
    pub(in crate::write) fn paragraph(&mut self, look: Look, text: &str) {
        let begins_page = std::mem::take(&mut self.begins_page);
        self.body.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", look.style())]);
                if begins_page {
                    xml.empty("w:pageBreakBefore", &[]);
                }
            });
            runs(xml, text);
        });
    }

    /// Begins a new page with the next paragraph.
    pub(in crate::write) fn new_page(&mut self) {
        self.begins_page = true;
    }

    /// Ends the pages of one kind: what follows begins on a page of another.
    pub(in crate::write) fn end_section(&mut self, page: Page) {
        self.body.element("w:p", &[], |xml| xml.element("w:pPr", &[], |xml| section(xml, page)));
    }

    /// What stands between two tables, so that they stay two.
    pub(in crate::write) fn hairline(&mut self) {
        self.body.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.empty(
                    "w:spacing",
                    &[("w:before", "0"), ("w:after", "0"), ("w:line", "20"), ("w:lineRule", "exact")],
                );
            });
        });
    }

    /// A table of the lines of a form; `columns` are the widths of the grid, `width` that of the
    /// page between its margins, in twips.
    pub(in crate::write) fn table(&mut self, lines: &[Line], columns: &[u32], width: u32) {
        let all = columns.iter().sum::<u32>().max(1);
        let widths: Vec<u32> = columns.iter().map(|column| column * width / all).collect();
        self.body.element("w:tbl", &[], |xml| {
            xml.element("w:tblPr", &[], |xml| {
                xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                xml.empty("w:jc", &[("w:val", "center")]);
                xml.element("w:tblBorders", &[], |xml| {
                    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                        let name = format!("w:{side}");
                        xml.empty(
                            &name,
                            &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")],
                        );
                    }
                });
                xml.empty("w:tblLayout", &[("w:type", "fixed")]);
                xml.element("w:tblCellMar", &[], |xml| {
                    xml.empty("w:left", &[("w:w", "57"), ("w:type", "dxa")]);
                    xml.empty("w:right", &[("w:w", "57"), ("w:type", "dxa")]);
                });
            });
            xml.element("w:tblGrid", &[], |xml| {
                for width in &widths {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            let mut open = BTreeMap::new();
            for line in lines {
                row(xml, line, &widths, &mut open);
            }
        });
    }

    pub(super) fn into_body(self) -> Xml {
        self.body
    }
}

/// Writes a row. `open` are the cells that reach into it from above, by column, and how many rows
/// are left of each.
fn row<'l>(xml: &mut Xml, line: &'l Line, widths: &[u32], open: &mut BTreeMap<usize, (&'l Cell, usize)>) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            let height = (line.height.min(40) * 290 + 110).to_string();
            xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", "atLeast")]);
            if line.repeats {
                xml.empty("w:tblHeader", &[]);
            }
        });
        let mut column = 0;
        while column < widths.len() {
            let own = line.cells.iter().find(|cell| cell.column == column);
            let above = open.remove(&column).filter(|_| own.is_none());
            let rows = above.map_or_else(|| own.map_or(1, |cell| cell.rows), |(_, rows)| rows);
            let nothing = Cell { column, columns: 1, rows: 1, ..Cell::default() };
            let shown = own.or(above.map(|(cell, _)| cell));
            cell(xml, shown.unwrap_or(&nothing), above.is_some(), widths);
            if let Some(shown) = shown.filter(|_| 1 < rows) {
                open.insert(column, (shown, rows - 1));
            }
            column += shown.map_or(1, |cell| cell.columns.max(1));
        }
    });
}

fn cell(xml: &mut Xml, cell: &Cell, goes_on: bool, widths: &[u32]) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            let width: u32 = widths.iter().skip(cell.column).take(cell.columns).sum();
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if cell.columns > 1 {
                xml.empty("w:gridSpan", &[("w:val", &cell.columns.to_string())]);
            }
            if goes_on {
                xml.empty("w:vMerge", &[]);
            } else if cell.rows > 1 {
                xml.empty("w:vMerge", &[("w:val", "restart")]);
            }
            xml.empty("w:vAlign", &[("w:val", "center")]);
        });
        let style = match cell.kind {
            CellKind::Label | CellKind::Head => "CellHead",
            CellKind::Text | CellKind::Note => "CellText",
            _ => "CellWord",
        };
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", style)]));
            if !goes_on {
                runs(xml, &cell.text);
            }
        });
    });
}

/// The runs of a text: its lines, and the marks of what is still to be written in their own style.
fn runs(xml: &mut Xml, text: &str) {
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            xml.element("w:r", &[], |xml| xml.empty("w:br", &[]));
        }
        for (index, piece) in line.split(BLANK).enumerate() {
            if index > 0 {
                run(xml, BLANK, true);
            }
            run(xml, piece, false);
        }
    }
}

fn run(xml: &mut Xml, text: &str, is_blank: bool) {
    if text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        if is_blank {
            xml.element("w:rPr", &[], |xml| xml.empty("w:rStyle", &[("w:val", "Blank")]));
        }
        for (index, piece) in text.split('\t').enumerate() {
            if index > 0 {
                xml.empty("w:tab", &[]);
            }
            xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(piece));
        }
    });
}
