//! What runs the cases of the kit against one mutant after another.
//!
//! This file is part of this program and, as a copy, of the program that is built with the changed
//! core: it asks for a change on standard input, one line of JSON each, and answers in the same way.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use pjzp_conformance::{Answer, Entry, Expected, Kit, assessed, compare};
use pjzp_core::assess::is_unchecked;
use pjzp_core::rule::Severity;
use pjzp_core::{Standard, Submission, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One change of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A mutant of the sources, by its number and the number of the place it stands in.
    Source {
        /// Its number.
        mutant: u32,
        /// The first mutant of its place.
        place: u32,
    },
    /// A rule that finds nothing.
    Off {
        /// Its code.
        rule: String,
    },
    /// A rule that is more or less grave.
    Severity {
        /// Its code.
        rule: String,
        /// How grave.
        severity: Severity,
    },
    /// A standard that lays down something else.
    Standard {
        /// Its id.
        standard: String,
        /// Where.
        pointer: String,
        /// What.
        value: Value,
    },
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// The first case that tells it from the law.
    Killed(String),
    /// No case tells it; so many ran through it.
    Survived(usize),
}

/// How the driver talks to the switch of the changed core.
#[derive(Debug, Clone, Copy)]
pub struct Switch {
    /// Makes a mutant active; 0 makes none.
    pub activate: fn(u32),
    /// Begins to note which places are reached; 0 ends it.
    pub note: fn(u32),
    /// The places reached since.
    pub reached: fn() -> Vec<u32>,
}

/// The cases, read, and what each of them reaches.
pub struct Driver {
    switch: Switch,
    cases: Vec<Case>,
    /// Which cases reach a place.
    reaching: BTreeMap<u32, Vec<usize>>,
}

struct Case {
    entry: Entry,
    submission: Submission,
    standard: Standard,
    /// The rules that find something.
    fired: BTreeSet<String>,
}

impl Driver {
    /// Reads the kit and runs it with no mutant.
    ///
    /// # Errors
    /// When a case cannot be read, or pjzp does not pass it.
    pub fn new(kit: &Kit, switch: Switch) -> Result<Self, String> {
        let mut driver = Self { switch, cases: Vec::new(), reaching: BTreeMap::new() };
        for entry in kit.entries() {
            let say = |why: pjzp_conformance::Unanswerable| format!("{}: {why}", entry.question.id);
            let submission = entry.question.submission().map_err(say)?;
            let standard = entry.question.standard().map_err(say)?;
            driver.cases.push(Case { entry: entry.clone(), submission, standard, fired: BTreeSet::new() });
        }
        let mut wrong = Vec::new();
        for (at, case) in driver.cases.iter_mut().enumerate() {
            (switch.note)(u32::try_from(at + 1).unwrap_or(u32::MAX));
            let given = assessed(&case.submission, &case.standard);
            (switch.note)(0);
            for place in (switch.reached)() {
                driver.reaching.entry(place).or_default().push(at);
            }
            case.fired = given.findings.iter().flatten().map(|finding| finding.code.clone()).collect();
            wrong.extend(
                compare(&case.entry.case.expect, &given)
                    .into_iter()
                    .filter(|each| !each.agrees())
                    .map(|each| format!("{}: {}: {:?}", case.entry.question.id, each.aspect, each.outcome)),
            );
        }
        if wrong.is_empty() { Ok(driver) } else { Err(wrong.join("\n")) }
    }

