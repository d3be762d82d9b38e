//! How a record of the wire format is declared: each field with its doc, its Chinese title and,
//! where systems that follow the national platform have one, the column it maps to.

/// Declares a record whose every field may be absent.
///
/// A field reads: doc comment, `"title"`, optionally `["TABLE.COLUMN"]`, `name: Type`.
/// Fields under `required` must be present; all others are absent when missing or `null`,
/// and absent ones are not written.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( required { $( $(#[$must_doc:meta])* $must_title:literal $must:ident : $must_type:ty, )+ } )?
            $( $(#[$doc:meta])* $title:literal $([$column:literal])? $field:ident : $type:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        pub struct $name {
            $($(
                $(#[$must_doc])*
                #[cfg_attr(feature = "schemars", schemars(title = $must_title))]
                pub $must: $must_type,
            )+)?
            $(
                $(#[$doc])*
                #[cfg_attr(feature = "serde", serde(
                    default,
                    deserialize_with = "crate::absent::null_or",
                    skip_serializing_if = "crate::absent::Absent::is_absent"
                ))]
                #[cfg_attr(feature = "schemars", schemars(title = $title $(, extend("x-mof-field" = $column))?))]
                pub $field: $type,
            )*
        }
    };
}

pub(crate) use record;
