use alloc::format;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3001",
    name: "score-above-weight",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("得分高于分值", "a score is above its weight"),
    explanation: Words::new(
        "分值是一项指标最多能得的分。超额完成也只得满分，不能加分。",
        "The weight is the most an indicator can earn. Doing more than the target earns full marks, never extra ones.",
    ),
    remedy: Words::new(
        "把得分改为不高于分值的数；如果分值写错了，改分值并核对合计。",
        "Lower the score to the weight at most; if the weight is wrong, mend it and check the sums.",
    ),
    office: Words::new(
        "得分格用 `=MIN(分值,…)` 封顶，并选中得分列，\
         用「开始」—「条件格式」以公式 `=得分>分值`（以单元格代入）标红。Word 中逐行比较两列后改正，\
         再选中合计公式按 F9。",
        "Cap the score with `=MIN(weight,…)` and mark the column with Home > Conditional Formatting \
         and the formula `=score>weight` (put the cells for the words). In Word, compare the two \
         columns row by row, mend, and press F9 on the formula of the sum.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let scores = case.scorecard.indicators.iter().chain([&case.scorecard.execution]);
    let rows = scores.map(|score| (case.name(score), &score.pointer, score.filed, score.weight));
    let levels = case.form.subtotals.iter().map(|level| {
        let below = level.rows.iter().map(|row| case.form.rows.get(*row)?.score);
        let below = below.collect::<Option<Vec<_>>>().and_then(Decimal::sum);
        (format!("「{}」", level.name()), &level.pointer, level.score.or(below), level.weight)
    });
    for (name, pointer, filed, weight) in rows.chain(levels) {
        let (Some(filed), Some(weight)) = (filed, weight) else { continue };
        // 16.67 of 16.667 is all of it, rounded.
        if filed <= weight || weight.fraction().round(2) == Some(filed) {
            continue;
        }
        let zh = format!("{name}得分 {filed} 分，高于分值 {weight} 分");
        let en = format!("{name}: the score {filed} is above the weight {weight}");
        let draft = Draft::at(pointer.at("score"), zh, en).found(filed).expected(format!("≤ {weight}"));
        findings.add(draft.beside(pointer.at("weight")));
    }
}
