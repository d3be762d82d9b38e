use alloc::format;

use crate::ledger::Law;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4009",
    name: "items-not-sum",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("支出明细合计不等于预算数", "the money items do not add up to the budget"),
    explanation: Words::new(
        "支出明细应当把预算数分解完，不论写成元还是万元，换算后要分毫不差。明细合计等于执行数、年初预算数，或者等于它们共同写明的那个资金来源的，也算相符，不在此列。",
        "The money items break down the budget and add up to it exactly, in 元 or 万元. Items that add up to the executed amount or the initial budget instead, or to the one source that all of them name, agree too.",
    ),
    remedy: Words::new(
        "核对每笔明细的金额和单位，补上漏列的，删去重复的，使合计等于预算数或执行数。",
        "Check amount and unit of each item, add what is left out and delete what is there twice, until they reach the budget or the executed amount.",
    ),
    office: Words::new(
        "在支出明细末行写 `=SUM(金额列)`，旁边写 `=合计-预算数`（以单元格代入），差额应为 0；\
         单位不同的，先换算成一种。\
         Word 中在末行用表格「布局」（WPS 为「表格工具」）—「公式」写 `=SUM(ABOVE)`，与预算数对照。",
        "Below the items write `=SUM(…)` of the amounts and beside it `=sum-budget` (put the cells \
         for the words), which must be 0; bring the items to one unit first. In Word, write \
         `=SUM(ABOVE)` in the last row through the table's Layout > Formula (Table Tools in WPS) and \
         compare it with the budget.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let Law::Sum { whole, .. } = &equation.law else { continue };
        let (Some(budget), Some((sum, total))) = (case.ledger.figure(*whole), case.ledger.sides(equation))
        else {
            continue;
        };
        let funds = &case.form.funds;
        let (added, allowed) = (funds.say(sum), funds.say(total));
        let (executed_zh, executed_en) = match funds.executed.map(|executed| funds.say(executed)) {
            Some(spent) => (format!("，也不等于执行数 {spent}"), format!(", nor to the executed {spent}")),
            None => Default::default(),
        };
        let zh = format!("支出明细合计 {added}，不等于预算数 {allowed}{executed_zh}");
        let en = format!("the money items add up to {added}, not to the budget {allowed}{executed_en}");
        let draft = Draft::at("/budget/items".into(), zh, en).found(added).expected(allowed);
        let parts = case.ledger.parts(equation).map(|part| part.pointer.clone());
        findings.add(parts.fold(draft, Draft::beside).beside(budget.pointer.clone()));
    }
}
