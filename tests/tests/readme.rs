//! What the README shows of the program's output is what the program prints.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::process::Command;

use pjzp_tests::{program, root};
use xtask::tree;

/// The first command of the README, without the part that builds the program.
const ARGUMENTS: [&str; 2] = ["check", "fixtures/reports/report-counterpart-support-2021.txt"];

#[track_caller]
fn shows_what_is_printed(file: &str) {
    let readme = tree::read(&root(), file).unwrap();
    assert!(readme.contains(&format!("cargo run --release -- {}", ARGUMENTS.join(" "))), "{file}");
    let output = Command::new(program()).args(ARGUMENTS).current_dir(root()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let printed = String::from_utf8(output.stdout).unwrap();

    let (_, transcript) = readme.split_once("```text\n").unwrap();
    let (transcript, _) = transcript.split_once("```").unwrap();
    let mut rest = printed.as_str();
    // A line of three dots stands for what is left out.
    for part in transcript.split("……\n") {
        let found = rest.find(part);
        assert!(found.is_some(), "{file} shows what is not printed there:\n{part}\nprinted:\n{printed}");
        rest = rest.split_once(part).unwrap().1;
    }
}

#[test]
fn the_transcript_of_the_readme_is_real() {
    shows_what_is_printed("README.md");
    shows_what_is_printed("README.zh-CN.md");
}
