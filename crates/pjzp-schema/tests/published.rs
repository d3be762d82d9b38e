//! What every published schema promises.

use pjzp_schema::{limit, published, schema_of, schema_of_written, submission_schema};
use serde_json::{Map, Value, json};

/// Calls `check` with every schema below, and the place it stands in.
fn each(schema: &Value, place: &str, check: &mut impl FnMut(&str, &Map<String, Value>)) {
    let Value::Object(members) = schema else { return };
    check(place, members);
    for keyword in ["properties", "$defs"] {
        for (name, below) in members.get(keyword).and_then(Value::as_object).into_iter().flatten() {
            each(below, &format!("{place}/{keyword}/{name}"), check);
        }
    }
    for keyword in ["items", "additionalProperties"] {
        if let Some(below) = members.get(keyword) {
            each(below, &format!("{place}/{keyword}"), check);
        }
    }
    for keyword in ["anyOf", "oneOf", "allOf"] {
        for (index, below) in members.get(keyword).and_then(Value::as_array).into_iter().flatten().enumerate()
        {
            each(below, &format!("{place}/{keyword}/{index}"), check);
        }
    }
}

#[track_caller]
fn every(check: impl Fn(&str, &Map<String, Value>)) {
    for (file, schema) in published() {
        let mut places = 0;
        each(&schema, file, &mut |place, members| {
            places += 1;
            check(place, members);
        });
        assert!(places > 50, "{file}: only {places} places looked at");
    }
}

fn may_be(members: &Map<String, Value>, sort: &str) -> bool {
    match members.get("type") {
        Some(Value::String(one)) => one == sort,
        Some(Value::Array(several)) => several.iter().any(|one| one == sort),
        _ => false,
    }
}

#[test]
fn is_a_schema_of_its_draft_with_a_name() {
    for (file, schema) in published() {
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{file}");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let name = file.split('.').next().unwrap();
        assert_eq!(schema["$id"], format!("urn:pjzp:schema:{name}:1"));
        let order: Vec<&String> = schema.as_object().unwrap().keys().take(4).collect();
        assert_eq!(order, ["$schema", "$id", "title", "description"], "{file}");
    }
}

#[test]
fn every_property_has_a_chinese_title_and_a_description() {
    let chinese = |text: &str| text.chars().any(|glyph| ('\u{4e00}'..='\u{9fff}').contains(&glyph));
    every(|place, members| {
        for (name, property) in members.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let title = property["title"].as_str().unwrap_or_default();
            assert!(chinese(title), "{place}/{name} has the title `{title}`");
            let description = property["description"].as_str().unwrap_or_default();
            assert!(!description.is_empty(), "{place}/{name} has no description");
        }
    });
}

#[test]
fn every_definition_and_every_word_has_a_description() {
    for (file, schema) in published() {
        for (name, definition) in schema["$defs"].as_object().unwrap() {
            assert!(definition["description"].is_string(), "{file}: {name} has no description");
        }
    }
    every(|place, members| {
        if members.contains_key("const") {
            assert!(members.contains_key("description"), "{place} has no description");
        }
    });
}

#[test]
fn everything_has_a_limit_and_no_format_of_one_language() {
    every(|place, members| {
        let chosen = members.contains_key("const") || members.contains_key("enum");
        let limited = |sort: &str, keywords: &[&str]| {
            let limited = keywords.iter().any(|keyword| members.contains_key(*keyword));
            assert!(chosen || limited || !may_be(members, sort), "{place}: no limit on {sort}");
        };
        limited("string", &["maxLength"]);
        limited("array", &["maxItems"]);
        limited("number", &["maximum", "exclusiveMaximum"]);
        limited("integer", &["maximum", "exclusiveMaximum"]);
        limited("object", &["maxProperties", "properties"]);
        assert!(!members.contains_key("format"), "{place}");
        let pattern = members.get("pattern").and_then(Value::as_str).unwrap_or_default();
        assert!(!pattern.contains("\\d"), "{place}: {pattern}");
        if members.contains_key("properties") {
            assert_eq!(members.get("additionalProperties"), Some(&json!(false)), "{place}");
        }
    });
}

#[test]
fn what_may_be_absent_may_be_null() {
    let null = json!({ "type": "null" });
    every(|place, members| {
        let required = members.get("required").cloned().unwrap_or_else(|| json!([]));
        for (name, property) in members.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let property = property.as_object().unwrap();
            let branches = property.get("anyOf").and_then(Value::as_array);
            let nullable =
                may_be(property, "null") || branches.is_some_and(|branches| branches.contains(&null));
            let must = required.as_array().unwrap().iter().any(|one| one == name);
            assert_eq!(nullable, !must, "{place}/{name}");
        }
    });
}

#[test]
fn what_the_types_say_of_a_property_stands_in_the_schema() {
    let schema = submission_schema();
    let indicator = &schema["$defs"]["Indicator"]["properties"];
    assert_eq!(
        indicator["weight"],
        json!({
            "title": "分值",
            "description": "The most points the indicator can carry (分值, 权重).",
            "anyOf": [{ "$ref": "#/$defs/Figure" }, { "type": "null" }],
            "x-mof-field": "PM_SELF_EVAL_INDICATOR.IND_WEIGHT",
        })
    );
    assert_eq!(
        indicator["evidence"],
        json!({
            "title": "佐证材料",
            "description": "What proves the actual value (佐证材料).",
            "type": ["array", "null"],
            "items": { "$ref": "#/$defs/Attachment" },
            "maxItems": limit::ITEMS,
        })
    );
    assert_eq!(schema["$defs"]["Figure"]["maxLength"], 100);
    assert_eq!(schema["properties"]["name"]["maxLength"], limit::CHARACTERS);
    assert_eq!(schema["$defs"]["Year"]["minimum"], 1990);
    assert_eq!(schema["required"], json!(["schema_version"]));
}

#[test]
fn what_is_only_written_requires_what_is_always_written() {
    /// A row of a report.
    #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
    struct Row {
        points: Option<u32>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        findings: Vec<String>,
    }
    let read = schema_of::<Row>("urn:example:row", "行");
    assert_eq!(read["required"], json!(["findings"]));
    let written = schema_of_written::<Row>("urn:example:row", "行");
    assert_eq!(written["required"], json!(["points"]));
    assert_eq!(written["properties"]["points"]["type"], json!(["integer", "null"]));
    assert_eq!(written["properties"]["points"].get("format"), None);
}
