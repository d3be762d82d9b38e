use alloc::format;

use crate::model::Year;
use crate::pointer::Pointer;
use crate::reading::Value;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5017",
    name: "deadline-outside-year",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("完成期限不在预算年度内", "a deadline outside the budget year"),
    explanation: Words::new(
        "年度指标值应当是这一年要完成的。期限写着别的年份，多半是沿用了上年的表，或把整个项目的期限当成了年度目标。没有写年份的、期间包含预算年度的（如 2021-2023年）不算。",
        "A target of the year is due in the year. A deadline in another one mostly comes from last year's form, or is that of the whole project. Dates without a year, and periods that contain the budget year, are not meant.",
    ),
    remedy: Words::new(
        "改为本年度应完成的期限；跨年项目写明本年应完成到哪一步。",
        "Write the deadline of this year; for a project of several years, say what was due in this one.",
    ),
    office: Words::new(
        "选中指标值列，查找（Ctrl+F）上年的年份，逐格改成本年度的期限，不要全部替换。\
         Word 中同样逐处查找改正。",
        "Select the target column, use Find (Ctrl+F) on last year and mend the deadlines one by one \
         rather than all at once. In Word, find and mend them in the same way.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(year) = case.submission.fiscal_year.map(Year::number) else { return };
    for row in &case.form.rows {
        let (from, to) = match &row.target.value {
            Value::Date(date) => (date.year, date.year),
            Value::Period { from, to } => (from.year, to.year),
            _ => continue,
        };
        if from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to) {
            continue;
        }
        let (name, target) = (row.name(), row.filed.target.as_deref().unwrap_or_default().trim());
        let draft = Draft::at(
            row.pointer.at("target"),
            format!("「{name}」的期限 {target} 不在 {year} 年度内"),
            format!("「{name}」: {target} is not in the budget year {year}"),
        );
        findings.add(draft.found(target).beside(Pointer::from("/fiscal_year")));
    }
}
