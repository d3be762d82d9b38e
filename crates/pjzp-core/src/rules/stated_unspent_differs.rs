use alloc::format;

use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6006",
    name: "stated-unspent-differs",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new(
        "文中的未支出金额不等于预算数减执行数",
        "the unspent amount in the text is not the budget less what was spent",
    ),
    explanation: Words::new(
        "正文写明的结余或未支付金额，应当等于资金表中的预算数（填了全年预算数的用全年预算数）减去全年执行数。四舍五入少写几位的不算。",
        "What the text states as unspent must be the budget of the funds table (the adjusted one where it is filled in) less the executed amount. A figure that is merely rounded is not meant.",
    ),
    remedy: Words::new(
        "核对预算数和执行数，再用它们的差改正正文。",
        "Check the budget and the executed amount, then write their difference into the text.",
    ),
    office: Words::new(
        "在空格写 `=预算数-执行数`（以单元格代入）得出未支出金额，正文引用这一格。\
         Word 中查找（Ctrl+F）「结余」「未支」，用资金表两数之差改正。",
        "Compute the unspent amount as `=budget-executed` (put the cells for the words) and let the \
         text refer to that cell. In Word, use Find (Ctrl+F) on 结余 and 未支 and write the \
         difference of the two amounts in the table.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for difference in prose::differences(case, RULE.code) {
        let [(_, budget), (_, executed)] = difference.cells.as_slice() else { continue };
        let (found, expected) = (difference.found, &difference.expected);
        findings.add(difference.draft(
            &format!("文中写未支出 {found}，表中预算 {budget} 减执行 {executed} 为 {expected}"),
            &format!("the text states {found} unspent, but the budget of {budget} less the {executed} spent is {expected}"),
        ));
    }
}
