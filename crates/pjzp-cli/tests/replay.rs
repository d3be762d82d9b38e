//! Every number of `pjzp score --format json`, replayed by a program that knows only
//! `+ − × ÷`, brackets and rounding, and nothing of the engine.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::{Value, json};

/// A fraction in plain integers.
type Ratio = (i128, i128);

/// A number, a bracket or a sign of an expression.
fn tokens(expression: &str) -> Vec<String> {
    let spaced: String = expression
        .chars()
        .flat_map(|glyph| if "()".contains(glyph) { vec![' ', glyph, ' '] } else { vec![glyph] })
        .collect();
    spaced.split_whitespace().map(String::from).collect()
}

fn decimal(digits: &str) -> Ratio {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let places = u32::try_from(part.len()).unwrap();
    operate("÷", (format!("{whole}{part}").parse().unwrap(), 1), (10_i128.pow(places), 1))
}

fn operate(sign: &str, left: Ratio, right: Ratio) -> Ratio {
    let (numerator, denominator) = match sign {
        "+" => (left.0 * right.1 + right.0 * left.1, left.1 * right.1),
        "−" => (left.0 * right.1 - right.0 * left.1, left.1 * right.1),
        "×" => (left.0 * right.0, left.1 * right.1),
        "÷" => (left.0 * right.1, left.1 * right.0),
        other => panic!("no sign: {other}"),
    };
    let (mut divisor, mut rest) = (numerator.abs(), denominator.abs());
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    let divisor = divisor.max(1) * denominator.signum();
    (numerator / divisor, denominator / divisor)
}

/// `×` and `÷` before `+` and `−`, from left to right, brackets first.
fn evaluate(tokens: &mut std::iter::Peekable<std::vec::IntoIter<String>>, weak: bool) -> Ratio {
    let operand = |tokens: &mut std::iter::Peekable<std::vec::IntoIter<String>>| match tokens.next().unwrap()
    {
        open if open == "(" => {
            let inner = evaluate(tokens, true);
            assert_eq!(tokens.next().as_deref(), Some(")"));
            inner
        }
        digits => decimal(&digits),
    };
    let mut left = if weak { evaluate(tokens, false) } else { operand(tokens) };
    let signs: &[&str] = if weak { &["+", "−"] } else { &["×", "÷"] };
    while let Some(sign) = tokens.next_if(|token| signs.contains(&token.as_str())) {
        let right = if weak { evaluate(tokens, false) } else { operand(tokens) };
        left = operate(&sign, left, right);
    }
    left
}

fn replay(expression: &str) -> Ratio {
    let mut tokens = tokens(expression).into_iter().peekable();
    let value = evaluate(&mut tokens, true);
    assert_eq!(tokens.next(), None, "{expression}");
    value
}

/// Half away from zero, as plain digits without trailing zeros.
fn rounded((numerator, denominator): Ratio, places: u32) -> String {
    let scaled = numerator * 10_i128.pow(places);
    let half_up = (2 * scaled.abs() + denominator) / (2 * denominator) * scaled.signum();
    let unit = 10_i128.pow(places);
    let width = places as usize;
    let text = format!("{}.{:0width$}", half_up / unit, half_up % unit);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Replays every derivation and every sum; returns the formulas that were met.
fn replay_all(scored: &Value) -> BTreeSet<String> {
    let mut formulas = BTreeSet::new();
    let card = &scored["scorecard"];
    let rows = card["indicators"].as_array().unwrap();
    for row in rows.iter().chain([&card["execution"]]) {
        let Some(derivation) = row.get("derivation").filter(|derivation| !derivation.is_null()) else {
            continue;
        };
        let expression = derivation["expression"].as_str().unwrap();
        let value = replay(expression);
        assert_eq!(derivation["exact"], format!("{}/{}", value.0, value.1), "{expression}");
        let places = u32::try_from(derivation["places"].as_u64().unwrap()).unwrap();
        assert_eq!(derivation["result"], rounded(value, places), "{expression}");
        assert_eq!(row["points"], derivation["result"]);
        for operand in derivation["operands"].as_array().unwrap() {
            assert!(operand["pointer"].as_str().unwrap().starts_with('/'), "{operand}");
        }
        formulas.insert(derivation["formula"].as_str().unwrap().to_owned());
    }
    for sum in card["subtotals"].as_array().unwrap().iter().chain([&card["total"]]) {
        let Some(expression) = sum.get("expression").and_then(Value::as_str) else { continue };
        assert_eq!(sum["points"], rounded(replay(expression), 4), "{expression}");
    }
    formulas
}

fn score(file: &std::path::Path, standard: &str) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_pjzp"))
        .args(["score", "--format", "json", "--standard", standard])
        .arg(file)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_first_report_is_replayed() {
    let report =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/reports/report-counterpart-support-2021.txt");
    let scored = score(report.as_ref(), "hubei-2020");
    let formulas: Vec<String> = replay_all(&scored).into_iter().collect();
    assert_eq!(formulas, ["actual_over_target", "execution_rate", "met"]);
    assert_eq!(scored["scorecard"]["total"]["points"], "83.76");
}

/// A form that meets every formula, under every standard.
#[test]
fn every_formula_of_every_standard_is_replayed() {
    let row = |level1: &str, target: &str, actual: &str, weight: &str| json!({ "level1": level1, "level2": "数量指标", "name": target, "target": target, "actual": actual, "weight": weight });
    let targets = ["≥80", "80", "≤80", "=80", "0", "≥33.3%", "-5", "8至12", "90%-95%", "2022年6月"];
    let actuals = ["80", "79.9", "40", "0", "161", "33%", "11", "84.6%", "2022年5月"];
    let levels = ["产出指标", "效益指标", "满意度指标"];
    let mut rows = Vec::new();
    for level in levels {
        for target in targets {
            rows.extend(actuals.map(|actual| row(level, target, actual, "7.125")));
        }
    }
    let submission = json!({
        "schema_version": "1",
        "fiscal_year": 2022,
        "budget": { "total": { "adjusted": "333.3", "executed": "277.7777" } },
        "indicators": rows,
    });
    let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
    std::fs::write(file.path(), submission.to_string()).unwrap();
    let mut formulas = BTreeSet::new();
    for (standard, _) in pjzp_core::standards::BUILT_IN {
        formulas.extend(replay_all(&score(file.path(), standard)));
    }
    let known: BTreeSet<String> =
        pjzp_core::scoring::Formula::ALL.iter().map(|formula| formula.id().to_owned()).collect();
    assert_eq!(formulas, known);
}
