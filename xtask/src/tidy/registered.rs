//! Files and registers name the same rules and standards, and each says what it must.

use std::path::Path;

use anyhow::Result;
use pjzp_conformance::Kit;
use pjzp_core::Standard;
use pjzp_core::rule::{Basis, FAMILIES, Rule, Severity};

use super::Failure;
use crate::register::{RULES, STANDARDS, entries, rule_files};
use crate::tree;

/// Rule files that the register does not list, list entries without a file, names that differ
/// from their file's, and codes that are not strictly ascending codes of a family.
///
/// # Errors
/// What the file system says, with the path.
pub fn unregistered_rules(root: &Path) -> Result<Vec<Failure>> {
    let register = format!("{RULES}/mod.rs");
    let source = tree::read(root, &register)?;
    let listed: Vec<&str> = entries(&source, "pub const RULES")
        .into_iter()
        .map(|entry| entry.trim_start_matches('&').trim_end_matches(',').trim_end_matches("::RULE"))
        .collect();
    let files = rule_files(root)?;
    let mut failures = Vec::new();
    for file in &files {
        if !listed.contains(&file.stem.as_str()) {
            let repair = format!("add `&{}::RULE,` to RULES in {register}, in code order", file.stem);
            failures.push(Failure::new(&file.path, "the register does not list this rule", repair));
        }
        let wanted = file.name.replace('-', "_");
        if file.stem != wanted {
            let wrong = format!("the rule is named `{}`", file.name);
            failures.push(Failure::new(&file.path, wrong, format!("rename the file to {wanted}.rs")));
        }
        let digits = file.code.strip_prefix("PJ").filter(|digits| {
            digits.len() == 4
                && digits.chars().all(|digit| digit.is_ascii_digit())
                && !digits.starts_with('0')
        });
        if digits.is_none() {
            let wrong = format!("`{}` is no code", file.code);
            failures.push(Failure::new(&file.path, wrong, "write PJ, the family's digit and three digits"));
        }
    }
    let mut before: Option<&str> = None;
    for stem in &listed {
        let Some(file) = files.iter().find(|file| file.stem == *stem) else {
            let wrong = format!("the register lists `{stem}`, which no file declares");
            failures.push(Failure::new(&register, wrong, format!("remove it or write {RULES}/{stem}.rs")));
            continue;
        };
        if before.is_some_and(|before| before >= file.code.as_str()) {
            let wrong = format!("{} does not come after {}", file.code, before.unwrap_or_default());
            let repair = "list the rules in code order; a code that stands twice needs another number";
            failures.push(Failure::new(&register, wrong, repair));
        }
        before = Some(&file.code);
    }
    Ok(failures)
}

/// Rules whose texts are empty in a language, that belong to no family, or that call their own
/// idea of plausibility an error.
pub fn rule_texts(rules: &[&Rule]) -> Vec<Failure> {
    let mut failures = Vec::new();
    for rule in rules {
        let file = format!("{RULES}/{}.rs", rule.name.replace('-', "_"));
        let texts = [
            ("summary", rule.summary),
            ("explanation", rule.explanation),
            ("remedy", rule.remedy),
            ("office", rule.office),
        ];
        for (field, words) in texts {
            for (language, text) in [("Chinese", words.zh), ("English", words.en)] {
                if text.trim().is_empty() {
                    failures.push(Failure::new(
                        &file,
                        format!("`{field}` is empty in {language}"),
                        "write it",
                    ));
                }
            }
        }
        if !FAMILIES.iter().any(|(family, _)| *family == rule.family()) {
            failures.push(Failure::new(
                &file,
                format!("{} is of no family", rule.code),
                "use a digit 1 to 9",
            ));
        }
        if rule.basis == Basis::Pjzp && rule.severity == Severity::Error {
            let repair = "name the document it rests on, or make it a warning";
            failures.push(Failure::new(&file, "a rule of pjzp's own is an error", repair));
        }
    }
    failures
}

