use alloc::format;

use crate::decimal::Decimal;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::Outcome;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4002",
    name: "execution-score-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("没有填写预算执行得分", "the execution score is missing"),
    explanation: Words::new(
        "预算执行是总分的一部分。表中有预算数和执行数，各指标也有得分，却没有预算执行的得分，总分就无从核对。各指标分值本身已合计满分、预算执行不计分的，不在此列。",
        "Budget execution is part of the total. The form has the money and the scores of the indicators, but no score for execution, so the total cannot be checked. A form whose indicators alone carry all points is not meant.",
    ),
    remedy: Words::new(
        "按「分值 × 执行数 ÷ 预算数」算出预算执行得分，填在年度资金总额行的得分栏。",
        "Compute weight × executed ÷ budget and write it in the score column of the total funds row.",
    ),
    office: Words::new(
        "在年度资金总额行的得分格写 `=MIN(分值,ROUND(分值*执行数/预算数,2))`（以单元格代入），\
         并把它加进总分公式。Word 中算好填入这一格，再选中总分公式按 F9。",
        "In the score cell of the total funds row write \
         `=MIN(weight,ROUND(weight*executed/budget,2))` (put the cells for the words) and include it \
         in the total. In Word, type in the result and press F9 on the formula of the total.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let total = case.submission.budget.as_ref().and_then(|budget| budget.total.as_ref());
    let Some(total) = total.filter(|_| case.form.is_scored()) else { return };
    let is_blank = total.score.as_ref().is_none_or(crate::model::Figure::is_blank);
    let has_money = case.form.funds.budget().is_some() && case.form.funds.executed.is_some();
    let has_scores = case.form.rows.iter().any(|row| row.score.is_some());
    let counts = case.scorecard.execution.weight.is_none_or(|weight| weight > Decimal::ZERO);
    let weighted = case.form.counted().map(|row| row.weight).collect::<Option<alloc::vec::Vec<_>>>();
    let rows_alone = weighted.filter(|_| case.form.funds.weight.is_none()).and_then(Decimal::sum);
    if !is_blank || !has_money || !has_scores || !counts || rows_alone == Some(case.standard.full_marks) {
        return;
    }
    let pointer = Pointer::from("/budget/total/score");
    findings.add(match &case.scorecard.execution.outcome {
        Outcome::Exact(derivation) => {
            let earned = derivation.written();
            let zh = format!("没有填写预算执行得分，按标准应得 {earned} 分");
            let en = format!("the execution score is missing; by the standard it is {earned}");
            Draft::at(pointer, zh, en).expected(derivation.result)
        }
        _ => Draft::at(pointer, "没有填写预算执行得分", "the execution score is missing"),
    });
}
