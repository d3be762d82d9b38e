//! Mutants that no source holds: rules switched off, severities, and the figures of the built-in
//! standards, which are changed as data while the cases run.

use pjzp_core::Standard;
use pjzp_core::rule::{Rule, Severity};
use serde_json::{Value, json};

use super::driver::Change;

/// Every change of rules and standards, with the file it stands in and how it is said.
pub fn mutants(
    rules: &[&Rule],
    standards: impl IntoIterator<Item = Standard>,
) -> Vec<(String, String, Change)> {
    let mut mutants = Vec::new();
    // Family 8 is told by the reader of a file, family 9 by whoever sees many: neither is in the kit.
    for rule in rules.iter().filter(|rule| rule.family() < 8) {
        let file = format!("{}/{}.rs", crate::register::RULES, rule.name.replace('-', "_"));
        let code = rule.code.to_owned();
        mutants.push((file.clone(), format!("{code}: check → nothing"), Change::Off { rule: code.clone() }));
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            if severity != rule.severity {
                let said = format!("{code}: severity {} → {}", rule.severity.words().en, severity.words().en);
                mutants.push((file.clone(), said, Change::Severity { rule: code.clone(), severity }));
            }
        }
    }
    for standard in standards {
        let file = format!("{}/{}.rs", crate::register::STANDARDS, standard.id.replace('-', "_"));
        let Ok(whole) = serde_json::to_value(&standard) else { continue };
        for (pointer, value) in changes(&whole) {
            let from = whole.pointer(&pointer).map_or_else(|| "absent".into(), Value::to_string);
            let said = format!("{} {pointer}: {from} → {value}", standard.id);
            let change = Change::Standard { standard: standard.id.clone(), pointer, value };
            mutants.push((file.clone(), said, change));
        }
    }
    mutants
}

/// Members of a standard that name, date or describe it: they judge nothing, or are chosen by.
const NO_FIGURES: [&str; 12] = [
    "id",
    "title",
    "issuer",
    "regions",
    "basis",
    "confidence",
    "supersedes",
    "remark",
    "name",
    "synonyms",
    "phrases",
    "without",
];

/// What else could stand at each figure and choice of a standard.
fn changes(standard: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    walk(standard, "", "", &mut found);
    found
}

fn walk(value: &Value, pointer: &str, member: &str, found: &mut Vec<(String, Value)>) {
    if NO_FIGURES.contains(&member) || pointer.ends_with("/dimension") {
        return;
    }
    match value {
        Value::Object(members) => {
            for (name, below) in members {
                walk(
                    below,
                    &format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")),
                    name,
                    found,
                );
            }
        }
        Value::Array(items) if member == "scores" => {
            for at in 0..items.len() {
                let rest: Vec<Value> =
                    items.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, v)| v.clone()).collect();
                found.push((pointer.into(), rest.into()));
            }
        }
        Value::Array(items) => {
            for (at, below) in items.iter().enumerate() {
                walk(below, &format!("{pointer}/{at}"), member, found);
            }
        }
        Value::Bool(is) => found.push((pointer.into(), json!(!is))),
        Value::Number(number) => {
            if let Some(number) = number.as_u64() {
                found.push((pointer.into(), json!(number + 1)));
                found.extend(number.checked_sub(1).map(|less| (pointer.to_owned(), json!(less))));
            }
        }
        Value::String(text) => match text.parse::<pjzp_core::Decimal>() {
            Ok(figure) => found
                .extend(nudged(figure, member).map(|other| (pointer.to_owned(), json!(other.to_string())))),
            Err(_) => found.extend(others(text, member).into_iter().map(|other| (pointer.to_owned(), other))),
        },
        Value::Null => {}
    }
}

/// A figure a little more and a little less: a point of weights, a hundredth of shares.
fn nudged(figure: pjzp_core::Decimal, member: &str) -> impl Iterator<Item = pjzp_core::Decimal> {
    let step = match member {
        "weight" | "full_marks" => pjzp_core::Decimal::ONE,
        _ => pjzp_core::Decimal::new(1, 2),
    };
    [figure.checked_add(step), figure.checked_sub(step)]
        .into_iter()
        .flatten()
        .filter(|other| !other.is_negative())
}

/// The choices between two ways.
const WAYS: [(&str, [&str; 2]); 5] = [
    ("reverse", ["target_over_actual", "linear_excess"]),
    ("equal", ["ratio", "all_or_nothing"]),
    ("late", ["needs_person", "nothing"]),
    ("not_applicable", ["needs_person", "excluded"]),
    ("orientation", ["positive", "reverse"]),
];

fn other(
    (own, [one, another]): &(&str, [&'static str; 2]),
    member: &str,
    text: &str,
) -> Option<&'static str> {
    match text {
        _ if *own != member => None,
        text if text == *one => Some(*another),
        text if text == *another => Some(*one),
        _ => None,
    }
}

/// What else could stand where a formula or a way is chosen.
fn others(text: &str, member: &str) -> Vec<Value> {
    match (member, text) {
        ("formula", "linear") => {
            vec![json!({ "steps": [{ "from": "1", "share": "1" }, { "from": "0.8", "share": "0.7" }] })]
        }
        ("positive", "ratio") => vec![json!({ "threshold_linear": { "floor": "0.6" } })],
        _ => WAYS.iter().filter_map(|way| other(way, member, text)).map(Value::from).collect(),
    }
}
