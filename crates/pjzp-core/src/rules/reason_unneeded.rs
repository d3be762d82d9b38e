use alloc::format;

use crate::form::{Row, filled};
use crate::reading::Value;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::is_met;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5021",
    name: "reason-unneeded",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new(
        "达到目标又得满分，却写了没有完成的原因",
        "a reason for falling short where nothing fell short",
    ),
    explanation: Words::new(
        "完成值正好达到指标值，又得了满分，原因一栏却说没有完成、滞后或不足：原因和完成值有一个不对。说明怎样完成的、解释超额完成的、写“无”的都不算。",
        "The actual value meets the target exactly and earned all points, yet the reason speaks of work not done, late or lacking: one of the two is wrong. What tells how the target was met, explains more than the target, or says 无 is not meant.",
    ),
    remedy: Words::new(
        "核对完成值和得分；确实没有偏差的，删去原因或写“无”。",
        "Check the actual value and the score; if nothing departs, delete the reason or write 无.",
    ),
    office: Words::new(
        "核对这一行的完成值和得分格；没有偏差的，\
         把偏差原因分析及改进措施格改为「无」或按 Delete 清空。Word 中同样改这一格，\
         可用「审阅」里的批注请填报人确认。",
        "Check actual value and score of the row; if nothing departs, write 无 into \
         偏差原因分析及改进措施 or press Delete. In Word, mend the same cell; a comment (Review) can \
         ask whoever filled it in.",
    ),
    check,
};

/// Words that speak of a target not reached.
const SHORTFALL: &[&str] = &[
    "未完成",
    "没有完成",
    "没完成",
    "未能",
    "未达",
    "没有达到",
    "不足",
    "滞后",
    "延迟",
    "延期",
    "推迟",
    "逾期",
    "偏低",
    "疫情",
];

/// Words that take it back.
const DENIAL: &[&str] = &["不存在", "无未", "没有未", "未发生", "未出现", "无偏差", "没有偏差", "克服"];

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in case.form.counted().filter(|row| row.has_reason() && is_full(row) && is_exactly_met(row)) {
        let Some(reason) = filled(row.filed.reason.as_deref()) else { continue };
        let says = |words: &[&str]| words.iter().any(|word| reason.contains(word));
        if !says(SHORTFALL) || says(DENIAL) || is_met(case.form, row) != Some(true) {
            continue;
        }
        let (name, actual) = (row.name(), row.filed.actual.as_deref().unwrap_or_default().trim());
        let draft = Draft::at(
            row.pointer.at("reason"),
            format!("「{name}」完成值 {actual} 达到目标并得满分，原因一栏却写着「{reason}」"),
            format!(
                "「{name}」: {actual} meets the target and earned all points, yet the reason says 「{reason}」"
            ),
        );
        findings.add(draft.found(reason).beside(row.pointer.at("actual")).beside(row.pointer.at("score")));
    }
}

fn is_full(row: &Row<'_>) -> bool {
    row.score.is_some() && row.score == row.weight
}

/// Not beyond the target, where the two can be compared.
fn is_exactly_met(row: &Row<'_>) -> bool {
    match (&row.target.value, &row.actual.value) {
        (Value::Quantity(target), Value::Quantity(actual)) => {
            target.comparable(actual).is_some_and(|(target, actual)| target == actual)
        }
        _ => true,
    }
}
