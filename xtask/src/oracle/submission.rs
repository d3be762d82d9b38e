//! Whole forms: complete and torn, right and wrong.

use pjzp_core::form::Form;
use pjzp_core::scoring::{Direction, Scorecard, row_derivation, score};
use pjzp_core::standard::Standard;
use pjzp_core::{Decimal, Submission};
use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::value::{Values, decimal, grouped, number, values, wide};

/// What names a row: plain, unwanted things, parts of the row above.
const NAMES: &[&str] = &[
    "培训人数",
    "项目完成率",
    "群众满意度",
    "投诉次数",
    "安全事故数",
    "违规笔数",
    "其中：线上培训",
    "（其中）",
    "资金总额",
    "办结时限",
    "完成及时率",
    "差错率",
    "逾期件数",
    "故障次数",
    "新建里程",
    "-其中：乡镇",
    "",
];

/// A submission that follows from the dice, filled in with scores where it has some.
pub(super) fn submission(dice: &mut Dice, standard: &Standard) -> Value {
    let mut form = Value::Object(blank_form(dice, standard));
    if dice.chance(85) {
        fill_in_scores(dice, &mut form, standard);
    }
    form
}

/// Everything but the scores.
fn blank_form(dice: &mut Dice, standard: &Standard) -> Map<String, Value> {
    let mut form = Map::new();
    form.insert("schema_version".into(), json!("1"));
    match dice.between(0, 39) {
        0 => drop(form.insert("kind".into(), json!("transfer"))),
        1..=3 => drop(form.insert("kind".into(), json!("department"))),
        4..=9 => drop(form.insert("kind".into(), json!("project"))),
        _ => {}
    }
    if dice.chance(90) {
        form.insert("fiscal_year".into(), json!(dice.between(2020, 2023)));
    }
    let goals = dice.between(0, 3);
    if goals > 0 {
        form.insert("goals".into(), (0..goals).map(|_| json!({ "planned": "…" })).collect());
    }
    let execution = whole(standard.execution.weight);
    let stated = dice.pick(&["standard", "standard", "absent", "absent", "absent", "other"]);
    let budget_weight = match stated {
        "standard" => Some(execution.to_string()),
        "other" => Some(odd_figure(dice)),
        _ => None,
    };
    if dice.chance(94) {
        form.insert("budget".into(), budget(dice, budget_weight));
    }
    form.insert("indicators".into(), indicators(dice, standard, goals));
    if dice.chance(15) {
        let weight = dice.pick(&["100", "100", "120", "80", "100分", "/"]);
        form.insert("total".into(), json!({ "weight": weight }));
    }
    form
}

fn whole(weight: Decimal) -> u64 {
    weight.to_string().parse().unwrap_or(10)
}

/// A figure that a column of points should not hold, or seldom does.
fn odd_figure(dice: &mut Dice) -> String {
    let odd = [
        "3.33",
        "7.5",
        "2.345",
        "0",
        "-5",
        "",
        "-",
        "8分",
        "１０",
        "1,000",
        "0.0000000001",
        "999999999999999",
        "12.3456789012",
        "约5",
        "≥5",
        "10%",
        "/",
        "十",
        "二十",
        "15",
        "30",
        "6.6666666667",
        "5.0",
        "0.5",
        "100000000000000.5",
    ];
    dice.pick(&odd).into()
}

/// Funds: the rate at the edges of steps, half-way points, other units, and what cannot be read.
fn budget(dice: &mut Dice, weight: Option<String>) -> Value {
    let (of, spent) = match dice.between(0, 11) {
        0..=2 => {
            let of = dice.between(1, 20) * 2000;
            (of.to_string(), (dice.between(0, of) | 1).to_string())
        }
        3 | 4 => {
            let edges: [u64; 8] = [5000, 6000, 7999, 8000, 8001, 9999, 10_000, 10_001];
            let edge = edges.get(dice.place(edges.len())).copied().unwrap_or(8000);
            let of = dice.between(1, 900) * 100;
            (of.to_string(), decimal(of * edge, 4))
        }
        5 => {
            let same = number(dice);
            (same.clone(), same)
        }
        6 => (dice.pick(&["0", "0.00", "-100", "", "-", "/"]).into(), number(dice)),
        7 => (number(dice), dice.pick(&["0", "", "-5", "—", "未支出", "12个"]).into()),
        8 => {
            let of = dice.between(1, 99_999_999);
            (grouped(of), decimal(dice.between(0, of * 100), 2))
        }
        9 => (format!("{}万", dice.between(1, 900)), format!("{}元", dice.between(1, 9_000_000))),
        _ => (number(dice), number(dice)),
    };
    let mut row = Map::new();
    let columns = if dice.chance(15) { ["initial", "executed"] } else { ["adjusted", "executed"] };
    for (column, text) in columns.into_iter().zip([of, spent]) {
        if !dice.chance(3) {
            row.insert(column.into(), json!(text));
        }
    }
    if dice.chance(30) {
        row.insert("initial".into(), json!(number(dice)));
    }
    if let Some(weight) = weight {
        row.insert("weight".into(), json!(weight));
    }
    let mut budget = Map::from_iter([("total".into(), Value::Object(row))]);
    if dice.chance(60) {
        let units = ["元", "万元", "亿元", "千元", "百万元", "万元", " 万元 ", "美元", ""];
        budget.insert("unit".into(), json!(dice.pick(&units)));
    }
    Value::Object(budget)
}

