use alloc::format;

use crate::ledger::Law;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3013",
    name: "subtotal-not-sum",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new(
        "小计得分不等于其下各指标得分之和",
        "a subtotal is not the sum of the scores below it",
    ),
    explanation: Words::new(
        "一级或二级指标写明的得分，应当等于它下面各三级指标得分之和。常见的错误是把分值当作得分抄了上去。",
        "The score stated for a level must be the sum of the scores of its indicators. \
         Often the weight of the level was written where its score belongs.",
    ),
    remedy: Words::new(
        "核对各指标得分后，把小计改为它们的和；在 Excel 中用 SUM 公式。",
        "Check the scores below, then write their sum; in Excel, use SUM.",
    ),
    office: Words::new(
        "在小计的得分格写 `=SUM(其下各指标得分)`，选的是得分列，不是分值列。\
         Word 中用表格「布局」（WPS 为「表格工具」）—「公式」写得分列的 `=SUM(G5:G8)` 一类的范围，\
         改数后选中按 F9。",
        "In the score cell of the subtotal write `=SUM(…)` over the scores below, taking the score \
         column and not the weights. In Word, write a range such as `=SUM(G5:G8)` of the score \
         column through the table's Layout > Formula (Table Tools in WPS) and press F9 on it after a \
         change.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let (Law::Sum { whole, .. } | Law::Same(_, whole)) = &equation.law else { continue };
        let (Some(figure), Some(sum)) = (case.ledger.figure(*whole), case.ledger.solve(equation, *whole))
        else {
            continue;
        };
        let (found, Some(expected)) = (figure.filed.as_str(), figure.write(&sum)) else {
            continue;
        };
        let Some(level) = case.form.level_at(&figure.pointer) else {
            continue;
        };
        let name = level.name();
        let weight_for_score = level.weight.is_some() && level.weight == level.score;
        let (zh, en) = if level.repeats.is_some() {
            (
                format!("「{name}」小计得分前面写作 {expected}，这里写作 {found}"),
                format!("「{name}」: the subtotal was stated as {expected} before and says {found} here"),
            )
        } else if weight_for_score {
            (
                format!(
                    "「{name}」小计得分写作 {found}，其下各指标得分之和为 {expected}：把分值 {found} 写成了得分"
                ),
                format!(
                    "「{name}」: the subtotal says {found}, but the scores below add up to {expected}; the weight {found} was written for the score"
                ),
            )
        } else {
            (
                format!("「{name}」小计得分写作 {found}，其下各指标得分之和为 {expected}"),
                format!("「{name}」: the subtotal says {found}, but the scores below add up to {expected}"),
            )
        };
        let draft = Draft::at(figure.pointer.clone(), zh, en).found(found).expected(expected);
        let rows = level.rows.iter().map(|row| Pointer::from("/indicators").at(row).at("score"));
        findings.add(rows.fold(draft, Draft::beside));
    }
}
