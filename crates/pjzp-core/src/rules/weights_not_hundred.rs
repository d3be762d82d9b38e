use alloc::format;
use alloc::string::String;

use crate::decimal::Decimal;
use crate::ledger::{Figured, Law};
use crate::pointer::Pointer;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ2001",
    name: "weights-not-hundred",
    severity: Severity::Error,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new(
        "预算执行与各指标的分值合计不等于满分",
        "the weights of execution and indicators do not add up to full marks",
    ),
    explanation: Words::new(
        "预算执行的分值加上各三级指标的分值，应当正好是满分 100 分；合计不对，总分就没有意义。\
         各指标没有分值、分值只写在上级指标或年度目标上的，按上级的分值合计。\
         整张表都没有写分值的，不在此列。",
        "The weight of budget execution and those of all indicators make up full marks, 100; \
         otherwise the total means nothing. Where weights stand above the rows only, those are added. \
         A form without any weights is not meant.",
    ),
    remedy: Words::new(
        "在 Excel 中用 SUM 合计分值列（不含小计行和「其中」行），找出多出或缺少的分值并改正，使合计为 100。",
        "Add up the weight column with SUM, leaving out subtotals and parts (其中), and mend it to reach 100.",
    ),
    office: Words::new(
        "在分值列的合计格写 `=SUM(预算执行分值,各三级指标分值)`（以单元格代入），只选三级指标行，\
         再用「开始」—「条件格式」把不等于 100 的合计标红。\
         Word 中在合计格用表格「布局」（WPS 为「表格工具」）—「公式」，写各行相加的公式，\
         改数后按 Ctrl+A、F9 更新。",
        "In the total cell of the weight column write `=SUM(execution,indicators)` (put the cells \
         for the words), taking level-3 rows only, and mark a total other than 100 with Home > \
         Conditional Formatting. In Word, add up the rows through the table's Layout > Formula \
         (Table Tools in WPS) and press Ctrl+A, F9 after a change.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let Some((sum, whole)) = case.ledger.sides(equation) else { continue };
        let full = case.standard.full_marks;
        let is_execution = |part: &&Figured| part.pointer.text().starts_with("/budget");
        let execution = case.ledger.parts(equation).find(is_execution).and_then(|part| part.worth.number());
        let (assumed, entry) = match &equation.law {
            Law::Sum { fixed, whole, .. } => (*fixed, Some(*whole)),
            Law::SumTo { fixed, .. } => (*fixed, None),
            _ => continue,
        };
        let draft = match entry.and_then(|entry| case.ledger.figure(entry)) {
            // Against full marks the other equation has it.
            Some(_) if sum != full => continue,
            Some(stated) => Draft::at(
                stated.pointer.clone(),
                format!("合计分值写作 {}，预算执行与各指标的分值合计为 {sum} 分", stated.filed),
                format!("the total weight says {}, but the weights add up to {sum}", stated.filed),
            )
            .found(&stated.filed)
            .expected(sum),
            None => {
                let execution = execution.or(Some(assumed).filter(|assumed| !assumed.is_zero()));
                let rows = execution.map_or(Some(sum), |execution| sum.checked_sub(execution));
                let (zh, en) = said(execution, !assumed.is_zero(), rows.unwrap_or(sum), sum, full);
                Draft::at(Pointer::from("/indicators"), zh, en).found(sum).expected(whole)
            }
        };
        findings.add(case.ledger.parts(equation).map(|part| part.pointer.clone()).fold(draft, Draft::beside));
    }
}

fn said(
    execution: Option<Decimal>,
    is_assumed: bool,
    rows: Decimal,
    sum: Decimal,
    full: Decimal,
) -> (String, String) {
    let Some(execution) = execution else {
        return (
            format!("各指标分值合计 {sum} 分，应为 {full} 分"),
            format!("the weights of the indicators add up to {sum}, not {full}"),
        );
    };
    let (taken_zh, taken_en) =
        if is_assumed { ("（表中未写，按此计）", " (assumed)") } else { ("", "") };
    (
        format!("预算执行 {execution} 分{taken_zh}与各指标 {rows} 分合计 {sum} 分，应为 {full} 分"),
        format!("execution {execution}{taken_en} and indicators {rows} add up to {sum}, not {full}"),
    )
}
