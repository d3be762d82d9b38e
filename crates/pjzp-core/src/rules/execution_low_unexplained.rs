use alloc::format;

use crate::decimal::Decimal;
use crate::form::says_something;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standard::percentage;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4011",
    name: "execution-low-unexplained",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("执行率偏低而没有说明原因", "execution is low and nothing says why"),
    explanation: Words::new(
        "标准规定执行率低于某一比例的须说明原因。这里低于该比例，而执行偏差原因一栏为空或只写了「无」。标准没有规定比例的，不在此列；正好等于该比例的也不在此列。",
        "The standard wants a reason where execution stays below a given rate. It does here, and the reason is blank or says 无. Standards without such a rate, and a rate of exactly that much, are not meant.",
    ),
    remedy: Words::new(
        "在执行偏差原因栏写明未执行完的原因和下一步措施。",
        "Say why the money was not spent, and what will be done.",
    ),
    office: Words::new(
        "在年度资金总额行的执行偏差原因格填写；\
         可以用「开始」—「条件格式」以公式 `=AND(执行率<0.8,原因=\"\")`（以单元格代入）提醒，\
         0.8 换成标准的比例。Word 中在同一栏填写。",
        "Write into the reason cell of the total funds row; Home > Conditional Formatting with the \
         formula `=AND(rate<0.8,reason=\"\")` (put the cells for the words) reminds you, with the \
         standard's rate for the 0.8. In Word, fill in the same column.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(limit) = case.standard.threshold.execution_reason_below else { return };
    let funds = &case.form.funds;
    let reason = case.submission.budget.as_ref().and_then(|budget| budget.reason.as_deref());
    let (Some((budget, _)), Some(executed)) = (funds.budget(), funds.executed) else { return };
    if budget <= Decimal::ZERO || says_something(reason) {
        return;
    }
    let Some(rate) = executed.fraction().checked_div(budget.fraction()) else { return };
    if rate.checked_cmp(limit.fraction()).is_none_or(core::cmp::Ordering::is_ge) {
        return;
    }
    let (Some(rate), limit) = (rate.round(4).map(percentage), percentage(limit)) else { return };
    let zh = format!("执行率 {rate} 低于 {limit}，没有说明原因");
    let en = format!("execution is {rate}, below {limit}, and no reason is given");
    let draft = Draft::at(Pointer::from("/budget/reason"), zh, en).found(rate);
    findings.add(draft.beside(Pointer::from("/budget/total/executed")));
}
