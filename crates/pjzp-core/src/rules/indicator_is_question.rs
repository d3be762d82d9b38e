use alloc::format;

use crate::decimal::Decimal;
use crate::reading::{Unit, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1019",
    name: "indicator-is-question",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("“是否”类指标没有写成是或否", "a yes-or-no indicator whose target is neither"),
    explanation: Words::new(
        "“是否……”只有是或否两种结果，用百分比或数值作指标值，说不清什么算完成了一半；指标值本身写作“是否……”的，没有说要达到什么。以 1、0 代是、否的，和带单位的数量，不在此列。",
        "是否 asks for a yes or a no; with a percentage or a number for a target, nobody can say what half of it would be. A target that itself asks 是否 does not say what is to be reached. 1 and 0 for yes and no, and quantities with a unit, are not meant.",
    ),
    remedy: Words::new(
        "把名称改成可以计量的（如“……率”），或把指标值改成“是”。",
        "Rename it to something that can be measured (a rate), or make the target 是.",
    ),
    office: Words::new(
        "改写三级指标的名称格，或在年度指标值格只填「是」；\
         是否类的完成值用「数据」—「数据验证」（WPS 为「有效性」）—「序列」限定为「是,否」。\
         Word 中直接改这两格。",
        "Mend the name of the indicator, or write only 是 as the target; allow only 是 and 否 as the \
         actual value with Data > Data Validation (Validation in WPS) > List. In Word, edit the two \
         cells.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in &case.form.rows {
        let (name, (target, _)) = (row.name(), row.written());
        let draft = if name.contains("是否") && is_measured(&row.target.value) {
            let draft = Draft::at(
                row.pointer.at("name"),
                format!("「{name}」只能答是或否，指标值却是 {target}"),
                format!("「{name}」 asks for a yes or a no, but its target is {target}"),
            );
            draft.beside(row.pointer.at("target"))
        } else if target.starts_with("是否") {
            let draft = Draft::at(
                row.pointer.at("target"),
                format!("「{name}」指标值「{target}」是问句，没有说要达到什么"),
                format!(
                    "「{name}」: the target 「{target}」 is a question and does not say what is to be reached"
                ),
            );
            draft.found(target)
        } else {
            continue;
        };
        findings.add(draft);
    }
}

/// A percentage, or a bare number that is not 1 for yes or 0 for no.
fn is_measured(target: &Value) -> bool {
    let Value::Quantity(target) = target else { return false };
    match target.unit {
        Unit::Percent => true,
        Unit::None => ![Decimal::ZERO, Decimal::ONE].contains(&target.number),
        _ => false,
    }
}
