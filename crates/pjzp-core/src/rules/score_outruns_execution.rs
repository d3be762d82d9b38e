use alloc::format;
use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::decimal::Decimal;
use crate::form::says_something;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::Outcome;
use crate::standard::percentage;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5011",
    name: "score-outruns-execution",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new(
        "指标得分率明显高于预算执行得分率",
        "the indicators' score rate outruns that of execution",
    ),
    explanation: Words::new(
        "标准规定指标得分率高于预算执行得分率一定幅度的要预警（通用平台为 5 个百分点，红色）：钱没有花完，指标却接近满分，审核人会问。两个得分率都按满分折算：指标按自评得分，预算执行按资金表计算的得分。执行偏差原因栏已写原因的不再提示，平台仍会显示预警；标准没有规定幅度的、有指标没有分值或得分的，不在此列。",
        "The standard warns where the score rate of the indicators outruns that of execution by more than a given margin (on the common platform 5 points of a percentage, red): the money is unspent, the marks are high, and a reviewer will ask. The indicators count as filed, execution as it follows from the funds. Where the reason of the departure is given, nothing is said here, though the platform still shows its colour; standards without a margin, and forms with rows without weight or score, are not meant.",
    ),
    remedy: Words::new(
        "核对各指标得分是否过高；确实用较少的钱完成了任务的，在执行偏差原因栏说明。",
        "Check whether the indicators were marked too high; if the work was done with less money, say so as the reason of the departure.",
    ),
    office: Words::new(
        "在空格写 `=指标得分合计/指标分值合计-预算执行得分/预算执行分值`（以单元格代入）看两个得分率相差多少，\
         再逐行核对，或在执行偏差原因格说明。Word 中算好后在同一栏说明。",
        "See how far the rates are apart with `=scores/weights-execution score/execution weight` \
         (put the cells for the words), then check the rows, or explain it in the reason cell of the \
         funds table. In Word, work it out and explain it in the same column.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(limit) = case.standard.threshold.score_outruns_by.filter(|_| case.form.is_scored()) else {
        return;
    };
    let reason = case.submission.budget.as_ref().and_then(|budget| budget.reason.as_deref());
    let (Outcome::Exact(derivation), Some(weight)) =
        (&case.scorecard.execution.outcome, case.scorecard.execution.weight)
    else {
        return;
    };
    if says_something(reason) {
        return;
    }
    let counted: Option<Vec<(Decimal, Decimal)>> =
        case.form.counted().map(|row| row.score.zip(row.weight)).collect();
    let sums = counted.and_then(|rows| {
        let scores = Decimal::sum(rows.iter().map(|(score, _)| *score))?;
        Some((scores, Decimal::sum(rows.iter().map(|(_, weight)| *weight))?))
    });
    let Some((scores, weights)) = sums else { return };
    let (Some(marked), Some(spent)) =
        (scores.fraction().checked_div(weights.fraction()), derivation.exact.checked_div(weight.fraction()))
    else {
        return;
    };
    let ahead = marked.checked_sub(spent).and_then(|ahead| ahead.checked_cmp(limit.fraction()));
    let (Some(marked), Some(spent)) = (marked.round(4).map(percentage), spent.round(4).map(percentage))
    else {
        return;
    };
    if ahead == Some(Ordering::Greater) {
        let limit = percentage(limit);
        let zh = format!(
            "指标得分率 {scores}÷{weights} = {marked}，预算执行得分率 {spent}，高出超过 {limit}，没有说明原因"
        );
        let en = format!(
            "the indicators score {scores} of {weights}, {marked}, and execution only {spent}: more than {limit} apart, and no reason is given"
        );
        let draft = Draft::at(Pointer::from("/budget/total/executed"), zh, en).found(spent);
        findings.add(draft.beside(Pointer::from("/budget/reason")));
    }
}
