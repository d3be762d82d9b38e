//! Which sources are changed, and what of them is left to other tests.

use std::path::Path;

use anyhow::Result;

use crate::tree;

/// The folder of the core's sources.
pub const CORE: &str = "crates/pjzp-core/src";

/// What judges a form: folders and files below [`CORE`].
const JUDGES: [&str; 9] =
    ["assess.rs", "form.rs", "form/", "fraction.rs", "ledger/", "rule/", "rules/", "scoring/", "standard/"];

/// What is left out, and why; the summary says it.
pub const LEFT_OUT: [(&str, &str); 6] = [
    (
        "reading/, decimal.rs",
        "what a value states, and numbers, have tables, laws and a fuzz target of their own",
    ),
    ("diagnosis.rs and what of ledger/law.rs only it asks", "which figures to mend is no answer of the kit"),
    ("standards/choice.rs", "every case of the kit names its standard"),
    ("standard/: citations, facts, differences, soundness", "they are about standards, not forms"),
    ("rule/: pages and which families a form gives work to", "they are about rules and reports"),
    ("wording", "the kit compares verdicts, places and points, never texts"),
];

/// Files below the folders of [`JUDGES`] that do not judge forms.
const OTHERWISE_TESTED: [&str; 8] = [
    "rule/page.rs",
    "rule/scope.rs",
    "standard/citation.rs",
    "standard/difference.rs",
    "standard/fact.rs",
    "standard/soundness.rs",
    "standard/wording.rs",
    "standards/choice.rs",
];

/// Functions of the files that judge which answer something else.
const FUNCTIONS: [(&str, &str); 10] = [
    // What only the diagnosis asks: which one figure would mend an equation, and what may take its
    // place. The rules about scores ask `judge` and the scorecard.
    ("ledger/law.rs", "solve"),
    ("ledger/law.rs", "entries"),
    ("ledger/law.rs", "stands"),
    ("ledger/law.rs", "lies_between"),
    // Which rule a finding is of; the register and its tests hold that.
    ("rule/mod.rs", "family"),
    ("rule/mod.rs", "eq"),
    // Whether another standard finds anything, for the report's hint.
    ("assess.rs", "finds"),
    // Rules by name, for those who ask about one.
    ("rules/mod.rs", "find"),
    // The part of a long text that a message quotes.
    ("rules/placeholder_left.rs", "around_mark"),
    // How a derivation is said.
    ("scoring/derivation.rs", "written"),
];

/// The sources that are changed, from the root.
///
/// # Errors
/// What the file system says.
pub fn sources(root: &Path) -> Result<Vec<String>> {
    let mut files = tree::files(root, CORE)?;
    files.retain(|path| {
        let own = own(path);
        let judges = JUDGES
            .iter()
            .any(|judge| if judge.ends_with('/') { own.starts_with(judge) } else { own == *judge });
        judges && !OTHERWISE_TESTED.contains(&own)
    });
    Ok(files)
}

/// The functions of a source that are left alone.
pub fn left_alone(path: &str) -> Vec<&'static str> {
    FUNCTIONS.iter().filter(|(file, _)| *file == own(path)).map(|(_, function)| *function).collect()
}

fn own(path: &str) -> &str {
    path.strip_prefix(CORE).unwrap_or(path).trim_start_matches('/')
}
