use alloc::format;
use alloc::string::String;

use crate::decimal::Decimal;
use crate::fraction::Fraction;
use crate::ledger::Law;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::Outcome;
use crate::standard::ExecutionFormula;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4001",
    name: "execution-score-not-by-rate",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new(
        "预算执行得分不是由执行率得出的",
        "the execution score does not follow from the execution rate",
    ),
    explanation: Words::new(
        "预算执行得分由分值和执行率（全年执行数÷全年预算数，没有全年预算数的用年初预算数）按标准计算，四舍五入一次，最高不超过分值。舍入到更少的小数位、截断、或先舍入执行率的，另有规则提示，不在此列；预算为 0 的也不在此列。",
        "The score of budget execution follows from its weight and the execution rate (executed ÷ adjusted budget, or initial where that is blank) by the standard, rounded once and never above the weight. Coarser rounding, cutting, and a rate rounded first have rules of their own; so has a budget of zero.",
    ),
    remedy: Words::new(
        "按「分值 × 执行数 ÷ 预算数」（或标准的分档办法）重新计算得分，用 Excel 的 ROUND 保留两位小数，再核对总分。",
        "Compute the score anew, weight × executed ÷ budget or by the standard's steps, with ROUND to two places, and check the total.",
    ),
    office: Words::new(
        "在年度资金总额行的得分格写 `=MIN(分值,ROUND(分值*执行数/预算数,2))`（以单元格代入）；\
         标准分档计分的，按档次填。Word 中用原始金额算好填入，不用表中已舍入的执行率。",
        "In the score cell of the total funds row write \
         `=MIN(weight,ROUND(weight*executed/budget,2))` (put the cells for the words); where the \
         standard scores by steps, the points of the step. In Word, compute from the amounts, not \
         from the rounded rate.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let Law::Execution(_, score) = &equation.law else { continue };
        let (Some(stated), Outcome::Exact(derivation)) =
            (case.ledger.figure(*score), &case.scorecard.execution.outcome)
        else {
            continue;
        };
        let Some(filed) = stated.worth.number() else { continue };
        let (earned, written) = (derivation.written(), &stated.filed);
        let (more_zh, more_en) = otherwise(case, filed, derivation.places);
        let zh = format!("预算执行应得 {earned} 分，自评得分 {written}{more_zh}");
        let en = format!("execution earns {earned}, but {written} is filed{more_en}");
        let draft = Draft::at(stated.pointer.clone(), zh, en).found(written).expected(derivation.result);
        let operands = derivation.operands.iter().map(|operand| operand.pointer.clone());
        findings.add(operands.fold(draft, Draft::beside));
    }
}

/// Which other reading of the form gives the filed score.
fn otherwise(case: &Case<'_>, filed: Decimal, places: u32) -> (String, String) {
    let funds = &case.form.funds;
    let Some(weight) = case.scorecard.execution.weight else {
        return (String::new(), String::new());
    };
    if filed == weight {
        return ("，写的是满分".into(), ", which is all of the weight".into());
    }
    let gives = |share: Option<Fraction>| {
        let points = share.and_then(|share| share.checked_mul(weight.fraction()));
        points.and_then(|points| points.round(places)) == Some(filed)
    };
    let of = |budget: Option<Decimal>| funds.executed?.fraction().checked_div(budget?.fraction());
    let (zh, en) = if gives(funds.rate.map(Decimal::fraction)) {
        ("，是按表中所写的执行率计算的", ", which follows from the rate as written")
    } else if gives(of(funds.initial)) {
        ("，是按年初预算数计算的", ", which follows from the initial budget")
    } else if matches!(case.standard.execution.formula, ExecutionFormula::Steps(_))
        && gives(of(funds.adjusted))
    {
        ("，是按比例计算的，而标准按档次计分", ", which is linear where the standard goes by steps")
    } else {
        ("", "")
    };
    (zh.into(), en.into())
}
