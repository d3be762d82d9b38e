use alloc::format;

use crate::form::filled;
use crate::model::Year;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1016",
    name: "standard-not-in-force",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("所用标准不适用于该年度", "the standard used does not cover the year"),
    explanation: Words::new(
        "每个标准有起止年度，只评价这些年度的预算。用了当时还没有施行或已经被替代的标准，分值、公式和等级都可能不对。",
        "Each standard judges the budgets of its own years. One that was not yet in force, or had been replaced, may have other weights, formulas and grades.",
    ),
    remedy: Words::new(
        "核对预算年度；年度无误的，用 --standard 指明当年有效的标准。",
        "Check the budget year; if it is right, name the standard of that year with --standard.",
    ),
    office: Words::new(
        "在表头核对预算年度的格；从上年的表另存的，用查找和替换（Ctrl+H）把旧年度全部改成本年度。\
         Word 中同样用查找和替换（Ctrl+H）改标题、表头和正文里的旧年度。",
        "Check the cell of the budget year; in a file saved from last year's, change the old year \
         everywhere with Find and Replace (Ctrl+H). In Word, do the same for title, header and text.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let standard = case.standard;
    let Some(year) = case.submission.fiscal_year.filter(|year| !standard.covers(*year)) else { return };
    let (title, year, from) = (&standard.title, year.number(), standard.effective_from.number());
    let (until_zh, until_en) = match standard.effective_to.map(Year::number) {
        Some(last) => (format!("{from}—{last} 年度"), format!("the years {from} to {last}")),
        None => (format!("{from} 年度起"), format!("the years from {from} on")),
    };
    let is_named = filled(case.submission.standard.as_deref()).is_some_and(|id| id == standard.id);
    findings.add(
        Draft::at(
            Pointer::from(if is_named { "/standard" } else { "/fiscal_year" }),
            format!("预算年度为 {year} 年，所用标准《{title}》适用于{until_zh}"),
            format!("the budget year is {year}, but 《{title}》 covers {until_en}"),
        )
        .found(year),
    );
}
