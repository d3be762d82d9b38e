//! Weights, scores, subtotals, the total and its grade.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::Book;
use crate::decimal::Decimal;
use crate::form::{Level, Row, Titled, Weighed};
use crate::ledger::{Entry, Figured, Law, Worth};
use crate::pointer::Pointer;
use crate::scoring::{Derivation, Outcome};

impl Book<'_, '_> {
    pub(super) fn weights(&mut self) {
        let form = self.form();
        for level in &form.subtotals {
            let parts = self.shares(&level.rows, level.is_level1());
            let whole = self.points(level.pointer.at("weight"), level.filed.weight.as_ref());
            let code = if level.is_level1() { "PJ2002" } else { "PJ2003" };
            if let (Some(parts), Some(whole)) = (parts, whole) {
                self.demand(code, Law::Sum { parts, fixed: Decimal::ZERO, whole });
            }
            self.repeated(code, level, "weight", whole);
        }
        for titled in &form.titled {
            self.titled(titled);
        }
        let counted: Vec<usize> = form.counted().map(|row| row.index).collect();
        let mut goals = Some(Vec::new());
        for (index, goal) in form.submission.goals.iter().enumerate() {
            let below: Vec<usize> =
                counted.iter().copied().filter(|row| form.goal(*row) == Some(index)).collect();
            let parts = self.shares(&below, true);
            let whole = self.points(Pointer::from("/goals").at(index).at("weight"), goal.weight.as_ref());
            if let (Some(parts), Some(whole)) = (parts, whole) {
                self.demand("PJ2004", Law::Sum { parts, fixed: Decimal::ZERO, whole });
            }
            goals = goals.zip(whole).map(|(mut goals, whole)| {
                goals.push(whole);
                goals
            });
        }
        let all_under_goals = counted.iter().all(|row| form.goal(*row).is_some());
        let goals = goals.filter(|goals| all_under_goals && !goals.is_empty());
        let parts = self.shares(&counted, true).or_else(|| self.cover(&counted, true)).or(goals);
        let Some(mut parts) = parts else { return };
        let rows_alone =
            Decimal::sum(parts.iter().filter_map(|part| self.ledger.figure(*part)?.worth.number()));
        let execution = form.submission.budget.as_ref().and_then(|budget| budget.total.as_ref());
        let stated = execution.and_then(|total| total.weight.as_ref());
        let fixed = match self.points(Pointer::from("/budget/total/weight"), stated) {
            Some(entry) => {
                parts.push(entry);
                Decimal::ZERO
            }
            // No word of money: the rows are the form, or all of it but execution.
            None if execution.is_none() => {
                let weight = form.standard.execution.weight;
                let whole = rows_alone.and_then(|rows| rows.checked_add(weight));
                if whole == Some(form.standard.full_marks) { weight } else { Decimal::ZERO }
            }
            // Neither weight nor score for the money, and the rows alone are the form.
            None if form.funds.score.is_none() && rows_alone == Some(form.standard.full_marks) => {
                Decimal::ZERO
            }
            None => {
                let Some(taken) = self.scorecard.execution.weight else { return };
                taken
            }
        };
        let full = form.submission.total.as_ref().and_then(|total| total.weight.as_ref());
        if let Some(whole) = self.points(Pointer::from("/total/weight"), full) {
            self.demand("PJ2001", Law::Sum { parts: parts.clone(), fixed, whole });
        }
        // Rows that are full marks by themselves leave no room for execution: a mistake of its own.
        let on_top = form.funds.weight.is_some_and(|weight| weight > Decimal::ZERO)
            && rows_alone == Some(form.standard.full_marks);
        let code = if on_top { "PJ3015" } else { "PJ2001" };
        self.demand(code, Law::SumTo { parts, fixed, constant: form.standard.full_marks });
    }

