//! The chores of this repository. `cargo xtask --help` lists them.
//!
//! Each takes the root of the tree it works on, so that tests can run it on a tree of their own.
#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};

pub mod ci;
pub mod codegen;
pub mod mutants;
pub mod new_rule;
pub mod new_standard;
pub mod oracle;
pub mod register;
pub mod tidy;
pub mod tree;

/// The root of this repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The cargo that runs this, or the one on the path.
pub fn cargo() -> std::process::Command {
    std::process::Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
