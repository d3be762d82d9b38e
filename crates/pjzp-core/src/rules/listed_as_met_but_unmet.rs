use alloc::format;

use crate::model::Subject;
use crate::rule::prose;
use crate::rule::{Case, Findings, MOF_2020, Rule, Severity};
use crate::scoring::is_met;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6012",
    name: "listed-as-met-but-unmet",
    severity: Severity::Error,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("列为已完成的指标其实没有完成", "an indicator listed as met was not met"),
    explanation: Words::new(
        "“完成的绩效目标”一栏中的指标，实际完成值没有达到指标值。没有完成的目标要列入未完成一栏，并说明原因和改进措施。只凭完成值与指标值判断；方向不明或文字表述无法判断的不算。",
        "An indicator in the list of met goals has an actual value that does not reach its target. What was not met belongs in the other list, with its reason and remedy. Only target and actual value count; a number of unclear direction or words that say neither are not meant.",
    ),
    remedy: Words::new(
        "把这项指标移到未完成的绩效目标，写明原因；如果完成值写错了，改完成值。",
        "Move the indicator to the unmet goals and give the reason; if the actual value is wrong, mend it.",
    ),
    office: Words::new(
        "从「完成的绩效目标」格剪切这一项，粘贴到「未完成的绩效目标」格，并写明原因。\
         Word 中同样剪切粘贴到相应一栏，再核对两处的编号。",
        "Cut the item out of 完成的绩效目标, paste it into 未完成的绩效目标 and give the reason. In \
         Word, cut and paste it in the same way and check the numbering of both lists.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for said in prose::said(case, Subject::ListedAsMet) {
        let Some(row) = said.row(case) else { continue };
        if row.is_not_applicable() || is_met(case.form, row) != Some(false) {
            continue;
        }
        let name = row.name();
        let target = row.filed.target.as_deref().unwrap_or_default().trim();
        let actual = row.filed.actual.as_deref().unwrap_or_default().trim();
        let draft = said.draft(
            &format!("「{name}」列为已完成，但指标值「{target}」，完成值「{actual}」，没有达到"),
            &format!("「{name}」 is listed as met, but its target is 「{target}」 and its actual value 「{actual}」"),
        );
        findings.add(draft.found(actual).expected(target).beside(row.pointer.at("actual")));
    }
}
