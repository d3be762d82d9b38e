use alloc::format;

use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3015",
    name: "execution-outside-total",
    severity: Severity::Error,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new(
        "预算执行的分值加在满分之外",
        "the weight of execution was added on top of full marks",
    ),
    explanation: Words::new(
        "预算执行的分值包含在满分之内：各指标分值与它合计为满分。这里各指标分值已满，再加预算执行就超过了满分。",
        "The weight of execution is part of full marks. Here the indicators alone already carry all of them.",
    ),
    remedy: Words::new(
        "压缩各指标分值，使它们与预算执行分值合计为满分。",
        "Reduce the indicators' weights until they and execution add up to full marks.",
    ),
    office: Words::new(
        "在分值列合计格写 `=SUM(预算执行分值,各三级指标分值)`（以单元格代入），逐项压缩到合计为满分。\
         Word 中用表格「布局」（WPS 为「表格工具」）—「公式」写同样的合计，改数后按 F9。",
        "In the total of the weight column write `=SUM(execution,indicators)` (put the cells for the \
         words) and lower the weights until it shows full marks. In Word, write the same sum through \
         the table's Layout > Formula (Table Tools in WPS) and press F9 after each change.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let (Some((sum, full)), Some(execution)) = (case.ledger.sides(equation), case.form.funds.weight)
        else {
            continue;
        };
        let zh = format!("各指标分值合计已是 {full} 分，预算执行的 {execution} 分加在满分之外，共 {sum} 分");
        let en = format!(
            "the indicators alone carry {full}; with {execution} for execution on top the form carries {sum}"
        );
        let draft = Draft::at("/budget/total/weight".into(), zh, en).found(sum).expected(full);
        let rows = case.ledger.parts(equation).map(|part| part.pointer.clone());
        findings.add(rows.fold(draft, Draft::beside));
    }
}
