use alloc::format;

use crate::form::Row;
use crate::model::Year;
use crate::reading::{Sign, Value};
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5016",
    name: "deadline-missed",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("逾期完成，没有写原因", "a deadline was missed and nothing says why"),
    explanation: Words::new(
        "完成日期晚于指标值规定的期限，偏差原因一栏为空或只写了“无”。日期只写到年、月的，按期限最宽的一天、完成最早的一天判断，确实晚了才提示。没有写年份的按预算年度理解。写了原因的不算；逾期却得满分由 PJ3009 指出。",
        "The work was done after the day that the target sets, and the reason is blank or says 无. Dates without day or month are taken at the last day of the deadline and the first of the work, so that only what is late for certain is meant. Dates without a year are of the budget year. A row with a reason is not meant; full marks for late work are told by PJ3009.",
    ),
    remedy: Words::new(
        "在偏差原因栏写明逾期的原因和改进措施；日期写错的，改日期。",
        "Say why it was late and what is done about it; if a date is wrong, mend it.",
    ),
    office: Words::new(
        "期限和完成日期各占一格、设为日期格式，\
         用「开始」—「条件格式」以公式 `=完成日期>期限`（以单元格代入）标出逾期的行，\
         在偏差原因分析及改进措施格填写。Word 中在同一行的该栏填写。",
        "Keep deadline and completion in cells formatted as dates, mark late rows with Home > \
         Conditional Formatting and the formula `=completed>deadline` (put the cells for the words), \
         and write into 偏差原因分析及改进措施. In Word, fill in that column of the row.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let year = case.submission.fiscal_year.map(Year::number);
    let rows = case.form.rows.iter().filter(|row| !row.has_reason() && is_late(row, year));
    for row in rows {
        let name = row.name();
        let target = row.filed.target.as_deref().unwrap_or_default().trim();
        let actual = row.filed.actual.as_deref().unwrap_or_default().trim();
        let draft = Draft::at(
            row.pointer.at("actual"),
            format!("「{name}」应在 {target} 完成，实际 {actual}，已逾期，没有写原因"),
            format!("「{name}」: due {target}, done {actual}: late, and no reason is given"),
        );
        let draft = draft.found(actual).expected(target);
        findings.add(draft.beside(row.pointer.at("target")).beside(row.pointer.at("reason")));
    }
}

/// Whether the first day the work can have been done lies behind the last day it was due.
fn is_late(row: &Row<'_>, year: Option<u16>) -> bool {
    let (
        Value::Date(due) | Value::Period { to: due, .. },
        Value::Date(done) | Value::Period { to: done, .. },
    ) = (&row.target.value, &row.actual.value)
    else {
        return false;
    };
    // 2021年12月31日以后 is no deadline.
    if matches!(row.target.sign, Some(Sign::AtLeast | Sign::MoreThan)) {
        return false;
    }
    let (due, done) = (due.latest(year), done.earliest(year));
    due.zip(done).is_some_and(|(due, done)| due < done)
}
