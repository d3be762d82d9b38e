//! What no single crate can test: the program, the schemas and the fixtures together.

pub mod facts;
mod hostile;
pub mod layout;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

pub use hostile::check_bytes;

/// The program `pjzp`, built as the tests are.
///
/// # Panics
/// When it cannot be built.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| built(&["--package", "pjzp-cli", "--bin", "pjzp"]))
}

/// An example of a crate, built as the tests are.
///
/// # Panics
/// When it cannot be built.
pub fn example(package: &str, name: &str) -> PathBuf {
    built(&["--package", package, "--example", name])
}

#[expect(clippy::expect_used, clippy::panic, reason = "a test without the program cannot go on")]
fn built(what: &[&str]) -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let how = ["build", "--quiet", "--locked", "--message-format=json"];
    let mut command = Command::new(cargo);
    let output = command.args(how).args(what).current_dir(root()).output().expect("cargo can be run");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{what:?}: {}", String::from_utf8_lossy(&output.stderr));
    let executable = said.lines().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message.get("executable")?.as_str().map(PathBuf::from)
    });
    executable.unwrap_or_else(|| panic!("cargo names no executable: {said}"))
}

/// A Python that can import `modules`, in which others check what we write: the one that
/// `PJZP_PYTHON` names, the one that `.ci/run` makes below `target/`, or `python3`.
///
/// Where there is none, it says so on the error stream, so that a skipped test is seen.
pub fn python(modules: &str) -> Option<PathBuf> {
    let named = std::env::var_os("PJZP_PYTHON").map(PathBuf::from);
    let known = [root().join("target/python/bin/python"), "python3".into()];
    let found = named.into_iter().chain(known).find(|python| {
        let probe = format!("import {modules}");
        let probed = Command::new(python).args(["-c", &probe]).stderr(Stdio::null()).status();
        probed.is_ok_and(|status| status.success())
    });
    if found.is_none() {
        skipped(&format!("no python3 with {modules}"));
    }
    found
}

/// Says what is not checked, straight to the error stream: what a passing test prints otherwise is
/// swallowed.
pub fn skipped(what: &str) {
    // Where standard error cannot be written to, there is nobody left to tell.
    let _ = std::io::stderr().write_all(format!("!!! SKIPPED: {what}; .ci/run installs it\n").as_bytes());
}

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The examples of the README run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}

/// And so do those of its Chinese edition.
#[cfg(doctest)]
#[doc = include_str!("../../README.zh-CN.md")]
mod readme_in_chinese {}
