//! Data of other systems, carried and never read.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// Any JSON value, kept for the system that put it there.
///
/// A number is kept as its text; one that no whole number of 64 bits holds is kept to the
/// shortest digits that give the same double.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extension {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as text.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Extension>),
    /// An object.
    Record(BTreeMap<String, Extension>),
}

#[cfg(feature = "serde")]
mod wire {
    use super::{BTreeMap, Extension, String, Vec};
    use alloc::format;
    use core::fmt;
    use serde::de::{Error, MapAccess, SeqAccess, Visitor};

    impl serde::Serialize for Extension {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Null => serializer.serialize_unit(),
                Self::Bool(value) => serializer.serialize_bool(*value),
                Self::Number(digits) => match (digits.parse::<u64>(), digits.parse::<i64>()) {
                    (Ok(number), _) => serializer.serialize_u64(number),
                    (_, Ok(number)) => serializer.serialize_i64(number),
                    _ => match digits.parse::<f64>() {
                        Ok(number) => serializer.serialize_f64(number),
                        Err(_) => serializer.serialize_str(digits),
                    },
                },
                Self::Text(text) => serializer.serialize_str(text),
                Self::List(items) => serializer.collect_seq(items),
                Self::Record(members) => serializer.collect_map(members),
            }
        }
    }

    impl<'de> serde::Deserialize<'de> for Extension {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(AnyVisitor)
        }
    }

    struct AnyVisitor;

    impl<'de> Visitor<'de> for AnyVisitor {
        type Value = Extension;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("any JSON value")
        }

        fn visit_unit<E: Error>(self) -> Result<Extension, E> {
            Ok(Extension::Null)
        }

        fn visit_bool<E: Error>(self, value: bool) -> Result<Extension, E> {
            Ok(Extension::Bool(value))
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Extension, E> {
            Ok(Extension::Number(format!("{number}")))
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Extension, E> {
            Ok(Extension::Number(format!("{number}")))
        }

        // The debug form keeps the point, so that 2.0 does not come back as 2.
        fn visit_f64<E: Error>(self, number: f64) -> Result<Extension, E> {
            Ok(Extension::Number(format!("{number:?}")))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Extension, E> {
            Ok(Extension::Text(text.into()))
        }

        fn visit_string<E: Error>(self, text: String) -> Result<Extension, E> {
            Ok(Extension::Text(text))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Extension, A::Error> {
            let mut list = Vec::new();
            while let Some(item) = items.next_element()? {
                list.push(item);
            }
            Ok(Extension::List(list))
        }

        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Extension, A::Error> {
            let mut record = BTreeMap::new();
            while let Some((key, value)) = members.next_entry::<String, Extension>()? {
                if record.contains_key(&key) {
                    return Err(A::Error::custom(format!("duplicate field `{key}`")));
                }
                record.insert(key, value);
            }
            Ok(Extension::Record(record))
        }
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Extension {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Extension".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let any = generator.subschema_for::<Self>();
        schemars::json_schema!({
            "description": "Any JSON value, kept for the system that put it there.",
            "type": ["null", "boolean", "number", "string", "array", "object"],
            "items": any,
            "additionalProperties": any,
        })
    }
}
