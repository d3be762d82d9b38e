use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::Outcome;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3007",
    name: "score-outside-band",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("定性指标的得分不在其档次之内", "a qualitative score lies outside its band"),
    explanation: Words::new(
        "定性指标按完成情况的表述分三档给分，得分要落在该档的分数区间内。表述不属于任何一档的，不在此列。",
        "A qualitative indicator is scored within the band that its wording belongs to. Wordings that belong to no band are not meant.",
    ),
    remedy: Words::new(
        "按表述所在的档次改得分，或把完成情况改为与得分相符的表述。",
        "Choose a score of the band, or the wording that matches the score.",
    ),
    office: Words::new(
        "用「数据」—「数据验证」（WPS 为「有效性」）—「序列」限定完成情况的表述，\
         并在得分格用「数据」—「数据验证」（WPS 为「有效性」）—「小数」—「介于」该档的最低分和最高分限定。\
         Word 中对照档次改这两格中的一格。",
        "Allow only the standard's wording with Data > Data Validation (Validation in WPS) > List, \
         and in the score cell only decimals between the lowest and highest points of the band with \
         Data > Data Validation (Validation in WPS). In Word, mend one of the two cells by the bands.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (row, score) in case.form.rows.iter().zip(&case.scorecard.indicators) {
        let (Outcome::Within { low, high, band: Some(band) }, Some(filed)) = (&score.outcome, score.filed)
        else {
            continue;
        };
        let above_weight = score.weight.is_some_and(|weight| weight < filed);
        if (low <= &filed && &filed <= high) || filed.is_negative() || above_weight {
            continue;
        }
        let (name, actual) = (row.name(), row.filed.actual.as_deref().unwrap_or_default());
        let zh = format!(
            "「{name}」完成情况「{actual}」属于「{band}」，应得 {low}–{high} 分，自评得分 {filed} 分"
        );
        let en = format!(
            "「{name}」: 「{actual}」 is of the band 「{band}」, {low} to {high} points, but {filed} was given"
        );
        findings
            .add(Draft::at(row.pointer.at("score"), zh, en).found(filed).expected(format!("{low}–{high}")));
    }
}
