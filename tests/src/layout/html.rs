use std::fmt::Write;

use super::Layout;

/// The form as a web page.
pub fn html(layout: &Layout) -> Vec<u8> {
    let mut page = String::from("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n");
    let paragraph = |page: &mut String, text: &String| {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "<p>{}</p>", escaped(text));
    };
    layout.before.iter().for_each(|text| paragraph(&mut page, text));
    page.push_str("<table>\n");
    for row in 0..layout.height {
        page.push_str("<tr>");
        for tile in layout.tiles.iter().filter(|tile| tile.row == row) {
            let (rows, columns, text) = (tile.rows, tile.columns, escaped(&tile.text));
            // Writing to a string cannot fail.
            let _ = write!(page, "<td rowspan=\"{rows}\" colspan=\"{columns}\">{text}</td>");
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table>\n");
    layout.behind.iter().for_each(|text| paragraph(&mut page, text));
    page.push_str("</body></html>\n");
    page.into_bytes()
}

/// A text as XML and HTML want it.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
