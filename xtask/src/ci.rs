//! Everything a change must pass.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{cargo, codegen, tidy};

/// One step: what it needs, what it runs, and the command that repeats it.
struct Step {
    /// The cargo subcommand that must be installed, where it is not part of cargo.
    needs: Option<&'static str>,
    /// What is run after `cargo`.
    arguments: &'static [&'static str],
    /// What is set for it.
    environment: Option<(&'static str, &'static str)>,
}

impl Step {
    const fn new(needs: Option<&'static str>, arguments: &'static [&'static str]) -> Self {
        Self { needs, arguments, environment: None }
    }

    fn command(&self) -> String {
        let set = self.environment.map_or_else(String::new, |(name, value)| format!("{name}=\"{value}\" "));
        format!("{set}cargo {}", self.arguments.join(" "))
    }
}

/// What is checked before the generated files: quick, and most often wrong.
const BEFORE: [Step; 3] = [
    Step::new(Some("fmt"), &["fmt", "--all", "--check"]),
    Step::new(
        Some("clippy"),
        &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"],
    ),
    Step::new(
        Some("clippy"),
        &["clippy", "--package", "pjzp-core", "--no-default-features", "--locked", "--", "-D", "warnings"],
    ),
];

/// What is checked after them. The tests come last, so that their results end the output.
const AFTER: [Step; 2] = [
    Step {
        needs: None,
        arguments: &["doc", "--workspace", "--no-deps", "--locked"],
        environment: Some(("RUSTDOCFLAGS", "-D warnings")),
    },
    Step::new(None, &["test", "--workspace", "--locked"]),
];

/// Runs every step and stops at the first that fails.
///
/// # Errors
/// The step that fails, with the command that repeats it.
pub fn run(root: &Path) -> Result<String> {
    let mut skipped = Vec::new();
    steps(root, &BEFORE, &mut skipped)?;
    for (command, check) in [
        ("cargo xtask codegen --check", codegen::check as fn(&Path) -> Result<String>),
        ("cargo xtask tidy", tidy::run),
    ] {
        announce(command)?;
        let said = check(root).with_context(|| failed(command))?;
        tell(&said)?;
    }
    steps(root, &AFTER, &mut skipped)?;
    Ok(if skipped.is_empty() {
        "ci: all steps passed\n".into()
    } else {
        format!("ci: all other steps passed, but SKIPPED: {}\n", skipped.join("; "))
    })
}

fn steps(root: &Path, steps: &[Step], skipped: &mut Vec<String>) -> Result<()> {
    for step in steps {
        let command = step.command();
        announce(&command)?;
        if let Some(tool) = step.needs
            && !is_installed(tool)
        {
            tell(&format!("SKIPPED: cargo {tool} is not installed (rustup component add clippy rustfmt)\n"))?;
            skipped.push(command);
            continue;
        }
        let mut process = cargo();
        process.args(step.arguments).envs(step.environment).current_dir(root);
        if !process.status().with_context(|| format!("cannot run `{command}`"))?.success() {
            bail!(failed(&command));
        }
    }
    Ok(())
}

fn is_installed(tool: &str) -> bool {
    let mut process: Command = cargo();
    process.args([tool, "--version"]).output().is_ok_and(|output| output.status.success())
}

fn failed(command: &str) -> String {
    format!("this step failed; repeat it with: {command}")
}

fn announce(command: &str) -> Result<()> {
    tell(&format!("\n=== {command}\n"))
}

/// Says it on the error stream, where cargo's own progress goes, so that the two keep their order.
fn tell(text: &str) -> Result<()> {
    std::io::stderr().write_all(text.as_bytes()).context("cannot write to the error stream")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_step_stops_the_run_and_names_the_command_that_repeats_it() {
        let mut skipped = Vec::new();
        let failing = [Step::new(None, &["no-such-chore"]), Step::new(Some("no-such-chore"), &["x"])];
        let said = steps(&crate::root(), &failing, &mut skipped).unwrap_err().to_string();
        assert_eq!(said, "this step failed; repeat it with: cargo no-such-chore");
        assert_eq!(skipped, Vec::<String>::new());
    }

    #[test]
    fn a_step_whose_tool_is_not_there_is_skipped_by_name() {
        let mut skipped = Vec::new();
        steps(&crate::root(), &[Step::new(Some("no-such-chore"), &["x", "--y"])], &mut skipped).unwrap();
        assert_eq!(skipped, ["cargo x --y"]);
    }

    #[test]
    fn the_command_to_repeat_sets_what_the_step_sets() {
        assert_eq!(
            AFTER[0].command(),
            "RUSTDOCFLAGS=\"-D warnings\" cargo doc --workspace --no-deps --locked"
        );
        assert_eq!(AFTER.last().unwrap().command(), "cargo test --workspace --locked");
    }
}
