//! Begins a rule: what can be written without knowing what it checks.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use pjzp_core::rule::FAMILIES;

use crate::register::{RULES, RuleFile, Side, inserted, is_hyphenated, rule_files, with_module};
use crate::tree;

/// Writes the file of the rule and its place in the register; says what is left to do.
///
/// # Errors
/// When the name is no name of a rule or taken, when the family is none, or is full; what the
/// file system says.
pub fn run(root: &Path, name: &str, family: u8) -> Result<String> {
    ensure!(is_hyphenated(name), "`{name}` is no name of a rule: words of small letters joined by hyphens");
    let title = FAMILIES.iter().find(|(number, _)| *number == family).map(|(_, words)| words.en);
    let title = title.with_context(|| format!("{family} is no family: they are 1 to {}", FAMILIES.len()))?;
    let stem = name.replace('-', "_");
    let path = format!("{RULES}/{stem}.rs");
    let rules = rule_files(root)?;
    ensure!(!root.join(&path).exists(), "{path} is already there");
    ensure!(rules.iter().all(|rule| rule.name != name), "the name `{name}` is taken");
    let code = next_code(&rules, family)?;

    let register = format!("{RULES}/mod.rs");
    let source = with_module(&tree::read(root, &register)?, &stem)?;
    let source = registered(&source, &rules, &stem, &code)
        .with_context(|| format!("{register} has no `pub const RULES` list to add to"))?;
    tree::write(root, &path, &declaration(&code, name))?;
    tree::write(root, &register, &source)?;

    Ok(format!(
        "{code} {name} (family {family}, {title})\n\
         \x20 wrote {path}\n\
         \x20 listed it in {register}\n\
         left to do:\n\
         \x20 1. {path}: severity, basis, the four texts in both languages, the check\n\
         \x20 2. crates/pjzp-core/tests/: a good, a bad and a boundary case\n\
         \x20 3. cargo xtask codegen\n\
         \x20 4. cargo xtask ci\n"
    ))
}

/// One above the highest code of the family, so that a gap left by a retired rule stays a gap.
fn next_code(rules: &[RuleFile], family: u8) -> Result<String> {
    let prefix = format!("PJ{family}");
    let used = rules.iter().filter_map(|rule| rule.code.strip_prefix(&prefix)?.parse::<u16>().ok());
    let next = used.max().unwrap_or(0) + 1;
    ensure!(next <= 999, "family {family} has no code left");
    Ok(format!("{prefix}{next:03}"))
}

/// The register with the rule after those of smaller code.
fn registered(source: &str, rules: &[RuleFile], stem: &str, code: &str) -> Option<String> {
    let own = format!("    &{stem}::RULE,");
    let before = rules.iter().filter(|rule| rule.code.as_str() < code).max_by(|a, b| a.code.cmp(&b.code));
    if let Some(before) = before {
        return inserted(source, &format!("    &{}::RULE,", before.stem), &own, Side::After);
    }
    let opening = source.lines().find(|line| line.starts_with("pub const RULES"))?;
    inserted(source, opening, &own, Side::After)
}

/// A rule without texts. `cargo xtask tidy` refuses it until it has them.
fn declaration(code: &str, name: &str) -> String {
    let since = env!("CARGO_PKG_VERSION");
    format!(
        r#"use crate::rule::{{Basis, Case, Findings, Rule, Severity}};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {{
    code: "{code}",
    name: "{name}",
    severity: Severity::Warning,
    since: "{since}",
    basis: Basis::Pjzp,
    summary: Words::new("", ""),
    explanation: Words::new("", ""),
    remedy: Words::new("", ""),
    office: Words::new("", ""),
    check,
}};

fn check(_case: &Case<'_>, _findings: &mut Findings) {{}}
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{register, root, tidy};

    /// A tree with the rules of this repository and nothing else.
    fn copy() -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        for path in tree::files(&root(), RULES).unwrap() {
            tree::write(copy.path(), &path, &tree::read(&root(), &path).unwrap()).unwrap();
        }
        copy
    }

    #[test]
    fn a_rule_begins_with_the_next_code_of_its_family_and_stands_in_the_register() {
        let copy = copy();
        let codes = |family: char| {
            let rules = rule_files(copy.path()).unwrap();
            rules.iter().filter(|rule| rule.code.chars().nth(2) == Some(family)).count()
        };
        for (name, family) in [("aaa-first", 3_u8), ("zzz-last", 3), ("mmm-odd", 6), ("kkk-early", 1)] {
            let digit = char::from(b'0' + family);
            let before = codes(digit);
            let said = run(copy.path(), name, family).unwrap();
            assert!(said.starts_with(&format!("PJ{family}{:03} {name}", before + 1)), "{said}");
            assert_eq!(codes(digit), before + 1);
        }
        let source = tree::read(copy.path(), &format!("{RULES}/mod.rs")).unwrap();
        let modules: Vec<&str> = source.lines().filter_map(register::module_of).collect();
        assert!(modules.is_sorted() && modules.contains(&"mmm_odd"), "{modules:?}");
        assert_eq!(tidy::unregistered_rules(copy.path()).unwrap(), []);
    }

    #[test]
    fn a_new_rule_has_every_field_of_an_old_one() {
        let fields = |source: &str| -> Vec<String> {
            let declared = source.lines().skip_while(|line| !line.contains("static RULE")).skip(1);
            let own = declared.take_while(|line| *line != "};").filter_map(|line| line.strip_prefix("    "));
            own.filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
                .filter_map(|line| line.split([':', ',']).next().map(str::to_owned))
                .collect()
        };
        let old = fields(&tree::read(&root(), &format!("{RULES}/subtotal_not_sum.rs")).unwrap());
        assert!(old.contains(&"office".to_owned()), "{old:?}");
        assert_eq!(fields(&declaration("PJ3999", "score-odd")), old);
    }

    #[test]
    fn what_is_no_new_rule_is_refused_and_nothing_is_written() {
        let copy = copy();
        let before = tree::read(copy.path(), &format!("{RULES}/mod.rs")).unwrap();
        for (name, family, because) in [
            ("Score_Odd", 3, "is no name of a rule"),
            ("score--odd", 3, "is no name of a rule"),
            ("score-negative", 3, "is already there"),
            ("score-odd", 0, "0 is no family"),
            ("score-odd", 10, "10 is no family"),
        ] {
            let said = run(copy.path(), name, family).unwrap_err().to_string();
            assert!(said.contains(because), "{said}");
        }
        assert_eq!(tree::read(copy.path(), &format!("{RULES}/mod.rs")).unwrap(), before);
    }
}
