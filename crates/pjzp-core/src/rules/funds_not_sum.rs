use alloc::format;

use crate::ledger::Law;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4008",
    name: "funds-not-sum",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new(
        "资金来源合计不等于年度资金总额",
        "the sources of funds do not add up to the total row",
    ),
    explanation: Words::new(
        "年度资金总额行的年初预算数、调整数、全年预算数和执行数，应当分别等于各资金来源之和。空白的来源按没有计；「其中」的「其中」（来源之下再分解的行）不重复计算，不在此列。",
        "In each column, the total row of the funds is the sum of the sources. A blank source brings nothing; rows that break down a source once more are not added again.",
    ),
    remedy: Words::new(
        "核对各资金来源和总额，改正有误的一个；在 Excel 中总额行用 SUM 公式。",
        "Check the sources and the total and mend the wrong one; in Excel, use SUM in the total row.",
    ),
    office: Words::new(
        "在年度资金总额行各栏写 `=SUM(各资金来源行)`，来源之下再分解的行不选。\
         Word 中来源行在总额行之下，\
         用表格「布局」（WPS 为「表格工具」）—「公式」写 `=SUM(B3:B5)` 一类的范围，改数后按 F9。",
        "In each column of the total row write `=SUM(…)` over the sources, without rows that break \
         a source down. In Word the sources stand below the total, so write a range such as \
         `=SUM(B3:B5)` through the table's Layout > Formula (Table Tools in WPS) and press F9 after \
         a change.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let Law::Sum { whole, .. } = &equation.law else { continue };
        let (Some(stated), Some((sum, total))) = (case.ledger.figure(*whole), case.ledger.sides(equation))
        else {
            continue;
        };
        let (column_zh, column_en) = match stated.pointer.text().rsplit('/').next() {
            Some("initial") => ("年初预算数", "initial budget"),
            Some("change") => ("年度调整金额", "change"),
            Some("adjusted") => ("全年预算数", "adjusted budget"),
            _ => ("全年执行数", "executed"),
        };
        let (total, added) = (case.form.funds.say(total), case.form.funds.say(sum));
        let zh = format!("年度资金总额的{column_zh}写作 {total}，各资金来源合计 {added}");
        let en = format!("{column_en}: the total row says {total}, but the sources add up to {added}");
        let draft = Draft::at(stated.pointer.clone(), zh, en).found(total).expected(added);
        findings.add(case.ledger.parts(equation).map(|part| part.pointer.clone()).fold(draft, Draft::beside));
    }
}
