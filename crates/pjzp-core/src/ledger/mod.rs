//! The equations that the figures of one form must satisfy together.
//!
//! Rules report the equations that do not hold; diagnosis looks for the fewest figures whose
//! change makes all of them hold. Both look at the same list, so they cannot disagree.

mod build;
mod law;

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::form::Form;
use crate::pointer::Pointer;
use crate::scoring::Scorecard;

pub use law::{Law, Rated};

/// A figure of the form, by its place in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry(usize);

/// What a figure is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worth {
    /// A number: points, or money in 元.
    Number(Decimal),
    /// A word: a grade.
    Word(String),
}

impl Worth {
    /// The number, if it is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Word(_) => None,
        }
    }
}

/// A figure that was filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figured {
    /// Where it stands.
    pub pointer: Pointer,
    /// The text as filed.
    pub filed: String,
    /// What it is worth, money in 元.
    pub worth: Worth,
    /// By how many powers of ten the written number stands below `worth`: 4 for 万元.
    pub power: i8,
    /// What is written before the number: `产出指标（` in a name that holds a weight.
    pub before: String,
    /// What is written behind the number: its unit, if any.
    pub unit: String,
}

impl Figured {
    /// A figure with nothing written around it, in no unit.
    fn plain(pointer: Pointer, filed: &str, worth: Worth) -> Self {
        Self { pointer, filed: filed.into(), worth, power: 0, before: String::new(), unit: String::new() }
    }

    /// How this figure would be written if it were worth `worth`.
    pub fn write(&self, worth: &Worth) -> Option<String> {
        match worth {
            Worth::Number(number) => Some(self.around(number.shift(self.power.checked_neg()?)?)),
            Worth::Word(word) => Some(word.clone()),
        }
    }

    /// The same, rounded where its unit leaves more places than a number has: a few 厘 in 亿元.
    pub(crate) fn write_nearly(&self, worth: &Worth) -> Option<String> {
        let rounded = || law::in_unit(worth.number()?, self.power)?.round(Decimal::PLACES);
        self.write(worth).or_else(|| Some(self.around(rounded()?)))
    }

    fn around(&self, written: Decimal) -> String {
        format!("{}{written}{}", self.before, self.unit)
    }
}

/// One equation, and the rule that reports it when it does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equation {
    /// Code of the rule.
    pub code: &'static str,
    /// What must hold.
    pub law: Law,
}

/// The figures of a form and the equations between them.
#[derive(Debug, Clone)]
pub struct Ledger<'a> {
    form: &'a Form<'a>,
    figures: Vec<Figured>,
    places: BTreeMap<Pointer, Entry>,
    equations: Vec<Equation>,
}

impl<'a> Ledger<'a> {
    /// Writes down every equation of a form.
    pub fn new(form: &'a Form<'a>, scorecard: &Scorecard) -> Self {
        build::ledger(form, scorecard)
    }

    /// The equations, in the order of the form.
    pub fn equations(&self) -> impl Iterator<Item = &Equation> {
        self.equations.iter()
    }

    /// The figure behind an entry.
    pub fn figure(&self, entry: Entry) -> Option<&Figured> {
        self.figures.get(entry.0)
    }

    /// Whether the equation holds for the figures as filed.
    pub fn holds(&self, equation: &Equation) -> bool {
        law_holds(&equation.law, self, &Filed(self))
    }

    /// What the figure would have to be worth for the equation to hold, all others as filed.
    pub fn solve(&self, equation: &Equation, entry: Entry) -> Option<Worth> {
        law_solve(&equation.law, self, &Filed(self), entry)
    }

    /// What the parts of a sum add up to, and what they should; `None` for other laws.
    pub fn sides(&self, equation: &Equation) -> Option<(Decimal, Decimal)> {
        law::sides(&equation.law, &Filed(self))
    }

    /// The figures that a sum adds up; none for other laws.
    pub fn parts(&self, equation: &Equation) -> impl Iterator<Item = &Figured> {
        let parts: &[Entry] = match &equation.law {
            Law::Sum { parts, .. } | Law::SumTo { parts, .. } => parts,
            _ => &[],
        };
        parts.iter().filter_map(|part| self.figure(*part))
    }

    /// How many figures it has.
    pub(crate) fn len(&self) -> usize {
        self.figures.len()
    }
}

/// Whether the law holds for these figures.
pub(crate) fn law_holds(law: &Law, ledger: &Ledger<'_>, worths: &dyn Worths) -> bool {
    law::holds(law, ledger.form, worths)
}

/// What the figure would have to be worth for the law to hold, all others as they are here.
pub(crate) fn law_solve(law: &Law, ledger: &Ledger<'_>, worths: &dyn Worths, entry: Entry) -> Option<Worth> {
    law::solve(law, ledger.form, worths, entry)
}

/// Where a law finds what a figure is worth.
pub(crate) trait Worths {
    /// What the figure is worth.
    fn worth(&self, entry: Entry) -> Option<&Worth>;

    /// The figure as it was filed.
    fn figure(&self, entry: Entry) -> Option<&Figured>;

    /// Whether it is another worth than was filed.
    fn is_edited(&self, _: Entry) -> bool {
        false
    }

    /// The number it is worth.
    fn number(&self, entry: Entry) -> Option<Decimal> {
        self.worth(entry).and_then(Worth::number)
    }
}

/// The figures as filed.
struct Filed<'a>(&'a Ledger<'a>);

impl Worths for Filed<'_> {
    fn worth(&self, entry: Entry) -> Option<&Worth> {
        self.0.figure(entry).map(|figure| &figure.worth)
    }

    fn figure(&self, entry: Entry) -> Option<&Figured> {
        self.0.figure(entry)
    }
}

impl Entry {
    pub(crate) fn index(self) -> usize {
        self.0
    }
}
