use alloc::format;
use alloc::string::ToString;

use crate::model::Subject;
use crate::reading::{self, Value};
use crate::rule::prose::{self, Said};
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6010",
    name: "stated-count-differs",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new(
        "文中的指标个数与表中不一致",
        "the number of indicators in the text is not the form's",
    ),
    explanation: Words::new(
        "正文说设了多少项三级指标，表中就应当有多少项。“其中”行算不算都可以；把预算执行率也算作一项才对得上的，会写明。",
        "The form must have as many level-3 indicators as the text says. Sub-rows (其中) may be counted or not; where the number only works with budget execution counted in, that is said.",
    ),
    remedy: Words::new(
        "数一数表中的三级指标，改正正文；确实漏填了指标的，补上。",
        "Count the level-3 indicators of the form and correct the text; if an indicator was left out, add it.",
    ),
    office: Words::new(
        "用 `=COUNTA(三级指标列的各行)` 数出项数，有「其中」行的不选。\
         Word 中查找（Ctrl+F）「项指标」「个指标」，按表中的行数改正。",
        "Count the rows with `=COUNTA(level-3 column)`, leaving out 其中 rows. In Word, use Find \
         (Ctrl+F) on 项指标 and 个指标 and write the number of rows in the table.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for said in prose::said(case, Subject::IndicatorCount) {
        let Some(found) = said.value() else { continue };
        let Value::Quantity(stated) = reading::read(found).value else { continue };
        let Ok(stated) = stated.number.to_string().parse::<usize>() else { continue };
        let (rows, with_parts) = counts(case, &said);
        if rows == 0 || stated == rows || stated == with_parts {
            continue;
        }
        let (with_zh, with_en) = match rows.checked_add(1) {
            Some(with) if with == stated => (
                format!("，加上预算执行率才是 {with} 项"),
                format!(" ({with} with budget execution counted in)"),
            ),
            _ => Default::default(),
        };
        let draft = said.draft(
            &format!("文中写三级指标 {stated} 项，表中有 {rows} 项{with_zh}"),
            &format!("the text states {stated} indicators, the form has {rows}{with_en}"),
        );
        findings.add(draft.found(found).expected(rows));
    }
}

/// How many rows there are where the statement looks, without and with sub-rows.
fn counts(case: &Case<'_>, said: &Said<'_>) -> (usize, usize) {
    if let Some(level) = said.level(case) {
        return (level.rows.len(), level.rows.len());
    }
    let rows = &case.form.rows;
    (rows.iter().filter(|row| !row.is_part()).count(), rows.len())
}
