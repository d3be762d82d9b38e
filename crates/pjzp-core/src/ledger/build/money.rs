//! The funds table and the money items.

use alloc::vec::Vec;

use super::Book;
use crate::decimal::Decimal;
use crate::form::{self, filled, is_part_by_name, money_unit};
use crate::ledger::{Entry, Figured, Law, Worth};
use crate::model::{Figure, FundSource, FundTotal};
use crate::pointer::Pointer;
use crate::reading::{Quantity, Unit, Value};

/// One column of the funds table.
type Column = (&'static str, fn(&FundTotal) -> &Option<Figure>, fn(&FundSource) -> &Option<Figure>);

impl Book<'_, '_> {
    pub(super) fn funds(&mut self) {
        let form = self.form();
        let Some(budget) = form.submission.budget.as_ref() else {
            return;
        };
        let column = form.funds.column;
        let pointer = Pointer::from("/budget/total");
        let stated = budget.total.as_ref().and_then(|total| total.rate.as_ref());
        if let (Some(rated), Some(stated), Some(rate)) = (self.rated(), stated, form.funds.rate) {
            self.filed_rate(pointer.at("rate"), stated, rate, [rated.budget, rated.executed]);
        }
        for (index, source) in budget.sources.iter().enumerate() {
            self.source_rate(&Pointer::from("/budget/sources").at(index), source);
        }
        let columns: [Column; 4] = [
            ("initial", |total| &total.initial, |source| &source.initial),
            ("change", |total| &total.change, |source| &source.change),
            ("adjusted", |total| &total.adjusted, |source| &source.adjusted),
            ("executed", |total| &total.executed, |source| &source.executed),
        ];
        for (name, of_total, of_source) in columns {
            let whole = budget
                .total
                .as_ref()
                .and_then(|total| self.money(pointer.at(name), of_total(total).as_ref(), column));
            let sources =
                budget.sources.iter().enumerate().filter(|(_, it)| it.within_previous != Some(true));
            let parts: Option<Vec<(Entry, bool)>> = sources
                .filter_map(|(index, source)| {
                    let figure = of_source(source).as_ref().filter(|figure| !figure.is_blank())?;
                    let place = Pointer::from("/budget/sources").at(index).at(name);
                    let is_part = source.within_previous.is_none() && is_part_by_name(source.name.as_deref());
                    Some(self.money(place, Some(figure), column).map(|entry| (entry, is_part)))
                })
                .collect();
            // A blank source brings nothing; one that cannot be read leaves the sum open.
            if let (Some(whole), Some(parts)) = (whole, parts.filter(|parts| !parts.is_empty())) {
                let parts = self.without_repeats(parts, whole);
                self.demand("PJ4008", Law::Sum { parts, fixed: Decimal::ZERO, whole });
            }
        }
        let cell = |book: &mut Self, name: &str| {
            let place = pointer.at(name);
            book.ledger.places.get(&place).copied()
        };
        let three = (cell(self, "initial"), cell(self, "change"), cell(self, "adjusted"));
        if let (Some(initial), Some(change), Some(adjusted)) = three {
            let parts = [initial, change].into();
            self.demand("PJ4010", Law::Sum { parts, fixed: Decimal::ZERO, whole: adjusted });
        }
    }

    /// A stated rate of execution is what was executed ÷ what was budgeted.
    fn filed_rate(&mut self, place: Pointer, stated: &Figure, rate: Decimal, [budget, executed]: [Entry; 2]) {
        let (power, unit) = match stated.read().value {
            Value::Quantity(Quantity { unit: Unit::Percent, .. }) => (-2, "%"),
            Value::Quantity(Quantity { unit: Unit::Permille, .. }) => (-3, "‰"),
            // A bare number that is not the share itself is one of a percentage.
            _ if stated.points().is_some_and(|bare| bare != rate) => (-2, ""),
            _ => (0, ""),
        };
        let plain = Figured::plain(place, stated.text(), Worth::Number(rate));
        let rate = self.enter(Figured { power, unit: unit.into(), ..plain });
        self.demand("PJ4003", Law::Rate { budget, executed, rate });
    }

    /// The rate that is stated for one source of money.
    fn source_rate(&mut self, place: &Pointer, source: &FundSource) {
        let Some(stated) = source.rate.as_ref().filter(|stated| !stated.is_blank()) else { return };
        let column = self.form().funds.column;
        let amount = |figure: &Option<Figure>| figure.as_ref()?.money(column?);
        let (name, budget) = match amount(&source.adjusted) {
            Some(_) => ("adjusted", &source.adjusted),
            None => ("initial", &source.initial),
        };
        let share = amount(&source.executed).zip(amount(budget));
        let share = share.and_then(|(executed, budget)| executed.fraction().checked_div(budget.fraction()));
        let entries = (
            self.money(place.at(name), budget.as_ref(), column),
            self.money(place.at("executed"), source.executed.as_ref(), column),
        );
        if let ((Some(budget), Some(executed)), Some(rate)) = (entries, form::rate(stated, share)) {
            self.filed_rate(place.at("rate"), stated, rate, [budget, executed]);
        }
    }

    /// The sources without those that break down the one before them (其中), where these are not
    /// marked as such: rows that add up to the row before them, when the whole comes out without.
    fn without_repeats(&self, parts: Vec<(Entry, bool)>, whole: Entry) -> Vec<Entry> {
        let worth = |entry: Entry| self.ledger.figure(entry).and_then(|figure| figure.worth.number());
        let total = |parts: &[Entry]| Decimal::sum(parts.iter().filter_map(|part| worth(*part)));
        let whole = worth(whole);
        let unnamed: Vec<Entry> =
            parts.iter().filter(|(_, by_name)| !by_name).map(|(entry, _)| *entry).collect();
        let parts: Vec<Entry> = parts.into_iter().map(|(entry, _)| entry).collect();
        if total(&parts) == whole {
            return parts;
        }
        if !unnamed.is_empty() && total(&unnamed) == whole {
            return unnamed;
        }
        let mut kept = Vec::new();
        let mut rest = parts.as_slice();
        while let Some((first, below)) = rest.split_first() {
            kept.push(*first);
            let repeats =
                (1..=below.len()).find(|count| below.get(..*count).and_then(total) == worth(*first));
            rest = repeats.and_then(|count| below.get(count..)).unwrap_or(below);
        }
        if total(&kept) == whole { kept } else { parts }
    }

    /// The money items cover the budget, the source that all of them name, or what was spent.
    pub(super) fn items(&mut self) {
        let form = self.form();
        let Some(budget) = form.submission.budget.as_ref() else {
            return;
        };
        let items = budget.items.iter().enumerate();
        let parts: Option<Vec<Entry>> = items
            .map(|(index, item)| {
                let unit = item.unit.as_deref().or(budget.unit.as_deref());
                let place = Pointer::from("/budget/items").at(index).at("amount");
                self.money(place, item.amount.as_ref(), money_unit(unit))
            })
            .collect();
        let (Some(parts), Some(whole)) = (parts.filter(|parts| !parts.is_empty()), self.budget()) else {
            return;
        };
        let sum = Decimal::sum(parts.iter().filter_map(|part| self.ledger.figure(*part)?.worth.number()));
        let from_one = |source: &&FundSource| {
            filled(source.name.as_deref()).is_some_and(|name| {
                budget.items.iter().all(|item| filled(item.source.as_deref()) == Some(name))
            })
        };
        let source = budget.sources.iter().find(from_one);
        let covered = source.into_iter().flat_map(|it| [&it.initial, &it.adjusted, &it.executed]);
        let covered = covered.filter_map(|figure| figure.as_ref()?.money(form.funds.column?));
        let covers = |amount: Decimal| sum == Some(amount);
        let funds = [form.funds.initial, form.funds.executed].into_iter().flatten();
        if !funds.chain(covered).any(covers) {
            self.demand("PJ4009", Law::Sum { parts, fixed: Decimal::ZERO, whole });
        }
    }
}
