//! Text that people wrote, as they wrote it: its lines, and which of them are headings.

use super::Writer;
use crate::write::docx::Look;

/// The longest line that is taken for a heading, in characters.
const LONGEST_HEADING: usize = 40;

/// The look of a line: that of a heading where a number stands in front and no sentence follows.
pub(super) fn look(line: &str) -> Look {
    let line = line.trim();
    let is_short = line.chars().nth(LONGEST_HEADING).is_none();
    if !is_short || line.ends_with(['。', '；', '，', '：', ';', ',', ':']) {
        return Look::Body;
    }
    let numeral = |glyph: char| "一二三四五六七八九十".contains(glyph);
    if let Some(rest) = line.strip_prefix(['（', '(']) {
        let behind = rest.trim_start_matches(numeral);
        return if behind.len() < rest.len() && behind.starts_with(['）', ')']) {
            Look::Heading2
        } else {
            Look::Body
        };
    }
    let behind = line.trim_start_matches(numeral);
    if behind.len() < line.len() && behind.starts_with('、') {
        return Look::Heading1;
    }
    let behind = line.trim_start_matches(|glyph: char| glyph.is_ascii_digit());
    let is_numbered = behind.len() < line.len() && behind.starts_with(['.', '、', '．']);
    let is_amount = behind.chars().nth(1).is_some_and(|glyph| glyph.is_ascii_digit());
    if is_numbered && !is_amount { Look::Heading3 } else { Look::Body }
}

impl Writer<'_> {
    pub(super) fn text(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.say(look(line), line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_a_number_in_front_are_headings() {
        for (line, expected) in [
            ("一、绩效目标完成情况", Look::Heading1),
            ("（二）预算执行情况", Look::Heading2),
            ("1. 完成的绩效目标", Look::Heading3),
            ("1.5万元", Look::Body),
            ("（1）数量指标", Look::Body),
            ("一、本项目已完成，支出239.5万元。", Look::Body),
            ("一是加强管理", Look::Body),
            ("2021年度自评", Look::Body),
        ] {
            assert_eq!(look(line), expected, "{line}");
        }
    }
}
