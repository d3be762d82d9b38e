use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::{Formula, Judgement, Outcome, judge};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3003",
    name: "score-not-by-rule",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new(
        "定量指标的得分不能由任何计分办法得出",
        "a quantitative score follows from no formula",
    ),
    explanation: Words::new(
        "有指标值和完成值的指标，得分要按标准的计分办法算出。这里的得分用标准的办法、四舍五入或截断到更少的小数位、以及其他标准的办法都算不出来。达到指标值而有意扣分的，写明原因即可。",
        "Where target and actual are numbers, the score follows from the standard's formula. This one follows from neither that formula, nor coarser rounding or cutting, nor the formulas of other standards. Points taken off on purpose, with a reason given, are not meant.",
    ),
    remedy: Words::new(
        "按所列算式重新计算得分；有意扣分的，在偏差原因栏写明原因。",
        "Compute the score as shown; where points were taken off on purpose, give the reason.",
    ),
    office: Words::new(
        "正向指标的得分格写 `=MIN(分值,ROUND(分值*完成值/指标值,2))`（以单元格代入，\
         带符号或单位的直接写数），不要手填；别的指标按发现中所列算式写。Word 中按同一算式算好填入；\
         有意扣分的，写在偏差原因分析及改进措施栏。",
        "For an indicator where more is better write `=MIN(weight,ROUND(weight*actual/target,2))` \
         (put the cells for the words, or the bare number where a cell holds a sign or unit) instead \
         of typing a score; for others, the formula the finding shows. In Word, type in the result; \
         where points were taken off on purpose, say so in 偏差原因分析及改进措施.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (row, score) in case.form.rows.iter().zip(&case.scorecard.indicators) {
        let (Outcome::Exact(derivation), Some(filed), Some(weight)) =
            (&score.outcome, score.filed, score.weight)
        else {
            continue;
        };
        // Outside 0..=weight other rules speak.
        if filed.is_negative() || weight < filed {
            continue;
        }
        if judge(row, &case.standard.scoring, filed, derivation) != Judgement::Unexplained {
            continue;
        }
        let (name, earned, result) = (row.name(), derivation.written(), derivation.result);
        let (formula_zh, formula_en) = (derivation.formula.words().zh, derivation.formula.words().en);
        let (zh, en) = if derivation.formula == Formula::Met {
            (
                format!(
                    "「{name}」已达到指标值，应得满分 {result} 分，自评得分 {filed} 分，也没有写扣分原因"
                ),
                format!(
                    "「{name}」: the target is met and earns all {result} points, but {filed} was given, without a reason"
                ),
            )
        } else {
            (
                format!("「{name}」按{formula_zh}应得 {earned} 分，自评得分 {filed} 分"),
                format!("「{name}」: by {formula_en} it earns {earned}, but {filed} was given"),
            )
        };
        let draft = Draft::at(row.pointer.at("score"), zh, en).found(filed).expected(result);
        findings.add(draft.beside(row.pointer.at("target")).beside(row.pointer.at("actual")));
    }
}
