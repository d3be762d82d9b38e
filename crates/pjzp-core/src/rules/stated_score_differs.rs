use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6015",
    name: "stated-score-differs",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("文中的得分与表中不一致", "a score in the text is not the form's"),
    explanation: Words::new(
        "正文写明的某项指标得分，应当就是表中这一项的得分。只少写小数位的不算。",
        "The score that the text states for an indicator must be the one in the form. A figure that merely keeps fewer decimals is not meant.",
    ),
    remedy: Words::new(
        "按标准重算这一项，两处写成同一个得分。",
        "Score the indicator by the standard, and write the same figure in both places.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for difference in prose::differences(case, RULE.code) {
        findings.add(difference.plain(case, Words::new("得分", "the score")));
    }
}
