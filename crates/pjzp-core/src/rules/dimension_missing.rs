use alloc::format;

use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1006",
    name: "dimension-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new(
        "缺少标准要求的一级指标",
        "a level-1 indicator that the standard asks for is missing",
    ),
    explanation: Words::new(
        "每个项目都要有产出指标和效益指标；满意度指标只在标准要求时才必设（如湖北可以不设）。部门整体自评和 2018 年以前的表各有体系，不作要求；有一级指标名称无法辨认时不作判断。",
        "Every project has output and benefit indicators; satisfaction is asked for only where the standard says so (in 湖北 it may be left out). Department forms and forms from before 2018 have frames of their own; where a level-1 name is blank or unknown, nothing is said.",
    ),
    remedy: Words::new(
        "补上所缺的一级指标及其下的二、三级指标，并重新分配分值。",
        "Add the level and its indicators, and share out the weights anew.",
    ),
    office: Words::new(
        "在该一级指标应在的位置右键「插入」行，填写各级名称，再用 `=SUM(…)` 核对分值列合计。\
         Word 中右键「插入」—「在下方插入行」，再核对分值。",
        "Right-click where the level belongs, Insert rows, fill in the names, and check the sum of \
         the weight column with `=SUM(…)`. In Word, right-click, Insert > Insert Rows Below, then \
         check the weights.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let form = case.form;
    let is_unclear = form.rows.is_empty() || form.rows.iter().any(|row| row.level1.is_none());
    if form.has_own_frame() || is_unclear {
        return;
    }
    let demands_satisfaction = case.standard.threshold.satisfaction_required == Some(true);
    for dimension in &case.standard.dimensions {
        let is_demanded = dimension.required || (demands_satisfaction && dimension.name.contains("满意"));
        let is_set = form.rows.iter().any(|row| {
            let by_level2 = row.level2.is_some_and(|level2| dimension.level2.contains(level2));
            by_level2 || row.level1.is_some_and(|level1| level1.name == dimension.name)
        });
        if is_demanded && !is_set {
            let name = &dimension.name;
            findings.add(Draft::at(
                Pointer::from("/indicators"),
                format!("没有设置{name}，《{}》要求设置", case.standard.title),
                format!("there is no {name}, which 《{}》 asks for", case.standard.title),
            ));
        }
    }
}
