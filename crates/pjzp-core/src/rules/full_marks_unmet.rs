use alloc::format;

use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::scoring::{Judgement, Outcome, Unscored, judge};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3009",
    name: "full-marks-unmet",
    severity: Severity::Error,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("目标没有达到却得了满分", "full marks though the target was not met"),
    explanation: Words::new(
        "完成值没有达到指标值，就不能得满分。按标准舍入后正好等于分值的，不在此列；指标值写「＞」「＜」而完成值正好等于它的，虽未达到，比例为 1，按公式仍得满分，也不在此列。",
        "A target that was not met cannot earn full marks. A score that rounds to the weight by the standard is not meant, nor is an actual value right on the bound of `>` or `<`: it does not meet the target, but its ratio is one, and the formula gives all points.",
    ),
    remedy: Words::new(
        "按所列算式重算得分；如果完成值写错了，改完成值。",
        "Compute the score as shown; if the actual value is wrong, mend it.",
    ),
    office: Words::new(
        "得分格不手填，正向指标写 `=MIN(分值,ROUND(分值*完成值/指标值,2))`（以单元格代入，\
         带符号或单位的直接写数），完成值一改得分随之改。Word 中按同一算式算好填入，\
         再选中合计公式按 F9。",
        "Do not type the score: where more is better write \
         `=MIN(weight,ROUND(weight*actual/target,2))` (put the cells for the words, or the bare \
         number where a cell holds a sign or unit), which follows the actual value. In Word, type in \
         the result and press F9 on the formula of the sum.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (row, score) in case.form.rows.iter().zip(&case.scorecard.indicators) {
        let (Some(filed), Some(weight)) = (score.filed, score.weight) else { continue };
        let name = row.name();
        let target = row.filed.target.as_deref().unwrap_or_default();
        let actual = row.filed.actual.as_deref().unwrap_or_default();
        let draft = match &score.outcome {
            Outcome::Exact(derivation)
                if judge(row, &case.standard.scoring, filed, derivation) == Judgement::FullThoughUnmet =>
            {
                let (earned, result) = (derivation.written(), derivation.result);
                let zh = format!(
                    "「{name}」指标值 {target}，完成值 {actual}，没有达到目标却得满分 {filed} 分，应得 {earned} 分"
                );
                let en = format!(
                    "「{name}」: target {target}, actual {actual}: not met, yet all {filed} points were given; it earns {earned}"
                );
                Draft::at(row.pointer.at("score"), zh, en).found(filed).expected(result)
            }
            Outcome::Unscored(Unscored::Late) if filed == weight => {
                let zh = format!("「{name}」应在 {target} 完成，实际 {actual}，已逾期却得满分 {filed} 分");
                let en = format!(
                    "「{name}」: due {target}, done {actual}: late, yet all {filed} points were given"
                );
                Draft::at(row.pointer.at("score"), zh, en).found(filed).expected(format!("< {weight}"))
            }
            // No ratio to a target below zero, but met or not it is all the same.
            Outcome::Unscored(Unscored::NegativeTarget) if filed == weight => {
                let zh =
                    format!("「{name}」指标值 {target}，完成值 {actual}，没有达到目标却得满分 {filed} 分");
                let en = format!(
                    "「{name}」: target {target}, actual {actual}: not met, yet all {filed} points were given"
                );
                Draft::at(row.pointer.at("score"), zh, en).found(filed).expected(format!("< {weight}"))
            }
            _ => continue,
        };
        findings.add(draft.beside(row.pointer.at("target")).beside(row.pointer.at("actual")));
    }
}
