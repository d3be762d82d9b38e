//! Figures in prose, held against the cells they speak of.

use super::Book;
use crate::ledger::{Entry, Figured, Law, Worth};
use crate::model::{Figure, Statement, Subject};
use crate::pointer::Pointer;
use crate::reading::{self, Quantity, Unit, Value};

impl Book<'_, '_> {
    pub(super) fn statements(&mut self) {
        let form = self.form();
        for (index, statement) in form.submission.statements.iter().enumerate() {
            self.statement(Pointer::from("/statements").at(index).at("value"), statement);
        }
    }

    /// A figure in prose states the same amount as the cell it speaks of.
    fn statement(&mut self, place: Pointer, statement: &Statement) {
        let Some(filed) = statement.value.as_deref() else {
            return;
        };
        let about = |member| statement.cell(member);
        let (code, cell) = match statement.subject {
            Subject::Total => ("PJ6001", Some(Pointer::from("/total/score"))),
            Subject::Subtotal => ("PJ6002", about("score")),
            Subject::Grade => ("PJ6003", Some(Pointer::from("/total/grade"))),
            Subject::Budget => ("PJ6004", self.budget_cell(statement)),
            Subject::Executed => ("PJ6005", Some(Pointer::from("/budget/total/executed"))),
            Subject::Unspent => return self.unspent(place, filed),
            Subject::ExecutionRate => return self.rate(place, filed),
            Subject::Weight => ("PJ6008", about("weight")),
            Subject::Actual => ("PJ6014", about("actual")),
            Subject::Score => ("PJ6015", about("score")),
            Subject::Target
            | Subject::IndicatorCount
            | Subject::Heading
            | Subject::ListedAsMet
            | Subject::ListedAsUnmet
            | Subject::RowValues => return,
        };
        let Some(cell) = cell else { return };
        let stated = if statement.subject == Subject::Actual {
            self.actual(&cell, place, filed)
        } else {
            self.ledger.places.get(&cell).copied().and_then(|cell| {
                let word = matches!(self.ledger.figure(cell)?.worth, Worth::Word(_));
                let stated = if word {
                    self.word(place, filed)
                } else {
                    self.stated(place, filed, statement.subject)?
                };
                Some((cell, stated))
            })
        };
        let Some((amount, stated)) = stated else { return };
        let law = match statement.subject {
            Subject::Grade => Law::Same(amount, stated),
            _ => Law::Stated { amount, less: None, stated },
        };
        self.demand(code, law);
    }

    /// The budget that prose speaks of: the cell it names, else the one of 年初预算数 and 全年预算数
    /// that it states, else the one that execution is held against.
    fn budget_cell(&mut self, statement: &Statement) -> Option<Pointer> {
        let total = Pointer::from("/budget/total");
        let cells = ["initial", "adjusted"].map(|name| total.at(name));
        if let Some(named) = cells.iter().find(|cell| statement.about.as_deref() == Some(cell.text())) {
            return Some(named.clone());
        }
        let funds = &self.form().funds;
        let stated = Figure::new(statement.value.as_deref()?).ok()?.money(funds.column?);
        let [initial, _] = cells;
        let held = funds.budget().map(|(_, cell)| cell);
        if stated.is_some() && stated == funds.initial { Some(initial) } else { held }
    }

    fn word(&mut self, pointer: Pointer, filed: &str) -> Entry {
        let worth = Worth::Word(filed.trim().into());
        self.enter(Figured::plain(pointer, filed, worth))
    }

    /// A number in prose, in the unit of the cell it is held against.
    fn stated(&mut self, place: Pointer, filed: &str, subject: Subject) -> Option<Entry> {
        let figure = Figure::new(filed).ok()?;
        match subject {
            Subject::Budget | Subject::Executed | Subject::Unspent => {
                self.money(place, Some(&figure), self.form().funds.column)
            }
            _ => self.points(place, Some(&figure)),
        }
    }

    /// The actual value of the row whose cell this is, and what prose states for it, where both
    /// are exact quantities that can be compared.
    fn actual(&mut self, cell: &Pointer, place: Pointer, filed: &str) -> Option<(Entry, Entry)> {
        let row = self.form().row_at(cell).filter(|row| row.pointer.at("actual") == *cell)?;
        let in_table = row.filed.actual.as_deref().unwrap_or_default();
        let mut stated = reading::read(filed);
        if !(stated.exact && row.actual.exact && stated.sign.is_none() && row.actual.sign.is_none()) {
            return None;
        }
        let (Value::Quantity(actual), Value::Quantity(said)) = (&row.actual.value, &mut stated.value) else {
            return None;
        };
        // A length in 米 and one in 公里 are one amount, but no figure that could be copied over.
        if !actual.same_unit_name(said) || actual.comparable(said).is_none() {
            return None;
        }
        // A bare number is in the unit of the other.
        if actual.unit == Unit::None || said.unit == Unit::None {
            said.unit = actual.unit.clone();
        }
        let cell = self.text(cell.clone(), in_table, &row.actual.value)?;
        Some((cell, self.text(place, filed, &stated.value)?))
    }

    fn unspent(&mut self, place: Pointer, filed: &str) {
        let (Some(rated), Some(unspent)) = (self.rated(), self.stated(place, filed, Subject::Unspent)) else {
            return;
        };
        let law = Law::Stated { amount: rated.budget, less: Some(rated.executed), stated: unspent };
        self.demand("PJ6006", law);
    }

    fn rate(&mut self, place: Pointer, filed: &str) {
        let value = reading::read(filed).value;
        let percent =
            matches!(&value, Value::Quantity(Quantity { unit: Unit::Percent | Unit::Permille, .. }));
        let (Some(rated), true) = (self.rated(), percent) else {
            return;
        };
        if let Some(rate) = self.text(place, filed, &value) {
            self.demand("PJ6007", Law::Rate { budget: rated.budget, executed: rated.executed, rate });
        }
    }
}
