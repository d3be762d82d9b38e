use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3016",
    name: "total-above-full",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("总分高于满分", "the total is above full marks"),
    explanation: Words::new("总分最高为满分。", "No form earns more than full marks."),
    remedy: Words::new("核对各项得分和合计。", "Check the scores and their sum."),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let full = case.form.total.weight.unwrap_or(case.standard.full_marks).min(case.standard.full_marks);
    if let Some(total) = case.form.total.score.filter(|total| full < *total) {
        let zh = format!("总分 {total} 分，高于满分 {full} 分");
        let en = format!("the total {total} is above full marks, {full}");
        findings.add(Draft::at("/total/score".into(), zh, en).found(total).expected(format!("≤ {full}")));
    }
}
