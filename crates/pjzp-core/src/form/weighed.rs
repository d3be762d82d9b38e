//! Which levels state a weight, in a subtotal or in their name, by the rows below them.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::{Level, Titled};

/// A level whose weight is stated somewhere.
#[derive(Debug, Clone, Copy)]
pub enum Weighed<'f, 'a> {
    /// In a subtotal.
    Subtotal(&'f Level<'a>),
    /// In its name.
    Title(&'f Titled<'a>),
}

impl<'f> Weighed<'f, '_> {
    /// Indices of the rows below it that count.
    pub fn rows(self) -> &'f [usize] {
        match self {
            Self::Subtotal(level) => &level.rows,
            Self::Title(titled) => &titled.rows,
        }
    }

    /// Whether it is the whole of a level-1 indicator.
    pub fn is_level1(self) -> bool {
        match self {
            Self::Subtotal(level) => level.is_level1(),
            Self::Title(titled) => titled.is_level1,
        }
    }
}

/// The levels that state a weight, by the first of their rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Weighing(BTreeMap<usize, Vec<Place>>);

/// Where a level states its weight.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// In the subtotal of this index.
    Subtotal(usize),
    /// In the title of this index.
    Title(usize),
}

impl Weighing {
    pub(super) fn new(subtotals: &[Level<'_>], titled: &[Titled<'_>]) -> Self {
        let stated = subtotals.iter().enumerate().filter(|(_, level)| level.weight.is_some());
        let stated = stated.map(|(at, level)| (level.rows.first(), Place::Subtotal(at)));
        let named = titled.iter().enumerate().map(|(at, title)| (title.rows.first(), Place::Title(at)));
        let mut weighing = Self::default();
        for (first, place) in stated.chain(named) {
            if let Some(first) = first {
                weighing.0.entry(*first).or_default().push(place);
            }
        }
        weighing
    }

    pub(super) fn from<'f, 'a>(
        &'f self,
        row: usize,
        subtotals: &'f [Level<'a>],
        titled: &'f [Titled<'a>],
    ) -> impl Iterator<Item = Weighed<'f, 'a>> {
        self.0.get(&row).into_iter().flatten().filter_map(|place| match *place {
            Place::Subtotal(at) => subtotals.get(at).map(Weighed::Subtotal),
            Place::Title(at) => titled.get(at).map(Weighed::Title),
        })
    }
}
