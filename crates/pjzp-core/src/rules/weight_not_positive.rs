use alloc::format;

use crate::decimal::Decimal;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ2005",
    name: "weight-not-positive",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("指标分值不大于 0", "a weight is not above zero"),
    explanation: Words::new(
        "分值是指标最多能得的分。分值为 0 或负数的指标不影响总分，等于没有设。\
         注明不适用的指标，以及分值为 0 的「其中」行，不在此列。",
        "A weight is the most an indicator can earn; one of zero or less decides nothing. \
         Rows declared not applicable (不适用), and parts (其中) of weight 0, are not meant.",
    ),
    remedy: Words::new(
        "给该指标分配分值，同时调整其他指标，使合计仍为满分；确实不适用的，注明「不适用」；不需要的，删去该行。",
        "Give the indicator points and keep the sum at full marks; mark it 不适用 or delete the row if it is not needed.",
    ),
    office: Words::new(
        "选中分值列，用「数据」—「数据验证」（WPS 为「有效性」）—「小数」—「大于」0 限定，\
         再改这一格并核对合计。Word 中直接改这一格，再选中合计公式按 F9。",
        "Select the weight column and allow only decimals greater than 0 with Data > Data Validation \
         (Validation in WPS), then mend the cell and check the sum. In Word, mend the cell and press \
         F9 on the formula of the sum.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if !case.form.is_scored() {
        return;
    }
    for row in &case.form.rows {
        let Some(weight) = row.weight.filter(|weight| *weight <= Decimal::ZERO) else { continue };
        if row.is_not_applicable() || row.is_part() && weight.is_zero() {
            continue;
        }
        let name = row.name();
        let zh = format!("「{name}」分值为 {weight}，应大于 0");
        let en = format!("「{name}」 has weight {weight}; it should be above 0");
        findings.add(Draft::at(row.pointer.at("weight"), zh, en).found(weight));
    }
    if let Some(weight) = case.form.funds.weight.filter(|weight| weight.is_negative()) {
        let zh = format!("预算执行的分值为 {weight}，不能是负数");
        let en = format!("budget execution has weight {weight}; it cannot be negative");
        findings.add(Draft::at("/budget/total/weight".into(), zh, en).found(weight));
    }
}
