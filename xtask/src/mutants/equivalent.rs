//! The list of mutants that no submission can tell from the law.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

/// The list, as it stands beside the tool.
pub const LIST: &str = include_str!("../../mutants/equivalent.txt");

/// An entry of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// File, function and change, as a survivor is printed without its line.
    pub mutant: String,
    /// Why nothing can tell it.
    pub reason: String,
}

/// Reads the list: a line that begins with a blank is the reason for the line before it; empty
/// lines and those that begin with `#` say nothing.
///
/// # Errors
/// An entry without a reason, or one that stands twice.
pub fn read(text: &str) -> Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        match (line.strip_prefix(' '), entries.last_mut()) {
            (Some(reason), Some(entry)) => {
                let gap = if entry.reason.is_empty() { "" } else { " " };
                entry.reason = [entry.reason.as_str(), gap, reason.trim()].concat();
            }
            _ => entries.push(Entry { mutant: line.trim().to_owned(), reason: String::new() }),
        }
    }
    let mut seen = BTreeSet::new();
    for entry in &entries {
        ensure!(!entry.reason.is_empty(), "equivalent.txt: `{}` gives no reason", entry.mutant);
        ensure!(seen.insert(&entry.mutant), "equivalent.txt: `{}` stands twice", entry.mutant);
    }
    Ok(entries)
}
