use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6003",
    name: "stated-grade-differs",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("文中的等级与表中不一致", "the grade in the text is not the form's"),
    explanation: Words::new(
        "同一份自评只有一个等级。正文与表写了两个等级，复核的人不知道以哪个为准。",
        "One self-evaluation has one grade. With two of them, nobody can tell which is meant.",
    ),
    remedy: Words::new(
        "按总分对照等级标准定出等级，两处写成一样。",
        "Take the grade that the total earns, and write it in both places.",
    ),
    office: Words::new(
        "等级格由总分用 `IF` 公式得出，文字写成 `=\"评价等级为\"&等级格`（以单元格代入）。\
         Word 中查找（Ctrl+F）「优」「良」「等级」，正文和表改成同一个等级。",
        "Let the grade come from the total by an `IF` formula and the text be \
         `=\"评价等级为\"&grade` (put the cells for the words). In Word, use Find (Ctrl+F) on 优, 良 \
         and 等级 and write one grade in text and table.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for difference in prose::differences(case, RULE.code) {
        findings.add(difference.plain(case, Words::new("评价等级", "the grade")));
    }
}
