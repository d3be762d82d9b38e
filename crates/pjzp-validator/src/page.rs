//! The page of a rule, with an example of a form that is wrong and of one that is right.

use std::sync::OnceLock;

use pjzp_core::Verdict;
use pjzp_core::rule::{self, Rule};
use pjzp_core::text::{Language, Words};
use serde::{Deserialize, Serialize};

use crate::report::Said;

/// The examples of all rules, taken from the conformance kit.
const EXAMPLES: &str = include_str!("../generated/examples.json");

/// A wrong form and a right one, by which a rule is explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The rule.
    pub code: String,
    /// A form in which it finds something.
    pub wrong: Shown,
    /// A form in which it finds nothing.
    pub right: Shown,
}

/// A form by what distinguishes it, and what pjzp says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// What the form is, in a sentence.
    pub about: Said,
    /// The cells that matter, as filed.
    pub cells: Vec<Cell>,
    /// Whether the form is right.
    pub verdict: Verdict,
    /// The findings of the rule, as the program prints them.
    pub said: Said,
}

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The cell, in words.
    pub label: Said,
    /// What is filed there; empty where nothing is.
    pub filed: String,
}

/// The example of a rule, where the kit has one.
pub fn example(code: &str) -> Option<&'static Example> {
    static READ: OnceLock<Vec<Example>> = OnceLock::new();
    // INVARIANT (the examples can be read): they are generated, and a test reads them.
    let examples = READ.get_or_init(|| serde_json::from_str(EXAMPLES).unwrap_or_default());
    examples.iter().find(|example| example.code == code)
}

/// All there is to say about a rule, in Markdown: `docs/rules/` and `pjzp explain` are this text.
pub fn page(rule: &Rule, language: Language, example: Option<&Example>) -> String {
    let examples = example.map(|Example { wrong, right, .. }| {
        [(wrong, Words::new("错误示例", "A wrong form")), (right, Words::new("正确示例", "A right form"))]
            .map(|(shown, title)| format!("\n## {}\n\n{}", title.say(language), section(shown, language)))
            .concat()
    });
    format!("{}{}", rule::page(rule, language), examples.unwrap_or_default())
}

fn section(shown: &Shown, language: Language) -> String {
    let say = |zh, en| Words::new(zh, en).say(language);
    let Shown { about, cells, verdict, said } = shown;
    let verdict = match verdict {
        Verdict::Valid => say("通过。", "valid."),
        Verdict::Invalid => say("不通过。", "invalid."),
        Verdict::Undetermined => say("待定。", "undetermined."),
    };
    let said = match said.say(language).trim_end() {
        "" => format!(
            "{}{verdict}\n",
            say("没有这一问题；结论：", "Nothing is found by this rule; the verdict: ")
        ),
        said => {
            let found = say("程序的输出；结论：", "What the program says; the verdict: ");
            format!("{found}{verdict}\n\n```text\n{said}\n```\n")
        }
    };
    format!("{}\n\n{}{said}", about.say(language), table(cells, language))
}

/// The cells as a table, or nothing where there are none.
fn table(cells: &[Cell], language: Language) -> String {
    let say = |zh, en| Words::new(zh, en).say(language);
    if cells.is_empty() {
        return String::new();
    }
    let rows = cells.iter().map(|Cell { label, filed }| {
        let filed = if filed.is_empty() { say("（空）", "(blank)") } else { filed };
        let row = [label.say(language), filed].map(|cell| cell.replace('|', "\\|").replace('\n', " "));
        format!("| {} |\n", row.join(" | "))
    });
    format!(
        "{}{}\n",
        say("| 位置 | 填写 |\n|---|---|\n", "| cell | filed |\n|---|---|\n"),
        rows.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use pjzp_core::rules::RULES;

    #[test]
    fn the_examples_can_be_read_and_are_of_registered_rules() {
        let examples: Vec<Example> = serde_json::from_str(EXAMPLES).unwrap();
        assert!(!examples.is_empty());
        for Example { code, wrong, right } in &examples {
            assert!(RULES.iter().any(|rule| rule.code == code), "{code}");
            assert!(wrong.said.zh.contains(code.as_str()) && wrong.said.en.contains(code.as_str()), "{code}");
            assert_eq!(right.said, Said::new("", ""), "{code}");
        }
    }

    #[test]
    fn a_page_shows_the_wrong_form_with_the_output_and_the_right_one_without() {
        let cell = |filed: &str| Cell {
            label: Said::new("总分的总得分", "score of the total"),
            filed: filed.into(),
        };
        let example = Example {
            code: "PJ3014".into(),
            wrong: Shown {
                about: Said::new("总分多写一分", "a point too many"),
                cells: vec![cell("9|9")],
                verdict: Verdict::Invalid,
                said: Said::new("错误 PJ3014\n", "error PJ3014\n"),
            },
            right: Shown {
                about: Said::new("总分正确", "the sum"),
                cells: vec![cell("")],
                verdict: Verdict::Valid,
                said: Said::new("", ""),
            },
        };
        let page = page(pjzp_core::rules::find("PJ3014").unwrap(), Language::Chinese, Some(&example));
        let (_, shown) = page.split_once("## 错误示例\n").unwrap();
        assert_eq!(
            shown,
            "\n总分多写一分\n\n| 位置 | 填写 |\n|---|---|\n| 总分的总得分 | 9\\|9 |\n\n\
             程序的输出；结论：不通过。\n\n```text\n错误 PJ3014\n```\n\n\
             ## 正确示例\n\n总分正确\n\n| 位置 | 填写 |\n|---|---|\n| 总分的总得分 | （空） |\n\n\
             没有这一问题；结论：通过。\n"
        );
    }
}
