use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standard::percentage;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ2009",
    name: "weight-lopsided",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("一个指标的分值过大", "one indicator carries most of the points"),
    explanation: Words::new(
        "一个三级指标的分值超过满分的一半（标准另有规定的从其规定），其他指标再差也影响不大，评价就失去了意义。\
         全表只有一个指标的，另有规则提示；预算执行不算指标。",
        "When one indicator carries more than half of full marks, or what the standard says instead, the others \
         hardly matter. A form with a single indicator has a rule of its own; budget execution is no indicator.",
    ),
    remedy: Words::new(
        "把该指标拆成几个可衡量的指标，或者把分值分一部分给其他指标。",
        "Split the indicator into several that can be measured, or move some of its points to the others.",
    ),
    office: Words::new(
        "用「开始」—「条件格式」以公式 `=分值>50`（以单元格代入）标出过大的分值，\
         右键「插入」行拆成几个指标，再用 `=SUM(…)` 核对合计。Word 中用「在下方插入行」拆分，\
         再核对合计。",
        "Mark large weights with Home > Conditional Formatting and the formula `=weight>50` (put the \
         cells for the words), insert rows to split the indicator, and check the sum with \
         `=SUM(…)`. In Word, use Insert Rows Below, then check the sum.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let full = case.standard.full_marks;
    let Some(share) = case.standard.threshold.single_weight_over.filter(|_| case.form.is_scored()) else {
        return;
    };
    let limit = full.fraction().checked_mul(share.fraction());
    let weighted = || case.form.counted().filter_map(|row| Some((row, row.weight?)));
    if weighted().count() < 2 {
        return;
    }
    for (row, weight) in weighted() {
        let over = limit.and_then(|limit| limit.checked_cmp(weight.fraction()));
        if over.is_none_or(core::cmp::Ordering::is_ge) {
            continue;
        }
        let name = row.name();
        let zh = format!("「{name}」一个指标占 {weight} 分，超过满分 {full} 分的 {}", percentage(share));
        let en =
            format!("「{name}」 alone carries {weight} points, more than {} of {full}", percentage(share));
        findings.add(Draft::at(row.pointer.at("weight"), zh, en).found(weight));
    }
}
