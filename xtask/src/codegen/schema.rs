//! The JSON Schemas, and the register of rules as JSON.

use anyhow::Result;
use serde_json::Value;

use super::Files;

/// Adds `schemas/*.schema.json` and `schemas/rules.json`.
pub(super) fn add(files: &mut Files) -> Result<()> {
    for (name, schema) in pjzp_schema::published() {
        files.insert(format!("schemas/{name}"), pretty(&schema)?);
    }
    let report = pjzp_validator::report_schema();
    files.insert("schemas/report.v1.schema.json".into(), pretty(&report)?);
    let score = pjzp_validator::report::score_schema();
    files.insert("schemas/score.v1.schema.json".into(), pretty(&score)?);
    let waivers = pjzp_validator::policy::waivers_schema();
    files.insert("schemas/waivers.v1.schema.json".into(), pretty(&waivers)?);
    let difference = pjzp_validator::difference::difference_schema();
    files.insert("schemas/diff.v1.schema.json".into(), pretty(&difference)?);
    let kit = pjzp_conformance::conformance_schema();
    files.insert("schemas/conformance.v1.schema.json".into(), pretty(&kit)?);
    files.insert("schemas/rules.json".into(), pjzp_schema::write_rules());
    Ok(())
}

fn pretty(value: &Value) -> Result<String> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}
