use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5023",
    name: "actual-inexact",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("完成值是概数", "an actual value that is only about so"),
    explanation: Words::new(
        "完成值带着“约”“近”“余”“左右”一类，是个估计。年度已经结束，完成了多少应当数得出来；概数也不能准确计分。指标值写成概数不在此列；分值、得分和金额里的概数由 PJ5026 指出。",
        "The actual value says 约, 近, 余 or 左右: it is an estimate. The year is over and what was done can be counted; an estimate cannot be scored exactly either. A rough target is not meant; rough weights, scores and amounts are told by PJ5026.",
    ),
    remedy: Words::new("按台账或统计资料填写准确数。", "Write the exact figure from the records."),
    office: Words::new(
        "选中完成值列，查找（Ctrl+F）「约」「近」「余」「左右」，逐格换成准确数；人数、\
         件数可以从台账用 `=COUNTA(…)` 或 `=SUM(…)` 得出。Word 中同样查找改正。",
        "Select the actual values, use Find (Ctrl+F) on 约, 近, 余 and 左右 and write exact figures; \
         `=COUNTA(…)` or `=SUM(…)` over the records gives them. In Word, find and mend them in the \
         same way.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in case.form.rows.iter().filter(|row| !row.actual.exact) {
        let (name, actual) = (row.name(), row.filed.actual.as_deref().unwrap_or_default().trim());
        let draft = Draft::at(
            row.pointer.at("actual"),
            format!("「{name}」完成值「{actual}」是概数，请填写准确数"),
            format!("「{name}」: 「{actual}」 is only about so; write the exact figure"),
        );
        findings.add(draft.found(actual));
    }
}
