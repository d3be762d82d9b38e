use std::fs;

use pjzp_core::rules::RULES;
use pjzp_core::standards::BUILT_IN;

use super::{Fault, OWNED, check, faults, files, write};

#[test]
fn every_rule_and_every_standard_has_its_files() {
    let files = files().unwrap();
    for rule in RULES {
        let page = &files[&format!("docs/rules/{}.md", rule.code)];
        assert!(page.contains(rule.summary.zh) && page.contains(rule.summary.en), "{page}");
        // Rules about files and about many submissions have no case of one submission.
        let has_examples = rule.family() <= 7;
        for title in ["## 错误示例", "## 正确示例", "## A wrong form", "## A right form"] {
            assert_eq!(page.contains(title), has_examples, "{}: {title}", rule.code);
        }
        assert!(files["docs/rules/README.md"].contains(rule.name));
        assert!(files["schemas/rules.json"].contains(rule.name));
    }
    for (id, standard) in BUILT_IN {
        let page = &files[&format!("docs/standards/{id}.md")];
        assert!(page.contains(&standard().title), "{page}");
        let json = &files[&format!("schemas/standards/{id}.json")];
        assert_eq!(pjzp_schema::read_standard(json.as_bytes()).unwrap(), standard());
    }
    for (path, text) in &files {
        assert!(OWNED.iter().any(|folder| path.starts_with(&format!("{folder}/"))), "{path}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
        let is_page = path.starts_with("docs/");
        assert_eq!(is_page, text.contains("`cargo xtask codegen`"), "{path}");
    }
}

#[test]
fn stale_missing_and_left_over_files_are_named_and_repaired() {
    let tree = tempfile::tempdir().unwrap();
    let root = tree.path();
    write(root).unwrap();
    assert_eq!(faults(root, &files().unwrap()).unwrap(), []);
    check(root).unwrap();

    fs::write(root.join("schemas/rules.json"), "{}").unwrap();
    fs::remove_file(root.join("docs/rules/PJ3013.md")).unwrap();
    fs::write(root.join("docs/standards/gone.md"), "x").unwrap();
    let expected = [
        ("docs/rules/PJ3013.md".to_owned(), Fault::Missing),
        ("docs/standards/gone.md".to_owned(), Fault::LeftOver),
        ("schemas/rules.json".to_owned(), Fault::Stale),
    ];
    assert_eq!(faults(root, &files().unwrap()).unwrap(), expected);
    let said = check(root).unwrap_err().to_string();
    assert!(said.contains("missing: docs/rules/PJ3013.md"), "{said}");
    assert!(said.contains("left over: docs/standards/gone.md"), "{said}");
    assert!(said.ends_with("stale: schemas/rules.json\nrepair with: cargo xtask codegen"), "{said}");

    write(root).unwrap();
    check(root).unwrap();
    assert!(!root.join("docs/standards/gone.md").exists());
}
