//! How a record of the report is declared: each field with its doc and its Chinese title.

/// Declares a record of the report.
///
/// A field reads: doc comment, `"title"`, `name: Type`. Fields under `optional` are `Option`s and
/// are not written where they are `None`.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $visibility:vis struct $name:ident {
            $( $(#[$doc:meta])* $title:literal $field:ident : $type:ty, )*
            $( optional { $( $(#[$optional_doc:meta])* $optional_title:literal $optional:ident : $optional_type:ty, )+ } )?
        }
    ) => {
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        $visibility struct $name {
            $(
                $(#[$doc])*
                #[schemars(title = $title)]
                pub $field: $type,
            )*
            $($(
                $(#[$optional_doc])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                #[schemars(title = $optional_title)]
                pub $optional: Option<$optional_type>,
            )+)?
        }
    };
}

pub(crate) use record;
