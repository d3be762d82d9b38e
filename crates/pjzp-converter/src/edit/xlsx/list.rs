//! The sheet that lists all marks, behind every other.

use std::fmt::Write;

use pjzp_core::text::Language;

use super::{Book, Vocabulary, cell_text, style};
use crate::edit::mark::{HEAD, LIST, Mark, rows};
use crate::edit::patch::{Patch, escaped, spans};
use crate::edit::relation::{declare, relate};
use crate::read::ReadError;
use crate::read::address::ColumnName;

const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
/// How wide the columns are, in glyphs.
const WIDTHS: [u32; 7] = [6, 8, 10, 52, 60, 16, 60];
/// Which column says where.
const PLACE: usize = 3;
/// Most links that spreadsheets follow on one sheet.
const MOST_LINKS: usize = 65_000;

/// Appends the list to a workbook.
pub(super) fn append(book: &mut Book<'_>, marks: &[Mark], language: Language) -> Result<(), ReadError> {
    let name = free_name(LIST.say(language), &book.names);
    let part = book.copy.free_name("xl/worksheets/sheet", ".xml");
    let styles = style::add(book)?;
    let vocabulary = book.vocabulary();
    let list = List { marks, language, styles, links: links(book, marks) };
    book.copy.write(&part, list.sheet(&vocabulary));
    declare(&mut book.copy, &part, SHEET)?;
    let main = book.main.clone();
    let id = relate(&mut book.copy, &main, &format!("{}/worksheet", vocabulary.relations), &part)?;

    let found = spans(&book.text, &main, "sheetId", |name, _| matches!(name, "sheets" | "sheet"))?;
    let sheets = found.iter().find(|span| span.name == "sheets").ok_or_else(|| ReadError::damaged(&main))?;
    let ids = found.iter().filter_map(|span| span.value.as_ref()?.parse::<u32>().ok());
    let number = ids.max().unwrap_or_default().saturating_add(1);
    let mut patch = Patch::default();
    let element = format!(
        "<{}sheet name=\"{}\" sheetId=\"{number}\" xmlns:r=\"{}\" r:id=\"{id}\"/>",
        sheets.prefix,
        escaped(&name),
        vocabulary.relations
    );
    patch.append(sheets, &element);
    let text = patch.apply(&book.text);
    book.copy.write(&main, text);
    Ok(())
}

/// A name that no sheet has.
fn free_name(name: &str, taken: &[String]) -> String {
    let is_free = |name: &String| taken.iter().all(|taken| taken.to_lowercase() != name.to_lowercase());
    let numbered = (2_u32..).map(|number| format!("{name} ({number})"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

/// Where each mark leads, as links within a workbook are written.
fn links(book: &Book<'_>, marks: &[Mark]) -> Vec<Option<String>> {
    let links = marks.iter().map(|mark| {
        let (sheet, address) = book.find(mark.source.as_ref()?)?;
        let name = book.names.get(sheet)?.replace('\'', "''");
        Some(format!("'{name}'!{address}"))
    });
    links.collect()
}

struct List<'m> {
    marks: &'m [Mark],
    language: Language,
    styles: Option<style::Added>,
    links: Vec<Option<String>>,
}

impl List<'_> {
    fn sheet(&self, vocabulary: &Vocabulary) -> String {
        let mut all = String::new();
        let mut links = String::new();
        let head = HEAD.map(|words| words.say(self.language).to_owned());
        let style = |pick: fn(&style::Added) -> usize| self.styles.as_ref().map(pick);
        row(&mut all, 1, &head, |_| style(|styles| styles.head));
        for (index, mut cells) in rows(self.marks, self.language).into_iter().enumerate() {
            let at = index.saturating_add(2);
            let link = self.links.get(index).and_then(Option::as_ref);
            if let (Some(link), Some(place)) = (link, cells.get_mut(PLACE)) {
                *place = format!("{} {place}", link.replace('\'', ""));
                if index < MOST_LINKS {
                    // Writing to a string cannot fail.
                    let _ = write!(
                        links,
                        "<hyperlink ref=\"{}{at}\" location=\"{}\"/>",
                        ColumnName(u32::try_from(PLACE).unwrap_or_default()),
                        escaped(link)
                    );
                }
            }
            row(&mut all, at, &cells, |column| {
                let is_link = column == PLACE && link.is_some();
                style(if is_link { |styles| styles.link } else { |styles| styles.body })
            });
        }
        if !links.is_empty() {
            links = format!("<hyperlinks>{links}</hyperlinks>");
        }
        let columns = WIDTHS.iter().zip(1..).map(|(width, number)| {
            format!("<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>")
        });
        let columns: String = columns.collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"{}\">\
             <sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
             activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
             <cols>{columns}</cols><sheetData>{all}</sheetData>{links}\
             <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>",
            vocabulary.main
        )
    }
}

/// A row of texts: none of them can be a formula.
fn row(all: &mut String, number: usize, cells: &[String], style: impl Fn(usize) -> Option<usize>) {
    // Writing to a string cannot fail.
    let _ = write!(all, "<row r=\"{number}\" ht=\"{}\" customHeight=\"1\">", height(cells));
    for (index, (text, column)) in cells.iter().zip(0..).enumerate() {
        let style = style(index).map_or_else(String::new, |style| format!(" s=\"{style}\""));
        let _ = write!(
            all,
            "<c r=\"{}{number}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            ColumnName(column),
            cell_text(text)
        );
    }
    all.push_str("</row>");
}

/// How high a row is in which every text is seen: not every program works that out.
fn height(cells: &[String]) -> usize {
    const OF_A_LINE: usize = 15;
    const MOST_LINES: usize = 27;
    let lines = cells.iter().zip(WIDTHS).map(|(text, width)| {
        let glyphs = text.chars().map(|glyph| if glyph.is_ascii() { 1 } else { 2 });
        glyphs.sum::<usize>() / usize::try_from(width).unwrap_or(1).saturating_sub(1).max(1)
    });
    lines.max().unwrap_or_default().saturating_add(1).min(MOST_LINES).saturating_mul(OF_A_LINE)
}
