use alloc::format;

use crate::form::filled;
use crate::pointer::Pointer;
use crate::reading::{self, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1014",
    name: "year-implausible",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new(
        "报告日期与预算年度不相称",
        "the date of the report does not go with the budget year",
    ),
    explanation: Words::new(
        "自评在年度结束后进行：报告日期早于年末，或晚于年末三年以上，多半是年度或日期写错了。日期只写到年、月的，按其中最宽的一天判断。",
        "A self-evaluation is made after the year: a date before its end, or over three years later, mostly means that the year or the date is wrong. A date without day or month is taken at its widest.",
    ),
    remedy: Words::new(
        "核对预算年度和报告日期，改正写错的一个。",
        "Check the budget year and the date of the report, and mend the wrong one.",
    ),
    office: Words::new(
        "把报告日期的格设为日期格式，用 `=YEAR(报告日期)`（以单元格代入）与预算年度对照。\
         Word 中查找（Ctrl+F）「年」，逐处核对封面、表头和落款的年度和日期。",
        "Format the date of the report as a date and compare `=YEAR(date)` (put the cells for the \
         words) with the budget year. In Word, use Find (Ctrl+F) on 年 and check year and date on \
         the cover, in the header and at the signature.",
    ),
    check,
};

/// Years after the budget year in which a report is still to be expected.
const YEARS: u16 = 3;

fn check(case: &Case<'_>, findings: &mut Findings) {
    let (Some(year), Some(date)) =
        (case.submission.fiscal_year, filled(case.submission.report_date.as_deref()))
    else {
        return;
    };
    let year = year.number();
    let Value::Date(read) = reading::read(date).value else { return };
    let (Some(earliest), Some(latest)) = (read.earliest(None), read.latest(None)) else { return };
    let last = year.saturating_add(YEARS);
    let (zh, en) = if latest < (year, 12, 31) {
        (
            format!("报告日期 {date} 早于 {year} 年度结束"),
            format!("the report is dated {date}, before the end of the budget year {year}"),
        )
    } else if (last, 12, 31) < earliest {
        (
            format!("报告日期 {date} 晚于 {year} 年度结束三年以上"),
            format!("the report is dated {date}, more than {YEARS} years after the budget year {year}"),
        )
    } else {
        return;
    };
    let draft = Draft::at(Pointer::from("/report_date"), zh, en).found(date);
    findings.add(draft.beside(Pointer::from("/fiscal_year")));
}
