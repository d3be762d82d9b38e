use crate::decimal::Decimal;
use crate::form::filled;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;
use alloc::format;

pub(super) static RULE: Rule = Rule {
    code: "PJ3019",
    name: "indicator-grade-not-by-rate",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new(
        "指标的等级与得分率不符",
        "the grade of an indicator does not follow from its score rate",
    ),
    explanation: Words::new(
        "等级的界限是按满分的比例定的，用在一部分分数上时，按得分除以分值的比例来评。",
        "The bounds of the grades are shares of full marks; for a part of them, the share is score ÷ weight.",
    ),
    remedy: Words::new("按得分率改等级。", "Write the grade that the rate earns."),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in &case.form.rows {
        let (Some(weight), Some(score), Some(filed)) =
            (row.weight, row.score, filled(row.filed.grade.as_deref()))
        else {
            continue;
        };
        let Some(rate) = score.fraction().checked_div(weight.fraction()) else { continue };
        let known = case.standard.grades.iter().any(|grade| grade.name == filed);
        let Some(earned) = case.standard.grade(rate).filter(|earned| known && earned.name != filed) else {
            continue;
        };
        let percent = rate.checked_mul(Decimal::HUNDRED.fraction()).and_then(|percent| percent.round(3));
        let percent = percent.map(|percent| format!("{percent}%")).unwrap_or_default();
        let (name, earned) = (row.name(), &earned.name);
        let zh = format!(
            "「{name}」得分 {score} ÷ 分值 {weight} = {percent}，应评为「{earned}」，写作「{filed}」"
        );
        let en =
            format!("「{name}」: {score} ÷ {weight} = {percent} earns 「{earned}」, but it says 「{filed}」");
        let draft = Draft::at(row.pointer.at("grade"), zh, en).found(filed).expected(earned);
        findings.add(draft.beside(row.pointer.at("score")));
    }
}
