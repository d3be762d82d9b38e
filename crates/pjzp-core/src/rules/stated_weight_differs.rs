use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6008",
    name: "stated-weight-differs",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("文中的分值与表中不一致", "a weight in the text is not the form's"),
    explanation: Words::new(
        "正文写明的某项指标或某一级的分值，应当就是表中的分值。",
        "The weight that the text states for an indicator or a level must be the one in the form.",
    ),
    remedy: Words::new(
        "以年初批复的指标分值为准，两处写成一样。",
        "Take the weight that was approved, and write it in both places.",
    ),
    office: Words::new(
        "核对分值列与批复，文字里的分值写成引用分值格的公式 `=\"（\"&分值格&\"分）\"`。\
         Word 中查找（Ctrl+F）指标名称或「分）」，正文各处改成表中的分值。",
        "Check the weight column against the approval and let text refer to it with \
         `=\"（\"&cell&\"分）\"`. In Word, use Find (Ctrl+F) on the name or on 分） and write the \
         weight of the table in every place.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for difference in prose::differences(case, RULE.code) {
        findings.add(difference.plain(case, Words::new("分值", "the weight")));
    }
}
