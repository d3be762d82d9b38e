use alloc::format;

use crate::model::Kind;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ2007",
    name: "execution-weight-departs",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("预算执行的分值与标准不同", "budget execution does not carry the standard's points"),
    explanation: Words::new(
        "标准给预算执行定了分值。分值可以因项目调整，但审核人会问为什么。表中没有写分值、由自评分数反推的，也在此列。\
         部门整体自评另有框架，不在此列。",
        "The standard gives budget execution its points. A project may depart, and a reviewer will ask why. \
         A weight that is not written but follows from the filed scores is meant too; whole departments, \
         which have frames of their own, are not.",
    ),
    remedy: Words::new(
        "把预算执行的分值改为标准规定的分值，并相应调整其他指标；确需调整的，在说明中写明理由。",
        "Use the standard's points for execution and adjust the others, or say why this project departs.",
    ),
    office: Words::new(
        "在年度资金总额行的分值格填标准规定的分值，再用 `=SUM(…)` 核对合计；\
         以后可用「审阅」—「保护工作表」锁定这一格。Word 中改这一格，再选中合计公式按 F9。",
        "Write the standard's points into the weight cell of the total funds row and check with \
         `=SUM(…)`; Review > Protect Sheet keeps the cell from being changed again. In Word, mend \
         the cell and press F9 on the formula of the sum.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let is_project = case.submission.kind.is_none_or(|kind| kind == Kind::Project);
    let total = case.submission.budget.as_ref().and_then(|budget| budget.total.as_ref());
    if !case.form.is_scored() || !is_project || total.is_none() {
        return;
    }
    let standard = case.standard.execution.weight;
    let filed = case.form.funds.weight;
    let Some(weight) = filed.or(case.scorecard.execution.weight).filter(|weight| *weight != standard) else {
        return;
    };
    let (zh, en) = if filed.is_some() {
        (
            format!("预算执行分值为 {weight} 分，标准规定 {standard} 分"),
            format!("execution carries {weight} points; the standard says {standard}"),
        )
    } else {
        (
            format!("预算执行没有写分值，从自评分数看是 {weight} 分，标准规定 {standard} 分"),
            format!(
                "no weight is written for execution; the filed scores imply {weight}, the standard says {standard}"
            ),
        )
    };
    findings.add(Draft::at(Pointer::from("/budget/total/weight"), zh, en).found(weight).expected(standard));
}
