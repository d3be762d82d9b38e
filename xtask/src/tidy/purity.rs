//! What the core does without: float, the standard library, hash maps, a clock.

use std::path::Path;

use anyhow::Result;

use super::Failure;
use super::wording::stands_alone;
use crate::tree;

const CORE: &str = "crates/pjzp-core/src";

/// What no source of the core may name, and what takes its place.
const IMPURE: [(&str, &str); 8] = [
    ("f32", FLOAT),
    ("f64", FLOAT),
    ("std::", "use `core::` or `alloc::`"),
    ("HashMap", "use a `BTreeMap` or a list: the order of a hash map is not the same twice"),
    ("HashSet", "use a `BTreeSet` or a list: the order of a hash set is not the same twice"),
    ("SystemTime", CLOCK),
    ("Instant", CLOCK),
    ("extern crate std", "use `core::` or `alloc::`"),
];

const FLOAT: &str = "use `Decimal` or `Fraction`: binary floating point cannot hold 0.1";
const CLOCK: &str = "take the time as an argument";

/// The files in which a number of the JSON reader arrives as a float and is read from its digits.
const WIRE: [&str; 3] = ["model/extension.rs", "model/figure.rs", "model/ordinal.rs"];

/// The places where the core names what it must do without. Comments may.
///
/// # Errors
/// What the file system says, with the path.
pub fn impure_core(root: &Path) -> Result<Vec<Failure>> {
    let mut failures = Vec::new();
    for path in &tree::files(root, CORE)? {
        let is_wire = WIRE.iter().any(|wire| *path == format!("{CORE}/{wire}"));
        for (line, number) in tree::read(root, path)?.lines().zip(1_usize..) {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for (word, repair) in IMPURE {
                if stands_alone(line, word) && !(is_wire && repair == FLOAT) {
                    failures.push(Failure::new(format!("{path}:{number}"), format!("`{word}`"), repair));
                }
            }
        }
    }
    Ok(failures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_core_does_without_is_found_in_code_and_allowed_where_it_must_be() {
        let tree = tempfile::tempdir().unwrap();
        let count = |file: &str, line: &str| {
            let path = format!("{CORE}/{file}");
            tree::write(tree.path(), &path, line).unwrap();
            let found = impure_core(tree.path()).unwrap().len();
            tree::write(tree.path(), &path, "").unwrap();
            found
        };
        for (word, _) in IMPURE {
            assert!(count("scoring/row.rs", &format!("let x: {word};")) > 0, "{word}");
            assert_eq!(count("scoring/row.rs", &format!("/// Never {word}.")), 0, "{word}");
        }
        assert_eq!(count("model/figure.rs", "fn visit_f64(number: f64) {}"), 0);
        assert_eq!(count("model/figure.rs", "let x: Instant;"), 1);
        assert_eq!(count("figure.rs", "let x: f64;"), 1);
        assert_eq!(count("scoring/row.rs", "fn visit_f64() { alloc_std::x }"), 0);
    }
}
