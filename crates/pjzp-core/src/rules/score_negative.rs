use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3002",
    name: "score-negative",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("得分小于 0", "a score is below zero"),
    explanation: Words::new(
        "一项指标最少得 0 分，扣分不能扣到 0 以下。",
        "An indicator earns nothing at the least; deductions stop at zero.",
    ),
    remedy: Words::new("把得分改为 0 或正数。", "Write zero or a positive number."),
    office: Words::new(
        "得分格用 `=MAX(0,…)` 保底，并选中得分列，\
         用「数据」—「数据验证」（WPS 为「有效性」）—「小数」—「大于或等于」0 限定。\
         Word 中查找（Ctrl+F）「-」，把得分栏的负数改正。",
        "Keep the score from falling below zero with `=MAX(0,…)`, and allow only decimals of 0 or \
         more with Data > Data Validation (Validation in WPS). In Word, use Find (Ctrl+F) on the \
         minus sign and mend the score.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for score in case.scorecard.indicators.iter().chain([&case.scorecard.execution]) {
        if let Some(filed) = score.filed.filter(|filed| filed.is_negative()) {
            let name = case.name(score);
            let zh = format!("{name}得分 {filed} 分，小于 0");
            let en = format!("{name}: the score {filed} is below zero");
            findings.add(Draft::at(score.pointer.at("score"), zh, en).found(filed).expected("≥ 0"));
        }
    }
}
