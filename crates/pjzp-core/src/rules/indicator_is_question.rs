use alloc::format;

use crate::reading::{Unit, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1019",
    name: "indicator-is-question",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("“是否”类指标配了百分比", "a yes-or-no indicator with a percentage"),
    explanation: Words::new(
        "“是否……”只有是或否两种结果，用百分比作指标值说不清什么算完成了一半。",
        "是否 asks for a yes or a no; with a percentage for a target, nobody can say what half of it would be.",
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
        let is_percent =
            |value: &Value| matches!(value, Value::Quantity(quantity) if quantity.unit == Unit::Percent);
        if !row.name().contains("是否") || !is_percent(&row.target.value) {
            continue;
        }
        let (name, target) = (row.name(), row.filed.target.as_deref().unwrap_or_default());
        let draft = Draft::at(
            row.pointer.at("name"),
            format!("「{name}」只能答是或否，指标值却是 {target}"),
            format!("「{name}」 asks for a yes or a no, but its target is {target}"),
        );
        findings.add(draft.beside(row.pointer.at("target")));
    }
}
