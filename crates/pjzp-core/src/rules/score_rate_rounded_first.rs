use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::Explanation;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3005",
    name: "score-rate-rounded-first",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("先舍入比率再算得分", "the rate was rounded before the points"),
    explanation: Words::new(
        "得分应由原始数值一次算出、最后舍入一次。先把完成率或执行率舍入成百分数再乘分值，会差 0.01 分左右。",
        "Points are computed from the figures and rounded once, at the end. Rounding the rate to a percentage first shifts them by a hundredth or so.",
    ),
    remedy: Words::new(
        "直接用「分值 × 完成值 ÷ 指标值」计算，最后再四舍五入。",
        "Compute weight × actual ÷ target in one go and round at the end.",
    ),
    office: Words::new(
        "得分格只舍入一次，写 `=ROUND(分值*完成值/指标值,2)`（以单元格代入，\
         带符号或单位的直接写数），不引用已经 `ROUND` 过的完成率。Word 中用原始数值计算，\
         不用表中已舍入的百分数。",
        "Round once, with `=ROUND(weight*actual/target,2)` (put the cells for the words, or the bare \
         number where a cell holds a sign or unit), and do not refer to a rate that has been through \
         `ROUND`. In Word, compute from the original figures, not from the rounded percentage in the \
         table.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (score, derivation, filed, explanation) in case.explained() {
        let Explanation::RateRoundedFirst(places) = explanation else { continue };
        let (name, earned, result) = (case.name(score), derivation.written(), derivation.result);
        let zh = format!(
            "{name}应得 {earned} 分，自评得分 {filed} 分是先把比率舍入到百分数 {places} 位小数再乘分值的结果"
        );
        let en = format!(
            "{name}: it earns {earned}; the filed {filed} comes of rounding the rate to {places} places of a percentage first"
        );
        findings.add(Draft::at(score.pointer.at("score"), zh, en).found(filed).expected(result));
    }
}
