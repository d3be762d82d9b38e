use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6005",
    name: "stated-executed-differs",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("文中的支出数与表中不一致", "the amount spent in the text is not the form's"),
    explanation: Words::new(
        "正文写明的实际支出，应当等于资金表中的全年执行数，元与万元之间按实际金额比较。四舍五入少写几位的不算。",
        "The spending that the text states must be the executed amount of the funds table, compared as amounts whatever their units. A figure that is merely rounded is not meant.",
    ),
    remedy: Words::new(
        "对照决算或支付系统的数，两处写成同一个金额。",
        "Look at the accounts, and write the same amount in both places.",
    ),
    office: Words::new(
        "文字写成 `=\"支出\"&TEXT(执行数,\"0.00\")&\"万元\"`（以单元格代入），引用资金表的格。\
         Word 中查找（Ctrl+F）发现里所引的金额，按资金表的全年执行数改正，并核对元与万元。",
        "Write the text as `=\"支出\"&TEXT(executed,\"0.00\")&\"万元\"` (put the cells for the \
         words) from the funds table. In Word, use Find (Ctrl+F) on the amount that the finding \
         quotes, take the executed amount of the table, and check 元 against 万元.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for difference in prose::differences(case, RULE.code) {
        findings.add(difference.plain(case, Words::new("实际支出", "spending")));
    }
}
