use alloc::format;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::reading::Value;
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
        "缺少数值、数值无法识别、标准没有规定或表述不属于任何一档时，得分不能由程序算出，只能核对它在 0 与分值之间。不能算出不等于有错。没有分值的「其中」行，以及标准规定不计的不适用指标，不在此列。",
        "Where a value is missing or unreadable, the standard is silent, or a wording belongs to no band, the score cannot be computed; only that it lies between zero and the weight was checked. That is no error by itself. Parts (其中) without a weight, and rows declared not applicable that the standard leaves out, are not meant.",
    ),
    remedy: Words::new(
        "按所列原因补全或改写，即可核对。",
        "Complete or rewrite the value named, and the score can be checked.",
    ),
    office: Words::new(
        "在发现点名的格里只写一个数，需要时前加 ≥ 或 ≤、后加单位；\
         从别处粘贴来的空格用 `=TRIM(该格)` 去掉，再用「选择性粘贴」—「数值」贴回。\
         Word 中一格只写一个数和单位，说明移到偏差原因分析及改进措施栏。",
        "Write one number into the cell that the finding names, with ≥ or ≤ before it and a unit \
         behind it where needed; `=TRIM(cell)`, brought back with Paste Special > Values, removes \
         pasted spaces. In Word, one number and its unit to a cell, and explanations into \
         偏差原因分析及改进措施.",
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
        let zh = "各指标没有逐行分值，得分无法核对，请按下达的绩效目标补填分值";
        let en = "the rows state no weights, so no score can be checked: fill in the weights of the approved targets";
        findings.add(Draft::at("/indicators".into(), zh, en));
    }
    let rows = case.form.rows.iter().zip(&card.indicators).filter_map(|(row, score)| {
        let unweighed = matches!(score.unscored(), Some(Unscored::NoWeight | Unscored::WeightNotPositive));
        let said = weightless && score.unscored() == Some(Unscored::NoWeight);
        // Nobody asks what a part without points earns, nor a row that the standard leaves out.
        let asked = !(said || unweighed && row.is_part() || row.is_excluded(case.standard));
        asked.then_some(score)
    });
    // Rows that are full marks by themselves need no execution.
    let alone = case.form.counted().map(|row| row.weight).collect::<Option<Vec<_>>>().and_then(Decimal::sum);
    let asked = case.submission.budget.is_some() || alone != Some(case.standard.full_marks);
    let execution = Some(&card.execution).filter(|_| asked);
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
        Outcome::Within { high, band: None, .. } if is_words(case, score) => Some((
            format!(
                "{name}完成情况不属于标准的任何一档，只能核对得分在 0–{high} 分之间；改用标准的表述即可核对"
            ),
            format!(
                "{name}: the wording belongs to no band of the standard, so only 0 to {high} can be checked; use a wording of the standard"
            ),
        )),
        Outcome::Within { high, band: None, .. } => Some((
            format!(
                "{name}指标值不是数值，完成值却是数值，只能核对得分在 0–{high} 分之间；指标值写成数值即可核对"
            ),
            format!(
                "{name}: the target is no number but the actual value is, so only 0 to {high} can be checked; write the target as a number"
            ),
        )),
        _ => None,
    }
}

/// Whether the actual value of the row is words.
fn is_words(case: &Case<'_>, score: &Score) -> bool {
    let row = score.row.and_then(|row| case.form.rows.get(row));
    row.is_some_and(|row| matches!(row.actual.value, Value::Words { .. }))
}
