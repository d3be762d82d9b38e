use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6001",
    name: "stated-total-differs",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("文中的总分与表中不一致", "the total in the text is not the form's"),
    explanation: Words::new(
        "报告正文写明的自评总分，应当就是自评表的总分。只少写小数位（如把 83.76 写作 83.8）的不算；写成整数的算。",
        "The total score that the report states must be the total of the form. A figure that merely keeps fewer decimals (83.8 for 83.76) is not meant; a whole number is.",
    ),
    remedy: Words::new(
        "先核对表中总分，再把正文和表改成同一个数。",
        "Check the total of the form, then write the same figure in both places.",
    ),
    office: Words::new(
        "写在工作表里的文字可以写成公式 `=\"自评得分\"&TEXT(总分,\"0.00\")&\"分\"`（以单元格代入），\
         总分一改文字随之改。Word 中查找（Ctrl+F）发现里所引的句子，改成表中的总分，\
         并查一查「总分」「得分」的其他几处。",
        "Text in a sheet can be written as `=\"自评得分\"&TEXT(total,\"0.00\")&\"分\"` (put the \
         cells for the words), which follows the total. In Word, use Find (Ctrl+F) on the sentence \
         that the finding quotes, mend it, and look at the other places of 总分 and 得分.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for difference in prose::differences(case, RULE.code) {
        findings.add(difference.plain(case, Words::new("总分", "the total")));
    }
}
