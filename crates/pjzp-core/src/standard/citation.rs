use alloc::string::String;

use crate::record::record;

record! {
    /// A document a rule rests on: its number, its title, or both.
    #[derive(Default)]
    pub struct Citation {
        /// Its number: 财预〔2020〕10号.
        "文号" number: Option<String>,
        /// Its title, where it is known.
        "文件名称" title: Option<String>,
    }
}

impl Citation {
    /// Whether it says which document it is.
    pub fn is_named(&self) -> bool {
        [&self.number, &self.title].into_iter().flatten().any(|text| !text.trim().is_empty())
    }
}

/// How sure we are of a standard's rules (可信程度).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Confidence {
    /// The text or an official form was read.
    Read,
    /// Not read, but real filings agree with it.
    Practised,
    /// General knowledge; never chosen unless asked for.
    Unconfirmed,
}
