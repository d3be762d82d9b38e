//! Writing down every equation of a form, in the form's order.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::{Entry, Equation, Figured, Law, Ledger, Rated, Worth};
use crate::decimal::Decimal;
use crate::form::{Form, Level, Row, filled, is_part_by_name, money_unit};
use crate::model::{Figure, FundSource, FundTotal, Statement, Subject};
use crate::pointer::Pointer;
use crate::reading::{self, Money, Quantity, Unit, Value};
use crate::scoring::{Derivation, Outcome, Scorecard};

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

/// One column of the funds table.
type Column = (&'static str, fn(&FundTotal) -> &Option<Figure>, fn(&FundSource) -> &Option<Figure>);

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
        Some(self.enter(Figured { pointer, filed: figure.text().into(), worth, power: 0, unit: unit.into() }))
    }

    fn money(&mut self, pointer: Pointer, figure: Option<&Figure>, column: Option<Money>) -> Option<Entry> {
        let (figure, column) = (figure?, column?);
        let worth = Worth::Number(figure.money(column)?);
        let (power, unit) = match figure.read().value {
            Value::Quantity(Quantity { unit: Unit::Money(money), .. }) => (money.power(), money.name()),
            _ => (column.power(), ""),
        };
        Some(self.enter(Figured { pointer, filed: figure.text().into(), worth, power, unit: unit.into() }))
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
        Some(self.enter(Figured { pointer, filed: filed.into(), worth, power, unit }))
    }

    fn weight(&mut self, row: &Row<'_>) -> Option<Entry> {
        self.points(row.pointer.at("weight"), row.filed.weight.as_ref())
    }

    fn score(&mut self, row: &Row<'_>) -> Option<Entry> {
        self.points(row.pointer.at("score"), row.filed.score.as_ref())
    }

    fn weights(&mut self) {
        let form = self.form();
        for level in &form.subtotals {
            let parts = self.shares(&level.rows, level.is_level1());
            let whole = self.points(level.pointer.at("weight"), level.filed.weight.as_ref());
            let code = if level.is_level1() { "PJ2002" } else { "PJ2003" };
            if let (Some(parts), Some(whole)) = (parts, whole) {
                self.demand(code, Law::Sum { parts, fixed: Decimal::ZERO, whole });
            }
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
        let levels = || form.subtotals.iter().filter(|level| level.is_level1());
        let parts = self.shares(&counted, true).or_else(|| self.cover(&counted, levels())).or(goals);
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
            None => self.scorecard.execution.weight.unwrap_or(Decimal::ZERO),
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

    /// The weights that share out the points of these rows: their own, or, where the form puts
    /// weights above the rows only, those of the level-2 indicators.
    fn shares(&mut self, rows: &[usize], by_level2: bool) -> Option<Vec<Entry>> {
        let form = self.form();
        let own: Option<Vec<Entry>> =
            rows.iter().map(|index| form.rows.get(*index)).map(|row| self.weight(row?)).collect();
        if own.is_some() || !by_level2 {
            return own.filter(|own| !own.is_empty());
        }
        self.cover(rows, form.subtotals.iter().filter(|level| !level.is_level1()))
    }

    /// The weights of those levels that hold each of the rows once.
    fn cover<'l>(&mut self, rows: &[usize], levels: impl Iterator<Item = &'l Level<'a>>) -> Option<Vec<Entry>>
    where
        'a: 'l,
    {
        let mut left: BTreeSet<usize> = rows.iter().copied().collect();
        let mut parts = Vec::new();
        for level in levels {
            if level.rows.is_empty() || !level.rows.iter().all(|row| left.contains(row)) {
                continue;
            }
            left.retain(|row| !level.rows.contains(row));
            parts.push(self.points(level.pointer.at("weight"), level.filed.weight.as_ref())?);
        }
        (left.is_empty() && !parts.is_empty()).then_some(parts)
    }

    fn rows(&mut self) {
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

    fn subtotals(&mut self) {
        let form = self.form();
        for level in &form.subtotals {
            let below: Vec<&Row<'_>> = level.rows.iter().filter_map(|index| form.rows.get(*index)).collect();
            let parts: Option<Vec<Entry>> = below.iter().map(|row| self.score(row)).collect();
            let whole = self.points(level.pointer.at("score"), level.filed.score.as_ref());
            if let (Some(parts), Some(whole)) = (parts.filter(|parts| !parts.is_empty()), whole) {
                self.demand("PJ3013", Law::Sum { parts, fixed: Decimal::ZERO, whole });
            }
        }
    }

    fn total(&mut self) {
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
                let grade = self.enter(Figured {
                    pointer: Pointer::from("/total/grade"),
                    filed: grade.clone(),
                    worth: Worth::Word(grade.clone()),
                    power: 0,
                    unit: String::new(),
                });
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

    fn funds(&mut self) {
        let form = self.form();
        let Some(budget) = form.submission.budget.as_ref() else {
            return;
        };
        let column = form.funds.column;
        let pointer = Pointer::from("/budget/total");
        if let Some(rated) = self.rated() {
            let stated = budget.total.as_ref().and_then(|total| total.rate.as_ref());
            if let (Some(stated), Some(rate)) = (stated, form.funds.rate) {
                let (power, unit) = match stated.read().value {
                    Value::Quantity(Quantity { unit: Unit::Percent, .. }) => (-2, "%"),
                    Value::Quantity(Quantity { unit: Unit::Permille, .. }) => (-3, "‰"),
                    // A bare number that is not the share itself is one of a percentage.
                    _ if stated.points().is_some_and(|bare| bare != rate) => (-2, ""),
                    _ => (0, ""),
                };
                let rate = self.enter(Figured {
                    pointer: pointer.at("rate"),
                    filed: stated.text().into(),
                    worth: Worth::Number(rate),
                    power,
                    unit: unit.into(),
                });
                self.demand("PJ4003", Law::Rate { budget: rated.budget, executed: rated.executed, rate });
            }
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
    fn items(&mut self) {
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

    fn statements(&mut self) {
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
        self.enter(Figured { pointer, filed: filed.into(), worth, power: 0, unit: String::new() })
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