    /// How many cases there are.
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// Looks for a case that tells the change from the law; those about `about` are asked first.
    pub fn run(&self, change: &Change, about: Option<&str>) -> Fate {
        let mut cases: Vec<&Case> = match change {
            Change::Source { place, .. } => {
                let reaching = self.reaching.get(place).map_or(&[][..], Vec::as_slice);
                reaching.iter().filter_map(|at| self.cases.get(*at)).collect()
            }
            Change::Standard { standard, .. } => {
                self.cases.iter().filter(|case| case.entry.case.standard == *standard).collect()
            }
            Change::Off { rule } | Change::Severity { rule, .. } => {
                self.cases.iter().filter(|case| case.fired.contains(rule)).collect()
            }
        };
        cases.sort_by_key(|case| about != Some(case.entry.about.as_str()));
        if let Change::Source { mutant, .. } = change {
            (self.switch.activate)(*mutant);
        }
        let killer = cases.iter().find(|case| {
            let given = catch_unwind(AssertUnwindSafe(|| answered(case, change)));
            // A panic is an answer that nobody expects.
            given.map_or(true, |given| {
                compare(&case.entry.case.expect, &given).iter().any(|each| !each.agrees())
            })
        });
        (self.switch.activate)(0);
        killer.map_or(Fate::Survived(cases.len()), |case| Fate::Killed(case.entry.question.id.clone()))
    }
}

/// What the changed law says of a case.
fn answered(case: &Case, change: &Change) -> Answer {
    let plain = |standard: &Standard| assessed(&case.submission, standard);
    match change {
        Change::Source { .. } => plain(&case.standard),
        Change::Standard { pointer, value, .. } => match changed(case, pointer, value) {
            Some(standard) => plain(&standard),
            None => plain(&case.standard),
        },
        Change::Off { rule } => {
            let mut answer = plain(&case.standard);
            answer.findings.iter_mut().for_each(|findings| findings.retain(|finding| finding.code != *rule));
            judged_again(answer)
        }
        // Where the issuer says how grave a rule is, what the rule declares is not asked.
        Change::Severity { rule, severity } => {
            let mut answer = plain(&case.standard);
            if case.standard.severities.iter().any(|given| given.code == *rule) {
                return answer;
            }
            for finding in answer.findings.iter_mut().flatten().filter(|finding| finding.code == *rule) {
                finding.severity = *severity;
            }
            judged_again(answer)
        }
    }
}

/// The verdict that follows from the findings.
fn judged_again(mut answer: Answer) -> Answer {
    let findings: &[Expected] = answer.findings.as_deref().unwrap_or_default();
    answer.verdict = Some(if findings.iter().any(|finding| finding.severity == Severity::Error) {
        Verdict::Invalid
    } else if findings.iter().any(|finding| is_unchecked(&finding.code)) {
        Verdict::Undetermined
    } else {
        Verdict::Valid
    });
    answer
}

/// The standard of the case with the change, unless the case lays that down itself.
fn changed(case: &Case, pointer: &str, value: &Value) -> Option<Standard> {
    let published = serde_json::to_value(pjzp_core::standards::find(&case.entry.case.standard)?).ok()?;
    let mut own = serde_json::to_value(&case.standard).ok()?;
    if own.pointer(pointer) != published.pointer(pointer) {
        return None;
    }
    *own.pointer_mut(pointer)? = value.clone();
    serde_json::from_value(own).ok()
}

/// One line that is asked: a change, and which cases are likely to tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The change.
    pub change: Change,
    /// The rule it is about, if any.
    pub about: Option<String>,
}

/// The first line that is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ready {
    /// The kit passes with no mutant; so many cases.
    Cases(usize),
    /// It does not, or cannot be read.
    Failed(String),
}

/// Answers the jobs on standard input until there are no more.
///
/// # Errors
/// When standard input or output fails.
pub fn serve(folder: &Path, switch: Switch) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").and_then(|()| out.flush());
    let driver = match Kit::read(folder)
        .map_err(|error| error.to_string())
        .and_then(|kit| Driver::new(&kit, switch))
    {
        Ok(driver) => driver,
        Err(why) => return say(serde_json::to_string(&Ready::Failed(why))?),
    };
    say(serde_json::to_string(&Ready::Cases(driver.len()))?)?;
    // A mutant that panics is killed without a word.
    std::panic::set_hook(Box::new(|_| {}));
    for line in std::io::stdin().lock().lines() {
        let job: Job = serde_json::from_str(&line?)?;
        say(serde_json::to_string(&driver.run(&job.change, job.about.as_deref()))?)?;
    }
    Ok(())
}
