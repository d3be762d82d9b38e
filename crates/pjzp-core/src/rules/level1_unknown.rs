use crate::rule::{Basis, Case, Findings, Rule, Severity, level};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1002",
    name: "level1-unknown",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("一级指标名称不在标准规定之内", "a level-1 name that the standard does not know"),
    explanation: Words::new(
        "一级指标只用标准规定的名称（如产出指标、效益指标、满意度指标）及其通行的别称；名称后括号里的分值不影响辨认。部门整体自评和 2018 年以前的表各有体系，不作要求。",
        "Level 1 has the names that the standard lays down, and their usual synonyms; a weight in brackets behind them does no harm. Department forms and forms from before 2018 have frames of their own and are not meant.",
    ),
    remedy: Words::new(
        "改用标准规定的一级指标名称；如果是别的标准的表，用 --standard 指明。",
        "Use the name of the standard; if the form follows another standard, name it with --standard.",
    ),
    office: Words::new(
        "选中一级指标列，\
         用「数据」—「数据验证」（WPS 为「有效性」）—「序列」列出标准的一级指标名称，以后只能选填。\
         Word 中用查找和替换（Ctrl+H）把原来的名称改成标准名称。",
        "Select the level-1 column and allow only the names of the standard with Data > Data \
         Validation (Validation in WPS) > List. In Word, change the old name to the standard's with \
         Find and Replace (Ctrl+H).",
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
        .map(|row| (row.pointer.at("level1"), row.level1.is_some(), row.filed.level1.as_deref()));
    let levels = case.form.subtotals.iter().map(|level| {
        let name = level.filed.level1.as_deref();
        let is_known = name.is_some_and(|name| case.standard.dimension(name).is_some());
        (level.pointer.at("level1"), is_known, name)
    });
    level::unknown_names(case, 1, rows.chain(levels), findings);
}
