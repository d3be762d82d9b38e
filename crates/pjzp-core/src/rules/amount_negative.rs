use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4013",
    name: "amount-negative",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("金额为负数", "an amount is negative"),
    explanation: Words::new(
        "预算数、执行数和支出明细的金额不会是负数。只有年度调整金额可以为负（调减），不在此列。",
        "Budgets, executed amounts and money items are never negative. Only the change of the year may be, for a cut.",
    ),
    remedy: Words::new(
        "核对后改为正数；退回的款项应冲减执行数，不单列负数；调减写在年度调整金额栏。",
        "Check and write a positive amount; take money paid back off the executed amount; write a cut in the column for changes.",
    ),
    office: Words::new(
        "选中预算数、执行数和支出明细的金额列，\
         用「数据」—「数据验证」（WPS 为「有效性」）—「小数」—「大于或等于」0 限定，\
         调整金额列不限。Word 中查找（Ctrl+F）「-」，把金额栏的负数改正。",
        "Select budget, executed and item amounts and allow only decimals of 0 or more with Data > \
         Data Validation (Validation in WPS), leaving out the column for changes. In Word, use Find \
         (Ctrl+F) on the minus sign and mend the amounts.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for cell in case.form.money_cells() {
        let amount = cell.yuan().filter(|amount| amount.is_negative());
        if amount.is_none() || cell.pointer.text().ends_with("/change") {
            continue;
        }
        let written = cell.figure.text();
        let zh = format!("金额写作 {written}，不能是负数");
        let en = format!("the amount says {written}; it cannot be negative");
        findings.add(Draft::at(cell.pointer, zh, en).found(written));
    }
}
