use alloc::format;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::form::Row;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1020",
    name: "single-indicator",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("一项指标占了全部分值", "one indicator carries all the points"),
    explanation: Words::new(
        "全部指标分值集中在一项上，其余的没有分值或根本没有，自评的好坏只看这一项，权重不合理。",
        "All points of the indicators rest on one of them: the others carry none, or there are none. The whole evaluation hangs on a single value.",
    ),
    remedy: Words::new(
        "按项目的产出、效益和满意度补设指标，重新分配分值。",
        "Add indicators for output, benefit and satisfaction, and share out the points anew.",
    ),
    office: Words::new(
        "右键「插入」行补设指标，重新填写分值列，在列末用 `=SUM(…)` 核对仍为满分。Word 中插入行后，\
         在合计格用表格「布局」（WPS 为「表格工具」）—「公式」，写 `=SUM(ABOVE)` 核对。",
        "Insert rows for further indicators, fill in the weight column anew, and check with \
         `=SUM(…)` that it still reaches full marks. In Word, insert the rows and check with \
         `=SUM(ABOVE)` through the table's Layout > Formula (Table Tools in WPS).",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if !case.form.is_scored() {
        return;
    }
    let rows: Vec<&Row<'_>> = case.form.counted().collect();
    let sum = rows.iter().map(|row| row.weight).collect::<Option<Vec<Decimal>>>().and_then(Decimal::sum);
    let alone = match rows.as_slice() {
        [only] => Some(*only),
        _ => rows.iter().copied().find(|row| row.weight == sum && Some(Decimal::ZERO) < sum),
    };
    let Some(row) = alone else { return };
    let name = row.name();
    let (zh, en) = match row.weight {
        Some(weight) => (
            format!("全部指标分值 {weight} 分都在「{name}」一项上"),
            format!("all {weight} points of the indicators rest on 「{name}」"),
        ),
        None => (
            format!("只有「{name}」一项指标，占了全部分值"),
            format!("「{name}」 is the only indicator and carries all points"),
        ),
    };
    findings.add(Draft::at(row.pointer.clone(), zh, en));
}
