//! Markdown: headings and tables marked as such; emphasis and list marks are not text.

use super::ReadError;
use super::txt::{Builder, at_line, lines};
use crate::document::{Document, Paragraph};

/// Reads Markdown.
pub(super) fn read(text: &str) -> Result<Document, ReadError> {
    let mut builder = Builder::default();
    for (index, line) in lines(text).enumerate() {
        let line = unmarked(line);
        let body = line.trim();
        if let Some((level, title)) = heading(body) {
            builder.paragraph(Paragraph { heading: Some(level), ..Paragraph::new(title, at_line(index)) });
        } else if let Some(item) = body.strip_prefix("- ").or_else(|| body.strip_prefix("* ")) {
            builder.line(index, item)?;
        } else if let Some(quote) = body.strip_prefix("> ") {
            builder.line(index, quote)?;
        } else {
            builder.line(index, &line)?;
        }
    }
    Ok(builder.finish())
}

/// The line as it is shown: without emphasis, and with what was written otherwise to be no mark.
fn unmarked(line: &str) -> String {
    let line = line.replace("**", "").replace("<br>", "").replace("&nbsp;", " ");
    line.replace("\\*", "*").replace("&lt;", "<").replace("&amp;", "&")
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let title = line.trim_start_matches('#');
    let level = u8::try_from(line.len().checked_sub(title.len())?).ok()?;
    ((1..=6).contains(&level) && title.starts_with([' ', '\u{3000}'])).then(|| (level, title.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Block;

    #[test]
    fn headings_tables_and_marks_are_read() {
        let text = "# 自评报告\n\n- **预算单位**：某局\n\n| 甲 | 乙 |\n|---|---|\n| 1 | |\n";
        let document = read(text).unwrap();
        let [Block::Paragraph(title), Block::Paragraph(unit), Block::Table(table)] = &document.blocks[..]
        else {
            panic!("{document:?}")
        };
        assert_eq!((title.text.as_str(), title.heading), ("自评报告", Some(1)));
        assert_eq!(unit.text, "预算单位：某局");
        assert_eq!(table.rows.len(), 2);
        assert_eq!(table.rows[1].cells.len(), 2);
        assert_eq!(table.rows[1].cells[0].source.line, Some(7));
    }
}
