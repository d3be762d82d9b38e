use crate::decimal::Decimal;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;
use alloc::format;

pub(super) static RULE: Rule = Rule {
    code: "PJ3015",
    name: "execution-outside-total",
    severity: Severity::Error,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new(
        "预算执行的分值加在满分之外",
        "the weight of execution was added on top of full marks",
    ),
    explanation: Words::new(
        "预算执行的分值包含在满分之内：各指标分值与它合计为满分。这里各指标分值已满，再加预算执行就超过了满分。",
        "The weight of execution is part of full marks. Here the indicators alone already carry all of them.",
    ),
    remedy: Words::new(
        "压缩各指标分值，使它们与预算执行分值合计为满分。",
        "Reduce the indicators' weights until they and execution add up to full marks.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(execution) = case.form.funds.weight.filter(|weight| *weight > Decimal::ZERO) else { return };
    let weights: Option<alloc::vec::Vec<Decimal>> = case.form.counted().map(|row| row.weight).collect();
    let full = case.standard.full_marks;
    let Some(rows) = weights.filter(|weights| !weights.is_empty()).and_then(Decimal::sum) else { return };
    if rows != full || !case.form.is_scored() {
        return;
    }
    let Some(sum) = rows.checked_add(execution) else { return };
    let zh = format!("各指标分值合计已是 {rows} 分，预算执行的 {execution} 分加在满分之外，共 {sum} 分");
    let en = format!(
        "the indicators alone carry {rows}; with {execution} for execution on top the form carries {sum}"
    );
    findings.add(Draft::at("/budget/total/weight".into(), zh, en).found(sum).expected(full));
}
