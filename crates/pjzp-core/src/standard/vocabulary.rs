use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::record::record;

record! {
    /// One level-1 indicator (一级指标) of a standard.
    pub struct Dimension {
        required {
            /// Its name: 产出指标.
            "名称" name: String,
            /// Other names that filings give it.
            "别名" synonyms: Vec<String>,
            /// Its level-2 indicators.
            "二级指标" level2: Vec<Level2>,
            /// Whether a form without it is incomplete.
            "必设" required: bool,
        }
        /// Points it carries as a rule.
        "分值" weight: Option<Decimal>,
    }
}

record! {
    /// One level-2 indicator (二级指标) of a standard.
    pub struct Level2 {
        required {
            /// Its name: 数量指标.
            "名称" name: String,
            /// Other names that filings give it.
            "别名" synonyms: Vec<String>,
            /// Which way a number without a sign is taken.
            "默认方向" orientation: Orientation,
        }
    }
}

/// Which way a number without a sign is taken (指标方向).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Orientation {
    /// More is better.
    Positive,
    /// Less is better; a number without a sign leaves room for doubt.
    Reverse,
}

impl Dimension {
    /// Whether a filed level-1 name stands for it.
    pub fn is_named(&self, filed: &str) -> bool {
        same_name(&self.name, &self.synonyms, filed)
    }
}

impl Level2 {
    /// Whether a filed level-2 name stands for it.
    pub fn is_named(&self, filed: &str) -> bool {
        same_name(&self.name, &self.synonyms, filed)
    }
}

fn same_name(name: &str, synonyms: &[String], filed: &str) -> bool {
    let filed = plain_name(filed);
    // A cell that holds nothing but 指标 or a weight in brackets names nothing.
    !filed.is_empty()
        && (plain_name(name) == filed || synonyms.iter().any(|synonym| plain_name(synonym) == filed))
}

/// A level's name as it is compared: without blanks, without what stands in brackets
/// (「产出指标（50分）」) and without the word 指标 at its end.
pub fn plain_name(name: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::with_capacity(name.len());
    for glyph in name.chars() {
        match glyph {
            '(' | '（' | '[' | '【' => depth = depth.saturating_add(1),
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 || glyph.is_whitespace() => {}
            _ => plain.push(glyph),
        }
    }
    while let Some(stem) = plain.strip_suffix("指标") {
        plain.truncate(stem.len());
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_name_stands_for_nothing() {
        for filed in ["", "指标", "（50分）"] {
            assert!(!same_name("指标", &[String::new()], filed), "{filed}");
        }
    }

    #[test]
    fn names_are_compared_without_blanks_brackets_and_the_word_indicator() {
        for (filed, plain) in [
            ("产出指标（50分）", "产出"),
            (" 产 出 指 标 ", "产出"),
            ("满意度指标指标", "满意度"),
            ("指标", ""),
            ("成本(7分)指标", "成本"),
            ("", ""),
        ] {
            assert_eq!(plain_name(filed), plain, "{filed}");
        }
    }
}
