use alloc::format;

use crate::form::{Row, is_blank_figure, is_blank_text};
use crate::pointer::Pointer;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1010",
    name: "weight-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("指标没有填写分值", "an indicator has no weight"),
    explanation: Words::new(
        "没有分值就无从计算得分。全表都没有分值、各级也没有的只报一次。转移支付等不计分的表、标准本就没有分值列的表（如湖北）、分值只写在各级名称处的表、“其中”行、注明不适用的行不算。",
        "Without a weight nothing can be scored. A form without any, for rows or levels, is reported once. Forms that carry no points, forms whose standard has no weight column (湖北), weights that stand with the levels only, sub-rows (其中) and rows declared 不适用 are not meant.",
    ),
    remedy: Words::new(
        "按年初批复补填分值，使预算执行与各指标合计为满分。",
        "Fill in the approved weights, so that execution and indicators make up full marks.",
    ),
    office: Words::new(
        "选中分值列，按 Ctrl+G 定位「空值」，按批复补填，再在列末用 `=SUM(…)` 核对合计。\
         Word 中补填后在合计格用表格「布局」（WPS 为「表格工具」）—「公式」，写 `=SUM(ABOVE)` 核对。",
        "Select the weight column, press Ctrl+G and go to the blanks, fill in the approved weights, \
         and check them with `=SUM(…)` below. In Word, fill them in and check with `=SUM(ABOVE)` \
         through the table's Layout > Formula (Table Tools in WPS).",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if !case.form.is_scored() || case.standard.threshold.row_weights == Some(false) {
        return;
    }
    let is_bare = |row: &&Row<'_>| is_blank_figure(row.filed.weight.as_ref());
    let rows = || case.form.rows.iter().filter(|row| !row.is_part() && !row.is_not_applicable());
    if rows().count() > 1 && rows().all(|row| is_bare(&row)) {
        if case.form.titled.is_empty() && case.form.subtotals.iter().all(|level| level.weight.is_none()) {
            let draft = Draft::at(
                Pointer::from("/indicators"),
                "各项指标都没有填写分值",
                "no indicator has a weight",
            );
            findings.add(rows().map(|row| row.pointer.at("weight")).fold(draft, Draft::beside));
        }
        return;
    }
    for row in rows().filter(is_bare) {
        let has_neighbour = !is_blank_text(row.filed.target.as_deref())
            || !is_blank_text(row.filed.actual.as_deref())
            || !is_blank_figure(row.filed.score.as_ref());
        if has_neighbour {
            let name = row.name();
            findings.add(Draft::at(
                row.pointer.at("weight"),
                format!("「{name}」没有填写分值"),
                format!("「{name}」 has no weight"),
            ));
        }
    }
}
