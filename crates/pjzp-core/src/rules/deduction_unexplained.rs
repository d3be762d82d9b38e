use alloc::format;
use alloc::vec::Vec;

use crate::form::{Row, filled};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity, reason};
use crate::scoring::is_met;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3020",
    name: "deduction-unexplained",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("得分低于分值而没有说明原因", "points were lost, and nothing says why"),
    explanation: Words::new(
        "标准规定得分低于分值的须说明原因（如省级通用平台）。全表没有一处写原因的，合并提示一次；报告正文有“存在问题”一节的，不再提示。标准没有这样规定的、目标没有达到的（见 PJ1021），不在此列。",
        "The standard wants a reason wherever the score is below the weight, as the common platform does. A form that gives no reason anywhere is told once, and not at all where its report has a section about problems. Standards that do not ask, and targets that were not met (PJ1021), are not meant.",
    ),
    remedy: Words::new(
        "在偏差原因栏写明扣分原因；没有原因的，给满分。",
        "Give the reason; where there is none, give full marks.",
    ),
    office: Words::new(
        "用「开始」—「条件格式」以公式 `=AND(得分<分值,原因=\"\")`（以单元格代入）标出没有写原因的行，\
         在偏差原因分析及改进措施格填写。Word 中在同一行的该栏填写。",
        "Mark rows without a reason with Home > Conditional Formatting and the formula \
         `=AND(score<weight,reason=\"\")` (put the cells for the words) and write into \
         偏差原因分析及改进措施. In Word, fill in that column of the row.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.standard.threshold.deduction_reason_required != Some(true) || !case.form.is_scored() {
        return;
    }
    let lost = |row: &&Row<'_>| {
        row.score.zip(row.weight).is_some_and(|(score, weight)| score < weight)
            && !row.is_not_applicable()
            && !row.has_reason()
            && match is_met(case.form, row) {
                Some(met) => met,
                // A reason that says nothing is a matter of its own where it is open what was reached.
                None => filled(row.filed.reason.as_deref()).is_none(),
            }
    };
    let rows: Vec<&Row<'_>> = case.form.rows.iter().filter(lost).collect();
    let all = Words::new("得分低于分值", "scored below their weights");
    reason::ask(case, &rows, ask, all, findings);
}

fn ask(row: &Row<'_>) -> Draft {
    let filed =
        |figure: &Option<crate::model::Figure>| figure.as_ref().map(|it| format!("{it}")).unwrap_or_default();
    let (name, weight, score) = (row.name(), filed(&row.filed.weight), filed(&row.filed.score));
    let zh = format!("「{name}」分值 {weight}，得分 {score}，没有写扣分原因");
    let en = format!("「{name}」: {score} of {weight} points were given, without a reason");
    Draft::at(row.pointer.at("reason"), zh, en).beside(row.pointer.at("score"))
}
