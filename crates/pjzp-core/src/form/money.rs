//! The cells that hold money, one by one.

use super::{Form, money_unit};
use crate::decimal::Decimal;
use crate::model::Figure;
use crate::pointer::Pointer;
use crate::reading::{Money, Quantity, Unit, Value};

/// A cell that holds an amount of money (金额).
#[derive(Debug, Clone)]
pub struct MoneyCell<'a> {
    /// Where it stands.
    pub pointer: Pointer,
    /// The amount as filed.
    pub figure: &'a Figure,
    /// The unit of its column, where that can be read.
    pub column: Option<Money>,
}

impl MoneyCell<'_> {
    /// The amount in 元.
    pub fn yuan(&self) -> Option<Decimal> {
        self.figure.money(self.column?)
    }

    /// The unit that stands in the cell itself.
    pub fn own_unit(&self) -> Option<Money> {
        match self.figure.read().value {
            Value::Quantity(Quantity { unit: Unit::Money(money), .. }) => Some(money),
            Value::Quantity(Quantity { unit: Unit::Count { name, power }, .. }) if name.is_empty() => {
                match power {
                    4 => Some(Money::TenThousand),
                    8 => Some(Money::HundredMillion),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

impl<'a> Form<'a> {
    /// Every cell of the budget that holds money and was filed: the total row, the sources, the items.
    pub fn money_cells(&self) -> impl Iterator<Item = MoneyCell<'a>> {
        let budget = self.submission.budget.as_ref();
        let column = self.funds.column;
        let cells = move |row: Pointer, figures: [(&str, &'a Option<Figure>); 4]| {
            figures.map(|(name, figure)| (row.at(name), figure.as_ref(), column))
        };
        let total = budget.and_then(|budget| budget.total.as_ref()).into_iter().flat_map(move |it| {
            let figures = [
                ("initial", &it.initial),
                ("change", &it.change),
                ("adjusted", &it.adjusted),
                ("executed", &it.executed),
            ];
            cells(Pointer::from("/budget/total"), figures)
        });
        let sources = budget.into_iter().flat_map(|budget| budget.sources.iter().enumerate());
        let sources = sources.flat_map(move |(index, it)| {
            let figures = [
                ("initial", &it.initial),
                ("change", &it.change),
                ("adjusted", &it.adjusted),
                ("executed", &it.executed),
            ];
            cells(Pointer::from("/budget/sources").at(index), figures)
        });
        let items = budget.into_iter().flat_map(|budget| {
            budget.items.iter().enumerate().map(|(index, item)| {
                let unit = money_unit(item.unit.as_deref().or(budget.unit.as_deref()));
                (Pointer::from("/budget/items").at(index).at("amount"), item.amount.as_ref(), unit)
            })
        });
        total
            .chain(sources)
            .chain(items)
            .filter_map(|(pointer, figure, column)| Some(MoneyCell { pointer, figure: figure?, column }))
    }
}
