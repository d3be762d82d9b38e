use alloc::format;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::model::Figure;
use crate::pointer::Pointer;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4007",
    name: "executed-missing",
    severity: Severity::Error,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("没有填写全年执行数", "the executed amount is missing"),
    explanation: Words::new(
        "填了预算数而没有填全年执行数，执行率和预算执行得分都无从计算。确实没有支出的应填 0，不要留空。预算数为 0 的，不在此列。",
        "A budget is filed but not what was executed, so there is neither a rate nor a score for it. Where nothing was spent, write 0. A budget of zero is not meant.",
    ),
    remedy: Words::new(
        "按国库支付数填写全年执行数；没有支出的填 0。",
        "Fill in what was paid in the year; write 0 where nothing was.",
    ),
    office: Words::new(
        "选中全年执行数列，按 Ctrl+G 定位「空值」，按支付数补填，没有支出的填 0。\
         Word 中逐行补填该列的空格，不要只填横线。",
        "Select the executed column, press Ctrl+G and go to the blanks, and fill in what was paid, 0 \
         where nothing was. In Word, fill in the empty cells of the column, not with a dash.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(budget) = case.submission.budget.as_ref() else { return };
    let funds = &case.form.funds;
    let is_blank =
        budget.total.as_ref().is_some_and(|total| total.executed.as_ref().is_none_or(Figure::is_blank));
    let Some((amount, place)) = funds.budget().filter(|(amount, _)| is_blank && *amount > Decimal::ZERO)
    else {
        return;
    };
    let own = budget.sources.iter().filter(|source| source.within_previous != Some(true));
    let filed: Vec<Decimal> =
        own.filter_map(|source| source.executed.as_ref()?.money(funds.column?)).collect();
    let sum = Some(filed).filter(|filed| !filed.is_empty()).and_then(Decimal::sum).map(|sum| funds.say(sum));
    let amount = funds.say(amount);
    let mut zh = format!("预算数 {amount}，没有填写全年执行数");
    let mut en = format!("{amount} was budgeted, but the executed amount is missing");
    if let Some(sum) = &sum {
        zh = format!("{zh}；各资金来源的执行数合计 {sum}");
        en = format!("{en}; the sources add up to {sum}");
    }
    let draft = Draft::at(Pointer::from("/budget/total/executed"), zh, en).beside(place);
    findings.add(match sum {
        Some(sum) => draft.expected(sum),
        None => draft,
    });
}
