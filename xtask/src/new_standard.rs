//! Begins a standard: the national one under another name, unconfirmed until it is cited.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::register::{STANDARDS, Side, inserted, is_hyphenated, with_module};
use crate::tree;

/// Writes the file of the standard and its place in the register; says what is left to do.
///
/// # Errors
/// When the id is no id of a standard or taken; what the file system says.
pub fn run(root: &Path, id: &str) -> Result<String> {
    ensure!(is_hyphenated(id), "`{id}` is no id of a standard: words of small letters joined by hyphens");
    let stem = id.replace('-', "_");
    let path = format!("{STANDARDS}/{stem}.rs");
    ensure!(!root.join(&path).exists(), "{path} is already there");

    let register = format!("{STANDARDS}/mod.rs");
    let source = with_module(&tree::read(root, &register)?, &stem)?;
    let source = registered(&source, id, &stem)
        .with_context(|| format!("{register} has no `pub const BUILT_IN` list to add to"))?;
    tree::write(root, &path, &declaration(id))?;
    tree::write(root, &register, &source)?;
    Ok(format!(
        "{id}\n\
         \x20 wrote {path}\n\
         \x20 listed it in {register}\n\
         left to do:\n\
         \x20 1. {path}: title, issuer, regions, first year, the document it rests on, and what it\n\
         \x20    lays down otherwise than mof-2020; confidence is what was read, not what is believed\n\
         \x20 2. {STANDARDS}/tests.rs: its years, and a worked example from a published form\n\
         \x20 3. cargo xtask codegen\n\
         \x20 4. cargo xtask ci\n"
    ))
}

/// The register with the standard at its end.
fn registered(source: &str, id: &str, stem: &str) -> Option<String> {
    let (_, list) = source.split_once("pub const BUILT_IN")?;
    let (list, _) = list.split_once("\n];")?;
    inserted(source, list.lines().last()?, &format!("    (\"{id}\", {stem}::standard),"), Side::After)
}

/// A standard without a title or an issuer. `cargo xtask tidy` refuses it until it has them.
fn declaration(id: &str) -> String {
    format!(
        r#"//! `{id}`: what it lays down otherwise than the national standard.

use alloc::vec;

use super::{{citation, mof_2020, year}};
use crate::standard::{{Confidence, Standard}};

/// `{id}`.
pub(super) fn standard() -> Standard {{
    Standard {{
        id: "{id}".into(),
        title: "".into(),
        issuer: "".into(),
        regions: vec![],
        effective_from: year(2020),
        basis: vec![citation("", ""), mof_2020::basis()],
        confidence: Confidence::Unconfirmed,
        remark: None,
        ..mof_2020::standard()
    }}
}}
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::entries;
    use crate::{root, tidy};

    #[test]
    fn a_standard_begins_with_a_file_and_a_place_in_the_register() {
        let copy = tempfile::tempdir().unwrap();
        for path in tree::files(&root(), STANDARDS).unwrap() {
            tree::write(copy.path(), &path, &tree::read(&root(), &path).unwrap()).unwrap();
        }
        let said = run(copy.path(), "anhui-2022").unwrap();
        assert!(
            said.starts_with("anhui-2022\n  wrote crates/pjzp-core/src/standards/anhui_2022.rs"),
            "{said}"
        );
        let register = tree::read(copy.path(), &format!("{STANDARDS}/mod.rs")).unwrap();
        let listed = entries(&register, "pub const BUILT_IN");
        assert_eq!(listed.last(), Some(&"(\"anhui-2022\", anhui_2022::standard),"));
        assert!(register.contains("mod anhui_2022;\nmod choice;"), "{register}");
        assert_eq!(tidy::unregistered_standards(copy.path()).unwrap(), []);
        for (id, because) in [("anhui-2022", "is already there"), ("Anhui", "is no id"), ("", "is no id")] {
            let said = run(copy.path(), id).unwrap_err().to_string();
            assert!(said.contains(because), "{said}");
        }
    }
}
