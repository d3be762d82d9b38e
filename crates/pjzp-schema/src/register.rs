//! The register of rules as data, so that another implementation need not read Rust.

use pjzp_core::rule::{Basis, FAMILIES, Rule};
use pjzp_core::rules::RULES;
use pjzp_core::text::{Text, Words};
use serde_json::{Value, json};

use crate::read::write;

/// Every rule with its texts, as `schemas/rules.json` holds it to the byte.
pub fn write_rules() -> String {
    let families: Vec<Value> =
        FAMILIES.iter().map(|(number, words)| json!({ "family": number, "title": both(*words) })).collect();
    let rules: Vec<Value> = RULES.iter().map(|rule| entry(rule)).collect();
    write(&json!({ "version": "1", "families": families, "rules": rules }))
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
        "office": both(rule.office),
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
