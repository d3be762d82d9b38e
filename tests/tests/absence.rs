//! The promises of ARCHITECTURE.md, which are absences: what is not there, and stays away.
//!
//! The checks are those of `cargo xtask tidy` and `cargo xtask codegen --check`.

use xtask::tidy::{self, Failure};
use xtask::{codegen, root};

#[track_caller]
fn nothing(found: &[Failure]) {
    let list: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}

#[test]
fn the_core_has_no_float_no_clock_no_hash_map_and_no_standard_library() {
    nothing(&tidy::impure_core(&root()).unwrap());
}

#[test]
fn no_rule_and_no_standard_is_outside_its_register() {
    nothing(&tidy::unregistered_rules(&root()).unwrap());
    nothing(&tidy::unregistered_standards(&root()).unwrap());
}

#[test]
fn no_rule_is_without_its_texts_and_none_of_our_own_making_is_an_error() {
    nothing(&tidy::rule_texts(pjzp_core::rules::RULES));
}

#[test]
fn no_standard_is_without_its_source() {
    nothing(&tidy::standard_texts(pjzp_core::standards::all()));
}

#[test]
fn nothing_is_left_unfinished_in_the_tree() {
    nothing(&tidy::unwanted_words(&root()).unwrap());
}

#[test]
fn no_generated_file_is_stale_missing_or_left_over() {
    codegen::check(&root()).unwrap();
}

#[test]
fn nothing_else_that_tidy_refuses_is_here() {
    nothing(&tidy::failures(&root()).unwrap());
}
