use std::borrow::Cow;
use std::fmt;

use pjzp_core::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

/// What a row or the form earns.
///
/// Written as text where the standard leaves no choice: `"9.5"`; else as the two ends, with the
/// filed points where they lie between them: `{ "low": "16", "high": "20", "points": "18" }`.
/// A row that cannot be scored lies between nothing and its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    /// Fewest points.
    pub low: Decimal,
    /// Most points.
    pub high: Decimal,
    /// The points themselves, where they are known.
    pub points: Option<Decimal>,
}

impl Points {
    /// Exactly these.
    pub fn exactly(points: Decimal) -> Self {
        Self { low: points, high: points, points: Some(points) }
    }

    fn exact(&self) -> Option<Decimal> {
        self.points.filter(|points| self.low == *points && self.high == *points)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.exact(), self.points) {
            (Some(points), _) => points.fmt(f),
            (None, Some(points)) => write!(f, "{points} ({}..={})", self.low, self.high),
            (None, None) => write!(f, "{}..={}", self.low, self.high),
        }
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(points) = self.exact() {
            return points.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("low", &self.low)?;
        map.serialize_entry("high", &self.high)?;
        if let Some(points) = self.points {
            map.serialize_entry("points", &points)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Points;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("points as text, or an object with low and high")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Points, E> {
                text.parse().map(Points::exactly).map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Points, A::Error> {
                let (mut low, mut high, mut points) = (None, None, None);
                while let Some(key) = map.next_key::<Cow<'_, str>>()? {
                    let value = Some(map.next_value::<Decimal>()?);
                    match &*key {
                        "low" => low = value,
                        "high" => high = value,
                        "points" => points = value,
                        other => return Err(de::Error::unknown_field(other, &["low", "high", "points"])),
                    }
                }
                let low = low.ok_or_else(|| de::Error::missing_field("low"))?;
                let high = high.ok_or_else(|| de::Error::missing_field("high"))?;
                Ok(Points { low, high, points })
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl JsonSchema for Points {
    fn schema_name() -> Cow<'static, str> {
        "Points".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let decimal = generator.subschema_for::<Decimal>();
        json_schema!({
            "description": "What is earned: text where the standard leaves no choice, else the two ends and, where they are known, the points.",
            "oneOf": [
                decimal,
                {
                    "type": "object",
                    "properties": { "low": decimal, "high": decimal, "points": decimal },
                    "required": ["low", "high"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}
