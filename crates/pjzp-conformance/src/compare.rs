use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::answer::{Answer, sorted};

/// What of an answer is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Whether the form is right.
    Verdict,
    /// Which rules find what, and where.
    Findings,
    /// What budget execution earns.
    Execution,
    /// What the rows earn.
    Points,
    /// What the form earns.
    Total,
    /// The grade of the total.
    Grade,
}

impl Aspect {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Verdict, Self::Findings, Self::Execution, Self::Points, Self::Total, Self::Grade];
}

impl fmt::Display for Aspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Verdict => "verdict",
            Self::Findings => "findings",
            Self::Execution => "execution",
            Self::Points => "points",
            Self::Total => "total",
            Self::Grade => "grade",
        })
    }
}

/// How an answer compares with what is expected, in one aspect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// In which.
    pub aspect: Aspect,
    /// How.
    pub outcome: Outcome,
}

/// How an answer compares with what is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is what is expected.
    Agrees,
    /// It says nothing of it.
    Unanswered,
    /// It is something else; both as JSON.
    Differs {
        /// What is expected.
        expected: String,
        /// What was said.
        given: String,
    },
}

impl Comparison {
    /// Whether the answer is what is expected.
    pub fn agrees(&self) -> bool {
        self.outcome == Outcome::Agrees
    }
}

/// Holds an answer against what is expected, in every aspect in which something is.
pub fn compare(expect: &Answer, given: &Answer) -> Vec<Comparison> {
    // The order of findings is no matter of right or wrong.
    let order = |answer: &Answer| answer.findings.clone().map(sorted);
    let each = [
        one(Aspect::Verdict, expect.verdict.as_ref(), given.verdict.as_ref()),
        one(Aspect::Findings, order(expect).as_ref(), order(given).as_ref()),
        one(Aspect::Execution, expect.execution.as_ref(), given.execution.as_ref()),
        one(Aspect::Points, expect.points.as_ref(), given.points.as_ref()),
        one(Aspect::Total, expect.total.as_ref(), given.total.as_ref()),
        one(Aspect::Grade, expect.grade.as_ref(), given.grade.as_ref()),
    ];
    each.into_iter().flatten().collect()
}

fn one<T: PartialEq + Serialize>(
    aspect: Aspect,
    expected: Option<&T>,
    given: Option<&T>,
) -> Option<Comparison> {
    let expected = expected?;
    let outcome = match given {
        None => Outcome::Unanswered,
        Some(given) if given == expected => Outcome::Agrees,
        Some(given) => Outcome::Differs { expected: written(expected), given: written(given) },
    };
    Some(Comparison { aspect, outcome })
}

fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| error.to_string())
}

/// How many answers agree, in each aspect.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    counts: BTreeMap<Aspect, Count>,
}

/// How many answers agree in one aspect.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// As expected.
    pub agreed: usize,
    /// Otherwise.
    pub differed: usize,
    /// Not at all.
    pub unanswered: usize,
}

impl Tally {
    /// Counts the comparisons of one case.
    pub fn add(&mut self, comparisons: &[Comparison]) {
        for Comparison { aspect, outcome } in comparisons {
            let count = self.counts.entry(*aspect).or_default();
            let number = match outcome {
                Outcome::Agrees => &mut count.agreed,
                Outcome::Differs { .. } => &mut count.differed,
                Outcome::Unanswered => &mut count.unanswered,
            };
            *number = number.saturating_add(1);
        }
    }

    /// The count of one aspect.
    pub fn of(&self, aspect: Aspect) -> Count {
        self.counts.get(&aspect).copied().unwrap_or_default()
    }

    /// Whether nothing differs; what was not answered is no difference.
    pub fn agrees(&self) -> bool {
        self.counts.values().all(|count| count.differed == 0)
    }
}
