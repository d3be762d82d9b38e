use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6014",
    name: "stated-actual-differs",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("文中的完成值与表中不一致", "an actual value in the text is not the form's"),
    explanation: Words::new(
        "正文写明的某项指标实际完成值，应当就是表中的实际完成值。只比较两处都能读成同类数量的；文字表述、“约”“余”一类的概数和四舍五入少写几位的不算。",
        "The actual value that the text states for an indicator must be the one in the form. Only quantities of one kind are compared; words, rough figures and rounded ones are not meant.",
    ),
    remedy: Words::new(
        "对照佐证材料定出完成值，两处写成一样。",
        "Take the value that the evidence bears out, and write it in both places.",
    ),
    office: Words::new(
        "对照佐证材料改完成值格，文字写成引用该格的公式 `=\"实际完成\"&完成值格`（以单元格代入）。\
         Word 中查找（Ctrl+F）发现里所引的句子，改成表中的完成值。",
        "Mend the actual value from the evidence and let text refer to it with `=\"实际完成\"&cell` \
         (put the cells for the words). In Word, use Find (Ctrl+F) on the sentence that the finding \
         quotes and write the value of the table.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for difference in prose::differences(case, RULE.code) {
        findings.add(difference.plain(case, Words::new("完成值", "the actual value")));
    }
}
