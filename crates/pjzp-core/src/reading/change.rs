//! Changes: which way a value goes.

use super::Direction;
use super::grammar::strip_any;

/// 较上年提升, 同比下降: which way, and the rest; not 提升到, which says where and not how far.
pub(super) fn direction(text: &str) -> Option<(Direction, &str)> {
    let rest = strip_any(text, COMPARED_WITH);
    let (direction, rest) =
        CHANGES.iter().find_map(|&(word, direction)| Some((direction, rest.strip_prefix(word)?)))?;
    let rest = rest.strip_prefix('了').unwrap_or(rest);
    (!rest.starts_with(['到', '至'])).then_some((direction, rest))
}

/// 提升到95% is 95%.
pub(super) fn raised_to(text: &str) -> &str {
    CHANGES.iter().find_map(|(word, _)| text.strip_prefix(word)?.strip_prefix(['到', '至'])).unwrap_or(text)
}

/// Whether a label speaks of a change.
pub(super) fn moves(label: &str) -> bool {
    CHANGES.iter().any(|(word, _)| label.contains(word))
}

const COMPARED_WITH: &[&str] = &[
    "与上年同期相比",
    "与上年相比",
    "与去年相比",
    "较上年同期",
    "比上年同期",
    "较去年同期",
    "比去年同期",
    "较上年度",
    "较上年",
    "比上年",
    "较去年",
    "比去年",
    "同比",
    "环比",
    "年均",
];

const CHANGES: &[(&str, Direction)] = &[
    ("提升", Direction::Up),
    ("提高", Direction::Up),
    ("增长", Direction::Up),
    ("增加", Direction::Up),
    ("上升", Direction::Up),
    ("下降", Direction::Down),
    ("降低", Direction::Down),
    ("减少", Direction::Down),
    ("缩减", Direction::Down),
    ("压减", Direction::Down),
    ("削减", Direction::Down),
];
