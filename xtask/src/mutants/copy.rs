//! The changed copy of the core and the program that runs the kit against it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::rewrite::{Rewritten, rewrite};
use super::scope::{self, CORE};
use crate::{cargo, tree};

/// Where the copy stands, from the root. What is built there is kept from run to run.
const COPY: &str = "target/mutants";

/// The crates that are copied.
const CRATES: [&str; 3] = ["crates/pjzp-core", "crates/pjzp-schema", "crates/pjzp-conformance"];

/// The switch, as it stands in the copy of the core.
const SWITCH: &str = include_str!("../../mutants/switch.rs");

/// The driver, as it stands in the copy.
const DRIVER: &str = include_str!("driver.rs");

/// The program of the copy.
const PROGRAM: &str = r"//! Runs the kit against the changed core.
mod driver;

fn main() -> std::io::Result<()> {
    use pjzp_core::mutant::{activate, note, reached};
    let folder = std::env::args_os().nth(1).unwrap_or_default();
    driver::serve(folder.as_ref(), driver::Switch { activate, note, reached })
}
";

/// Every source that is changed, with its mutants numbered from 1 through all of them.
///
/// # Errors
/// What the file system says, or which source is no Rust.
pub fn rewritten(root: &Path) -> Result<Vec<(String, Rewritten)>> {
    let mut next = 1;
    let mut all = Vec::new();
    for path in scope::sources(root)? {
        let changed = rewrite(&path, &tree::read(root, &path)?, next, &scope::left_alone(&path))?;
        next += u32::try_from(changed.mutants.len()).unwrap_or(u32::MAX);
        all.push((path, changed));
    }
    Ok(all)
}

/// Writes the copy, builds its program and says where that is.
///
/// # Errors
/// What the file system or the compiler says.
pub fn build(root: &Path, changed: &[(String, Rewritten)]) -> Result<PathBuf> {
    let copy = root.join(COPY);
    for folder in CRATES {
        for path in tree::files(root, folder)? {
            if path.contains("/tests/") {
                continue;
            }
            let text = match changed.iter().find(|(file, _)| *file == path) {
                Some((_, rewritten)) => rewritten.text.clone(),
                None => tree::read(root, &path)?,
            };
            let text = match path.strip_prefix(CORE) {
                Some("/lib.rs") => format!("{text}\npub mod mutant;\n"),
                Some("/assess.rs") => undiagnosed(&text)?,
                _ => text,
            };
            keep(&copy, &path, &text)?;
        }
    }
    keep(&copy, &format!("{CORE}/mutant.rs"), SWITCH)?;
    keep(&copy, "driver/src/driver.rs", DRIVER)?;
    keep(&copy, "driver/src/main.rs", PROGRAM)?;
    keep(&copy, "driver/Cargo.toml", &driver_manifest())?;
    keep(&copy, "Cargo.toml", &manifest(&tree::read(root, "Cargo.toml")?)?)?;
    keep(&copy, "Cargo.lock", &tree::read(root, "Cargo.lock")?)?;
    let status = cargo()
        .args(["build", "--quiet", "--package", "mutants-driver", "--target-dir", "build"])
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("CARGO_TARGET_DIR")
        .current_dir(&copy)
        .status()
        .context("cannot run cargo build")?;
    ensure!(status.success(), "the changed copy in {COPY} does not build");
    Ok(copy.join("build/debug/mutants-driver").with_extension(std::env::consts::EXE_EXTENSION))
}

/// The call of the diagnosis.
const DIAGNOSE: &str = "diagnose(case.ledger)";

/// Nothing in the kit asks for the diagnosis, which takes most of the time.
fn undiagnosed(assess: &str) -> Result<String> {
    ensure!(assess.contains(DIAGNOSE), "assess.rs no longer says `{DIAGNOSE}`");
    Ok(assess.replace(DIAGNOSE, "Diagnosis::default()"))
}

/// Writes a file unless it is as it should be, so that cargo does not build it again.
fn keep(copy: &Path, path: &str, text: &str) -> Result<()> {
    if fs::read_to_string(copy.join(path)).is_ok_and(|there| there == text) {
        return Ok(());
    }
    tree::write(copy, path, text)
}

/// The workspace of the copy: the dependencies of this one, without its lints.
fn manifest(own: &str) -> Result<String> {
    let (_, rest) = own.split_once("[workspace.package]").context("Cargo.toml has no [workspace.package]")?;
    let (shared, _) = rest.split_once("[workspace.lints").context("Cargo.toml has no [workspace.lints]")?;
    let members: Vec<String> = CRATES.iter().map(|member| format!("\"{member}\"")).collect();
    Ok(format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}, \"driver\"]\n\n[workspace.package]{shared}\
         [workspace.lints.rust]\nwarnings = \"allow\"\n\n\
         [profile.dev]\nopt-level = 1\ndebug = 0\noverflow-checks = true\n",
        members.join(", "),
    ))
}

fn driver_manifest() -> String {
    "[package]\nname = \"mutants-driver\"\nversion = \"0.0.0\"\nedition.workspace = true\npublish = false\n\n\
     [dependencies]\npjzp-conformance = { path = \"../crates/pjzp-conformance\" }\n\
     pjzp-core.workspace = true\nserde = { workspace = true, features = [\"std\"] }\nserde_json.workspace = true\n\n\
     [lints]\nworkspace = true\n"
        .into()
}
