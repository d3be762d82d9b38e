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
    office: Words::new(
        "重算得分格，文字写成 `=\"得分\"&TEXT(得分,\"0.00\")&\"分\"`（以单元格代入）。\
         Word 中查找（Ctrl+F）发现里所引的句子，改成表中的得分，并选中总分公式按 F9。",
        "Compute the score anew and let the text be `=\"得分\"&TEXT(score,\"0.00\")&\"分\"` (put the \
         cells for the words). In Word, use Find (Ctrl+F) on the sentence that the finding quotes, \
         write the score of the table, and press F9 on the formula of the total.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for difference in prose::differences(case, RULE.code) {
        findings.add(difference.plain(case, Words::new("得分", "the score")));
    }
}
