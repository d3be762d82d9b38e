//! The published schemas, generated from the types (draft 2020-12).

use pjzp_core::{Standard, Submission};
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::limit;

/// The schema of a submission (绩效自评表).
pub fn submission_schema() -> Value {
    schema_of::<Submission>("urn:pjzp:schema:submission:1", "预算绩效自评表")
}

/// The schema of a standard (评价标准).
pub fn standard_schema() -> Value {
    schema_of::<Standard>("urn:pjzp:schema:standard:1", "预算绩效评价标准")
}

/// The schemas this crate knows, each with the name of the file it is published in.
pub fn published() -> Vec<(&'static str, Value)> {
    vec![("submission.v1.schema.json", submission_schema()), ("standard.v1.schema.json", standard_schema())]
}

/// The schema of any type of the wire format, under an id and a title.
///
/// What the derive leaves out is added: the limits of [`limit`] on every string, list and number,
/// and `null` beside the type of every property that may be absent. Formats that JSON Schema does
/// not define (`uint16`) are removed.
///
/// # Examples
/// ```
/// let schema = pjzp_schema::schema_of::<Option<String>>("urn:example:text", "文字");
/// assert_eq!(schema["maxLength"], 100_000);
/// ```
pub fn schema_of<T: JsonSchema>(id: &str, title: &str) -> Value {
    named::<T>(id, title, SchemaSettings::draft2020_12())
}

/// The schema of a type that is written and never read, such as a report: what is always written
/// is required, and what is skipped when empty is not.
pub fn schema_of_written<T: JsonSchema>(id: &str, title: &str) -> Value {
    named::<T>(id, title, SchemaSettings::draft2020_12().for_serialize())
}

fn named<T: JsonSchema>(id: &str, title: &str, settings: SchemaSettings) -> Value {
    let derived = settings.with_transform(WireFormat).into_generator().into_root_schema_for::<T>();
    let mut named = Map::new();
    named.insert("$schema".into(), Value::Null);
    named.insert("$id".into(), id.into());
    named.insert("title".into(), title.into());
    // INVARIANT (a schema is JSON): serialising it, which puts its keywords in reading order, never fails.
    if let Ok(Value::Object(derived)) = serde_json::to_value(&derived) {
        named.extend(derived.into_iter().filter(|(key, _)| key != "title"));
    }
    Value::Object(named)
}

/// What the types mean and their derived schemas do not say.
#[derive(Debug, Clone)]
struct WireFormat;

impl Transform for WireFormat {
    fn transform(&mut self, schema: &mut Schema) {
        let types = types(schema);
        let has = |name: &str| types.iter().any(|one| one == name);
        let chosen = schema.get("const").is_some() || schema.get("enum").is_some();
        if !chosen {
            if has("string") {
                bound(schema, "maxLength", limit::CHARACTERS);
            }
            if has("array") {
                bound(schema, "maxItems", limit::ITEMS);
            }
            if has("object") && schema.get("properties").is_none() {
                bound(schema, "maxProperties", limit::ITEMS);
                schema
                    .ensure_object()
                    .entry("propertyNames")
                    .or_insert_with(|| json!({ "maxLength": limit::CHARACTERS }));
            }
            if has("number") || has("integer") {
                bound_number(schema);
            }
        }
        if schema.get("format").and_then(Value::as_str).is_some_and(|format| NUMBER_FORMATS.contains(&format))
        {
            schema.remove("format");
        }
        name_content(schema);
        accept_null(schema);
        transform_subschemas(self, schema);
    }
}

/// Formats that schemars writes and no draft defines.
const NUMBER_FORMATS: [&str; 14] = [
    "int8", "int16", "int32", "int64", "int128", "int", "uint8", "uint16", "uint32", "uint64", "uint128",
    "uint", "float", "double",
];

fn types(schema: &Schema) -> Vec<String> {
    match schema.get("type") {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(several)) => {
            several.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
        }
        _ => Vec::new(),
    }
}

fn bound(schema: &mut Schema, keyword: &str, limit: usize) {
    schema.ensure_object().entry(keyword).or_insert_with(|| Value::from(limit));
}

/// Numbers are below 10^15 in size, unless the type is narrower.
fn bound_number(schema: &mut Schema) {
    let size = (0..limit::INTEGER_DIGITS).fold(1_i64, |size, _| size.saturating_mul(10));
    for (own, keyword, bound) in
        [("minimum", "exclusiveMinimum", -size), ("maximum", "exclusiveMaximum", size)]
    {
        if schema.get(own).is_none() {
            schema.ensure_object().entry(keyword).or_insert_with(|| bound.into());
        }
    }
}

/// A choice with content is an object of one member: what is said of the choice is said of the member.
fn name_content(schema: &mut Schema) {
    let said = |keyword: &str| schema.get(keyword).cloned().map(|words| (keyword.to_owned(), words));
    let words: Vec<_> = ["title", "description"].into_iter().filter_map(said).collect();
    if let Some(Value::Object(properties)) = schema.get_mut("properties")
        && properties.len() == 1
    {
        for property in properties.values_mut().filter_map(Value::as_object_mut) {
            for (keyword, words) in &words {
                property.entry(keyword.as_str()).or_insert_with(|| words.clone());
            }
        }
    }
}

/// `null` equals absent: every property that may be absent may be `null`.
fn accept_null(schema: &mut Schema) {
    let required: Vec<Value> = match schema.get("required") {
        Some(Value::Array(required)) => required.clone(),
        _ => Vec::new(),
    };
    let Some(Value::Object(properties)) = schema.get_mut("properties") else {
        return;
    };
    for (name, property) in properties {
        if !required.iter().any(|one| one == name)
            && let Some(property) = property.as_object_mut()
        {
            make_nullable(property);
        }
    }
}

fn make_nullable(property: &mut Map<String, Value>) {
    if let Some(types) = property.get_mut("type") {
        if let Value::String(one) = types {
            *types = json!([one]);
        }
        if let Value::Array(several) = types
            && !several.iter().any(|one| one == "null")
        {
            several.push("null".into());
        }
    } else if let Some(reference) = property.remove("$ref") {
        property.insert("anyOf".into(), json!([{ "$ref": reference }, { "type": "null" }]));
    } else if let Some(Value::Array(branches)) = property.get_mut("anyOf")
        && !branches.iter().any(|branch| branch == &json!({ "type": "null" }))
    {
        branches.push(json!({ "type": "null" }));
    }
}
