use alloc::format;
use alloc::string::String;

use crate::form::{filled, rate_states};
use crate::ledger::Law;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standard::percentage;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4003",
    name: "execution-rate-wrong",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("执行率不等于执行数÷预算数", "the execution rate is not executed ÷ budget"),
    explanation: Words::new(
        "执行率 = 全年执行数 ÷ 全年预算数（没有全年预算数的用年初预算数）。按所写的小数位核对，四舍五入或截断都算对；写成 1、0.958、100、99.97 的，分别按比例或百分数理解，不在此列。",
        "The rate is executed ÷ adjusted budget, or the initial one where that is blank. It is held to the places it is written to, rounded or cut; 1, 0.958, 100 and 99.97 are all understood, as shares or as percentages.",
    ),
    remedy: Words::new(
        "在 Excel 中用公式「=执行数/预算数」计算，设为百分比格式并保留两位小数。",
        "Compute =executed/budget in Excel and format it as a percentage of two places.",
    ),
    office: Words::new(
        "执行率格写 `=执行数/预算数`（以单元格代入），右键「设置单元格格式」—「百分比」，两位小数，\
         不手填。Word 中用表格「布局」（WPS 为「表格工具」）—「公式」写 `=执行数/预算数*100`，\
         或算好填入并加百分号。",
        "Write `=executed/budget` (put the cells for the words) and use Format Cells > Percentage \
         with two places instead of typing the rate. In Word, write `=executed/budget*100` through \
         the table's Layout > Formula (Table Tools in WPS), or type in the result with its percent \
         sign.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let Law::Rate { budget, executed, rate } = &equation.law else { continue };
        let figure = |entry| case.ledger.figure(entry);
        let (Some(budget), Some(executed), Some(stated)) =
            (figure(*budget), figure(*executed), figure(*rate))
        else {
            continue;
        };
        let Some(share) = case.ledger.solve(equation, *rate) else { continue };
        let (Some(percent), Some(expected)) = (share.number().map(percentage), stated.write(&share)) else {
            continue;
        };
        let (over, under, written) = (&executed.filed, &budget.filed, &stated.filed);
        let initial = case.form.funds.initial.filter(|_| case.form.funds.adjusted.is_some());
        let of_initial = case
            .form
            .funds
            .executed
            .zip(initial)
            .and_then(|(executed, initial)| executed.fraction().checked_div(initial.fraction()));
        let source = stated.pointer.item("/budget/sources");
        let source = source.and_then(|source| case.submission.budget.as_ref()?.sources.get(source));
        let is_of_initial = of_initial
            .filter(|_| source.is_none())
            .zip(stated.worth.number())
            .is_some_and(|(exact, rate)| rate_states(written, stated.power, rate, exact));
        let (more_zh, more_en) = if is_of_initial {
            ("；所写的是执行数÷年初预算数", "; what is written is executed ÷ initial budget")
        } else {
            ("", "")
        };
        let name = source.and_then(|source| filled(source.name.as_deref()));
        let (of_zh, of_en) = match name {
            Some(name) => (format!("「{name}」"), format!(" of 「{name}」")),
            None => <(String, String)>::default(),
        };
        let zh = format!("{of_zh}执行率写作 {written}，按 {over} ÷ {under} 应为 {percent}{more_zh}");
        let en = format!("the rate{of_en} says {written}, but {over} ÷ {under} is {percent}{more_en}");
        let draft = Draft::at(stated.pointer.clone(), zh, en).found(written).expected(expected);
        findings.add(draft.beside(executed.pointer.clone()).beside(budget.pointer.clone()));
    }
}