/// Rows whose weights make up the form as a rule.
fn indicators(dice: &mut Dice, standard: &Standard, goals: u64) -> Value {
    let count = if dice.chance(3) { 0 } else { dice.between(1, 10) };
    let execution = whole(standard.execution.weight);
    let others = [execution, execution, 10, 20, 0];
    let aside = others.get(dice.place(others.len())).copied().unwrap_or(10);
    let mut left = 100_u64.saturating_sub(aside);
    let without_weights = dice.chance(6);
    let phrases: Vec<String> =
        standard.scoring.bands.iter().flat_map(|band| band.phrases.iter().cloned()).collect();
    let mut rows: Vec<Value> = Vec::new();
    for index in 0..count {
        let rows_left = count - index;
        let mut weight = if rows_left == 1 { left } else { dice.between(1, (left / rows_left).max(1)) };
        left = left.saturating_sub(weight);
        let repeated = rows.last().filter(|_| dice.chance(4)).cloned();
        if repeated.is_some() {
            left += weight;
            weight = 0;
        }
        let mut row = indicator(dice, standard, &phrases, weight);
        if let Some(above) = repeated {
            row.insert("name".into(), json!(dice.pick(&["其中：线上", "（其中：线下）", "-其中"])));
            row.insert("weight".into(), above.get("weight").cloned().unwrap_or_default());
        }
        if without_weights {
            row.remove("weight");
        }
        if goals > 0 && dice.chance(80) {
            row.insert("goal".into(), json!(dice.between(0, goals)));
        }
        rows.push(Value::Object(row));
    }
    Value::Array(rows)
}

fn indicator(dice: &mut Dice, standard: &Standard, phrases: &[String], weight: u64) -> Map<String, Value> {
    let mut row = levels(dice, standard);
    row.insert("name".into(), json!(dice.pick(NAMES)));
    let written = match dice.between(0, 29) {
        0 => odd_figure(dice),
        1 => format!("{weight}.00"),
        2 => wide(&weight.to_string()),
        3 => format!("{weight}分"),
        4 => decimal(dice.between(1, 3_000), 2),
        5 => decimal(dice.between(1, 90_000), 3),
        6 => decimal(dice.between(1, 500_000_000_000), 10),
        _ => weight.to_string(),
    };
    if !dice.chance(3) {
        row.insert("weight".into(), json!(written));
    }
    let Values { sign, target, unit, actual } = values(dice, phrases, weight);
    for (member, text) in [("sign", sign), ("target", target), ("unit", unit), ("actual", actual)] {
        if let Some(text) = text {
            row.insert(member.into(), json!(text));
        }
    }
    for (member, percent) in [("within_previous", 3), ("not_applicable", 3)] {
        if dice.chance(percent) {
            row.insert(member.into(), json!(dice.chance(80)));
        }
    }
    row
}

/// Names of the standard's levels: as they are, as people write them, unknown, or none.
fn levels(dice: &mut Dice, standard: &Standard) -> Map<String, Value> {
    let mut row = Map::new();
    let Some(dimension) = standard.dimensions.get(dice.place(standard.dimensions.len())) else {
        return row;
    };
    let mut names = vec![dimension.name.clone(), format!("{}（50分）", dimension.name)];
    names.extend(dimension.synonyms.iter().cloned());
    if let Some(name) = names.get(dice.place(names.len())).filter(|_| dice.chance(92)) {
        row.insert("level1".into(), json!(if dice.chance(3) { "过程" } else { name.as_str() }));
    }
    let Some(level2) = dimension.level2.get(dice.place(dimension.level2.len())) else { return row };
    let mut names = vec![level2.name.clone(), level2.name.trim_end_matches("指标").into()];
    names.extend(level2.synonyms.iter().cloned());
    if let Some(name) = names.get(dice.place(names.len())).filter(|_| dice.chance(92)) {
        row.insert("level2".into(), json!(if dice.chance(5) { "成本指标" } else { name.as_str() }));
    }
    row
}

