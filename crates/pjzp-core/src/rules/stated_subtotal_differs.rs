use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6002",
    name: "stated-subtotal-differs",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("文中的小计得分与表中不一致", "the score of a level in the text is not the form's"),
    explanation: Words::new(
        "正文写明的一级或二级指标得分，应当就是表中这一级的得分。只少写小数位的不算。",
        "The score that the text states for a level must be the one the form states for it. A figure that merely keeps fewer decimals is not meant.",
    ),
    remedy: Words::new(
        "按其下各指标得分之和核对，再把正文和表改成同一个数。",
        "Add up the scores below the level, then write the same figure in both places.",
    ),
    office: Words::new(
        "小计格写 `=SUM(其下各指标得分)`，\
         文字写成 `=\"产出指标得分\"&TEXT(小计,\"0.00\")&\"分\"`（以单元格代入）。\
         Word 中查找（Ctrl+F）发现里所引的句子，按表中小计改正。",
        "Let the subtotal be `=SUM(…)` of its scores and the text \
         `=\"产出指标得分\"&TEXT(subtotal,\"0.00\")&\"分\"` (put the cells for the words). In Word, \
         use Find (Ctrl+F) on the sentence that the finding quotes and write the subtotal of the \
         table.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for difference in prose::differences(case, RULE.code) {
        findings.add(difference.plain(case, Words::new("得分", "the score")));
    }
}
