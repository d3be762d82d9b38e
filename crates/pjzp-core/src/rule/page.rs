//! The page of a rule: `docs/rules/PJxxxx.md` and `pjzp explain PJxxxx` are this text.

use alloc::format;
use alloc::string::String;

use super::{Basis, Rule};
use crate::text::{Language, Text, Words};

/// The families of rules (规则类别), by the first digit of their codes.
pub const FAMILIES: [(u8, Words); 9] = [
    (1, Words::new("表式与用语", "form and vocabulary")),
    (2, Words::new("分值", "weights")),
    (3, Words::new("得分、小计、总分与等级", "scores, subtotals, totals and grades")),
    (4, Words::new("资金与预算执行", "money and execution")),
    (5, Words::new("各栏之间是否合理", "plausibility across fields")),
    (6, Words::new("文字与表格是否一致", "prose against table")),
    (7, Words::new("代码与标识", "codes and identifiers")),
    (8, Words::new("读取文件", "reading the file")),
    (9, Words::new("各份自评表之间", "across submissions")),
];

impl Basis {
    /// In words.
    pub fn words(self) -> Text {
        match self {
            Self::Standard => {
                Words::new("所用评价标准依据的文件", "the documents of the standard in use").into()
            }
            Self::Document { number, title } => {
                Text::new(format!("{number}《{title}》"), format!("{number}《{title}》"))
            }
            Self::Arithmetic => {
                Words::new("表内各数之间的运算关系", "arithmetic: the figures of one form must agree").into()
            }
            Self::Pjzp => Words::new(
                "pjzp 的合理性检查，没有文件规定",
                "a plausibility check of pjzp's own, laid down by no document",
            )
            .into(),
            Self::Reading => {
                Words::new("无法读入的内容不能校验", "what cannot be read cannot be checked").into()
            }
        }
    }
}

/// All there is to say about a rule, in Markdown, one sentence to a line.
pub fn page(rule: &Rule, language: Language) -> String {
    let say = |zh: &'static str, en: &'static str| Words::new(zh, en).say(language);
    let family = FAMILIES.iter().find(|(number, _)| *number == rule.family());
    let family =
        family.map_or_else(String::new, |(number, words)| format!("{number} {}", words.say(language)));
    let facts = [
        (say("名称", "Name"), format!("`{}`", rule.name)),
        (say("级别", "Severity"), rule.severity.words().say(language).into()),
        (say("类别", "Family"), family),
        (say("依据", "Basis"), rule.basis.words().say(language).into()),
        (say("始于版本", "Since"), rule.since.into()),
    ];
    let facts = facts.map(|(label, value)| format!("- {label}{}{value}", say("：", ": "))).join("\n");
    format!(
        "# {} {}\n\n{facts}\n\n## {}\n\n{}\n\n## {}\n\n{}\n\n## {}\n\n{}\n",
        rule.code,
        rule.summary.say(language),
        say("为什么", "Why"),
        lines(rule.explanation.say(language)),
        say("怎么改", "What to do"),
        lines(rule.remedy.say(language)),
        say("在 Excel、WPS 或 Word 中", "In Excel, WPS or Word"),
        lines(rule.office.say(language)),
    )
}

/// A text with a line break after every sentence.
fn lines(text: &str) -> String {
    text.replace("。", "。\n").replace(". ", ".\n").trim_end().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RULES, find};

    #[test]
    fn a_page_says_all_that_is_declared() {
        let page = page(find("PJ3013").unwrap(), Language::Chinese);
        assert_eq!(
            page,
            "# PJ3013 小计得分不等于其下各指标得分之和\n\n\
             - 名称：`subtotal-not-sum`\n\
             - 级别：错误\n\
             - 类别：3 得分、小计、总分与等级\n\
             - 依据：表内各数之间的运算关系\n\
             - 始于版本：0.1.0\n\n\
             ## 为什么\n\n\
             一级或二级指标写明的得分，应当等于它下面各三级指标得分之和。\n\
             常见的错误是把分值当作得分抄了上去。\n\n\
             ## 怎么改\n\n\
             核对各指标得分后，把小计改为它们的和；在 Excel 中用 SUM 公式。\n\n\
             ## 在 Excel、WPS 或 Word 中\n\n\
             在小计的得分格写 `=SUM(其下各指标得分)`，选的是得分列，不是分值列。\n\
             Word 中用表格「布局」（WPS 为「表格工具」）—「公式」写得分列的 `=SUM(G5:G8)` 一类的范围，改数后选中按 F9。\n"
        );
    }

    #[test]
    fn every_rule_has_a_page_in_both_languages_and_a_family() {
        for rule in RULES {
            for language in [Language::Chinese, Language::English] {
                let page = page(rule, language);
                assert!(page.contains(rule.code) && page.contains(rule.summary.say(language)), "{page}");
                assert!(page.contains(FAMILIES[usize::from(rule.family()) - 1].1.say(language)), "{page}");
            }
        }
    }
}
