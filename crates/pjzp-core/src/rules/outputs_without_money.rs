use alloc::format;

use crate::decimal::Decimal;
use crate::form::says_something;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::is_met;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5013",
    name: "outputs-without-money",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("没有花钱却有产出", "outputs without money"),
    explanation: Words::new(
        "执行数为 0，产出指标却已达到：可能是执行数漏填，也可能是用别的钱做的，应当说明。执行数空白的另有规则；执行偏差原因栏已写原因的，资金来源行中有支出的，不在此列。",
        "Nothing was spent, yet output targets were met: the executed amount may be missing, or other money may have paid, which should be said. A blank executed amount has a rule of its own; a reason given, and money spent in a row of the sources, are not meant.",
    ),
    remedy: Words::new(
        "核对执行数；用其他资金或无需资金完成的，在执行偏差原因栏说明。",
        "Check the executed amount; if other money paid, or none was needed, say so as the reason of the departure.",
    ),
    office: Words::new(
        "核对全年执行数格：显示为 0 的，看是不是公式引用了空格或只保留了整数位；确实为 0 的，\
         在执行偏差原因格说明。Word 中对照支付记录改这一格或在同一栏说明。",
        "Check the executed cell: a 0 may come from a formula over an empty cell or from a format \
         without decimals; where it really is 0, say so in the reason cell. In Word, check it \
         against the payments, or explain it in the same column.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(budget) = case.submission.budget.as_ref() else { return };
    let nothing = case.form.funds.executed.is_some_and(Decimal::is_zero);
    let column = case.form.funds.column;
    let paid = budget.sources.iter().filter_map(|source| source.executed.as_ref()?.money(column?));
    if !nothing || says_something(budget.reason.as_deref()) || paid.into_iter().any(|sum| !sum.is_zero()) {
        return;
    }
    let outputs = case.form.rows.iter().filter(|row| {
        row.level1.is_some_and(|level1| level1.name.contains("产出")) && is_met(case.form, row) == Some(true)
    });
    let mut outputs = outputs.filter(|row| !row.is_not_applicable()).peekable();
    let Some(first) = outputs.peek().map(|row| row.pointer.at("actual")) else { return };
    let count = outputs.count();
    let zh = format!("执行数为 0，却有 {count} 个产出指标已达到");
    let en = format!("nothing was spent, yet {count} output targets were met");
    findings.add(Draft::at(Pointer::from("/budget/total/executed"), zh, en).found(0).beside(first));
}
