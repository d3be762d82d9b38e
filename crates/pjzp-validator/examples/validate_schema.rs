//! Validates a submission against the published schema, in the words of pjzp: what is wrong with
//! the document itself, before any rule looks at it.
//!
//! `cargo run --package pjzp-validator --example validate_schema < form.json`
#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    match pjzp_schema::read_submission(&bytes) {
        Ok(submission) => {
            // Written again it is the same document in one spelling: points and money as text.
            println!("{}", pjzp_schema::write_submission(&submission));
        }
        Err(refusal) => {
            for problem in &refusal.problems {
                let (line, column) = (problem.line.unwrap_or(0), problem.column.unwrap_or(0));
                println!("{line}:{column} {} {}", problem.pointer, problem.zh);
            }
        }
    }
    Ok(())
}
