use alloc::format;
use alloc::vec::Vec;

use crate::reading::Money;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4015",
    name: "money-unit-in-cell",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("金额格里写了单位", "a money cell holds a unit"),
    explanation: Words::new(
        "金额栏的单位写在表头，格里只填数。「5.8万」写在万元栏里，读的人和程序都要猜；带单位的格在 Excel 里也不能合计。单位按格里写的理解。",
        "The unit of a money column stands in its header, and its cells hold numbers only. 「5.8万」 in a column of 万元 leaves readers and programs guessing, and Excel cannot add it. The cell's own unit is what counts here.",
    ),
    remedy: Words::new(
        "删去格里的单位，按表头的单位填数；支出明细的单位写在单位栏。",
        "Delete the unit and write the number in the unit of the header; items have a column for theirs.",
    ),
    office: Words::new(
        "选中金额列，用查找和替换（Ctrl+H）把「万元」「元」替换为空，单位写进表头；\
         剩下靠左显示的是文字，按数重填。Word 中选中该列后同样替换。",
        "Select the amounts, replace 万元 and 元 by nothing with Find and Replace (Ctrl+H) and put \
         the unit into the header; what still stands on the left is text and must be typed again. In \
         Word, select the column and replace in the same way.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    // One finding for each unit, however many cells repeat it.
    let mut said: Vec<(Money, Option<Money>, Draft)> = Vec::new();
    for cell in case.form.money_cells() {
        let Some(unit) = cell.own_unit() else { continue };
        if let Some(at) = said.iter().position(|(known, column, _)| *known == unit && *column == cell.column)
        {
            let (unit, column, draft) = said.remove(at);
            said.insert(at, (unit, column, draft.beside(cell.pointer)));
            continue;
        }
        let (written, column) = (cell.figure.text(), cell.column.map_or("", Money::name));
        let (zh, en) = if cell.column == Some(unit) {
            (
                format!("金额写作「{written}」，单位应写在表头，格里只填数"),
                format!("「{written}」: the unit belongs in the header, the cell holds a number only"),
            )
        } else {
            (
                format!("金额写作「{written}」，而本栏的单位是{column}"),
                format!("「{written}」 stands in a column of {column}"),
            )
        };
        said.push((unit, cell.column, Draft::at(cell.pointer, zh, en).found(written)));
    }
    for (_, _, draft) in said {
        findings.add(draft);
    }
}
