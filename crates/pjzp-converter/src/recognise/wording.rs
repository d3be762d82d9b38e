//! Text as it is compared: half width, without blanks, without what stands in brackets.

use super::vocabulary::{GRADES, LABELS, LEVEL1, LEVEL2, Label, SIGNS};

/// A character in half width.
pub(super) fn fold(glyph: char) -> char {
    match glyph {
        '\u{3000}' => ' ',
        '〔' | '【' | '［' => '[',
        '〕' | '】' | '］' => ']',
        '！'..='～' => u32::from(glyph).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(glyph),
        _ => glyph,
    }
}

/// The text in half width and without blanks.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(fold).filter(|glyph| !glyph.is_whitespace()).collect()
}

/// The longest text that is compared with the vocabulary; longer ones are no such words.
const LONGEST_WORD: usize = 120;

/// What stands outside brackets, plain and without a colon at its end; nothing for a long text.
pub(super) fn core(text: &str) -> String {
    split_brackets(text).0
}

/// What stands inside brackets, plain.
pub(super) fn bracketed(text: &str) -> String {
    split_brackets(text).1
}

fn split_brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside) = (String::new(), String::new());
    if text.len() > LONGEST_WORD {
        return (outside, inside);
    }
    let mut depth = 0_usize;
    for glyph in text.chars().map(fold).filter(|glyph| !glyph.is_whitespace()) {
        match glyph {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => inside.push(glyph),
            _ => outside.push(glyph),
        }
    }
    outside.truncate(outside.trim_end_matches(':').len());
    (outside, inside)
}

/// A level's name as it is compared.
pub(super) fn level_name(text: &str) -> String {
    let mut name = core(text);
    while let Some(stem) = name.strip_suffix("指标") {
        name.truncate(stem.len());
    }
    name
}

/// Whether the text names a level 1.
pub(super) fn is_level1(text: &str) -> bool {
    LEVEL1.contains(&level_name(text).as_str())
}

/// Whether the text names a level 2.
pub(super) fn is_level2(text: &str) -> bool {
    LEVEL2.contains(&level_name(text).as_str())
}

/// Whether the text is a sign, as a column of signs holds it.
pub(super) fn is_sign(text: &str) -> bool {
    SIGNS.contains(&plain(text).as_str())
}

/// Whether the text is a grade and nothing else.
pub(super) fn is_grade(text: &str) -> bool {
    GRADES.contains(&plain(text).as_str())
}

/// What a label names.
pub(super) fn label(text: &str) -> Option<Label> {
    let core = core(text);
    LABELS.iter().find(|(_, words)| words.contains(&core.as_str())).map(|(label, _)| *label)
}

/// Whether the text is a number, in any width, with thousands commas, `%` or 分 allowed.
pub(super) fn is_number(text: &str) -> bool {
    let plain = plain(text);
    let digits = plain.trim_end_matches(['%', '分']);
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    digits.starts_with(|glyph: char| glyph.is_ascii_digit())
        && digits.chars().all(|glyph| glyph.is_ascii_digit() || matches!(glyph, '.' | ','))
}

/// Whether the text stands for nothing: dashes or strokes.
pub(super) fn is_dash(text: &str) -> bool {
    !text.trim().is_empty()
        && text.chars().all(|glyph| matches!(glyph, '/' | '-' | '—' | '–' | '／' | '－' | ' '))
}

/// The unit of money that the text names: 亿元, 百万元, 万元, 千元 or 元.
pub(super) fn money_unit(text: &str) -> Option<&'static str> {
    let plain = plain(text);
    ["亿元", "百万元", "万元", "千元", "元"].into_iter().find(|unit| plain.contains(unit))
}

/// The points written in the brackets of a level's name: `产出指标（50分）`.
pub(super) fn bracketed_points(text: &str) -> Option<String> {
    let inside = bracketed(text);
    let digits = inside.strip_suffix('分')?;
    is_number(digits).then(|| digits.to_owned())
}

/// The name of a level as written, without the brackets behind it.
pub(super) fn without_brackets(text: &str) -> &str {
    text.split(['(', '（', '[', '【']).next().unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_width_blanks_and_brackets() {
        for (text, word) in [
            ("一级 指标", "一级指标"),
            ("年初目标值（A）", "年初目标值"),
            ("得分(20分*执行率)", "得分"),
            ("预算单位：", "预算单位"),
            ("(得分", ""),
        ] {
            assert_eq!(core(text), word, "{text}");
        }
    }

    #[test]
    fn points_in_brackets_belong_to_the_level() {
        for (text, points) in [
            ("产出指标（50分）", Some("50")),
            ("产出指标 (40 分)", Some("40")),
            ("产出指标（５０分）", Some("50")),
            ("产出指标(50)", None),
            ("产出指标（主要）", None),
        ] {
            assert_eq!(bracketed_points(text).as_deref(), points, "{text}");
        }
    }

    #[test]
    fn numbers_are_told_from_words() {
        for (text, number) in
            [("8", true), ("１，２００.5", true), ("9分", true), ("", false), ("2个", false), ("分", false)]
        {
            assert_eq!(is_number(text), number, "{text}");
        }
    }
}
