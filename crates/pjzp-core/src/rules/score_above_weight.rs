use alloc::format;

use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::scoring::Score;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3001",
    name: "score-above-weight",
    severity: Severity::Error,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("得分高于分值", "a score is above its weight"),
    explanation: Words::new(
        "分值是一项指标最多能得的分。超额完成也只得满分，不能加分。",
        "The weight is the most an indicator can earn. Doing more than the target earns full marks, never extra ones.",
    ),
    remedy: Words::new(
        "把得分改为不高于分值的数；如果分值写错了，改分值并核对合计。",
        "Lower the score to the weight at most; if the weight is wrong, mend it and check the sums.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let scores: &[Score] = &case.scorecard.indicators;
    for score in scores.iter().chain([&case.scorecard.execution]) {
        let (Some(filed), Some(weight)) = (score.filed, score.weight) else { continue };
        if filed <= weight {
            continue;
        }
        let name = case.name(score);
        let zh = format!("{name}得分 {filed} 分，高于分值 {weight} 分");
        let en = format!("{name}: the score {filed} is above the weight {weight}");
        let draft = Draft::at(score.pointer.at("score"), zh, en).found(filed).expected(format!("≤ {weight}"));
        findings.add(draft.beside(score.pointer.at("weight")));
    }
}
