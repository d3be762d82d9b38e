//! `docs/rules/`: one page per rule, and the index by family.

use std::fmt::Write;

use anyhow::Result;
use pjzp_core::rule::{FAMILIES, page};
use pjzp_core::rules::RULES;
use pjzp_core::text::Language;

use super::{Files, HEAD};

/// Adds the pages and the index.
pub(super) fn add(files: &mut Files) -> Result<()> {
    for rule in RULES {
        let (zh, en) = (page(rule, Language::Chinese), page(rule, Language::English));
        files.insert(format!("docs/rules/{}.md", rule.code), format!("{HEAD}{zh}\n---\n\n{en}"));
    }
    files.insert("docs/rules/README.md".into(), index()?);
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
