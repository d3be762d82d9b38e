//! The JSON Schemas, and the register of rules as JSON.

use anyhow::Result;
use pjzp_core::rule::{Basis, FAMILIES, Rule};
use pjzp_core::rules::RULES;
use pjzp_core::text::{Text, Words};
use serde_json::{Value, json};

use super::Files;

/// Adds `schemas/*.schema.json` and `schemas/rules.json`.
pub(super) fn add(files: &mut Files) -> Result<()> {
    for (name, schema) in pjzp_schema::published() {
        files.insert(format!("schemas/{name}"), pretty(&schema)?);
    }
    let report = pjzp_validator::report_schema();
    files.insert("schemas/report.v1.schema.json".into(), pretty(&report)?);
    let kit = pjzp_conformance::conformance_schema();
    files.insert("schemas/conformance.v1.schema.json".into(), pretty(&kit)?);
    files.insert("schemas/rules.json".into(), pretty(&register())?);
    Ok(())
}

fn pretty(value: &Value) -> Result<String> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}

/// Every rule as data, so that another implementation need not read Rust.
fn register() -> Value {
    let families: Vec<Value> =
        FAMILIES.iter().map(|(number, words)| json!({ "family": number, "title": both(*words) })).collect();
    let rules: Vec<Value> = RULES.iter().map(|rule| entry(rule)).collect();
    json!({ "version": "1", "families": families, "rules": rules })
}

fn entry(rule: &Rule) -> Value {
    json!({
        "code": rule.code,
        "name": rule.name,
        "family": rule.family(),
        "severity": rule.severity,
        "since": rule.since,
        "basis": basis(rule.basis),
        "summary": both(rule.summary),
        "explanation": both(rule.explanation),
        "remedy": both(rule.remedy),
    })
}

fn basis(basis: Basis) -> Value {
    let Text { zh, en } = basis.words();
    let text = json!({ "zh": zh, "en": en });
    match basis {
        Basis::Document { number, title } => {
            json!({ "kind": "document", "number": number, "title": title, "text": text })
        }
        Basis::Standard => json!({ "kind": "standard", "text": text }),
        Basis::Arithmetic => json!({ "kind": "arithmetic", "text": text }),
        Basis::Pjzp => json!({ "kind": "pjzp", "text": text }),
        Basis::Reading => json!({ "kind": "reading", "text": text }),
    }
}

fn both(words: Words) -> Value {
    json!({ "zh": words.zh, "en": words.en })
}