/// Rules that the conformance kit does not hold from both sides: each of families 1 to 7 has a good
/// case, a bad one, and both sides of its edge; and files of cases that no rule has.
///
/// # Errors
/// When the kit cannot be read.
pub fn rules_without_cases(root: &Path) -> Result<Vec<Failure>> {
    let kit = Kit::read(&root.join("fixtures/conformance"))?;
    let mut failures = Vec::new();
    for rule in pjzp_core::rules::RULES.iter().filter(|rule| rule.family() <= LAST_OF_ONE_FORM) {
        let file = format!("fixtures/conformance/rules/{}.json", rule.code);
        for gap in kit.gaps(rule.code) {
            failures.push(Failure::new(&file, format!("{} is missing", gap.words()), "add it"));
        }
    }
    for path in tree::files(root, "fixtures/conformance/rules")? {
        let code = path.rsplit('/').next().and_then(|name| name.strip_suffix(".json")).unwrap_or_default();
        if pjzp_core::rules::find(code).is_none() {
            failures.push(Failure::new(
                &path,
                "no rule has this code",
                "remove the file, or name it by its rule",
            ));
        } else if kit.entries().iter().any(|entry| path.ends_with(&entry.path) && entry.about != code) {
            failures.push(Failure::new(
                &path,
                "it is about another rule",
                format!("write `\"about\": \"{code}\"`"),
            ));
        }
    }
    Ok(failures)
}

/// The last family whose rules look at one form; those after it look at files and at many forms.
const LAST_OF_ONE_FORM: u8 = 7;

/// Standard files that the register does not list, and list entries whose id is not their file's.
///
/// # Errors
/// What the file system says, with the path.
pub fn unregistered_standards(root: &Path) -> Result<Vec<Failure>> {
    let register = format!("{STANDARDS}/mod.rs");
    let source = tree::read(root, &register)?;
    let listed = entries(&source, "pub const BUILT_IN");
    let mut failures = Vec::new();
    let mut stems = Vec::new();
    for path in tree::files(root, STANDARDS)? {
        if !tree::read(root, &path)?.contains("pub(super) fn standard() -> Standard") {
            continue;
        }
        let stem = path.trim_start_matches(STANDARDS).trim_matches('/').trim_end_matches(".rs").to_owned();
        let entry = format!("(\"{}\", {stem}::standard),", stem.replace('_', "-"));
        if !listed.contains(&entry.as_str()) {
            let repair = format!("add `{entry}` to BUILT_IN in {register}");
            failures.push(Failure::new(
                &path,
                "the register does not list this standard by its name",
                repair,
            ));
        }
        stems.push(entry);
    }
    for entry in listed.iter().filter(|entry| !stems.iter().any(|own| own == *entry)) {
        let wrong = format!("the register lists `{entry}`, which no file of that name declares");
        failures.push(Failure::new(&register, wrong, "give id, module and file the same name"));
    }
    Ok(failures)
}

