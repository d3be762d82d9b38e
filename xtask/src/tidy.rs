//! What no compiler checks: each failure names a file and what repairs it.

mod dependency;
mod purity;
mod registered;
mod wording;

use std::fmt;
use std::path::Path;

use anyhow::{Result, bail};

use crate::tree;

pub use dependency::{core_dependencies, features, network};
pub use purity::impure_core;
pub use registered::{
    rule_texts, rules_without_cases, standard_texts, unregistered_rules, unregistered_standards,
};
pub use wording::{architecture_length, unwanted_words};

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file, with the line where there is one.
    pub file: String,
    /// What is wrong in it.
    pub wrong: String,
    /// What repairs it.
    pub repair: String,
}

impl Failure {
    /// In this file, this is wrong and that repairs it.
    pub fn new(file: impl Into<String>, wrong: impl Into<String>, repair: impl Into<String>) -> Self {
        Self { file: file.into(), wrong: wrong.into(), repair: repair.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n    repair: {}", self.file, self.wrong, self.repair)
    }
}

/// Everything that is not as it must be.
///
/// # Errors
/// What the file system or cargo says.
pub fn failures(root: &Path) -> Result<Vec<Failure>> {
    let metadata = dependency::metadata(root)?;
    let manifest = tree::read(root, "deny.toml")?;
    let checks = [
        unregistered_rules(root)?,
        rule_texts(pjzp_core::rules::RULES),
        rules_without_cases(root)?,
        unregistered_standards(root)?,
        standard_texts(pjzp_core::standards::all()),
        unwanted_words(root)?,
        architecture_length(root)?,
        impure_core(root)?,
        core_dependencies(&metadata),
        features(&metadata),
        network(&tree::read(root, "Cargo.lock")?, &manifest),
    ];
    Ok(checks.concat())
}

/// Fails with every failure.
///
/// # Errors
/// When something is not as it must be; what the file system or cargo says.
pub fn run(root: &Path) -> Result<String> {
    let failures = failures(root)?;
    if failures.is_empty() {
        return Ok("tidy: all is in order\n".into());
    }
    let list: Vec<String> = failures.iter().map(|failure| format!("  {failure}")).collect();
    bail!("{} things are not in order:\n{}", failures.len(), list.join("\n"));
}
