use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use json_patch::Patch;
use pjzp_core::standards;
use serde_json::Value;

use crate::answer::Question;
use crate::case::{Case, CaseFile, Kind};

/// All cases, each with the question it asks.
#[derive(Debug, Clone, Default)]
pub struct Kit {
    entries: Vec<Entry>,
}

/// A case of the kit.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The file it stands in: `rules/PJ3013.json`.
    pub path: String,
    /// The rule or formula it is about.
    pub about: String,
    /// The case.
    pub case: Case,
    /// What it asks.
    pub question: Question,
}

/// Why the kit cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {what}")]
pub struct KitError {
    path: String,
    what: String,
}

/// What a rule lacks in the kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// A case in which all is well.
    Good,
    /// A case in which it finds something.
    Bad,
    /// A boundary case on which it finds something.
    BoundaryOver,
    /// A boundary case on which it finds nothing.
    BoundaryWithin,
}

/// The folders of the kit.
const FOLDERS: [&str; 3] = ["bases", "rules", "scoring"];

impl Kit {
    /// Reads the kit from its folder.
    ///
    /// # Errors
    /// The file that cannot be read, or is not as it should be: see [`Kit::parse`].
    pub fn read(folder: &Path) -> Result<Self, KitError> {
        let mut files: Vec<(String, String)> = Vec::new();
        for part in FOLDERS {
            let inside = folder.join(part);
            let listed = fs::read_dir(&inside).map_err(|error| unreadable(&inside, &error))?;
            for file in listed {
                let path = file.map_err(|error| unreadable(&inside, &error))?.path();
                if path.extension().is_some_and(|ending| ending == "json") {
                    let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    files.push((format!("{part}/{name}"), text));
                }
            }
        }
        files.sort();
        Self::parse(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    /// Makes the kit of the files below its folder: path and text of each `.json`.
    ///
    /// # Errors
    /// The file that is not as it should be: no JSON of the schema, a name that stands twice, a
    /// base that is not there, a patch that does not fit.
    pub fn parse<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, KitError> {
        let mut bases: BTreeMap<&str, Value> = BTreeMap::new();
        let mut lists: Vec<(&str, CaseFile)> = Vec::new();
        for (path, text) in files {
            let name = path.strip_prefix("bases/").and_then(|name| name.strip_suffix(".json"));
            match name {
                Some(name) => {
                    bases.insert(name, read(path, text)?);
                }
                None => lists.push((path, read(path, text)?)),
            }
        }
        let mut kit = Self::default();
        let mut ids = BTreeSet::new();
        for (path, CaseFile { about, cases }) in lists {
            for case in cases {
                let id = format!("{about}/{}", case.name);
                let fault = |what: String| KitError { path: path.into(), what: format!("{id}: {what}") };
                if !ids.insert(id.clone()) {
                    return Err(fault("there are two cases of this name".into()));
                }
                let standard = judged_by(&case).map_err(fault)?;
                let submission = submitted(&case, &bases).map_err(fault)?;
                let question = Question { id, standard, submission };
                kit.entries.push(Entry { path: path.into(), about: about.clone(), case, question });
            }
        }
        Ok(kit)
    }

    /// The cases, in the order of the files.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The cases about a rule or a formula.
    pub fn about<'a>(&'a self, about: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.about == about)
    }

    /// What a rule lacks: it needs a good case, a bad one, and both sides of its edge.
    pub fn gaps(&self, code: &str) -> Vec<Gap> {
        let finds = |entry: &Entry| {
            let findings = entry.case.expect.findings.iter().flatten();
            findings.into_iter().any(|finding| finding.code == code)
        };
        let there: BTreeSet<Gap> = self
            .about(code)
            .filter(|entry| entry.case.expect.findings.is_some())
            .filter_map(|entry| match (entry.case.kind, finds(entry)) {
                (Kind::Good, false) => Some(Gap::Good),
                (Kind::Bad, true) => Some(Gap::Bad),
                (Kind::Boundary, true) => Some(Gap::BoundaryOver),
                (Kind::Boundary, false) => Some(Gap::BoundaryWithin),
                _ => None,
            })
            .collect();
        let needed = [Gap::Good, Gap::Bad, Gap::BoundaryOver, Gap::BoundaryWithin];
        needed.into_iter().filter(|gap| !there.contains(gap)).collect()
    }
}

impl Gap {
    /// What is lacking, in a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Good => "a good case",
            Self::Bad => "a bad case",
            Self::BoundaryOver => "a boundary case on which it fires",
            Self::BoundaryWithin => "a boundary case on which it is silent",
        }
    }
}

fn unreadable(path: &Path, error: &io::Error) -> KitError {
    KitError { path: path.display().to_string(), what: error.to_string() }
}

fn read<T: serde::de::DeserializeOwned>(path: &str, text: &str) -> Result<T, KitError> {
    serde_json::from_str(text).map_err(|error| KitError { path: path.into(), what: error.to_string() })
}

/// The id of the standard, or the whole of it where the case changes it.
fn judged_by(case: &Case) -> Result<Value, String> {
    let Some(patch) = &case.standard_patch else { return Ok(case.standard.as_str().into()) };
    let standard = standards::find(&case.standard)
        .ok_or_else(|| format!("there is no standard `{}` to change", case.standard))?;
    let standard: Value =
        serde_json::from_str(&pjzp_schema::write_standard(&standard)).map_err(|error| error.to_string())?;
    patched(standard, patch)
}

fn submitted(case: &Case, bases: &BTreeMap<&str, Value>) -> Result<Value, String> {
    let whole = match (&case.base, &case.submission) {
        (Some(base), None) => {
            bases.get(base.as_str()).cloned().ok_or_else(|| format!("there is no base `{base}`"))?
        }
        (None, Some(submission)) => submission.clone(),
        _ => return Err("a case has a base or a submission, and not both".into()),
    };
    match &case.patch {
        Some(patch) => patched(whole, patch),
        None => Ok(whole),
    }
}

fn patched(mut document: Value, patch: &Patch) -> Result<Value, String> {
    json_patch::patch(&mut document, patch).map_err(|error| format!("the patch does not fit: {error}"))?;
    Ok(document)
}
