use alloc::format;
use alloc::vec::Vec;

use crate::form::{Row, filled};
use crate::reading::Value;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity, reason};
use crate::scoring::is_met;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1021",
    name: "unmet-unexplained",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("目标没有达到，没有说明原因", "the target was not met, and nothing says why"),
    explanation: Words::new(
        "没有达到指标值的，要写明原因和改进措施。全表没有一处写原因的（没有原因栏，或整栏空着），合并提示一次；报告正文有“存在问题”一节的，不再提示。指标值写「＞」「＜」的，完成值正好等于它也算没有达到。原因只写“无”的由 PJ5020 指出，逾期的由 PJ5016 指出；完成值无法与指标值比较的、注明不适用的，不在此列。",
        "Where a target was not met, the reason and the remedy are to be given. A form that gives no reason anywhere, for want of a column or because it was left blank, is told once, and not at all where its report has a section about problems. Right on the bound of `>` or `<`, a target is not met. A reason that says 无 is told by PJ5020, a missed deadline by PJ5016. Values that cannot be compared and rows that do not apply are not meant.",
    ),
    remedy: Words::new(
        "在偏差原因栏写明没有完成的原因和改进措施；完成值填错的，改正。",
        "Give the reason and the remedy in the column of deviations; mend the actual value if it is wrong.",
    ),
    office: Words::new(
        "在这一行的「偏差原因分析及改进措施」格填写；\
         可以用「开始」—「条件格式」以公式 `=AND(得分<分值,原因=\"\")`（以单元格代入）标出漏填的行。\
         Word 中在同一行的该栏填写，表中没有这一栏的，在右侧插入一列。",
        "Write into 偏差原因分析及改进措施 of this row; Home > Conditional Formatting with the \
         formula `=AND(score<weight,reason=\"\")` (put the cells for the words) marks rows that lack \
         it. In Word, fill in the same column, or insert one on the right if the table has none.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let unmet = |row: &&Row<'_>| {
        let is_blank = filled(row.filed.reason.as_deref()).is_none();
        is_blank && !row.is_not_applicable() && !is_dated(row) && is_met(case.form, row) == Some(false)
    };
    let rows: Vec<&Row<'_>> = case.form.rows.iter().filter(unmet).collect();
    let all = Words::new("没有达到指标值", "did not meet their targets");
    reason::ask(case, &rows, ask, all, findings);
}

/// Whether a date stands against a date: a deadline that was missed is a matter of its own.
fn is_dated(row: &Row<'_>) -> bool {
    let is_date = |value: &Value| matches!(value, Value::Date(_) | Value::Period { .. });
    is_date(&row.target.value) && is_date(&row.actual.value)
}

fn ask(row: &Row<'_>) -> Draft {
    let (name, (target, actual)) = (row.name(), row.written());
    let zh = format!("「{name}」指标值「{target}」，完成值「{actual}」，没有达到，没有写原因");
    let en = format!("「{name}」: target 「{target}」, actual 「{actual}」: not met, and no reason is given");
    Draft::at(row.pointer.at("reason"), zh, en).beside(row.pointer.at("actual"))
}