    /// A weight in a level's name is what a subtotal or an earlier cell states, else the sum below it.
    fn titled(&mut self, titled: &Titled<'_>) {
        let whole = self.title(titled);
        let stated = titled.stated.as_ref().and_then(|place| self.ledger.places.get(place).copied());
        if let Some(stated) = stated {
            self.demand("PJ2006", Law::Same(stated, whole));
        } else if let Some(parts) = self.shares(&titled.rows, titled.is_level1) {
            let code = if titled.is_level1 { "PJ2002" } else { "PJ2003" };
            self.demand(code, Law::Sum { parts, fixed: Decimal::ZERO, whole });
        }
    }

    fn title(&mut self, titled: &Titled<'_>) -> Entry {
        let (before, behind) = titled.title.around;
        let worth = Worth::Number(titled.title.points);
        let plain = Figured::plain(titled.pointer.clone(), titled.title.text, worth);
        self.enter(Figured { before: before.into(), unit: behind.into(), ..plain })
    }

    /// The weights that share out the points of these rows: their own, or, where the form puts
    /// weights above the rows only, those of the level-2 indicators.
    fn shares(&mut self, rows: &[usize], by_level2: bool) -> Option<Vec<Entry>> {
        let form = self.form();
        let own: Option<Vec<Entry>> =
            rows.iter().map(|index| form.rows.get(*index)).map(|row| self.weight(row?)).collect();
        if own.is_some() || !by_level2 {
            return own.filter(|own| !own.is_empty());
        }
        self.cover(rows, false)
    }

    /// The weights of those levels, stated in subtotals or in names, that hold each of the rows once.
    fn cover(&mut self, rows: &[usize], level1: bool) -> Option<Vec<Entry>> {
        let form = self.form();
        let mut left: BTreeSet<usize> = rows.iter().copied().collect();
        let mut parts = Vec::new();
        for row in rows {
            for level in form.levels_from(*row).filter(|level| level.is_level1() == level1) {
                if !level.rows().iter().all(|row| left.contains(row)) {
                    continue;
                }
                for row in level.rows() {
                    left.remove(row);
                }
                parts.push(match level {
                    Weighed::Subtotal(level) => {
                        self.points(level.pointer.at("weight"), level.filed.weight.as_ref())?
                    }
                    Weighed::Title(titled) => self.title(titled),
                });
            }
        }
        (left.is_empty() && !parts.is_empty()).then_some(parts)
    }

    pub(super) fn rows(&mut self) {
        let scorecard = self.scorecard;
        for (row, score) in self.form().rows.iter().zip(&scorecard.indicators) {
            let Some(filed) = self.score(row) else { continue };
            let weight = self.weight(row);
            if let Some(weight) = weight {
                self.demand("PJ3001", Law::Bounded { score: filed, weight });
            }
            match &score.outcome {
                Outcome::Within { low, high, band: Some(_) } => {
                    self.demand("PJ3007", Law::Within { score: filed, low: *low, high: *high });
                }
                Outcome::Exact(derivation) => {
                    let law = self.points_law(row, weight, filed, derivation);
                    self.demand("PJ3003", law);
                }
                _ => {}
            }
        }
    }

    /// The row's score follows from its figures; where these are no plain quantities, from the
    /// derivation as it stands.
    fn points_law(
        &mut self,
        row: &Row<'_>,
        weight: Option<Entry>,
        score: Entry,
        derivation: &Derivation,
    ) -> Law {
        let target = row.filed.target.as_deref().unwrap_or_default();
        let actual = row.filed.actual.as_deref().unwrap_or_default();
        let target = self.text(row.pointer.at("target"), target, &row.target.value);
        let actual = self.text(row.pointer.at("actual"), actual, &row.actual.value);
        match (derivation.direction, weight, target, actual) {
            (Some(direction), Some(weight), Some(target), Some(actual)) => {
                Law::Points { row: row.index, direction, weight, target, actual, score }
            }
            _ => Law::Derived { row: row.index, score, derivation: Box::new(derivation.clone()) },
        }
    }

