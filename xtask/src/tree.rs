//! The files of a source tree.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Every file below `folder`, as paths from `root` with `/` between the names, in order.
/// What is built or holds no source (`target`, `.git`) is left out; a folder that is not
/// there has no files.
///
/// # Errors
/// What the file system says, with the path.
pub fn files(root: &Path, folder: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let start = root.join(folder);
    if start.is_dir() {
        walk(&start, folder, &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn walk(folder: &Path, name: &str, found: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        let own = entry.file_name().to_string_lossy().into_owned();
        let path = if name.is_empty() { own.clone() } else { format!("{name}/{own}") };
        if matches!(own.as_str(), "target" | ".git") {
            continue;
        }
        if entry.file_type().with_context(|| format!("cannot look at {path}"))?.is_dir() {
            walk(&entry.path(), &path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// The text of a file.
///
/// # Errors
/// What the file system says, with the path.
pub fn read(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("cannot read {path}"))
}

/// Writes a file, making the folders above it.
///
/// # Errors
/// What the file system says, with the path.
pub fn write(root: &Path, path: &str, text: &str) -> Result<()> {
    let full = root.join(path);
    if let Some(folder) = full.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder of {path}"))?;
    }
    fs::write(full, text).with_context(|| format!("cannot write {path}"))
}
