use alloc::format;

use crate::decimal::Decimal;
use crate::form::{self, filled};
use crate::model::Figure;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standard::percentage;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4006",
    name: "zero-budget-rated",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("预算为 0 却有执行率或得分", "a budget of zero was given a rate or points"),
    explanation: Words::new(
        "预算数和执行数都是 0，0÷0 没有意义：不能写成 100%，也不能得分或得满分，应当注明不适用。预算为 0 而有支出的，见 PJ4005。",
        "With budget and execution both zero, 0 ÷ 0 means nothing: it is neither 100 % nor worth points, but not applicable. Spending without a budget is the matter of PJ4005.",
    ),
    remedy: Words::new(
        "执行率和得分改为「不适用」或留空，并按标准或财政部门的意见处理这部分分值；预算数漏填的，补上。",
        "Leave rate and score blank or write 不适用, and ask the finance bureau what becomes of the points; if the budget was left out, fill it in.",
    ),
    office: Words::new(
        "执行率格写 `=IF(预算数=0,\"不适用\",执行数/预算数)`（以单元格代入），得分格同样处理，\
         不会出现 #DIV/0!。Word 中把这两格改为「不适用」或清空。",
        "Write the rate as `=IF(budget=0,\"不适用\",executed/budget)` (put the cells for the words) \
         and treat the score likewise, which also avoids #DIV/0!. In Word, write 不适用 into both \
         cells or empty them.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    whole(case, findings);
    let sources = case.submission.budget.iter().flat_map(|budget| &budget.sources);
    for (index, source) in sources.enumerate() {
        let zero = |figure: &Option<Figure>| {
            figure.as_ref()?.money(case.form.funds.column?).filter(|amount| amount.is_zero())
        };
        let nothing = zero(&source.adjusted).zip(zero(&source.executed)).is_some();
        let stated = source.rate.as_ref().filter(|_| nothing);
        let Some(stated) =
            stated.filter(|stated| form::rate(stated, None).is_some_and(|rate| Decimal::ZERO < rate))
        else {
            continue;
        };
        let name = filled(source.name.as_deref()).unwrap_or("资金来源");
        let written = stated.text().trim();
        let zh = format!("「{name}」预算数和执行数都是 0，执行率写作 {written}：0÷0 没有意义，应为不适用");
        let en = format!(
            "budget and execution of 「{name}」 are zero, yet the rate says {written}; 0 ÷ 0 means nothing"
        );
        let place = Pointer::from("/budget/sources").at(index);
        findings.add(Draft::at(place.at("rate"), zh, en).found(written).beside(place.at("adjusted")));
    }
}

/// The total row of the funds.
fn whole(case: &Case<'_>, findings: &mut Findings) {
    let funds = &case.form.funds;
    let is_zero = |amount: Decimal| amount.is_zero();
    let Some((_, place)) = funds.budget().filter(|(budget, _)| is_zero(*budget)) else { return };
    if !funds.executed.is_none_or(is_zero) {
        return;
    }
    let above_zero = |number: Option<Decimal>| number.filter(|number| *number > Decimal::ZERO);
    let (pointer, what_zh, what_en, found) = match (above_zero(funds.rate), above_zero(funds.score)) {
        (Some(rate), _) => ("/budget/total/rate", "执行率写作", "the rate says", percentage(rate)),
        (None, Some(score)) => {
            ("/budget/total/score", "预算执行得分为", "execution was given", format!("{score}"))
        }
        (None, None) => return,
    };
    let zh = format!("预算数和执行数都是 0，{what_zh} {found}：0÷0 没有意义，应为不适用");
    let en = format!("budget and execution are zero, yet {what_en} {found}; 0 ÷ 0 means nothing");
    findings.add(Draft::at(Pointer::from(pointer), zh, en).found(found).beside(place));
}
