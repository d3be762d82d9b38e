use alloc::format;

use crate::form::filled;
use crate::model::Kind;
use crate::pointer::Pointer;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1001",
    name: "required-field-missing",
    severity: Severity::Error,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("自评表缺少必填内容", "something that every form must state is missing"),
    explanation: Words::new(
        "没有项目名称、预算年度、预算单位或任何一项绩效指标，这份自评就无从归属、无法复核。部门整体自评以预算单位为名称，可以不另写。",
        "Without a name, a budget year, a budget unit or any indicator, nobody can tell what was evaluated. A department's own form is named by its budget unit and needs no other name.",
    ),
    remedy: Words::new(
        "在自评表表头补填所缺内容；没有指标的，补上绩效指标表。",
        "Fill in what is missing at the head of the form; if there are no indicators, add their table.",
    ),
    office: Words::new(
        "在表头中查找（Ctrl+F）「项目名称」「年度」「单位」，把名称后的空格填上；\
         合并过的格填在合并区的左上角。Word 中直接填在表头名称右边的格里。",
        "At the head of the form, Find (Ctrl+F) 项目名称, 年度 and 单位 and fill in the empty cell \
         beside each; in a merged area, type into the merged cell. In Word, type into the cell to \
         the right of the label.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let submission = case.submission;
    let unit = submission.budget_unit.as_ref().and_then(|unit| filled(unit.name.as_deref()));
    let is_named = filled(submission.name.as_deref()).is_some()
        || (submission.kind == Some(Kind::Department) && unit.is_some());
    let unit_place = if submission.budget_unit.is_some() { "/budget_unit/name" } else { "/budget_unit" };
    for (is_there, place, zh, en) in [
        (is_named, "/name", "项目名称", "the name of the project"),
        (submission.fiscal_year.is_some(), "/fiscal_year", "预算年度", "the budget year"),
        (unit.is_some(), unit_place, "预算单位（实施单位）", "the budget unit"),
        (!submission.indicators.is_empty(), "/indicators", "绩效指标", "every indicator"),
    ] {
        if !is_there {
            let (zh, en) = (format!("没有填写{zh}"), format!("{en} is missing"));
            findings.add(Draft::at(Pointer::from(place), zh, en));
        }
    }
}
