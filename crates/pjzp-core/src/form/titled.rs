//! Weights that stand in the names of levels.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::level::{Below, Level, Names, names};
use super::{Row, filled};
use crate::decimal::Decimal;
use crate::model::{Figure, Ordinal};
use crate::pointer::Pointer;
use crate::standard::Standard;

/// A weight that stands in the name of a level, in the cell of a row: 「产出指标（50分）」.
#[derive(Debug, Clone)]
pub struct Titled<'a> {
    /// The cell: `/indicators/{index}/level1`
    pub pointer: Pointer,
    /// The name, and the points in its brackets.
    pub title: Bracketed<'a>,
    /// Whether it is the name of a level-1 indicator.
    pub is_level1: bool,
    /// Indices of the rows below it that count; none where the level was named before.
    pub rows: Vec<usize>,
    /// Where the same level was named first with other points, or stated in a subtotal.
    pub stated: Option<Pointer>,
}

impl<'a> Titled<'a> {
    /// The weights in the level cells of all rows, each level once, and again where it differs.
    pub(super) fn all(
        rows: &[Row<'a>],
        subtotals: &[Level<'a>],
        below: &Below,
        standard: &Standard,
    ) -> Vec<Self> {
        let mut first: BTreeMap<(Names, Option<Ordinal>), (Decimal, Pointer)> = BTreeMap::new();
        let mut all = Vec::new();
        for row in rows {
            let (level1, level2) = (row.filed.level1.as_deref(), row.filed.level2.as_deref());
            for (cell, name, of_level2) in [("level1", level1, None), ("level2", level2, level2)] {
                let Some(title) = filled(name).and_then(|name| Bracketed::read(name, false)) else {
                    continue;
                };
                let (names, goal) = (names(level1, of_level2, standard), row.filed.goal);
                let (is_level1, pointer) = (cell == "level1", row.pointer.at(cell));
                if let Some((points, place)) = first.get(&(names.clone(), goal)) {
                    if *points != title.points {
                        let stated = Some(place.clone());
                        all.push(Self { pointer, title, is_level1, rows: Vec::new(), stated });
                    }
                    continue;
                }
                let rows = below.rows(&names, goal);
                let stated = below.subtotal(&names, goal, subtotals);
                let stated = stated.filter(|level| level.weight.is_some() && level.rows == rows);
                let stated = stated.map(|level| level.pointer.at("weight"));
                first.insert((names, goal), (title.points, pointer.clone()));
                all.push(Self { pointer, title, is_level1, rows, stated });
            }
        }
        all
    }
}

/// A name with points in brackets behind it: 「产出指标（50分）」.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bracketed<'a> {
    /// The whole, as filed.
    pub text: &'a str,
    /// The name alone.
    pub name: &'a str,
    /// The points.
    pub points: Decimal,
    /// What stands before the number, `产出指标（`, and behind it, `分）`.
    pub around: (&'a str, &'a str),
}

impl<'a> Bracketed<'a> {
    /// The name and the points behind it, where there are any.
    ///
    /// A bare number counts unless it is read `with_unit`: behind a level's name nothing else is
    /// written, but behind an indicator's it may be a year.
    pub fn read(text: &'a str, with_unit: bool) -> Option<Self> {
        let (name, rest) = text.split_once(['（', '('])?;
        let (inside, _) = rest.split_once(['）', ')'])?;
        let written = inside.trim();
        let number = written.strip_suffix('分').map(str::trim_end);
        if with_unit && number.is_none() {
            return None;
        }
        let number = number.unwrap_or(written);
        let plain: String = written.chars().filter(|glyph| !glyph.is_whitespace()).collect();
        let points = Figure::new(plain).ok()?.points()?;
        let at = text.len().checked_sub(rest.len())?.checked_add(inside.find(number)?)?;
        let (before, behind) = text.split_at_checked(at)?;
        Some(Self { text, name: name.trim(), points, around: (before, behind.strip_prefix(number)?) })
    }
}
