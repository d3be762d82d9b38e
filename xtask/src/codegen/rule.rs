//! `docs/rules/`: one page per rule, and the index by family.

use std::fmt::Write;

use anyhow::Result;
use pjzp_core::rule::FAMILIES;
use pjzp_core::rules::RULES;
use pjzp_core::text::Language;

use pjzp_validator::page::page;

use super::example::examples;
use super::{Files, HEAD};

/// Adds the pages, the index, and the examples that the program explains rules by.
pub(super) fn add(files: &mut Files) -> Result<()> {
    let examples = examples(&crate::root())?;
    for rule in RULES {
        let example = examples.iter().find(|example| example.code == rule.code);
        let (zh, en) = (page(rule, Language::Chinese, example), page(rule, Language::English, example));
        files.insert(format!("docs/rules/{}.md", rule.code), format!("{HEAD}{zh}\n---\n\n{en}"));
    }
    files.insert("docs/rules/README.md".into(), index()?);
    let examples = format!("{}\n", serde_json::to_string_pretty(&examples)?);
    files.insert("crates/pjzp-validator/generated/examples.json".into(), examples);
    Ok(())
}

fn index() -> Result<String> {
    let mut text = format!("{HEAD}# 规则一览 · Rules\n\n");
    writeln!(text, "共 {} 条规则，编号 `PJ` 加四位数字，首位为类别，编号永不重用。", RULES.len())?;
    writeln!(text, "在命令行中查看一条规则：`pjzp explain PJ3013`。\n")?;
    writeln!(
        text,
        "{} rules; a code is `PJ` and four digits, the first of which is the family, and is never reused.",
        RULES.len()
    )?;
    for (number, family) in FAMILIES {
        let mut rules = RULES.iter().filter(|rule| rule.family() == number).peekable();
        if rules.peek().is_none() {
            continue;
        }
        write!(text, "\n## {number} {} · {}\n\n", family.zh, family.en)?;
        text.push_str("| 编号 Code | 名称 Name | 级别 Severity | 说明 | Summary |\n|---|---|---|---|---|\n");
        for rule in rules {
            let (severity, summary) = (rule.severity.words(), rule.summary);
            writeln!(
                text,
                "| [{code}]({code}.md) | `{}` | {} {} | {} | {} |",
                rule.name,
                severity.zh,
                severity.en,
                cell(summary.zh),
                cell(summary.en),
                code = rule.code,
            )?;
        }
    }
    Ok(text)
}

/// A text as it stands in a cell of a table.
pub(super) fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
