//! Whether the conformance kit would notice a change of the law.
//!
//! Every rule is switched off and made more and less grave, every comparison, rounding, constant and
//! connective of what judges a form is changed, and every figure of every built-in standard: one at
//! a time, and each time a case of the kit must fail.
//! All changes of the sources are built at once into a copy of the core that asks which of them is
//! active, so that one build serves them all.

pub mod copy;
pub mod data;
pub mod driver;
mod edits;
pub mod equivalent;
mod pool;
pub mod rewrite;
pub mod scope;
mod syntax;
#[cfg(test)]
mod tests;
mod wording;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Result, bail};

use self::driver::{Change, Fate, Job};
use crate::register;

/// Where the kit stands.
const KIT: &str = "fixtures/conformance";

/// A mutant as it is listed.
struct Listed {
    /// `file:line`, or the file.
    place: String,
    /// File, function and change.
    name: String,
    /// What is said of it behind its place.
    said: String,
    job: Job,
}

/// Runs the kit, or another one, against every mutant; `only` those whose file or change holds this
/// text.
///
/// # Errors
/// Survivors, entries of the list that are wrong, and whatever keeps the copy from running.
pub fn run(root: &Path, only: Option<&str>, kit: Option<&Path>) -> Result<String> {
    let equivalents = equivalent::read(equivalent::LIST)?;
    let changed = copy::rewritten(root)?;
    let worded: usize = changed.iter().map(|(_, rewritten)| rewritten.worded).sum();
    let mut listed = list(root, &changed)?;
    if let Some(only) = only {
        listed.retain(|each| each.name.contains(only));
    }
    let kit = kit.map_or_else(|| root.join(KIT), Path::to_path_buf);
    let program = copy::build(root, &changed)?;
    let jobs: Vec<Job> = listed.iter().map(|each| each.job.clone()).collect();
    let (fates, cases) = pool::run(&program, &kit, &jobs)?;

    let mut wrong = String::new();
    let (mut killed, mut excused, mut survivors) = (0, 0, 0);
    for (each, fate) in listed.iter().zip(&fates) {
        let is_excused = equivalents.iter().any(|entry| entry.mutant == each.name);
        match (fate, is_excused) {
            (Fate::Killed(_), false) => killed += 1,
            (Fate::Survived(_), true) => excused += 1,
            (Fate::Killed(case), true) => {
                writeln!(wrong, "listed as equivalent, but killed by {case}: {}", each.name)?;
            }
            (Fate::Survived(ran), false) => {
                survivors += 1;
                let reach = if *ran == 0 { "no case asks it".into() } else { format!("{ran} cases pass") };
                writeln!(wrong, "survivor: {}: {} ({reach})", each.place, each.said)?;
            }
        }
    }
    for entry in &equivalents {
        if only.is_none() && !listed.iter().any(|each| each.name == entry.mutant) {
            writeln!(wrong, "listed as equivalent, but there is no such mutant: {}", entry.mutant)?;
        }
    }
    let sources = listed.iter().filter(|each| matches!(each.job.change, Change::Source { .. })).count();
    let data = listed.iter().filter(|each| matches!(each.job.change, Change::Standard { .. })).count();
    let mut summary = format!(
        "mutants: {} ({sources} of the sources, {data} of the standards, {} of the rules), {cases} cases\n\
         killed: {killed}, equivalent: {excused}, survivors: {survivors}\n\
         left alone: {worded} places that decide a wording only; not looked at:\n",
        listed.len(),
        listed.len() - sources - data,
    );
    for (what, why) in scope::LEFT_OUT {
        writeln!(summary, "  {what}: {why}")?;
    }
    if wrong.is_empty() {
        return Ok(summary);
    }
    bail!("the kit does not notice every change\n{wrong}{summary}");
}

/// Every mutant, those of the sources first.
fn list(root: &Path, changed: &[(String, rewrite::Rewritten)]) -> Result<Vec<Listed>> {
    let rules = register::rule_files(root)?;
    let about = |file: &str| rules.iter().find(|rule| rule.path == file).map(|rule| rule.code.clone());
    let mut listed: Vec<Listed> = Vec::new();
    let mut told = BTreeMap::new();
    for (file, rewritten) in changed {
        for mutant in &rewritten.mutants {
            let mut said = format!("{}: `{}` → `{}`", mutant.function, mutant.from, mutant.to);
            // The same change in another place of the function is told apart by how often it came.
            let times = told.entry((file, said.clone())).or_insert(0);
            *times += 1;
            if *times > 1 {
                write!(said, " #{times}")?;
            }
            let change = Change::Source { mutant: mutant.id, place: mutant.place };
            listed.push(Listed {
                place: format!("{file}:{}", mutant.line),
                name: format!("{file}: {said}"),
                said,
                job: Job { change, about: about(file) },
            });
        }
    }
    let data = data::mutants(pjzp_core::rules::RULES, pjzp_core::standards::all());
    for (file, said, change) in data {
        let name = format!("{file}: {said}");
        listed.push(Listed { place: file.clone(), name, said, job: Job { change, about: about(&file) } });
    }
    Ok(listed)
}
