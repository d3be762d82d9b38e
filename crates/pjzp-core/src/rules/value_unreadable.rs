use alloc::format;

use crate::form::{Measure, filled, money_unit};
use crate::model::Subject;
use crate::pointer::Pointer;
use crate::reading::{Unreadable, Value, read};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5026",
    name: "value-unreadable",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("填写的值无法识别", "a value that cannot be read"),
    explanation: Words::new(
        "指标值、完成值、分值、得分或金额填了内容，却读不出是什么数，因此没有参与核对。文字表述的指标值和完成值不算；分值、得分和金额里的“约”“余”一类概数算。",
        "A target, an actual value, a weight, a score or an amount is filled in but says no figure, so it could not be checked. Targets and actual values in words are not meant; rough weights, scores and amounts (约, 余) are.",
    ),
    remedy: Words::new(
        "改写成一个数值，需要时加一个单位，如 120.5 或 120.5万元；公式错误（如 #DIV/0!）要改成数。",
        "Write one number, with one unit where needed: 120.5 or 120.5万元; replace errors of a formula (#DIV/0!) with the number.",
    ),
    office: Words::new(
        "公式错误用 `=IFERROR(原公式,\"\")` 挡住或改正引用；文字换成一个数，\
         不带单位的用 `=ISNUMBER(该格)` 试一试。Word 中公式出错的，选中按 Shift+F9 看域代码，\
         改正后按 F9。",
        "Mend the reference of a formula that fails, or catch it with `=IFERROR(formula,\"\")`; \
         replace text by one number and, where it has no unit, try it with `=ISNUMBER(cell)`. In \
         Word, Shift+F9 shows the code of a formula; mend it and press F9.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in &case.form.rows {
        let filed = row.filed;
        for (member, text, reading) in
            [("target", &filed.target, &row.target), ("actual", &filed.actual, &row.actual)]
        {
            if let Value::Unreadable(why) = reading.value {
                let name = row.name();
                let (zh, en) =
                    if member == "target" { ("指标值", "target") } else { ("完成值", "actual value") };
                let (text, why) = (text.as_deref().unwrap_or_default().trim(), because(why));
                let draft = Draft::at(
                    row.pointer.at(member),
                    format!("「{name}」的{zh}「{text}」无法识别：{}", why.zh),
                    format!("the {en} 「{text}」 of 「{name}」 cannot be read: {}", why.en),
                );
                findings.add(draft.found(text));
            }
        }
    }
    if let Some(budget) = case.submission.budget.as_ref() {
        let items = budget.items.iter().enumerate();
        let items = items.map(|(index, item)| (Pointer::from("/budget/items").at(index), &item.unit));
        for (place, unit) in [(Pointer::from("/budget"), &budget.unit)].into_iter().chain(items) {
            let Some(unit) = filled(unit.as_deref()).filter(|unit| money_unit(Some(unit)).is_none()) else {
                continue;
            };
            let draft = Draft::at(
                place.at("unit"),
                format!("金额单位「{unit}」无法识别，请写元、万元或亿元"),
                format!("the unit of money 「{unit}」 is not known: write 元, 万元 or 亿元"),
            );
            findings.add(draft.found(unit));
        }
    }
    for cell in case.form.figures().filter(|cell| !cell.figure.is_blank() && !cell.is_read()) {
        let text = cell.figure.text().trim();
        let (zh, en) = match cell.measure {
            Measure::Points => ("分数", "points"),
            Measure::Money(_) => ("金额", "an amount of money"),
            Measure::Rate => ("比率", "a rate"),
        };
        let draft = Draft::at(
            cell.pointer,
            format!("「{text}」读不出是多少{zh}"),
            format!("「{text}」 cannot be read as {en}"),
        );
        findings.add(draft.found(text));
    }
    statements(case, findings);
    goals(case, findings);
}

/// Figures in prose that are none, and places that are not there.
fn statements(case: &Case<'_>, findings: &mut Findings) {
    for (index, statement) in case.submission.statements.iter().enumerate() {
        let place = Pointer::from("/statements").at(index);
        let states_number = matches!(
            statement.subject,
            Subject::Total
                | Subject::Budget
                | Subject::Executed
                | Subject::Unspent
                | Subject::ExecutionRate
                | Subject::Weight
                | Subject::Score
                | Subject::Subtotal
                | Subject::IndicatorCount
        );
        let value = filled(statement.value.as_deref()).filter(|_| states_number);
        if let Some(value) = value.filter(|value| !matches!(read(value).value, Value::Quantity(_))) {
            let zh = format!("文中所述「{value}」读不出数值，没有与表核对");
            let en = format!("「{value}」 in the text cannot be read as a number and was not checked");
            findings.add(Draft::at(place.at("value"), zh, en).found(value));
        }
        if let Some(about) = filled(statement.about.as_deref()).filter(|about| !stands(case, about)) {
            let zh = format!("所指位置「{about}」不存在，没有与表核对");
            let en = format!("「{about}」 points at nothing, so the statement was not checked");
            findings.add(Draft::at(place.at("about"), zh, en).found(about));
        }
    }
}

/// Whether the place, or the record it lies in, is in the form.
fn stands(case: &Case<'_>, about: &str) -> bool {
    let pointer = Pointer::from(about);
    let lies_in = |record: &str| {
        about.strip_prefix(record).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    case.form.row_at(&pointer).is_some()
        || case.form.level_at(&pointer).is_some()
        || lies_in("/budget")
        || lies_in("/total")
}

/// Rows and levels under a goal that is not there.
fn goals(case: &Case<'_>, findings: &mut Findings) {
    let count = case.submission.goals.len();
    let rows = case.form.rows.iter().map(|row| (&row.pointer, row.filed.goal));
    let levels = case.form.subtotals.iter().map(|level| (&level.pointer, level.filed.goal));
    for (pointer, goal) in rows.chain(levels) {
        let Some(goal) = goal.filter(|goal| usize::from(goal.number()) >= count) else { continue };
        let zh = format!("所属目标是第 {goal} 个（从 0 数起），表中只有 {count} 个目标");
        let en = format!("it belongs to goal {goal}, counted from 0, but the form has {count} goals");
        findings.add(Draft::at(pointer.at("goal"), zh, en).found(goal));
    }
}

/// What stands in the way of reading.
fn because(why: Unreadable) -> Words {
    match why {
        Unreadable::NumberTooLong => Words::new("数字位数过多", "the number has too many digits"),
        Unreadable::SeveralQuantities => Words::new(
            "有几个数，分不清以哪个为准",
            "there are several numbers, and nothing says which counts",
        ),
        Unreadable::NothingBehindSign => Words::new("符号后面没有数", "nothing stands behind the sign"),
        Unreadable::NoSuchDate => Words::new("没有这样的日期", "there is no such date"),
    }
}
