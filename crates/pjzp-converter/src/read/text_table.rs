//! Tables drawn in plain text: which lines are rows, and where their cells end.

/// How the cells of a line are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// One tab.
    Tab,
    /// A vertical stroke: `|`, `｜`, `│`.
    Stroke,
    /// Strokes around the row too; the first row of a table says whether they are.
    Frame,
    /// Two or more blanks, or one of full width.
    Blanks,
}

/// Which separator makes a row of the line.
///
/// Blanks also stand in running text, so they only count with three cells or more.
pub(super) fn separator(line: &str) -> Option<Separator> {
    let body = line.trim();
    if body.starts_with(is_stroke) {
        Some(Separator::Frame)
    } else if body.contains(is_stroke) {
        Some(Separator::Stroke)
    } else if body.contains('\t') {
        Some(Separator::Tab)
    } else if blank_cells(body).nth(2).is_some() {
        Some(Separator::Blanks)
    } else {
        None
    }
}

/// The cells of a line, without the blanks around them.
pub(super) fn cells(line: &str, separator: Separator) -> Vec<String> {
    match separator {
        Separator::Tab => line
            .trim_end_matches(['\r', ' ', '\u{3000}'])
            .split('\t')
            .map(|cell| cell.trim().to_owned())
            .collect(),
        Separator::Stroke => stroke_cells(line.trim()),
        Separator::Frame => {
            let body = line.trim();
            let body = body.strip_prefix(is_stroke).unwrap_or(body);
            let mut cells = stroke_cells(body);
            if body.ends_with(is_stroke) && !body.ends_with(r"\|") {
                cells.pop();
            }
            cells
        }
        Separator::Blanks => blank_cells(line.trim()).map(str::to_owned).collect(),
    }
}

/// A line that only draws: `|---|:--:|`, `├──┼──┤`, `+---+`.
pub(super) fn is_rule(line: &str) -> bool {
    let mut drawn = false;
    for glyph in line.chars() {
        match glyph {
            '-' | '=' | '—' | '\u{2500}'..='\u{257f}' => drawn = true,
            '|' | '｜' | ':' | '+' => {}
            _ if glyph.is_whitespace() => {}
            _ => return false,
        }
    }
    drawn
}

fn is_stroke(glyph: char) -> bool {
    matches!(glyph, '|' | '｜' | '│' | '┃')
}

/// `\|` is a stroke inside a cell.
fn stroke_cells(body: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut glyphs = body.chars().peekable();
    while let Some(glyph) = glyphs.next() {
        if glyph == '\\' && glyphs.next_if(|next| is_stroke(*next)).is_some() {
            push(&mut cells, '|');
        } else if is_stroke(glyph) {
            cells.push(String::new());
        } else {
            push(&mut cells, glyph);
        }
    }
    for cell in &mut cells {
        let trimmed = cell.trim();
        if trimmed.len() < cell.len() {
            *cell = trimmed.to_owned();
        }
    }
    cells
}

fn push(cells: &mut [String], glyph: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(glyph);
    }
}

fn blank_cells(body: &str) -> impl Iterator<Item = &str> {
    body.split("  ").flat_map(|part| part.split('\u{3000}')).map(str::trim).filter(|cell| !cell.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_at_what_sets_its_cells_apart() {
        for (line, found) in [
            ("\t产出指标\t2个", &["", "产出指标", "2个"][..]),
            ("一级\t\t三级\t", &["一级", "", "三级", ""]),
            ("甲 | 乙 | ", &["甲", "乙", ""]),
            ("甲 |  | 乙", &["甲", "", "乙"]),
            ("| 甲 | 乙 | |", &["甲", "乙", ""]),
            ("｜甲｜乙｜", &["甲", "乙"]),
            (r"甲\|乙 | 丙", &["甲|乙", "丙"]),
            ("甲  乙　丙    丁", &["甲", "乙", "丙", "丁"]),
        ] {
            let separator = separator(line).unwrap();
            assert_eq!(cells(line, separator), found, "{line}");
        }
    }

    #[test]
    fn running_text_is_no_row() {
        for line in ["绩效自评结果", "预算 单位", "　　为加强管理，现报告如下：", "甲  乙"]
        {
            assert_eq!(separator(line), None, "{line}");
        }
    }

    #[test]
    fn rules_are_told_from_rows() {
        for (line, rule) in [
            ("|---|:--:|", true),
            ("+-----+", true),
            ("├──┼──┤", true),
            ("| - |", true),
            ("| 1 |", false),
            ("", false),
            ("||", false),
        ] {
            assert_eq!(is_rule(line), rule, "{line}");
        }
    }
}
