//! The form as a page: a table that a browser shows and prints, and nothing that runs.

use super::face::{BODY, HEAD, TITLE};
use super::layout::{Cell, CellKind, Sheet};
use super::xml::Xml;

/// Writes the form.
pub(super) fn write(sheet: &Sheet) -> Vec<u8> {
    let title = sheet.lines.first().and_then(|line| line.cells.first()).map(|cell| cell.text.as_str());
    let mut page = Xml::default();
    page.element("html", &[("lang", "zh-CN")], |xml| {
        xml.element("head", &[], |xml| {
            xml.empty("meta", &[("charset", "utf-8")]);
            let policy = "default-src 'none'; style-src 'unsafe-inline'";
            xml.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", policy)]);
            xml.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            xml.element("title", &[], |xml| xml.text(title.unwrap_or_default()));
            xml.element("style", &[], |xml| xml.text(&style()));
        });
        xml.element("body", &[], |xml| {
            let is_outside = |kind| matches!(kind, CellKind::Title | CellKind::Subtitle | CellKind::Note);
            let mut lines = sheet.lines.iter().peekable();
            while let Some(first) = lines.peek() {
                let kind = first.cells.first().map(|cell| cell.kind).unwrap_or_default();
                if is_outside(kind) {
                    for cell in lines.next().into_iter().flat_map(|line| &line.cells) {
                        outside(xml, cell);
                    }
                    continue;
                }
                xml.element("table", &[], |xml| {
                    columns(xml, &sheet.columns);
                    while let Some(line) = lines.next_if(|line| {
                        !is_outside(line.cells.first().map(|cell| cell.kind).unwrap_or_default())
                    }) {
                        xml.element("tr", &[], |xml| line.cells.iter().for_each(|shown| cell(xml, shown)));
                    }
                });
            }
        });
    });
    let mut bytes = b"<!DOCTYPE html>\n".to_vec();
    bytes.extend(page.into_bytes());
    bytes.push(b'\n');
    bytes
}

fn columns(xml: &mut Xml, widths: &[u32]) {
    let all = widths.iter().sum::<u32>().max(1);
    xml.element("colgroup", &[], |xml| {
        for width in widths {
            // In thousandths, so that no float is needed.
            let thousandths = width * 1000 / all;
            let share = format!("width: {}.{}%", thousandths / 10, thousandths % 10);
            xml.empty("col", &[("style", &share)]);
        }
    });
}

/// What stands outside the table: the name of the form, its year, remarks.
fn outside(xml: &mut Xml, cell: &Cell) {
    let (name, class) = match cell.kind {
        CellKind::Title => ("h1", "title"),
        CellKind::Subtitle => ("p", "year"),
        _ => ("p", "note"),
    };
    xml.element(name, &[("class", class)], |xml| lines(xml, &cell.text));
}

fn cell(xml: &mut Xml, cell: &Cell) {
    let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
    let (name, class) = match cell.kind {
        CellKind::Label | CellKind::Head => ("th", ""),
        CellKind::Text | CellKind::Note => ("td", "text"),
        _ => ("td", ""),
    };
    let mut attributes = Vec::new();
    if cell.columns > 1 {
        attributes.push(("colspan", columns.as_str()));
    }
    if cell.rows > 1 {
        attributes.push(("rowspan", rows.as_str()));
    }
    if !class.is_empty() {
        attributes.push(("class", class));
    }
    if let Some(pointer) = &cell.pointer {
        attributes.push(("data-pointer", pointer.text()));
    }
    xml.element(name, &attributes, |xml| lines(xml, &cell.text));
}

fn lines(xml: &mut Xml, text: &str) {
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            xml.empty("br", &[]);
        }
        xml.text(line);
    }
}

fn style() -> String {
    format!(
        "body {{ max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 0.95rem/1.5 {BODY}, FangSong, serif; }}\n\
         h1 {{ text-align: center; font: 1.6rem {TITLE}, SimSun, serif; margin: 0; }}\n\
         .year {{ text-align: center; margin: 0.5rem; }}\n\
         .note {{ font-size: 0.85rem; margin: 0.3rem 0; }}\n\
         table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}\n\
         th, td {{ border: 1px solid; padding: 0.25rem 0.35rem; text-align: center; overflow-wrap: anywhere; }}\n\
         th {{ font-family: {HEAD}, SimHei, sans-serif; font-weight: normal; }}\n\
         .text {{ text-align: left; }}\n\
         @page {{ size: A4; margin: 15mm; }}\n\
         @media print {{ body {{ margin: 0; max-width: none; font-size: 9pt; }} tr {{ break-inside: avoid; }} }}\n"
    )
}
