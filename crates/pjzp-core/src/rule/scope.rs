//! What a form gives the rules to look at: a verdict covers no more than that.

use alloc::vec::Vec;

use crate::form::{Bracketed, filled, is_scored};
use crate::model::{Figure, Party, Submission};
use crate::standard::Standard;
use crate::text::Words;

/// A family of rules that had nothing to look at, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    /// The family: the first digit of its codes.
    pub family: u8,
    /// What there is none of.
    pub why: Words,
}

/// The families of rules that a form gives nothing to look at under a standard, in their order.
///
/// INVARIANT (what was skipped found nothing): no rule of these families reports anything on a form
/// that is scored; law L10 holds them to it. On one that is not, points that are filed all the same
/// are still looked at by themselves.
pub fn skipped(submission: &Submission, standard: &Standard) -> Vec<Skipped> {
    let scored = is_scored(submission, standard);
    let not_scored = Words::new(
        "这一类自评表不计分，不核算得分",
        "forms of this kind are not scored, so no points were derived",
    );
    let no_weights = Words::new("没有填写任何分值", "no weight is filed");
    let none = [
        (2, !scored, not_scored),
        (2, scored && !has_weights(submission), no_weights),
        (3, !scored, not_scored),
        (4, submission.budget.is_none(), Words::new("没有填写项目资金", "no money is filed")),
        (
            6,
            submission.statements.is_empty(),
            Words::new("没有可与表格核对的文字", "no prose states a figure of the form"),
        ),
        (7, !has_codes(submission), Words::new("没有填写任何代码", "no code is filed")),
    ];
    none.into_iter().filter(|(_, holds, _)| *holds).map(|(family, _, why)| Skipped { family, why }).collect()
}

fn has_weights(submission: &Submission) -> bool {
    let Submission { budget, goals, indicators, subtotals, total, .. } = submission;
    let execution = budget.as_ref().and_then(|budget| budget.total.as_ref()?.weight.as_ref());
    let weights = goals.iter().map(|goal| goal.weight.as_ref());
    let weights = weights.chain(indicators.iter().map(|row| row.weight.as_ref()));
    let weights = weights.chain(subtotals.iter().map(|level| level.weight.as_ref()));
    let mut weights = weights.chain([execution, total.as_ref().and_then(|total| total.weight.as_ref())]);
    let mut names = indicators.iter().flat_map(|row| [&row.level1, &row.level2]).flatten();
    weights.any(|weight| filled(weight.map(Figure::text)).is_some())
        || names.any(|name| Bracketed::read(name, false).is_some())
}

fn has_codes(submission: &Submission) -> bool {
    let Submission { project_code, division_code, .. } = submission;
    let parties = [&submission.budget_unit, &submission.supervising_department, &submission.evaluating_unit];
    let codes = |party: &Party| {
        [&party.code, &party.credit_code].into_iter().any(|code| filled(code.as_deref()).is_some())
    };
    [project_code, division_code].into_iter().any(|code| filled(code.as_deref()).is_some())
        || parties.into_iter().flatten().any(codes)
}
