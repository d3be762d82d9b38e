//! The boxes in which notes are shown, in the older vocabulary for drawings that notes still have.

use std::fmt::Write;

use super::Notes;
use crate::read::address::{Address, MOST_COLUMNS, MOST_ROWS};

const BEGIN: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" \
     xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">";
const END: &str = "</xml>";
/// How many numbers a block has; the first is nobody's.
const BLOCK: u32 = 1024;
/// The kind of shape that all boxes are of.
const KIND: &str = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
     path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>\
     <v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

/// Adds boxes to a drawing, or makes one; `None` where it is no drawing.
///
/// Drawings are not always well-formed XML, so what is there is not looked at but for its end and
/// for the names that are taken.
pub(super) fn draw(text: Option<&str>, notes: &Notes) -> Option<String> {
    let blank = format!("{BEGIN}{}{END}", numbers(notes.len()));
    let text = text.unwrap_or(&blank);
    let (before, behind) = text.split_at_checked(text.rfind(END)?)?;
    let mut all = before.to_owned();
    if !before.contains("\"_x0000_t202\"") && !before.contains("'_x0000_t202'") {
        all.push_str(KIND);
    }
    let taken = before.match_indices("_x0000_s").filter_map(|(at, name)| {
        let digits = before.get(at.checked_add(name.len())?..)?;
        let end = digits.find(|glyph: char| !glyph.is_ascii_digit()).unwrap_or(digits.len());
        digits.get(..end)?.parse::<u32>().ok()
    });
    let first = taken.max().unwrap_or(BLOCK).saturating_add(1);
    for ((address, note), number) in notes.iter().zip(first..) {
        shape(&mut all, *address, note, number);
    }
    all.push_str(behind);
    Some(all)
}

/// Which blocks of numbers the boxes of a drawing have.
fn numbers(boxes: usize) -> String {
    let blocks = u32::try_from(boxes).unwrap_or(u32::MAX) / BLOCK + 1;
    let blocks: Vec<String> = (1..=blocks).map(|block| block.to_string()).collect();
    let blocks = blocks.join(",");
    format!("<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{blocks}\"/></o:shapelayout>")
}

fn shape(all: &mut String, address: Address, note: &str, number: u32) {
    const COLUMNS: u32 = 4;
    let Address { row, column } = address;
    let rows = rows(note);
    let left = column.saturating_add(1).min(MOST_COLUMNS.saturating_sub(COLUMNS).saturating_sub(1));
    let top = row.saturating_sub(1).min(MOST_ROWS.saturating_sub(rows).saturating_sub(1));
    let (right, bottom) = (left.saturating_add(COLUMNS), top.saturating_add(rows));
    // Writing to a string cannot fail.
    let _ = write!(
        all,
        "<v:shape id=\"_x0000_s{number}\" type=\"#_x0000_t202\" \
         style=\"position:absolute;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">\
         <v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>\
         <v:path o:connecttype=\"none\"/><v:textbox><div style=\"text-align:left\"></div></v:textbox>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
         <x:Anchor>{left}, 15, {top}, 10, {right}, 15, {bottom}, 4</x:Anchor>\
         <x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    );
}

/// How many rows a box takes for its text.
fn rows(note: &str) -> u32 {
    const GLYPHS_OF_A_ROW: usize = 18;
    const MOST: u32 = 24;
    let rows = note.lines().map(|line| line.chars().count() / GLYPHS_OF_A_ROW + 1);
    u32::try_from(rows.sum::<usize>()).unwrap_or(MOST).saturating_add(1).clamp(4, MOST)
}
