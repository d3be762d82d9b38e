use alloc::format;

use crate::reading::{Sign, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity, rate};
use crate::standard::Orientation;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5007",
    name: "cost-at-least",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("成本指标写成越多越好", "a cost indicator wants at least so much"),
    explanation: Words::new(
        "成本指标的指标值带有“≥”或“>”，意思成了花得越多越好。成本一般应当控制在一定数额以内（≤）。名称为节约、降低一类的，发给个人的补助、补贴、标准一类，以及百分比的指标，不在此列。",
        "The target of a cost indicator has ≥ or >, as if spending more were better. A cost is as a rule to stay within an amount (≤). Savings and reductions, standards of subsidies paid to people, and percentages are not meant.",
    ),
    remedy: Words::new(
        "成本控制类指标改用“≤”；如果确实越多越好，它不是成本指标，移到相应的二级指标下。",
        "Use ≤ for a cost to be contained; if more really is better, it is no cost: move it to the level it belongs to.",
    ),
    office: Words::new(
        "选中成本指标各行的指标值格，用查找和替换（Ctrl+H）把「≥」替换为「≤」，只替换选中的格，\
         再重算得分。Word 中选中这几格后同样替换。",
        "Select the targets of the cost rows and change ≥ to ≤ with Find and Replace (Ctrl+H), in \
         the selection only, then score the rows anew. In Word, select the cells and replace in the \
         same way.",
    ),
    check,
};

/// Words of costs of which more can be better: what is saved, and what people are paid.
const MORE_IS_BETTER: &[&str] = &[
    "节约", "节省", "节支", "降低", "下降", "减少", "压减", "结余", "标准", "补助", "补贴", "救助", "待遇",
    "奖励", "工资",
];

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in case.form.rows.iter().filter(|row| !row.is_not_applicable()) {
        let is_cost = row.level2.is_some_and(|level2| level2.orientation == Orientation::Reverse);
        let Some(sign) = row.target.sign.filter(|sign| matches!(sign, Sign::AtLeast | Sign::MoreThan)) else {
            continue;
        };
        let Value::Quantity(quantity) = &row.target.value else { continue };
        let name = row.name();
        let is_rate = rate::share(quantity).is_some();
        if !is_cost || is_rate || MORE_IS_BETTER.iter().any(|word| name.contains(word)) {
            continue;
        }
        let (target, _) = row.written();
        let glyph = sign.glyph();
        let draft = Draft::at(
            row.pointer.at("target"),
            format!("成本指标「{name}」的指标值「{target}」为「{glyph}」，意思成了花得越多越好，应为「≤」"),
            format!(
                "the target 「{target}」 of the cost 「{name}」 says 「{glyph}」, as if more were better; it should be 「≤」"
            ),
        );
        findings.add(draft.found(target));
    }
}
