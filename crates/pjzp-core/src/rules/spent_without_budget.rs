use alloc::format;

use crate::decimal::Decimal;
use crate::form::filled;
use crate::model::Figure;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4005",
    name: "spent-without-budget",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("没有预算却有支出", "money was spent without a budget"),
    explanation: Words::new(
        "预算数为 0 或没有填，却填了执行数：执行率无从计算，支出也没有依据。年初预算数空白而全年预算数已填的，不在此列；总额行空白、资金来源行有预算的，见 PJ4008。",
        "The budget is zero or not filed, yet something was executed: there is no rate, and no ground to spend on. A blank initial budget beside a filled adjusted one is not meant; a blank total row above filled sources is the matter of PJ4008.",
    ),
    remedy: Words::new(
        "补填全年预算数（含年中追加和上年结转）；确实没有预算的，核对这笔支出应记在哪个项目。",
        "Fill in the adjusted budget with additions and carry-over; if there truly is none, find the project the spending belongs to.",
    ),
    office: Words::new(
        "在全年预算数格写 `=年初预算数+调整金额`（以单元格代入），使追加和结转进入预算。\
         Word 中补填这一格；原来只有横线的，换成数。",
        "In the cell of the adjusted budget write `=initial+change` (put the cells for the words), \
         so that additions and carry-over are in it. In Word, fill in the cell and replace a mere \
         dash by the amount.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(budget) = case.submission.budget.as_ref() else { return };
    let funds = &case.form.funds;
    let yuan = |figure: &Option<Figure>| figure.as_ref()?.money(funds.column?);
    let is_blank = |figure: &Option<Figure>| figure.as_ref().is_none_or(Figure::is_blank);
    let some = |amount: Option<Decimal>| amount.filter(|amount| *amount > Decimal::ZERO);

    let sources_have =
        budget.sources.iter().any(|it| some(yuan(&it.adjusted).or(yuan(&it.initial))).is_some());
    if let (Some(total), Some(executed)) = (&budget.total, some(funds.executed)) {
        let nothing = is_blank(&total.adjusted) && is_blank(&total.initial) && !sources_have;
        let said = match funds.budget() {
            Some((amount, place)) => amount.is_zero().then_some(("为 0", "zero", place)),
            None => nothing.then(|| ("未填", "not filed", Pointer::from("/budget/total/adjusted"))),
        };
        if let Some((zero_zh, zero_en, place)) = said {
            let spent = funds.say(executed);
            let zh = format!("预算数{zero_zh}，却执行了 {spent}");
            let en = format!("the budget is {zero_en}, yet {spent} was executed");
            findings.add(Draft::at(place, zh, en).beside(Pointer::from("/budget/total/executed")));
        }
    }
    for (index, source) in budget.sources.iter().enumerate() {
        let none = yuan(&source.adjusted).is_some_and(Decimal::is_zero);
        if let Some(executed) = some(yuan(&source.executed)).filter(|_| none) {
            let (name, spent) = (filled(source.name.as_deref()).unwrap_or("资金来源"), funds.say(executed));
            let zh = format!("「{name}」全年预算数为 0，却执行了 {spent}");
            let en = format!("「{name}」 has a budget of zero, yet {spent} was executed");
            let place = Pointer::from("/budget/sources").at(index);
            findings.add(Draft::at(place.at("adjusted"), zh, en).beside(place.at("executed")));
        }
    }
}
