//! Small whole numbers: years and places in a list.

use core::fmt;

macro_rules! whole_number {
    ($(#[$doc:meta])* $name:ident, $low:literal, $high:literal, $expecting:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl $name {
            /// The lowest.
            pub const FIRST: Self = Self($low);

            /// `None` outside the range of the type.
            pub fn new(number: u16) -> Option<Self> {
                ($low..=$high).contains(&number).then_some(Self(number))
            }

            /// The plain number.
            pub fn number(self) -> u16 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u16(self.0)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }

                    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<$name, E> {
                        u16::try_from(number)
                            .ok()
                            .and_then($name::new)
                            .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Unsigned(number), &self))
                    }

                    // `2021.0` is an integer to JSON Schema, so it is one here.
                    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<$name, E> {
                        alloc::format!("{number}")
                            .parse()
                            .ok()
                            .and_then($name::new)
                            .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Float(number), &self))
                    }
                }
                deserializer.deserialize_u64(Visitor)
            }
        }

        #[cfg(feature = "schemars")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> alloc::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "description": $expecting,
                    "type": "integer",
                    "minimum": $low,
                    "maximum": $high,
                })
            }
        }
    };
}

whole_number!(
    /// A budget year (预算年度), 1990 to 2100.
    Year, 1990, 2100, "a year from 1990 to 2100"
);

whole_number!(
    /// A place in a list of the submission, counted from 0; at most 9,999.
    Ordinal, 0, 9999, "a place in a list, counted from 0 to 9999"
);
