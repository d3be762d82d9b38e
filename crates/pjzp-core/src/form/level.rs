//! What is stated for a whole level, and which rows stand below it.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Row, filled, points};
use crate::decimal::Decimal;
use crate::model::{Ordinal, Subtotal};
use crate::pointer::Pointer;
use crate::standard::{Standard, plain_name};

/// What is stated for a whole level, read.
#[derive(Debug, Clone)]
pub struct Level<'a> {
    /// `/subtotals/{index}`
    pub pointer: Pointer,
    /// The statement as filed.
    pub filed: &'a Subtotal,
    /// 分值.
    pub weight: Option<Decimal>,
    /// 得分.
    pub score: Option<Decimal>,
    /// Indices of the rows below it that count; none where the level was stated before.
    pub rows: Vec<usize>,
    /// Where the same level was stated first.
    pub repeats: Option<Pointer>,
}

impl<'a> Level<'a> {
    pub(super) fn new(index: usize, filed: &'a Subtotal, below: &mut Below, standard: &Standard) -> Self {
        let pointer = Pointer::from("/subtotals").at(index);
        let names = names(filed.level1.as_deref(), filed.level2.as_deref(), standard);
        let first = below.stated.entry((names.clone(), filed.goal)).or_insert_with(|| pointer.clone());
        let repeats = Some(first.clone()).filter(|first| *first != pointer);
        let rows = if repeats.is_none() { below.rows(&names, filed.goal) } else { Vec::new() };
        let (weight, score) = (points(filed.weight.as_ref()), points(filed.score.as_ref()));
        Self { pointer, filed, weight, score, rows, repeats }
    }

    /// Its name as messages use it.
    pub fn name(&self) -> &'a str {
        filled(self.filed.level2.as_deref())
            .or_else(|| filled(self.filed.level1.as_deref()))
            .unwrap_or("（未命名）")
    }

    /// Whether it stands for the whole of a level-1 indicator.
    pub fn is_level1(&self) -> bool {
        filled(self.filed.level2.as_deref()).is_none()
    }
}

/// The names of a level as they are compared: level 1 and level 2.
pub(super) type Names = (Option<String>, Option<String>);

/// Which rows stand below which level: by level 1, by level 2, by both; only rows that count.
pub(super) struct Below {
    rows: BTreeMap<Names, Vec<(usize, Option<Ordinal>)>>,
    /// Where each level was stated first.
    stated: BTreeMap<(Names, Option<Ordinal>), Pointer>,
}

impl Below {
    pub(super) fn new(rows: &[Row<'_>], standard: &Standard) -> Self {
        let mut below: BTreeMap<Names, Vec<_>> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.counts(standard)) {
            let (first, second) = names(row.filed.level1.as_deref(), row.filed.level2.as_deref(), standard);
            let one = first.is_some().then(|| (first.clone(), None));
            let other = second.is_some().then(|| (None, second.clone()));
            let both = first.is_some() && second.is_some();
            for level in one.into_iter().chain(other).chain(both.then_some((first, second))) {
                below.entry(level).or_default().push((row.index, row.filed.goal));
            }
        }
        Self { rows: below, stated: BTreeMap::new() }
    }

    pub(super) fn rows(&self, level: &Names, goal: Option<Ordinal>) -> Vec<usize> {
        let rows = self.rows.get(level).map_or(&[][..], Vec::as_slice).iter();
        rows.filter(|(_, of)| goal.is_none() || *of == goal).map(|(index, _)| *index).collect()
    }

    /// The subtotal that states this level, under the goal or over all goals.
    pub(super) fn subtotal<'l, 'a>(
        &self,
        names: &Names,
        goal: Option<Ordinal>,
        levels: &'l [Level<'a>],
    ) -> Option<&'l Level<'a>> {
        let by_level2 = (None, names.1.clone());
        let keys =
            [(names.clone(), goal), (names.clone(), None), (by_level2.clone(), goal), (by_level2, None)];
        let mut places = keys.iter().filter_map(|key| self.stated.get(key));
        levels.get(places.next()?.item("/subtotals")?)
    }
}

pub(super) fn names(level1: Option<&str>, level2: Option<&str>, standard: &Standard) -> Names {
    let known = |name: &str| standard.dimension(name).map_or_else(|| plain_name(name), |d| d.name.clone());
    (filled(level1).map(known), filled(level2).map(plain_name))
}
