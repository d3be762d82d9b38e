use alloc::format;

use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6007",
    name: "stated-rate-differs",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new(
        "文中的执行率不等于执行数除以预算数",
        "the execution rate in the text is not spending divided by the budget",
    ),
    explanation: Words::new(
        "正文写明的执行率，应当等于资金表中的全年执行数÷预算数（填了全年预算数的用全年预算数）。按它自己写的小数位四舍五入或截去尾数的不算。",
        "The execution rate that the text states must be the executed amount divided by the budget of the funds table (the adjusted one where it is filled in). A rate that is rounded or cut at its own places is not meant.",
    ),
    remedy: Words::new(
        "核对预算数和执行数，重算执行率后改正正文。",
        "Check the budget and the executed amount, compute the rate again and correct the text.",
    ),
    office: Words::new(
        "文字写成 `=\"执行率\"&TEXT(执行数/预算数,\"0.00%\")`（以单元格代入），引用资金表的格。\
         Word 中查找（Ctrl+F）「执行率」，各处都改成资金表算出的数。",
        "Write the text as `=\"执行率\"&TEXT(executed/budget,\"0.00%\")` (put the cells for the \
         words) from the funds table. In Word, use Find (Ctrl+F) on 执行率 and write the computed \
         rate in every place.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for difference in prose::differences(case, RULE.code) {
        let [(_, budget), (_, executed)] = difference.cells.as_slice() else { continue };
        let (found, expected) = (difference.found, &difference.expected);
        findings.add(difference.draft(
            &format!("文中写执行率 {found}，按表中执行 {executed} ÷ 预算 {budget} 为 {expected}"),
            &format!("the text states an execution rate of {found}, but {executed} ÷ {budget} is {expected}"),
        ));
    }
}
