//! Rows that are parts of the row above them (其中) without being marked as such.

use alloc::vec::Vec;

use super::{Row, filled};
use crate::decimal::Decimal;
use crate::standard::Standard;

/// Marks as parts the rows that are named so (其中) without being marked, where they repeat weight
/// and score of the row above them and the weights make up the form only without them.
pub(super) fn mark_parts(rows: &mut [Row<'_>], execution: Option<Decimal>, standard: &Standard) {
    let mut repeats = Vec::new();
    let mut parent: Option<&Row<'_>> = None;
    for row in rows.iter().filter(|row| !row.part) {
        match parent {
            Some(parent) if is_part_by_name(row.filed.name.as_deref()) => {
                if row.weight.is_some() && (row.weight, row.score) == (parent.weight, parent.score) {
                    repeats.push(row.index);
                }
            }
            _ => parent = Some(row),
        }
    }
    if repeats.is_empty() {
        return;
    }
    let makes_up = |counted: &dyn Fn(&&Row<'_>) -> bool| {
        let sum = Decimal::sum(rows.iter().filter(counted).filter_map(|row| row.weight));
        let with_execution = execution.unwrap_or(standard.execution.weight);
        // Without a weight for execution, the rows may be the whole form.
        (execution.is_none() && sum == Some(standard.full_marks))
            || sum.and_then(|sum| sum.checked_add(with_execution)) == Some(standard.full_marks)
    };
    let with_all = makes_up(&|row| !row.part);
    let without = makes_up(&|row| !row.part && !repeats.contains(&row.index));
    if without && !with_all {
        for row in rows.iter_mut().filter(|row| repeats.contains(&row.index)) {
            row.part = true;
        }
    }
}

/// Named as a part of what stands above it: 其中：….
pub(crate) fn is_part_by_name(name: Option<&str>) -> bool {
    filled(name).is_some_and(|name| name.trim_start_matches(['（', '(', '-', '—']).starts_with("其中"))
}
