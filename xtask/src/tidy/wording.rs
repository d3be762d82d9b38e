//! Words that must not stand in the tree, and how long a document may be.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::Failure;
use crate::tree;

/// What must not stand in any file, and what to do instead. Written in halves, so that this file
/// does not hold what it looks for.
const UNWANTED: [(&str, &str); 9] = [
    (concat!("TO", "DO"), "do it, or open an issue"),
    (concat!("FIX", "ME"), "mend it, or open an issue"),
    (concat!("to", "do!("), "write what is missing"),
    (concat!("dbg", "!("), "remove it"),
    (concat!("#[ig", "nore"), "make the test pass, or remove it"),
    (concat!("/wo", "rk/"), "no path of one machine"),
    (concat!("/tm", "p/"), "use the tempfile crate, or mktemp"),
    (concat!("/ro", "ot/"), "no path of one machine"),
    (concat!("/ho", "me/"), "no path of one machine"),
];

/// Most lines of ARCHITECTURE.md: more than that nobody reads at one sitting.
const ARCHITECTURE_LINES: usize = 150;

/// The places where an unwanted word stands.
///
/// # Errors
/// What the file system says, with the path.
pub fn unwanted_words(root: &Path) -> Result<Vec<Failure>> {
    let mut failures = Vec::new();
    for path in tree::files(root, "")? {
        let bytes = fs::read(root.join(&path)).with_context(|| format!("cannot read {path}"))?;
        // What is not text holds no words.
        let Ok(text) = String::from_utf8(bytes) else { continue };
        for (line, number) in text.lines().zip(1_usize..) {
            for (word, repair) in UNWANTED {
                if stands_alone(line, word) {
                    failures.push(Failure::new(format!("{path}:{number}"), format!("`{word}`"), repair));
                }
            }
        }
    }
    Ok(failures)
}

/// Whether `word` stands in `line` other than as part of a longer word.
pub(super) fn stands_alone(line: &str, word: &str) -> bool {
    let is_letter = |each: char| each.is_ascii_alphanumeric() || each == '_';
    line.match_indices(word).any(|(start, _)| {
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        let after = line.get(start + word.len()..).and_then(|text| text.chars().next());
        // A word that ends in a sign ends there, whatever follows.
        let ends_in_letter = word.ends_with(is_letter);
        !(before.is_some_and(is_letter) || ends_in_letter && after.is_some_and(is_letter))
    })
}

/// Whether ARCHITECTURE.md is there and short.
///
/// # Errors
/// What the file system says, with the path.
pub fn architecture_length(root: &Path) -> Result<Vec<Failure>> {
    let lines = tree::read(root, "ARCHITECTURE.md")?.lines().count();
    if lines <= ARCHITECTURE_LINES {
        return Ok(Vec::new());
    }
    let wrong = format!("{lines} lines, of at most {ARCHITECTURE_LINES}");
    Ok(vec![Failure::new("ARCHITECTURE.md", wrong, "move what is detail to where it is done")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_where_it_stands_alone_and_its_line_is_named() {
        let tree = tempfile::tempdir().unwrap();
        for (word, _) in UNWANTED {
            tree::write(tree.path(), "docs/a.md", &format!("x\nsay {word}\n")).unwrap();
            let files: Vec<String> =
                unwanted_words(tree.path()).unwrap().into_iter().map(|failure| failure.file).collect();
            assert_eq!(files, ["docs/a.md:2"], "{word}");
        }
        for harmless in [concat!("TO", "DOS"), concat!("METHO", "DOS"), "net/work", concat!("base/ro", "ot/")]
        {
            tree::write(tree.path(), "docs/a.md", harmless).unwrap();
            assert_eq!(unwanted_words(tree.path()).unwrap(), [], "{harmless}");
        }
        fs::write(tree.path().join("docs/a.md"), [0xff, 0xfe]).unwrap();
        assert_eq!(unwanted_words(tree.path()).unwrap(), []);
    }

    #[test]
    fn architecture_is_at_most_as_long_as_promised() {
        let tree = tempfile::tempdir().unwrap();
        assert!(architecture_length(tree.path()).is_err());
        for (lines, failures) in [(150, 0), (151, 1)] {
            tree::write(tree.path(), "ARCHITECTURE.md", &"x\n".repeat(lines)).unwrap();
            assert_eq!(architecture_length(tree.path()).unwrap().len(), failures, "{lines}");
        }
    }
}
