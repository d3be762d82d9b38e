use alloc::format;

use crate::form::is_blank_text;
use crate::pointer::Pointer;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1013",
    name: "goal-unanswered",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new(
        "年度总体目标没有写实际完成情况",
        "a goal of the year without an account of what was reached",
    ),
    explanation: Words::new(
        "年初定了总体目标，年末就要逐条写明实际完成情况，否则看不出目标是否实现。只有横线、斜线的也算没写。",
        "Every goal set for the year needs an account of what became of it; without one nobody can tell whether it was reached. A dash or stroke is as good as blank.",
    ),
    remedy: Words::new(
        "在“实际完成情况”栏对照预期目标逐条补写。",
        "Write what was reached beside each goal.",
    ),
    office: Words::new(
        "在年度总体目标区右边的「实际完成情况」格填写，多条目标用 Alt+Enter 在格内换行，一条对一条。\
         Word 中在同一栏逐条写，条数与预期目标相同。",
        "Write into the cell 实际完成情况 beside the goals; Alt+Enter breaks the line within a cell, \
         so that each goal has its answer. In Word, write one item per goal in the same column.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (index, goal) in case.submission.goals.iter().enumerate() {
        if is_blank_text(goal.planned.as_deref()) || !is_blank_text(goal.achieved.as_deref()) {
            continue;
        }
        let number = index.saturating_add(1);
        let pointer = Pointer::from("/goals").at(index);
        let draft = Draft::at(
            pointer.at("achieved"),
            format!("第 {number} 条年度总体目标没有写实际完成情况"),
            format!("goal {number} of the year has no account of what was reached"),
        );
        findings.add(draft.beside(pointer.at("planned")));
    }
}
