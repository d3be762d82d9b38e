use alloc::format;

use crate::form::Row;
use crate::pointer::Pointer;
use crate::reading::Value;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::is_met;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5022",
    name: "all-perfect",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("每项都正好达到目标，全部满分", "every target met to the dot, every point given"),
    explanation: Words::new(
        "五项以上指标，完成值一个不多、一个不少，全部满分，预算执行也满分。可能是真的，也可能是照抄了指标值，值得核对一遍。有一项超过或没有达到指标值、有一项读不出是否达到的，都不算；不足五项的也不算。",
        "Five or more indicators, none above or below its target, every point given, and execution full too. It may be so, but actual values may also have been copied from the targets, and are worth a look. One value above or below its target, or one of which nothing can be said, and the form is not meant; nor is one of fewer than five indicators.",
    ),
    remedy: Words::new(
        "按佐证材料核对各完成值，填写实际数。",
        "Check the actual values against the evidence, and write what was really reached.",
    ),
    office: Words::new(
        "选中完成值列，看编辑栏里是不是 `=指标值` 一类的公式，\
         用「公式」—「显示公式」可以看到全部公式；照引的逐格换成实际数。\
         Word 中逐行对照佐证材料填写，可用「审阅」里的批注记下材料。",
        "Look in the formula bar whether the actual values merely refer to the targets (Formulas > \
         Show Formulas shows them all), and replace those by what was reached. In Word, go row by \
         row with the evidence, noting it in comments (Review).",
    ),
    check,
};

/// Fewest indicators of which it is worth saying.
const FEWEST: usize = 5;

fn check(case: &Case<'_>, findings: &mut Findings) {
    let execution = &case.scorecard.execution;
    let execution_is_full = execution.filed.is_none() || execution.filed == execution.weight;
    let count = case.form.counted().count();
    let is_perfect = |row: &Row<'_>| {
        row.score.is_some()
            && row.score == row.weight
            && is_to_the_dot(row)
            && is_met(case.form, row) == Some(true)
    };
    if count < FEWEST || !execution_is_full || !case.form.counted().all(is_perfect) {
        return;
    }
    let place = if case.form.total.score.is_some() { "/total/score" } else { "/indicators" };
    findings.add(Draft::at(
        Pointer::from(place),
        format!("{count} 项指标的完成值都正好等于指标值，全部满分"),
        format!("all {count} indicators meet their targets to the dot and have full marks"),
    ));
}

fn is_to_the_dot(row: &Row<'_>) -> bool {
    match (&row.target.value, &row.actual.value) {
        (Value::Quantity(target), Value::Quantity(actual)) => {
            target.comparable(actual).is_some_and(|(target, actual)| target == actual)
        }
        (Value::Date(target), Value::Date(actual)) => target == actual,
        (Value::Change { amount, .. }, Value::Change { amount: actual, .. }) => amount == actual,
        (_, actual) => matches!(actual, Value::Words { .. }),
    }
}
