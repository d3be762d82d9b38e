use crate::rule::{Basis, Case, Findings, Rule, Severity, level};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1003",
    name: "level2-unknown",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("二级指标名称不在标准规定之内", "a level-2 name that the standard does not know"),
    explanation: Words::new(
        "二级指标只用标准规定的名称（如数量指标、质量指标、社会效益指标）及其通行的别称。「满意度指标」下的「满意度指标」不算。部门整体自评和 2018 年以前的表不作要求。",
        "Level 2 has the names that the standard lays down, and their usual synonyms. 满意度指标 under itself is not meant, nor are department forms and forms from before 2018.",
    ),
    remedy: Words::new(
        "改用标准规定的二级指标名称；自定的名称可以放到三级指标。",
        "Use the name of the standard; a name of your own belongs to level 3.",
    ),
    office: Words::new(
        "选中二级指标列，\
         用「数据」—「数据验证」（WPS 为「有效性」）—「序列」列出标准的二级指标名称，\
         自定的名称剪切到三级指标列。Word 中用查找和替换（Ctrl+H）改成标准名称。",
        "Select the level-2 column and allow only the names of the standard with Data > Data \
         Validation (Validation in WPS) > List; cut a name of your own and paste it into the level-3 \
         column. In Word, mend the name with Find and Replace (Ctrl+H).",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.form.has_own_frame() {
        return;
    }
    let rows = case
        .form
        .rows
        .iter()
        .map(|row| (row.pointer.at("level2"), row.level2.is_some(), row.filed.level2.as_deref()));
    let levels = case.form.subtotals.iter().map(|level| {
        let name = level.filed.level2.as_deref();
        let is_known = name.is_some_and(|name| case.standard.level2(None, name).is_some());
        (level.pointer.at("level2"), is_known, name)
    });
    level::unknown_names(case, 2, rows.chain(levels), findings);
}