/// Standards without a title, an issuer or a document, and those that cannot judge.
pub fn standard_texts(standards: impl IntoIterator<Item = Standard>) -> Vec<Failure> {
    let mut failures = Vec::new();
    for standard in standards {
        let file = format!("{STANDARDS}/{}.rs", standard.id.replace('-', "_"));
        for (field, text) in [("title", &standard.title), ("issuer", &standard.issuer)] {
            if text.trim().is_empty() {
                failures.push(Failure::new(&file, format!("`{field}` is empty"), "write it"));
            }
        }
        let cited =
            |citation: &pjzp_core::standard::Citation| citation.number.is_some() || citation.title.is_some();
        if standard.basis.is_empty() || !standard.basis.iter().all(cited) {
            let repair = "cite its number, its title, or both";
            failures.push(Failure::new(&file, "it rests on a document that is not named", repair));
        }
        for defect in standard.defects() {
            failures.push(Failure::new(&file, format!("{}: {}", defect.field, defect.message.en), "mend it"));
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use pjzp_core::rules::find;
    use pjzp_core::text::Words;

    use super::*;

    /// What is said of a tree in which the rule files and the register are these.
    #[track_caller]
    fn said(files: &[(&str, &str, &str)], listed: &[&str]) -> Vec<String> {
        let tree = tempfile::tempdir().unwrap();
        for (stem, code, name) in files {
            let text =
                format!("static RULE: Rule = Rule {{\n    code: \"{code}\",\n    name: \"{name}\",\n}};\n");
            tree::write(tree.path(), &format!("{RULES}/{stem}.rs"), &text).unwrap();
        }
        let list: Vec<String> = listed.iter().map(|stem| format!("    &{stem}::RULE,\n")).collect();
        let register = format!("pub const RULES: &[&Rule] = &[\n{}];\n", list.concat());
        tree::write(tree.path(), &format!("{RULES}/mod.rs"), &register).unwrap();
        unregistered_rules(tree.path()).unwrap().into_iter().map(|failure| failure.wrong).collect()
    }

    const A: (&str, &str, &str) = ("a_rule", "PJ1001", "a-rule");
    const B: (&str, &str, &str) = ("b_rule", "PJ1002", "b-rule");

    #[test]
    fn files_and_register_name_the_same_rules_in_code_order() {
        assert_eq!(said(&[A, B], &["a_rule", "b_rule"]), Vec::<String>::new());
        assert_eq!(said(&[A, B], &["a_rule"]), ["the register does not list this rule"]);
        assert_eq!(
            said(&[A], &["a_rule", "b_rule"]),
            ["the register lists `b_rule`, which no file declares"]
        );
        assert_eq!(said(&[A, B], &["b_rule", "a_rule"]), ["PJ1001 does not come after PJ1002"]);
        let twin = ("b_rule", "PJ1001", "b-rule");
        assert_eq!(said(&[A, twin], &["a_rule", "b_rule"]), ["PJ1001 does not come after PJ1001"]);
        let misnamed = ("b_rule", "PJ1002", "c-rule");
        assert_eq!(said(&[A, misnamed], &["a_rule", "b_rule"]), ["the rule is named `c-rule`"]);
        for code in ["PJ0001", "PJ101", "XX1001", "PJ1O02"] {
            assert_eq!(said(&[("a_rule", code, "a-rule")], &["a_rule"]), [format!("`{code}` is no code")]);
        }
    }

    #[test]
    fn a_rule_says_everything_in_both_languages_and_is_no_error_of_its_own_making() {
        let rule = *find("PJ3013").unwrap();
        let said = |rule: Rule| {
            rule_texts(&[&rule]).into_iter().map(|failure| failure.wrong).collect::<Vec<String>>()
        };
        assert_eq!(said(rule), Vec::<String>::new());
        assert_eq!(said(Rule { summary: Words::new("", "x"), ..rule }), ["`summary` is empty in Chinese"]);
        assert_eq!(said(Rule { remedy: Words::new("x", " "), ..rule }), ["`remedy` is empty in English"]);
        assert_eq!(said(Rule { office: Words::new(" ", "x"), ..rule }), ["`office` is empty in Chinese"]);
        assert_eq!(said(Rule { basis: Basis::Pjzp, ..rule }), ["a rule of pjzp's own is an error"]);
        assert_eq!(said(Rule { code: "PJ0013", ..rule }), ["PJ0013 is of no family"]);
    }

    #[test]
    fn a_standard_is_listed_by_its_name_and_cites_what_it_rests_on() {
        let tree = tempfile::tempdir().unwrap();
        let source = "pub(super) fn standard() -> Standard {\n";
        tree::write(tree.path(), &format!("{STANDARDS}/hubei_2020.rs"), source).unwrap();
        let register = |list: &str| {
            let text = format!("pub const BUILT_IN: &[(&str, Constructor)] = &[\n{list}];\n");
            tree::write(tree.path(), &format!("{STANDARDS}/mod.rs"), &text).unwrap();
            unregistered_standards(tree.path()).unwrap().len()
        };
        assert_eq!(register("    (\"hubei-2020\", hubei_2020::standard),\n"), 0);
        assert_eq!(register(""), 1);
        assert_eq!(register("    (\"hubei\", hubei_2020::standard),\n"), 2);

        let sound = pjzp_core::standards::find("hubei-2020").unwrap();
        assert_eq!(standard_texts([sound.clone()]), []);
        assert_eq!(standard_texts([Standard { issuer: String::new(), ..sound.clone() }]).len(), 1);
        assert_eq!(standard_texts([Standard { basis: Vec::new(), ..sound.clone() }]).len(), 1);
        assert_eq!(standard_texts([Standard { grades: Vec::new(), ..sound }]).len(), 1);
    }

    #[test]
    fn a_rule_is_in_the_kit_from_both_sides() {
        let tree = tempfile::tempdir().unwrap();
        for part in ["bases", "rules", "scoring"] {
            std::fs::create_dir_all(tree.path().join("fixtures/conformance").join(part)).unwrap();
        }
        let rules = "fixtures/conformance/rules";
        crate::tree::write(tree.path(), &format!("{rules}/PJ0000.json"), r#"{ "about": "x", "cases": [] }"#)
            .unwrap();
        let failures = rules_without_cases(tree.path()).unwrap();
        let said = |file: &str| -> Vec<&str> {
            let path = format!("{rules}/{file}");
            failures.iter().filter(|failure| failure.file == path).map(|failure| &*failure.wrong).collect()
        };
        assert_eq!(
            said("PJ3013.json"),
            [
                "a good case is missing",
                "a bad case is missing",
                "a boundary case on which it fires is missing",
                "a boundary case on which it is silent is missing",
            ]
        );
        assert_eq!((said("PJ0000.json"), said("PJ8001.json")), (vec!["no rule has this code"], vec![]));
    }
}
