//! Which figures to mend: the smallest sets of edits after which every equation holds.
//!
//! Iterative deepening over at most [`MOST_EDITS`] edits. A broken equation must be mended by
//! one of its own figures, and the value is the one that the equation itself gives; so the search
//! never guesses a number. It is deterministic, and bounded in steps rather than in time.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cell::Cell;

use crate::ledger::{Entry, Equation, Figured, Ledger, Worth, Worths, law_holds, law_solve};
use crate::pointer::Pointer;

/// Most edits one explanation may have.
pub const MOST_EDITS: usize = 3;

/// Most explanations that are listed.
pub const MOST_EXPLANATIONS: usize = 24;

/// Most figures that are looked at, over all depths; what lies beyond is said, not searched.
const MOST_WORK: usize = 2_000_000;

/// What would reconcile a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnosis {
    /// Equally small sets of edits, best supported first; each alone makes every equation hold.
    pub explanations: Vec<Explanation>,
    /// The search was cut: there are too many figures, more than three edits are needed, or not
    /// every explanation is listed.
    pub cut: bool,
}

/// One set of edits that makes every equation hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Explanation {
    /// The edits, in the order of their places.
    pub edits: Vec<Edit>,
    /// Codes of the broken equations it mends.
    pub explains: Vec<&'static str>,
    /// How many equations that could have contradicted the edits agree with them.
    pub support: usize,
}

/// One figure to mend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// Where it stands.
    pub pointer: Pointer,
    /// What is filed.
    pub from: String,
    /// What would be right.
    pub to: String,
}

/// Looks for the smallest sets of edits; nothing is invented when every equation holds.
pub fn diagnose(ledger: &Ledger<'_>) -> Diagnosis {
    let equations: Vec<&Equation> = ledger.equations().collect();
    let mut search = Search::new(ledger, &equations);
    let broken: BTreeSet<usize> = (0..equations.len()).filter(|at| !search.holds(*at)).collect();
    if broken.is_empty() {
        return Diagnosis::default();
    }
    for depth in 1..=MOST_EDITS {
        search.descend(&broken, depth);
        if !search.found.is_empty() || search.is_spent() {
            break;
        }
    }
    search.diagnosis(&broken)
}

struct Search<'a> {
    ledger: &'a Ledger<'a>,
    equations: &'a [&'a Equation],
    /// The figures of each equation.
    entries: Vec<Vec<Entry>>,
    /// Which equations each figure stands in.
    touching: Vec<Vec<usize>>,
    /// The edits being tried.
    tried: BTreeMap<Entry, Worth>,
    /// The sets of edits that mend everything.
    found: BTreeSet<Vec<(Entry, String)>>,
    /// Figures looked at so far.
    work: Cell<usize>,
}

