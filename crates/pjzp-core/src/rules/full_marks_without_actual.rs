use alloc::format;

use crate::reading::Value;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3010",
    name: "full-marks-without-actual",
    severity: Severity::Error,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("完成值为空却得了满分", "full marks though the actual value is blank"),
    explanation: Words::new(
        "没有完成值，就没有得分的依据。全表都没有完成值的由 PJ1008 一次指出。",
        "Without an actual value there is nothing to score. A form without any is told once, by PJ1008.",
    ),
    remedy: Words::new("填写实际完成值，再按它计分。", "Fill in the actual value, then score it."),
    office: Words::new(
        "得分格写 `=IF(完成值=\"\",\"\",MIN(分值,ROUND(分值*完成值/指标值,2)))`（以单元格代入，\
         带符号或单位的直接写数），没有完成值就不出分。Word 中先填实际完成值，再填得分。",
        "Write `=IF(actual=\"\",\"\",MIN(weight,ROUND(weight*actual/target,2)))` (put the cells for \
         the words, or the bare number where a cell holds a sign or unit), which gives no score \
         without an actual value. In Word, fill in the actual value before the score.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if !case.form.is_scored() || case.form.has_no_actual() {
        return;
    }
    for row in case.form.rows.iter().filter(|row| !row.is_not_applicable()) {
        let (Value::Blank, Some(score), Some(weight)) = (&row.actual.value, row.score, row.weight) else {
            continue;
        };
        if score < weight || score.is_zero() {
            continue;
        }
        let name = row.name();
        let zh = format!("「{name}」没有填实际完成值，却得满分 {score} 分");
        let en = format!("「{name}」: no actual value, yet all {score} points were given");
        findings.add(Draft::at(row.pointer.at("actual"), zh, en).beside(row.pointer.at("score")));
    }
}