    pub(super) fn subtotals(&mut self) {
        let form = self.form();
        for level in &form.subtotals {
            let below: Vec<&Row<'_>> = level.rows.iter().filter_map(|index| form.rows.get(*index)).collect();
            let parts: Option<Vec<Entry>> = below.iter().map(|row| self.score(row)).collect();
            let whole = self.points(level.pointer.at("score"), level.filed.score.as_ref());
            if let (Some(parts), Some(whole)) = (parts.filter(|parts| !parts.is_empty()), whole) {
                self.demand("PJ3013", Law::Sum { parts, fixed: Decimal::ZERO, whole });
            }
            self.repeated("PJ3013", level, "score", whole);
        }
    }

    /// A level that is stated again states the same figure.
    fn repeated(&mut self, code: &'static str, level: &Level<'_>, member: &str, again: Option<Entry>) {
        let first =
            level.repeats.as_ref().and_then(|first| self.ledger.places.get(&first.at(member)).copied());
        if let (Some(first), Some(again)) = (first, again) {
            self.demand(code, Law::Same(first, again));
        }
    }

    pub(super) fn total(&mut self) {
        let form = self.form();
        let stated = form.submission.total.as_ref();
        let total = self.points(Pointer::from("/total/score"), stated.and_then(|total| total.score.as_ref()));
        let rows: Vec<&Row<'_>> = form.counted().collect();
        let scores: Option<Vec<Entry>> = rows.iter().map(|row| self.score(row)).collect();
        let rated = self.rated();
        let funds = form.submission.budget.as_ref().and_then(|budget| budget.total.as_ref());
        let execution =
            self.points(Pointer::from("/budget/total/score"), funds.and_then(|funds| funds.score.as_ref()));
        if let (Some(rated), Some(score)) = (rated.clone(), execution) {
            self.demand("PJ4001", Law::Execution(rated, score));
        }
        if let (Some(total), Some(mut scores)) = (total, scores.filter(|scores| !scores.is_empty())) {
            match (execution, rated) {
                (Some(execution), _) => {
                    scores.push(execution);
                    self.demand("PJ3014", Law::Sum { parts: scores, fixed: Decimal::ZERO, whole: total });
                }
                (None, Some(execution)) => {
                    self.demand("PJ3014", Law::TotalWithExecution { scores, execution, total });
                }
                (None, None) if funds.is_none() && !self.leaves_room(&scores, total) => {
                    self.demand("PJ3014", Law::Sum { parts: scores, fixed: Decimal::ZERO, whole: total });
                }
                // Whatever execution earned cannot be known: the total cannot be held to it.
                (None, None) => {}
            }
        }
        if let (Some(total), Some(grade)) = (total, form.total.grade.as_ref()) {
            // A word that is no grade of the standard is another finding.
            if form.standard.grades.iter().any(|known| known.name == *grade) {
                let worth = Worth::Word(grade.clone());
                let grade = self.enter(Figured::plain(Pointer::from("/total/grade"), grade, worth));
                self.demand("PJ3017", Law::Graded { total, grade });
            }
        }
    }

    /// Whether the total exceeds the scores by what execution may have earned, on a form that says
    /// no word of money and whose rows are not full marks by themselves.
    fn leaves_room(&self, scores: &[Entry], total: Entry) -> bool {
        let form = self.form();
        let weights = form.counted().map(|row| row.weight).collect::<Option<Vec<_>>>();
        let alone = weights.and_then(Decimal::sum) == Some(form.standard.full_marks);
        let worth = |entry: &Entry| self.ledger.figure(*entry).and_then(|figure| figure.worth.number());
        let sum = Decimal::sum(scores.iter().filter_map(worth));
        let rest = worth(&total).zip(sum).and_then(|(total, sum)| total.checked_sub(sum));
        let earned = |rest: Decimal| !rest.is_negative() && rest <= form.standard.execution.weight;
        !alone && rest.is_some_and(earned)
    }
}
