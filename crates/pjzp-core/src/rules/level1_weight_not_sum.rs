use alloc::format;

use crate::ledger::Law;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ2002",
    name: "level1-weight-not-sum",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new(
        "一级指标的分值不等于其下各指标分值之和",
        "the weight of a level-1 indicator is not the sum of those below it",
    ),
    explanation: Words::new(
        "一级指标写明的分值，应当等于它下面各三级指标（没有逐行分值的，各二级指标）分值之和。只在一级指标上写分值、下面都没有的，不在此列；「其中」行不重复计算。",
        "The weight printed for a level-1 indicator is the sum of its rows' weights, or of its level-2 indicators' where the rows have none. Weights above only are not meant; parts (其中) are not added again.",
    ),
    remedy: Words::new(
        "先核对其下各指标的分值，再把这里改为它们的和；在 Excel 中用 SUM 公式。",
        "Check the weights below, then write their sum here; in Excel, use SUM.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let Law::Sum { whole, .. } = &equation.law else { continue };
        let (Some(stated), Some((sum, _))) = (case.ledger.figure(*whole), case.ledger.sides(equation)) else {
            continue;
        };
        let level = case.form.subtotals.iter().find(|level| level.pointer.at("weight") == stated.pointer);
        let Some(level) = level else { continue };
        let (name, filed) = (level.name(), stated.filed.as_str());
        let zh = format!("「{name}」分值写作 {filed}，其下各指标分值之和为 {sum}");
        let en = format!("「{name}」: the weight says {filed}, but the weights below add up to {sum}");
        let draft = Draft::at(stated.pointer.clone(), zh, en).found(filed).expected(sum);
        findings.add(case.ledger.parts(equation).map(|part| part.pointer.clone()).fold(draft, Draft::beside));
    }
}
