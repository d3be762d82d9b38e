//! The registers as they stand in the sources: which files there are and which are listed.

use std::path::Path;

use anyhow::{Context, Result};

use crate::tree;

/// The folder of the rules.
pub const RULES: &str = "crates/pjzp-core/src/rules";

/// The folder of the built-in standards.
pub const STANDARDS: &str = "crates/pjzp-core/src/standards";

/// A file that declares a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFile {
    /// Its path from the root.
    pub path: String,
    /// Its name without `.rs`: `subtotal_not_sum`.
    pub stem: String,
    /// The code it declares.
    pub code: String,
    /// The name it declares.
    pub name: String,
}

/// The files that declare rules. A file in the folder that declares none serves the others.
///
/// # Errors
/// What the file system says, with the path.
pub fn rule_files(root: &Path) -> Result<Vec<RuleFile>> {
    let mut found = Vec::new();
    for path in tree::files(root, RULES)? {
        let Some(stem) = path.strip_prefix(RULES).and_then(|rest| rest.trim_matches('/').strip_suffix(".rs"))
        else {
            continue;
        };
        let text = tree::read(root, &path)?;
        if !text.contains("static RULE: Rule") {
            continue;
        }
        let declared = |field: &str| {
            declared(&text, field).with_context(|| format!("{path} declares a rule without `{field}`"))
        };
        let (code, name) = (declared("code")?, declared("name")?);
        found.push(RuleFile { stem: stem.to_owned(), code, name, path: path.clone() });
    }
    Ok(found)
}

/// The text that `field: "…"` gives in a declaration.
fn declared(text: &str, field: &str) -> Option<String> {
    let (_, rest) = text.split_once("static RULE: Rule")?;
    let (_, rest) = rest.split_once(&format!("{field}: \""))?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

/// The lines of a list in a source: those between the line that begins with `opening` and `];`.
pub fn entries<'a>(source: &'a str, opening: &str) -> Vec<&'a str> {
    let lines = source.lines().skip_while(|line| !line.starts_with(opening)).skip(1);
    lines.take_while(|line| *line != "];").map(str::trim).filter(|line| !line.starts_with("//")).collect()
}

/// `mod_source` with `mod stem;` at its place in the alphabet.
pub(crate) fn with_module(mod_source: &str, stem: &str) -> Result<String> {
    let modules: Vec<&str> = mod_source.lines().filter(|line| module_of(line).is_some()).collect();
    let next = modules.iter().find(|line| module_of(line).is_some_and(|name| name > stem));
    let own = format!("mod {stem};");
    match (next, modules.last()) {
        (Some(next), _) => inserted(mod_source, next, &own, Side::Before),
        (None, Some(last)) => inserted(mod_source, last, &own, Side::After),
        (None, None) => None,
    }
    .context("the register has no list of modules")
}

/// The module that a line declares, where it declares a private one.
pub(crate) fn module_of(line: &str) -> Option<&str> {
    line.strip_prefix("mod ")?.strip_suffix(';')
}

/// On which side of a line another is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Above it.
    Before,
    /// Below it.
    After,
}

/// `source` with a line more, beside the first line that reads `anchor`.
pub(crate) fn inserted(source: &str, anchor: &str, own: &str, side: Side) -> Option<String> {
    let mut lines: Vec<&str> = source.lines().collect();
    let place = lines.iter().position(|line| *line == anchor)?;
    lines.insert(if side == Side::Before { place } else { place + 1 }, own);
    Some(lines.join("\n") + "\n")
}

/// Whether a name is made of words of small letters and digits joined by hyphens.
pub(crate) fn is_hyphenated(name: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|each| each.is_ascii_lowercase() || each.is_ascii_digit())
    };
    name.split('-').all(is_word) && name.starts_with(|first: char| first.is_ascii_lowercase())
}
