//! Writing down every equation of a form, in the form's order.

mod money;
mod points;
mod prose;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::{Entry, Equation, Figured, Law, Ledger, Rated, Worth};
use crate::form::{Form, Row};
use crate::model::Figure;
use crate::pointer::Pointer;
use crate::reading::{Money, Quantity, Unit, Value};
use crate::scoring::Scorecard;

/// The ledger of a form.
pub(super) fn ledger<'a>(form: &'a Form<'a>, scorecard: &Scorecard) -> Ledger<'a> {
    let mut book = Book {
        ledger: Ledger { form, figures: Vec::new(), places: BTreeMap::new(), equations: Vec::new() },
        scorecard,
    };
    if form.is_scored() {
        book.weights();
        book.rows();
        book.subtotals();
        book.total();
    }
    book.funds();
    book.items();
    book.statements();
    book.ledger
}

struct Book<'a, 's> {
    ledger: Ledger<'a>,
    scorecard: &'s Scorecard,
}

impl<'a> Book<'a, '_> {
    fn form(&self) -> &'a Form<'a> {
        self.ledger.form
    }

    fn demand(&mut self, code: &'static str, law: Law) {
        self.ledger.equations.push(Equation { code, law });
    }

    /// The entry of a figure; the same place is entered once.
    fn enter(&mut self, figure: Figured) -> Entry {
        if let Some(entry) = self.ledger.places.get(&figure.pointer) {
            return *entry;
        }
        let entry = Entry(self.ledger.figures.len());
        self.ledger.places.insert(figure.pointer.clone(), entry);
        self.ledger.figures.push(figure);
        entry
    }

    fn points(&mut self, pointer: Pointer, figure: Option<&Figure>) -> Option<Entry> {
        let figure = figure?;
        let worth = Worth::Number(figure.points()?);
        let unit = if figure.text().trim().ends_with('分') { "分" } else { "" };
        let plain = Figured::plain(pointer, figure.text(), worth);
        Some(self.enter(Figured { unit: unit.into(), ..plain }))
    }

    fn money(&mut self, pointer: Pointer, figure: Option<&Figure>, column: Option<Money>) -> Option<Entry> {
        let (figure, column) = (figure?, column?);
        let worth = Worth::Number(figure.money(column)?);
        let (power, unit) = match figure.read().value {
            Value::Quantity(Quantity { unit: Unit::Money(money), .. }) => (money.power(), money.name()),
            _ => (column.power(), ""),
        };
        let plain = Figured::plain(pointer, figure.text(), worth);
        Some(self.enter(Figured { power, unit: unit.into(), ..plain }))
    }

    /// A value that stands as text: the target of a row, a figure in prose.
    fn text(&mut self, pointer: Pointer, filed: &str, value: &Value) -> Option<Entry> {
        let Value::Quantity(quantity) = value else {
            return None;
        };
        let (power, unit) = match &quantity.unit {
            Unit::None => (0, ""),
            Unit::Percent => (-2, "%"),
            Unit::Permille => (-3, "‰"),
            Unit::Money(money) => (money.power(), money.name()),
            Unit::Count { name, power } => (*power, name.as_str()),
        };
        let worth = Worth::Number(quantity.number.shift(power)?);
        // A scale is part of the unit as it is written: 万人次.
        let scale = match (&quantity.unit, power) {
            (Unit::Count { .. }, 3) => "千",
            (Unit::Count { .. }, 4) => "万",
            (Unit::Count { .. }, 8) => "亿",
            _ => "",
        };
        let unit = alloc::format!("{scale}{unit}");
        Some(self.enter(Figured { power, unit, ..Figured::plain(pointer, filed, worth) }))
    }

    fn weight(&mut self, row: &Row<'_>) -> Option<Entry> {
        self.points(row.pointer.at("weight"), row.filed.weight.as_ref())
    }

    fn score(&mut self, row: &Row<'_>) -> Option<Entry> {
        self.points(row.pointer.at("score"), row.filed.score.as_ref())
    }

    /// What the execution score follows from, where all of it is filed.
    fn rated(&mut self) -> Option<Rated> {
        let form = self.form();
        let total = form.submission.budget.as_ref()?.total.as_ref()?;
        let budget = self.budget()?;
        let executed =
            self.money(Pointer::from("/budget/total/executed"), total.executed.as_ref(), form.funds.column)?;
        let weight = self.points(Pointer::from("/budget/total/weight"), total.weight.as_ref());
        let assumed = self.scorecard.execution.weight.unwrap_or(form.standard.execution.weight);
        Some(Rated { weight, assumed, budget, executed })
    }

    /// The denominator of the execution rate.
    fn budget(&mut self) -> Option<Entry> {
        let form = self.form();
        let total = form.submission.budget.as_ref()?.total.as_ref()?;
        let (_, place) = form.funds.budget()?;
        let filed = if form.funds.adjusted.is_some() { &total.adjusted } else { &total.initial };
        self.money(place, filed.as_ref(), form.funds.column)
    }
}
