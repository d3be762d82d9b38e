use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::{Judgement, Outcome, judge};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3006",
    name: "score-by-other-formula",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("得分是按别的计分办法算的", "a score follows from another formula"),
    explanation: Words::new(
        "得分与所用标准的计分办法不符，但与另一种办法（别的标准的公式，或相反的指标方向）相符。要么公式用错了，要么指标方向写反了。",
        "The score does not follow from the formula of the standard in use, but from another: that of another standard, or the opposite direction. Either the formula or the direction is wrong.",
    ),
    remedy: Words::new(
        "核对指标方向（≥ 或 ≤）和所用标准，按标准的办法重算。",
        "Check the direction (≥ or ≤) and the standard, then compute again.",
    ),
    office: Words::new(
        "正向指标写 `=ROUND(分值*完成值/指标值,2)`（以单元格代入，带符号或单位的直接写数），\
         反向的按标准的算式写；把指标值格补上 ≥ 或 ≤ 时，数值另放一格供公式引用。\
         Word 中先改指标值的符号，再重算得分填入。",
        "Where more is better write `=ROUND(weight*actual/target,2)` (put the cells for the words, \
         or the bare number where a cell holds a sign or unit), otherwise the standard's formula; if \
         ≥ or ≤ goes into the target cell, keep the bare number in another cell for the formula. \
         In Word, mend the sign of the target first, then the score.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (row, score) in case.form.rows.iter().zip(&case.scorecard.indicators) {
        let (Outcome::Exact(derivation), Some(filed)) = (&score.outcome, score.filed) else { continue };
        let Judgement::FollowsOtherwise(other) = judge(row, &case.standard.scoring, filed, derivation) else {
            continue;
        };
        let (name, result) = (row.name(), derivation.result);
        let (own, foreign) = (derivation.formula.words(), other.formula.words());
        let zh = format!(
            "「{name}」按本标准「{}」应得 {result} 分，自评得分 {filed} 分是按「{}」算的：{}",
            own.zh, foreign.zh, other.expression
        );
        let en = format!(
            "「{name}」: by this standard ({}) it earns {result}; the filed {filed} follows from {}: {}",
            own.en, foreign.en, other.expression
        );
        findings.add(Draft::at(row.pointer.at("score"), zh, en).found(filed).expected(result));
    }
}
