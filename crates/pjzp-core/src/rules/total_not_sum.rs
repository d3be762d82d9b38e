use alloc::format;

use crate::ledger::Law;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3014",
    name: "total-not-sum",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("总分不等于各项得分之和", "the total is not the sum of the scores"),
    explanation: Words::new(
        "总分应当等于预算执行得分与各三级指标得分之和（其中项不重复计）。表中没有写预算执行得分的，按分值和执行率计算。",
        "The total is the execution score and the scores of all indicators together; sub-rows are not counted twice. Where no execution score is stated, it is computed from its weight and the rate.",
    ),
    remedy: Words::new("核对各项得分，把总分改为它们的和。", "Check the scores, then write their sum."),
    office: Words::new(
        "在总分格写 `=SUM(预算执行得分,各三级指标得分)`（以单元格代入），不含小计行和「其中」行。\
         Word 中在总分格用表格「布局」（WPS 为「表格工具」）—「公式」；\
         中间有小计行时不用 `=SUM(ABOVE)`，写各行相加，改数后按 F9。",
        "In the total cell write `=SUM(execution,scores)` (put the cells for the words) without \
         subtotals and 其中 rows. In Word, use the table's Layout > Formula (Table Tools in WPS); \
         where there are subtotals between, add the rows instead of `=SUM(ABOVE)`, and press F9 \
         after a change.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let (whole, execution) = match &equation.law {
            Law::Sum { whole, .. } => (*whole, None),
            Law::TotalWithExecution { total, .. } => (*total, case.scorecard.execution.points()),
            _ => continue,
        };
        let (Some(figure), Some(sum)) = (case.ledger.figure(whole), case.ledger.solve(equation, whole))
        else {
            continue;
        };
        let (found, Some(expected)) = (figure.filed.as_str(), figure.write(&sum)) else { continue };
        let (with_zh, with_en) = execution.map_or_else(Default::default, |points| {
            (
                format!("（含按执行率算出的预算执行 {points} 分）"),
                format!(" (with {points} computed for execution)"),
            )
        });
        let zh = format!("总分写作 {found}，各项得分之和{with_zh}为 {expected}");
        let en = format!("the total says {found}, but the scores{with_en} add up to {expected}");
        let draft = Draft::at(figure.pointer.clone(), zh, en).found(found).expected(expected);
        let rows = case.form.counted().map(|row| row.pointer.at("score"));
        findings.add(rows.fold(draft, Draft::beside));
    }
}
