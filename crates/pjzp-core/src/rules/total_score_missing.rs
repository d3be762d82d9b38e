use alloc::format;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::form::{is_blank_figure, is_blank_text};
use crate::pointer::Pointer;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1022",
    name: "total-score-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("总分没有填写", "the total has no score"),
    explanation: Words::new(
        "各指标都有得分，总分行写了满分或等级，却没有写总分，等级和汇总都没有依据。没有总分行的表、有指标缺得分的（见 PJ1009）、转移支付等不计分的表，不在此列。",
        "Every indicator has a score, and the bottom line has its weight or a grade, but no score: the grade and any summary rest on nothing. Forms without a bottom line, forms in which an indicator lacks its score (PJ1009) and forms that carry no points are not meant.",
    ),
    remedy: Words::new(
        "把预算执行得分与各指标得分相加，填在总分行的得分栏。",
        "Add the execution score and the scores of all indicators, and write the sum as the total.",
    ),
    office: Words::new(
        "在总分格写 `=SUM(预算执行得分,各三级指标得分)`（以单元格代入），不含小计行和「其中」行。\
         Word 中在总分格用表格「布局」（WPS 为「表格工具」）—「公式」，写各行相加的公式。",
        "In the total cell write `=SUM(execution,scores)` (put the cells for the words) without \
         subtotals and 其中 rows. In Word, use the table's Layout > Formula (Table Tools in WPS) and \
         add the rows.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(total) = case.submission.total.as_ref().filter(|_| case.form.is_scored()) else { return };
    let is_there = !is_blank_figure(total.weight.as_ref()) || !is_blank_text(total.grade.as_deref());
    if !is_there || !is_blank_figure(total.score.as_ref()) {
        return;
    }
    let rows = case.form.counted().filter(|row| !row.is_not_applicable());
    let scores: Option<Vec<Decimal>> = rows.map(|row| row.score).collect();
    let Some(scores) = scores.filter(|scores| !scores.is_empty()) else { return };
    let Some(sum) = Decimal::sum(scores) else { return };
    findings.add(Draft::at(
        Pointer::from("/total/score"),
        format!("总分没有填写，而各指标都有得分，合计 {sum} 分（不含预算执行）"),
        format!("the total has no score, though all indicators have: {sum} together, without execution"),
    ));
}