impl<'a> Search<'a> {
    fn new(ledger: &'a Ledger<'a>, equations: &'a [&'a Equation]) -> Self {
        let entries: Vec<Vec<Entry>> = equations.iter().map(|equation| equation.law.entries()).collect();
        let mut touching = vec![Vec::new(); ledger.len()];
        for (at, entries) in entries.iter().enumerate() {
            for entry in entries {
                if let Some(list) = touching.get_mut(entry.index()) {
                    list.push(at);
                }
            }
        }
        let (tried, found, work) = (BTreeMap::new(), BTreeSet::new(), Cell::new(0));
        Self { ledger, equations, entries, touching, tried, found, work }
    }

    fn is_spent(&self) -> bool {
        self.work.get() >= MOST_WORK
    }

    fn entries(&self, at: usize) -> &[Entry] {
        let entries = self.entries.get(at).map_or(&[][..], Vec::as_slice);
        self.work.set(self.work.get().saturating_add(entries.len()));
        entries
    }

    fn holds(&self, at: usize) -> bool {
        self.entries(at);
        self.equations.get(at).is_none_or(|equation| law_holds(&equation.law, self.ledger, &Tried(self)))
    }

    fn touching(&self, entry: Entry) -> &[usize] {
        self.touching.get(entry.index()).map_or(&[], Vec::as_slice)
    }

    /// Tries every figure of one broken equation, `depth` edits deep.
    fn descend(&mut self, broken: &BTreeSet<usize>, depth: usize) {
        if self.disjoint(broken) > depth {
            return;
        }
        // The equation with the fewest figures leaves the fewest branches.
        let Some(narrowest) = broken.iter().copied().min_by_key(|at| self.entries(*at).len()) else { return };
        for entry in self.entries(narrowest).to_vec() {
            // With one edit left, it must touch everything that is broken.
            let reaches = depth > 1 || broken.iter().all(|at| self.touching(entry).contains(at));
            if !reaches || self.tried.contains_key(&entry) {
                continue;
            }
            for worth in self.candidates(entry, broken) {
                if self.is_spent() {
                    return;
                }
                self.attempt(entry, worth, broken, depth);
            }
        }
    }

    /// The values that the broken equations would each give the figure.
    fn candidates(&self, entry: Entry, broken: &BTreeSet<usize>) -> Vec<Worth> {
        let mut candidates: Vec<Worth> = Vec::new();
        for at in self.touching(entry).iter().filter(|at| broken.contains(at)) {
            self.entries(*at);
            let equation = self.equations.get(*at);
            let worth =
                equation.and_then(|equation| law_solve(&equation.law, self.ledger, &Tried(self), entry));
            candidates.extend(worth.filter(|worth| !candidates.contains(worth)));
        }
        candidates
    }

    /// Gives the figure this value, and goes on with what is broken then.
    fn attempt(&mut self, entry: Entry, worth: Worth, broken: &BTreeSet<usize>, depth: usize) {
        let written = self.ledger.figure(entry).and_then(|figure| figure.write(&worth));
        let Some(written) = written else { return };
        self.tried.insert(entry, worth);
        let mut left = broken.clone();
        for at in self.touching(entry) {
            if self.holds(*at) {
                left.remove(at)
            } else {
                left.insert(*at)
            };
        }
        if left.is_empty() {
            self.keep(entry, written);
        } else if let Some(deeper) = depth.checked_sub(1).filter(|deeper| *deeper > 0) {
            self.descend(&left, deeper);
        }
        self.tried.remove(&entry);
    }

    /// How many of the broken equations share no figure: at least that many edits are needed.
    fn disjoint(&self, broken: &BTreeSet<usize>) -> usize {
        let mut used: BTreeSet<Entry> = BTreeSet::new();
        let apart = broken.iter().filter(|at| {
            let entries = self.entries(**at);
            let free = entries.iter().all(|entry| !used.contains(entry));
            if free {
                used.extend(entries);
            }
            free
        });
        apart.count()
    }

    fn keep(&mut self, last: Entry, written: String) {
        let mut edits: Vec<(Entry, String)> = self
            .tried
            .iter()
            .filter(|(entry, _)| **entry != last)
            .filter_map(|(entry, worth)| Some((*entry, self.ledger.figure(*entry)?.write(worth)?)))
            .collect();
        edits.push((last, written));
        edits.sort();
        self.found.insert(edits);
    }

    fn diagnosis(self, broken: &BTreeSet<usize>) -> Diagnosis {
        let explains: BTreeSet<&'static str> =
            broken.iter().filter_map(|at| self.equations.get(*at)).map(|equation| equation.code).collect();
        let explains: Vec<&'static str> = explains.into_iter().collect();
        let mut explanations: Vec<Explanation> = self
            .found
            .iter()
            .map(|edits| {
                let touched: BTreeSet<usize> =
                    edits.iter().flat_map(|(entry, _)| self.touching(*entry)).copied().collect();
                let edits = edits.iter().filter_map(|(entry, to)| {
                    let figure = self.ledger.figure(*entry)?;
                    Some(Edit { pointer: figure.pointer.clone(), from: figure.filed.clone(), to: to.clone() })
                });
                Explanation { edits: edits.collect(), explains: explains.clone(), support: touched.len() }
            })
            .collect();
        explanations.sort_by(|a, b| b.support.cmp(&a.support).then_with(|| a.edits.cmp(&b.edits)));
        let cut = explanations.is_empty() || self.is_spent() || explanations.len() > MOST_EXPLANATIONS;
        explanations.truncate(MOST_EXPLANATIONS);
        Diagnosis { explanations, cut }
    }
}

/// The figures as filed, but for the edits being tried.
struct Tried<'s, 'a>(&'s Search<'a>);

impl Worths for Tried<'_, '_> {
    fn worth(&self, entry: Entry) -> Option<&Worth> {
        self.0.tried.get(&entry).or_else(|| self.0.ledger.figure(entry).map(|figure| &figure.worth))
    }

    fn figure(&self, entry: Entry) -> Option<&Figured> {
        self.0.ledger.figure(entry)
    }

    fn is_edited(&self, entry: Entry) -> bool {
        self.0.tried.contains_key(&entry)
    }
}
