use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::{Outcome, Score, Unscored};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3011",
    name: "score-undetermined",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("得分无法计算", "a score cannot be computed"),
    explanation: Words::new(
        "缺少数值、数值无法识别、标准没有规定或表述不属于任何一档时，得分不能由程序算出，只能核对它在 0 与分值之间。不能算出不等于有错。",
        "Where a value is missing or unreadable, the standard is silent, or a wording belongs to no band, the score cannot be computed; only that it lies between zero and the weight was checked. That is no error by itself.",
    ),
    remedy: Words::new(
        "按所列原因补全或改写，即可核对。",
        "Complete or rewrite the value named, and the score can be checked.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if !case.form.is_scored() {
        return;
    }
    let card = case.scorecard;
    // On a form without weights, no row can be scored: that is said once, not in every row.
    let weightless = !case.form.has_row_weights() && !card.indicators.is_empty();
    if weightless {
        let zh = "表中没有分值，各指标得分无法核对，请按下达的绩效目标补填分值";
        let en = "the form states no weights, so no score can be checked: fill in the weights of the approved targets";
        findings.add(Draft::at("/indicators".into(), zh, en));
    }
    let rows =
        card.indicators.iter().filter(|score| !(weightless && score.unscored() == Some(Unscored::NoWeight)));
    let execution = Some(&card.execution).filter(|_| case.submission.budget.is_some());
    for score in rows.chain(execution) {
        if let Some((zh, en)) = reason(case, score) {
            findings.add(Draft::at(score.pointer.clone(), zh, en));
        }
    }
}

fn reason(case: &Case<'_>, score: &Score) -> Option<(alloc::string::String, alloc::string::String)> {
    let name = case.name(score);
    match &score.outcome {
        Outcome::Unscored(why) => {
            let words = why.words();
            Some((
                format!("{name}得分无法计算：{}", words.zh),
                format!("{name}: it cannot be scored: {}", words.en),
            ))
        }
        Outcome::Within { high, band: None, .. } => Some((
            format!(
                "{name}完成情况不属于标准的任何一档，只能核对得分在 0–{high} 分之间；改用标准的表述即可核对"
            ),
            format!(
                "{name}: the wording belongs to no band of the standard, so only 0 to {high} can be checked; use a wording of the standard"
            ),
        )),
        _ => None,
    }
}
