use alloc::format;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::form::{Form, Row};
use crate::model::{Figure, FundSource, Subject};
use crate::pointer::Pointer;
use crate::reading::{Quantity, Reading, Unit, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standard::plain_name;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4014",
    name: "money-unit-suspect",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("金额单位可能写错", "a unit of money is probably wrong"),
    explanation: Words::new(
        "同一笔钱在两处的数正好相差一万倍或一亿倍，多半是元、万元、亿元写混了。比较的是：总额行内各栏、各资金来源合计、支出明细合计、正文所述金额、成本指标的指标值和完成值。正好整万倍以外的差异不在此列。",
        "Two figures of one thing differ by exactly 10,000 or 100,000,000: 元, 万元 and 亿元 were mixed up. Compared are the cells of the total row, the sums of the sources and of the items, amounts in prose, and the values of cost indicators. Other differences are not meant.",
    ),
    remedy: Words::new(
        "核对两处的金额单位，把写错的改正；表头单位是万元的，金额按万元填。",
        "Check the unit in both places and mend the wrong one; under a header in 万元, amounts are in 万元.",
    ),
    office: Words::new(
        "要把一列元换成万元：在空格填 10000 并复制，选中该列，用「选择性粘贴」—「除」；\
         反过来用「乘」。Word 中逐格换算填入，并核对表头的单位。",
        "To turn a column of 元 into 万元, copy a cell holding 10000, select the column and use \
         Paste Special > Divide, or Multiply for the other way. In Word, convert cell by cell and \
         check the unit in the header.",
    ),
    check,
};

/// An amount in 元 and the place it stands in.
type Amount = (Decimal, Pointer);

/// One column of the sources.
type OfSource = fn(&FundSource) -> &Option<Figure>;

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (this, that) in pairs(case) {
        let Some((times_zh, times_en)) = factor(this.0, that.0) else { continue };
        let (here, there) = (case.form.funds.say(this.0), case.form.funds.say(that.0));
        let zh = format!("这里是 {here}，另一处是 {there}，正好相差{times_zh}倍，金额单位可能写错");
        let en = format!(
            "{here} here and {there} elsewhere differ by exactly {times_en}: a unit is probably wrong"
        );
        findings.add(Draft::at(this.1, zh, en).found(here).expected(there).beside(that.1));
    }
}

/// By which step between 元, 万元 and 亿元 two amounts differ.
fn factor(this: Decimal, that: Decimal) -> Option<(&'static str, &'static str)> {
    if this.is_zero() || that.is_zero() {
        return None;
    }
    let differ = |power| this.shift(power) == Some(that) || that.shift(power) == Some(this);
    if differ(4) {
        Some(("一万", "10,000"))
    } else if differ(8) {
        Some(("一亿", "100,000,000"))
    } else {
        None
    }
}

/// Figures of one thing, the one more likely wrong first.
fn pairs(case: &Case<'_>) -> Vec<(Amount, Amount)> {
    let form = case.form;
    let funds = &form.funds;
    let cell = |name: &str, amount: Option<Decimal>| Some((amount?, Pointer::from("/budget/total").at(name)));
    let (initial, adjusted) = (cell("initial", funds.initial), cell("adjusted", funds.adjusted));
    let (budget, executed) = (funds.budget(), cell("executed", funds.executed));
    let mut pairs = Vec::new();
    let mut add = |this: &Option<Amount>, that: &Option<Amount>| {
        pairs.extend(this.clone().zip(that.clone()));
    };
    add(&adjusted, &initial);
    add(&executed, &budget);
    let columns: [(&str, &Option<Amount>, OfSource); 3] = [
        ("initial", &initial, |source| &source.initial),
        ("adjusted", &adjusted, |source| &source.adjusted),
        ("executed", &executed, |source| &source.executed),
    ];
    for (name, total, of_source) in columns {
        add(total, &sources(form, name, of_source));
    }
    let items = items(form);
    if items.as_ref().map(|items| items.0) != funds.executed {
        add(&items, &budget);
    }
    for row in form.counted().filter(|row| is_cost(row)) {
        add(&value(form, &row.target, row.pointer.at("target")), &budget);
        add(&value(form, &row.actual, row.pointer.at("actual")), &executed);
    }
    for (index, statement) in case.submission.statements.iter().enumerate() {
        let pointer = Pointer::from("/statements").at(index).at("value");
        let figure = statement.value.as_deref().and_then(|text| Figure::new(text).ok());
        let stated = figure.and_then(|figure| figure.money(funds.column?)).map(|amount| (amount, pointer));
        match statement.subject {
            Subject::Budget => add(&stated, &budget),
            Subject::Executed => add(&stated, &executed),
            Subject::Unspent => {
                let rest = budget.as_ref().zip(funds.executed).and_then(|((budget, place), executed)| {
                    Some((budget.checked_sub(executed)?, place.clone()))
                });
                add(&stated, &rest);
            }
            _ => {}
        }
    }
    pairs
}

/// What the sources add up to in one column, at the first that brings anything.
fn sources(form: &Form<'_>, column: &str, of_source: OfSource) -> Option<Amount> {
    let sources = form.submission.budget.as_ref()?.sources.iter().enumerate();
    sum(sources.filter(|(_, source)| source.within_previous != Some(true)).filter_map(|(index, source)| {
        let amount = of_source(source).as_ref()?.money(form.funds.column?)?;
        Some((amount, Pointer::from("/budget/sources").at(index).at(column)))
    }))
}

fn items(form: &Form<'_>) -> Option<Amount> {
    let cells = form.money_cells().filter(|cell| cell.pointer.text().starts_with("/budget/items"));
    sum(cells.filter_map(|cell| Some((cell.yuan()?, cell.pointer))))
}

fn sum(mut amounts: impl Iterator<Item = Amount>) -> Option<Amount> {
    let (first, place) = amounts.next()?;
    let total = amounts.try_fold(first, |total, (amount, _)| total.checked_add(amount))?;
    Some((total, place))
}

fn is_cost(row: &Row<'_>) -> bool {
    row.filed.level2.as_deref().is_some_and(|name| plain_name(name).contains("成本"))
}

/// The money a target or an actual value states; a bare number is in the unit of the funds table.
fn value(form: &Form<'_>, reading: &Reading, place: Pointer) -> Option<Amount> {
    match &reading.value {
        Value::Quantity(quantity @ Quantity { unit: Unit::Money(_) | Unit::None, .. }) => {
            Some((quantity.as_yuan(form.funds.column?)?, place))
        }
        _ => None,
    }
}
