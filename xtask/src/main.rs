//! `cargo xtask`: the chores of this repository.

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::{ci, codegen, mutants, new_rule, new_standard, oracle, root, tidy};

/// The chores of this repository.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Everything a change must pass, in order; stops at the first failure.
    Ci,
    /// Writes the generated files: schemas/, docs/rules/, docs/standards/.
    Codegen {
        /// Writes nothing; fails when a file is stale, missing or left over.
        #[arg(long)]
        check: bool,
    },
    /// Checks what no compiler checks: registers, texts, words, dependencies, purity.
    Tidy,
    /// Changes the law in every place, one at a time, and looks whether the conformance kit notices.
    Mutants {
        /// Only mutants whose file or change holds this text.
        only: Option<String>,
        /// The folder of another kit than this repository's.
        #[arg(long)]
        kit: Option<std::path::PathBuf>,
    },
    /// Begins a rule: its file, with the next free code of its family, and its place in the register.
    NewRule {
        /// The defect, in words joined by hyphens: `subtotal-not-sum`.
        name: String,
        /// 1 form, 2 weights, 3 scores, 4 money, 5 plausibility, 6 prose, 7 codes,
        /// 8 files, 9 across submissions.
        #[arg(long)]
        family: u8,
    },
    /// Begins a standard: its file and its place in the register.
    NewStandard {
        /// Region or issuer and first year, joined by hyphens: `hubei-2020`.
        id: String,
    },
    /// Holds the scoring against the second implementation in tests/oracle, on made-up submissions.
    Oracle {
        /// How many submissions, shared out among the built-in standards.
        #[arg(long, default_value_t = 100_000)]
        count: u64,
        /// Another number makes other submissions.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

fn main() -> ExitCode {
    let outcome = run(&Arguments::parse().chore);
    let (text, code) = match outcome {
        Ok(text) => (text, ExitCode::SUCCESS),
        Err(error) => (format!("xtask: {error:#}\n"), ExitCode::FAILURE),
    };
    // A closed pipe is the reader's wish, not a failure of the chore.
    let _ = if code == ExitCode::SUCCESS {
        std::io::stdout().write_all(text.as_bytes())
    } else {
        std::io::stderr().write_all(text.as_bytes())
    };
    code
}

/// What the chore has to say when it succeeds; what is wrong, and what repairs it, when not.
fn run(chore: &Chore) -> anyhow::Result<String> {
    let root = root();
    match chore {
        Chore::Ci => ci::run(&root),
        Chore::Codegen { check: true } => codegen::check(&root),
        Chore::Codegen { check: false } => codegen::write(&root),
        Chore::Tidy => tidy::run(&root),
        Chore::Mutants { only, kit } => mutants::run(&root, only.as_deref(), kit.as_deref()),
        Chore::NewRule { name, family } => new_rule::run(&root, name, *family),
        Chore::NewStandard { id } => new_standard::run(&root, id),
        Chore::Oracle { count, seed } => oracle::run(&root, *count, *seed),
    }
}
