use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::form::{Level, Row, filled};
use crate::model::Figure;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standard::plain_name;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ2006",
    name: "weight-stated-differently",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("同一分值前后写法不一", "one weight is stated in two ways"),
    explanation: Words::new(
        "分值有时既写在名称后的括号里，如「产出指标（50分）」，又写在分值列、小计行，或由各行分值合计得出；几处应当一致。\
         正文里写的分值与表不一致的，见 PJ6008。",
        "A weight may stand in brackets behind a name, 「产出指标（50分）」, and again in the weight column, in a \
         subtotal, or as the sum of the rows; these agree. Weights in prose are the matter of PJ6008.",
    ),
    remedy: Words::new(
        "以下达的绩效目标表为准，把名称括号里的分值与分值列改成一致。",
        "Take the approved target form as the measure and make the brackets and the weight column agree.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if !case.form.is_scored() {
        return;
    }
    for row in &case.form.rows {
        let stated = filled(row.filed.name.as_deref()).and_then(|name| bracketed(name, true));
        if let (Some(stated), Some(weight)) = (stated, row.weight)
            && stated != weight
        {
            let pointer = row.pointer.at("weight");
            findings.add(differs(pointer, row.name(), stated, weight).beside(row.pointer.at("name")));
        }
    }
    for level in &case.form.subtotals {
        if let (Some(stated), Some(weight)) = (bracketed(level.name(), false), level.weight)
            && stated != weight
        {
            findings.add(differs(level.pointer.at("weight"), level.name(), stated, weight));
        }
    }
    cells(case, "level1", |row| row.filed.level1.as_deref(), findings);
    cells(case, "level2", |row| row.filed.level2.as_deref(), findings);
}

/// The level cells of one column: each level once, against its subtotal, else against its rows.
fn cells<'a>(
    case: &Case<'a>,
    column: &str,
    cell: impl Fn(&Row<'a>) -> Option<&'a str>,
    findings: &mut Findings,
) {
    let key = |row: &Row<'a>| {
        let level1 = filled(row.filed.level1.as_deref()).map(plain_name);
        Some((row.filed.goal, level1, plain_name(filled(cell(row))?)))
    };
    let mut seen = Vec::new();
    for row in &case.form.rows {
        let (Some(name), Some(level)) = (filled(cell(row)), key(row)) else { continue };
        let Some(stated) = bracketed(name, false) else { continue };
        let pointer = row.pointer.at(column);
        if let Some((_, first)) = seen.iter().find(|(known, _)| *known == level) {
            if *first != stated {
                findings.add(differs(pointer, name, stated, *first));
            }
            continue;
        }
        seen.push((level.clone(), stated));
        let below: Vec<&Row<'a>> =
            case.form.counted().filter(|other| key(other).as_ref() == Some(&level)).collect();
        let is_same = |level: &&Level<'_>| {
            level.is_level1() == (column == "level1")
                && level.weight.is_some()
                && below.iter().all(|row| level.rows.contains(&row.index))
        };
        let weight = match case.form.subtotals.iter().find(is_same) {
            Some(level) => level.weight,
            None => below.iter().map(|row| row.weight).collect::<Option<Vec<_>>>().and_then(Decimal::sum),
        };
        if let Some(weight) = weight.filter(|weight| *weight != stated && !below.is_empty()) {
            let draft = differs(pointer, name, stated, weight);
            findings.add(below.iter().map(|row| row.pointer.at("weight")).fold(draft, Draft::beside));
        }
    }
}

fn differs(pointer: Pointer, name: &str, stated: Decimal, weight: Decimal) -> Draft {
    let name = name.split(['（', '(']).next().unwrap_or(name).trim();
    let zh = format!("「{name}」的分值，名称括号里写 {stated} 分，另一处写（或合计）{weight} 分");
    let en = format!("「{name}」: the brackets say {stated} points, elsewhere it has {weight}");
    Draft::at(pointer, zh, en).found(stated).expected(weight)
}

/// The points in brackets behind a name: 「产出指标（50分）」.
/// A bare number counts only where nothing else is written there, as behind a level's name.
fn bracketed(name: &str, with_unit: bool) -> Option<Decimal> {
    let (_, rest) = name.split_once(['（', '('])?;
    let (inside, _) = rest.split_once(['）', ')'])?;
    let inside: String = inside.chars().filter(|glyph| !glyph.is_whitespace()).collect();
    if with_unit && !inside.ends_with('分') {
        return None;
    }
    Figure::new(inside).ok()?.points()
}
