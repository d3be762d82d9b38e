//! Checks a stream of submissions, one on each line, and writes each finding as a line of its own:
//! one submission is held in memory at a time, and a bad line never stops the rest.
//!
//! `cargo run --package pjzp-validator --example stream_findings < filings.ndjson`
#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use std::io::BufRead;

use pjzp_validator::{FileResult, Options, Outcome, check_json_line};

fn main() -> std::io::Result<()> {
    let options = Options::default();
    for (line, number) in std::io::stdin().lock().split(b'\n').zip(1_u32..) {
        let line = line?;
        if !line.trim_ascii().is_empty() {
            tell(number, &check_json_line("-", number, &line, &options));
        }
    }
    Ok(())
}

fn tell(line: u32, result: &FileResult) {
    match &result.outcome {
        Outcome::Assessed(assessed) => {
            for finding in &assessed.findings {
                println!("{line} {} {} {}", finding.code, finding.pointer, finding.message.zh);
            }
        }
        Outcome::Refused(refused) => {
            for problem in refused.problems() {
                println!("{line} 无法读取 {} {}", problem.pointer, problem.message.zh);
            }
        }
    }
}
