use alloc::format;

use crate::model::Subject;
use crate::rule::prose;
use crate::rule::{Case, Findings, MOF_2020, Rule, Severity};
use crate::scoring::is_met;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6013",
    name: "listed-as-unmet-but-met",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("列为未完成的指标其实已经完成", "an indicator listed as unmet was met"),
    explanation: Words::new(
        "“未完成的绩效目标”一栏中的指标，实际完成值已经达到指标值。可能是列错了栏，也可能是指标方向（≥ 或 ≤）没有写明。只凭完成值与指标值判断；方向不明或文字表述无法判断的不算。",
        "An indicator in the list of unmet goals has an actual value that reaches its target. It may stand in the wrong list, or its sign (≥ or ≤) was left out. Only target and actual value count; a number of unclear direction or words that say neither are not meant.",
    ),
    remedy: Words::new(
        "把这项指标移到已完成的绩效目标；如果确实没有完成，写明指标方向或改正完成值。",
        "Move the indicator to the met goals; if it was not met after all, write its sign or mend the actual value.",
    ),
    office: Words::new(
        "从「未完成的绩效目标」格剪切这一项，粘贴到「完成的绩效目标」格；指标值格漏了 ≥ 或 ≤ 的，\
         补上。Word 中同样剪切粘贴，再核对两处的编号。",
        "Cut the item out of 未完成的绩效目标 and paste it into 完成的绩效目标; add ≥ or ≤ to the \
         target where it is missing. In Word, cut and paste it in the same way and check the \
         numbering of both lists.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for said in prose::said(case, Subject::ListedAsUnmet) {
        let Some(row) = said.row(case) else { continue };
        if row.is_not_applicable() || is_met(case.form, row) != Some(true) {
            continue;
        }
        let name = row.name();
        let target = row.filed.target.as_deref().unwrap_or_default().trim();
        let actual = row.filed.actual.as_deref().unwrap_or_default().trim();
        let draft = said.draft(
            &format!("「{name}」列为未完成，但指标值「{target}」，完成值「{actual}」，已经达到"),
            &format!(
                "「{name}」 is listed as unmet, but its target is 「{target}」 and its actual value 「{actual}」"
            ),
        );
        findings.add(draft.found(actual).expected(target).beside(row.pointer.at("actual")));
    }
}
