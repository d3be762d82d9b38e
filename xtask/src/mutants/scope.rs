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
    ("reading/", "the value grammar has tables, laws and a fuzz target of its own"),
    (
        "diagnosis.rs",
        "which figures to mend is no answer of the kit; crates/pjzp-core/tests/diagnosis.rs holds it",
    ),
    ("standards/choice.rs", "every case of the kit names its standard; the tests beside it hold the choice"),
    (
        "standard/soundness.rs, difference.rs, fact.rs",
        "they judge or compare standards, not forms; the tests beside them do",
    ),
    ("decimal.rs", "held by its own tests"),
    ("wording", "the kit compares verdicts, places and points, never texts"),
];

/// Files below the folders of [`JUDGES`] that do not judge forms.
const OTHERWISE_TESTED: [&str; 6] = [
    "rule/page.rs",
    "standard/difference.rs",
    "standard/fact.rs",
    "standard/soundness.rs",
    "standard/wording.rs",
    "standards/choice.rs",
];

/// Functions of the files that judge which answer something else.
const FUNCTIONS: [(&str, &str); 4] = [
    // What only the diagnosis asks: which one figure would mend an equation.
    ("ledger/law.rs", "solve"),
    ("ledger/law.rs", "entries"),
    // Whether another standard finds anything, for the report's hint.
    ("assess.rs", "finds"),
    // Ten digits of display.
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
