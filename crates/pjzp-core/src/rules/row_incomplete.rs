use alloc::format;
use alloc::string::String;

use crate::model::Subject;
use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1011",
    name: "row-incomplete",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("表中一行的值比表头少", "a table row has fewer values than its header"),
    explanation: Words::new(
        "这一行填写的值少于表头的列数，后面的值可能都错位了一格，读进来的内容不一定是原意。合并单元格造成的空位不算。",
        "The row has fewer values than the header has columns, so what follows may be shifted by a cell and may not be read as meant. Gaps that come from merged cells are not meant.",
    ),
    remedy: Words::new(
        "对照表头补齐这一行所缺的单元格；确实没有内容的填“/”。",
        "Fill the missing cells of the row in the order of the header; where there is nothing to say, write a stroke.",
    ),
    office: Words::new(
        "选中该行，取消合并单元格，把值逐个移到与表头同名的列下。\
         Word 中用表格的「拆分单元格」使该行与表头列数相同，再逐格填写。",
        "Select the row, unmerge its cells and move each value under the heading it belongs to. In \
         Word, use Split Cells until the row has as many cells as the header, then fill them in.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for said in prose::said(case, Subject::RowValues) {
        let Some(found) = said.value() else { continue };
        let counts = found.split_once('/').map(|(has, wants)| (has.trim().parse(), wants.trim().parse()));
        let Some((Ok(has), Ok(wants))): Option<(Result<u32, _>, Result<u32, _>)> = counts else { continue };
        if wants <= has {
            continue;
        }
        let (mut of_zh, mut of_en) = (String::from("表中有一行"), String::from("a row of the table"));
        let row = said.row(case);
        if let Some(row) = row {
            (of_zh, of_en) = (format!("「{}」一行", row.name()), format!("the row of 「{}」", row.name()));
        }
        let draft = said.draft(
            &format!("{of_zh}只有 {has} 个值，表头有 {wants} 列"),
            &format!("{of_en} has {has} values, its header has {wants} columns"),
        );
        let draft = draft.found(has).expected(wants);
        findings.add(match row {
            Some(row) => draft.beside(row.pointer.clone()),
            None => draft,
        });
    }
}
