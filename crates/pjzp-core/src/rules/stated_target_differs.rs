use alloc::format;

use crate::model::Subject;
use crate::reading::{self, Reading, Value};
use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6009",
    name: "stated-target-differs",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("文中的指标值与表中不一致", "a target in the text is not the form's"),
    explanation: Words::new(
        "正文写明的年度指标值，应当就是表中的年度指标值。只比较两处都能读成同类数量或日期的；少写了符号（≥、≤）、换了单位或用文字表述的不算。",
        "The target that the text states must be the one in the form. Only quantities of one kind and dates are compared; a sign left out, another unit of the same kind, or words are not meant.",
    ),
    remedy: Words::new(
        "以年初批复的绩效目标为准，两处写成一样。",
        "Take the target that was approved, and write it in both places.",
    ),
    office: Words::new(
        "核对年度指标值格与批复，下达后用「审阅」—「保护工作表」锁定该列，正文需要时引用该格。\
         Word 中查找（Ctrl+F）指标名称，正文改成表中的年度指标值。",
        "Check the target cell against the approval, lock the column with Review > Protect Sheet, \
         and let text refer to the cell. In Word, use Find (Ctrl+F) on the indicator's name and \
         write the target of the table.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for said in prose::said(case, Subject::Target) {
        let (Some(row), Some(found)) = (said.row(case), said.value()) else { continue };
        if !differ(&row.target, &reading::read(found)) {
            continue;
        }
        let name = row.name();
        let expected = row.filed.target.as_deref().unwrap_or_default().trim();
        let draft = said.draft(
            &format!("文中写「{name}」的指标值为 {found}，表中为 {expected}"),
            &format!("the text states a target of {found} for 「{name}」, the form says {expected}"),
        );
        findings.add(draft.found(found).expected(expected).beside(row.pointer.at("target")));
    }
}

/// Both are of one kind and cannot mean the same.
fn differ(table: &Reading, prose: &Reading) -> bool {
    if !(table.exact && prose.exact) {
        return false;
    }
    match (&table.value, &prose.value) {
        (Value::Quantity(table), Value::Quantity(prose)) => {
            table.comparable(prose).is_some_and(|(table, prose)| table != prose)
        }
        (Value::Date(table), Value::Date(prose)) => {
            let parts = [
                (table.year, prose.year),
                (table.month.map(u16::from), prose.month.map(u16::from)),
                (table.day.map(u16::from), prose.day.map(u16::from)),
            ];
            parts.into_iter().any(|part| matches!(part, (Some(table), Some(prose)) if table != prose))
        }
        _ => false,
    }
}
