use alloc::format;
use core::cmp::Ordering;

use crate::decimal::Decimal;
use crate::form::says_something;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standard::percentage;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5012",
    name: "money-unspent",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("资金结余较多或预算为 0", "much of the money is unspent, or the budget is zero"),
    explanation: Words::new(
        "标准规定结余超过预算一定比例（通用平台为 20%）或预算为 0 的要预警（黄色），审核人会问。执行偏差原因栏已写原因的不再提示，平台仍会显示预警；标准没有规定比例的，不在此列；正好等于该比例的，也不在此列。",
        "The standard warns where more than a given share of the budget is unspent (on the common platform 20 %) or the budget is zero (yellow), and a reviewer will ask. Where the reason is given, nothing is said here, though the platform still shows its colour. Standards without such a share, and exactly that share, are not meant.",
    ),
    remedy: Words::new(
        "在执行偏差原因栏说明资金未使用的原因和下一步安排；预算数漏填的，补上。",
        "Say why the money was not used and what becomes of it; if the budget was left out, fill it in.",
    ),
    office: Words::new(
        "在旁边写 `=(预算数-执行数)/预算数`（以单元格代入）看结余比例，\
         在年度资金总额行的执行偏差原因格说明。Word 中在同一栏说明，预算数漏填的补上。",
        "See the unspent part with `=(budget-executed)/budget` (put the cells for the words) and \
         explain it in the reason cell of the total funds row. In Word, explain it in the same \
         column, and fill in a budget that was left out.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(limit) = case.standard.threshold.unspent_over else { return };
    let funds = &case.form.funds;
    let reason = case.submission.budget.as_ref().and_then(|budget| budget.reason.as_deref());
    let Some((budget, place)) = funds.budget().filter(|_| !says_something(reason)) else { return };
    if budget.is_zero() {
        // Money spent without a budget is an error of its own.
        if funds.executed.is_none_or(Decimal::is_zero) {
            let (zh, en) = ("预算数为 0，没有说明原因", "the budget is zero, and no reason is given");
            findings.add(Draft::at(place, zh, en).found(0).beside(Pointer::from("/budget/reason")));
        }
        return;
    }
    let unspent = funds.executed.and_then(|executed| budget.checked_sub(executed));
    let share = unspent.and_then(|unspent| unspent.fraction().checked_div(budget.fraction()));
    let (Some(unspent), Some(share)) = (unspent, share) else { return };
    if share.checked_cmp(limit.fraction()) != Some(Ordering::Greater) {
        return;
    }
    let Some(share) = share.round(4).map(percentage) else { return };
    let (left, whole, limit) = (funds.say(unspent), funds.say(budget), percentage(limit));
    let zh = format!("预算 {whole}，结余 {left}，占 {share}，超过 {limit}，没有说明原因");
    let en = format!("{left} of {whole} is unspent, {share}, more than {limit}, and no reason is given");
    let draft = Draft::at(Pointer::from("/budget/total/executed"), zh, en).found(share);
    findings.add(draft.beside(place).beside(Pointer::from("/budget/reason")));
}