/// Scores as units work them out: by the rule, by the other direction, coarsely, wrongly, not at all.
fn fill_in_scores(dice: &mut Dice, form: &mut Value, standard: &Standard) {
    let Some(submission) = read(form) else { return };
    let read_form = Form::new(&submission, standard);
    let (card, _) = score(&read_form);
    let mut filed = Vec::new();
    for (row, earned) in read_form.rows.iter().zip(&card.indicators) {
        let by = |direction| row_derivation(row, &standard.scoring, direction);
        let way = if dice.chance(50) { Direction::Positive } else { Direction::Reverse };
        let exact = by(way).map(|derivation| derivation.exact);
        let ends = earned.interval();
        let score = match dice.between(0, 19) {
            0..=7 => {
                earned.points().or_else(|| ends.map(|(low, high)| if dice.chance(50) { low } else { high }))
            }
            8..=12 => by(way).map(|derivation| derivation.result).or(ends.map(|(_, high)| high)),
            13 => exact.and_then(|exact| exact.round(u32::from(dice.chance(50)))),
            14 => exact.and_then(|exact| exact.truncate(if dice.chance(50) { 2 } else { 0 })),
            15 => exact.and_then(|exact| exact.round(4)),
            16 => ends.and_then(|(low, high)| {
                if dice.chance(50) {
                    low.checked_sub(Decimal::new(1, 2))
                } else {
                    high.checked_add(Decimal::new(1, 2))
                }
            }),
            17 => Some(Decimal::new(i64::try_from(dice.between(0, 2_000)).unwrap_or(0), 2)),
            _ => None,
        };
        filed.push(score);
    }
    let funds = funds_score(dice, &card);
    let total = total(dice, &card, &filed, funds);
    let rows = form.get_mut("indicators").and_then(Value::as_array_mut).into_iter().flatten();
    let mut above = None;
    for (row, score) in rows.zip(filed) {
        let is_part = row.get("name").and_then(Value::as_str).is_some_and(|name| name.contains("其中"));
        let score =
            if is_part && dice.chance(80) { above.clone() } else { score.map(|score| figure(dice, score)) };
        above.clone_from(&score);
        if let Some(score) = score {
            put(row, "score", score);
        }
    }
    if let (Some(funds), Some(row)) = (funds, form.pointer_mut("/budget/total")) {
        put(row, "score", figure(dice, funds));
    }
    if let Some(total) = total {
        if form.get("total").is_none() {
            put(form, "total", json!({}));
        }
        if let Some(row) = form.get_mut("total") {
            put(row, "score", json!(total.to_string()));
        }
    }
}

/// The score of execution: mostly left out, so that its weight must be found.
fn funds_score(dice: &mut Dice, card: &Scorecard) -> Option<Decimal> {
    match dice.between(0, 9) {
        0..=2 => card.execution.points(),
        3 => card.execution.points()?.checked_add(card.execution.points()?),
        4 => Some(Decimal::new(i64::try_from(dice.between(0, 2_500)).unwrap_or(0), 2)),
        _ => None,
    }
}

/// The total: the filed scores and execution by this or another weight, or something else.
fn total(
    dice: &mut Dice,
    card: &Scorecard,
    filed: &[Option<Decimal>],
    funds: Option<Decimal>,
) -> Option<Decimal> {
    let rows = Decimal::sum(filed.iter().map(|score| score.unwrap_or(Decimal::ZERO)))?;
    let execution = funds.or(card.execution.points()).unwrap_or(Decimal::ZERO);
    match dice.between(0, 9) {
        0..=3 => rows.checked_add(execution),
        4 | 5 => rows.checked_add(execution.checked_add(execution)?),
        6 => card.total.points,
        7 => Some(Decimal::new(i64::try_from(dice.between(0, 12_000)).unwrap_or(0), 2)),
        _ => None,
    }
}

/// A figure as a string, now and then as a JSON number or with 分.
fn figure(dice: &mut Dice, number: Decimal) -> Value {
    match dice.between(0, 19) {
        0 => serde_json::from_str(&number.to_string()).unwrap_or_default(),
        1 => json!(format!("{number}分")),
        2 => json!(wide(&number.to_string())),
        _ => json!(number.to_string()),
    }
}

fn put(row: &mut Value, member: &str, value: Value) {
    if let Some(row) = row.as_object_mut() {
        row.insert(member.into(), value);
    }
}

/// The submission as pjzp reads it; `None` where the format refuses it.
pub(super) fn read(form: &Value) -> Option<Submission> {
    pjzp_schema::read_submission(form.to_string().as_bytes()).ok()
}
