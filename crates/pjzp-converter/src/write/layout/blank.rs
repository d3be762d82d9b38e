//! Rows to be filled in, as the form of a standard prints them.

use pjzp_core::model::{Figure, Indicator};
use pjzp_core::standard::Dimension;
use pjzp_core::{Standard, Submission};

use super::is_scored;

/// The form with rows for the level-1 indicators of the standard that it does not have.
pub(super) fn with_rows(submission: &Submission, standard: &Standard) -> Submission {
    let is_blank = submission.indicators.is_empty();
    let mut form = submission.clone();
    if !is_scored(submission) {
        form.indicators.extend(standard.dimensions.iter().flat_map(|dimension| blank_rows(dimension, None)));
        return form;
    }
    for dimension in &standard.dimensions {
        let is_set = form
            .indicators
            .iter()
            .any(|row| row.level1.as_deref().is_some_and(|name| dimension.is_named(name)));
        if is_set || (!is_blank && !dimension.required) {
            continue;
        }
        let weight = if is_blank { standard.weight(dimension, |_| true) } else { None };
        form.indicators.extend(blank_rows(dimension, weight.map(|weight| weight.to_string())));
    }
    if is_blank {
        let total = form.total.get_or_insert_default();
        total.weight.get_or_insert(Figure::from(standard.full_marks));
        let funds = form.budget.get_or_insert_default().total.get_or_insert_default();
        funds.weight.get_or_insert(Figure::from(standard.execution.weight));
    }
    form
}

/// Two rows for each level 2 that forms print; the others are only known by name.
fn blank_rows(dimension: &Dimension, weight: Option<String>) -> impl Iterator<Item = Indicator> {
    let points = weight.map(|weight| format!("（{weight}分）")).unwrap_or_default();
    let level1 = format!("{}{points}", dimension.name);
    let printed = dimension.level2.iter().filter(|level2| level2.name.ends_with("指标"));
    printed.flat_map(move |level2| {
        let row = Indicator {
            level1: Some(level1.clone()),
            level2: Some(level2.name.clone()),
            ..Indicator::default()
        };
        [row.clone(), row]
    })
}
