//! The scoring, held against the second implementation of it in `oracle/`.
//!
//! That is Python, in `python3` or in the interpreter that `PJZP_PYTHON` names. Where that is not
//! there, or older than 3.11, the test says so on the error stream and checks nothing.
//! `cargo xtask oracle` compares more, and other, submissions.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::ffi::OsString;
use std::io::Write;
use std::process::Command;

use pjzp_tests::{program, root};
use xtask::oracle;

/// Some hundreds of submissions under each standard.
const SUBMISSIONS: u64 = 8 * 250;

/// The interpreter, if it is there. Asked for loudly, so that a skipped test is seen.
fn python() -> Option<OsString> {
    let python = oracle::python();
    if python.is_none() {
        let said = "!!! SKIPPED: the oracle needs python3, 3.11 or later\n";
        // Straight to the stream: what a passing test prints otherwise is swallowed.
        std::io::stderr().write_all(said.as_bytes()).unwrap();
    }
    python
}

#[test]
fn the_oracle_agrees_about_every_number() {
    if python().is_none() {
        return;
    }
    let outcome = oracle::run(&root(), SUBMISSIONS, 2021);
    assert!(outcome.is_ok(), "{}", outcome.err().map(|error| format!("{error:#}")).unwrap_or_default());
}

#[test]
fn the_oracle_agrees_with_the_conformance_kit() {
    let Some(python) = python() else { return };
    let against = format!("{} tests/oracle/oracle.py", python.display());
    let output =
        Command::new(program()).args(["conformance", "--against", &against]).current_dir(root()).output();
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
}
