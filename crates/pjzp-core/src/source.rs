//! Where in the user's own file each value came from.

use alloc::collections::BTreeMap;
use alloc::string::String;

use crate::pointer::Pointer;

/// A place in a file. Only the parts its format has are there; numbers count from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Source {
    /// Name of the sheet.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schemars", schemars(title = "工作表"))]
    pub sheet: Option<String>,
    /// Cell of the sheet: `D12`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schemars", schemars(title = "单元格"))]
    pub cell: Option<String>,
    /// Which table of the document.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schemars", schemars(title = "表格"))]
    pub table: Option<u32>,
    /// Row of the table.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schemars", schemars(title = "行"))]
    pub row: Option<u32>,
    /// Column of the table; where there is no table, character of the line.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schemars", schemars(title = "列"))]
    pub column: Option<u32>,
    /// Which paragraph of the document.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schemars", schemars(title = "段落"))]
    pub paragraph: Option<u32>,
    /// Line of the text.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schemars", schemars(title = "行号"))]
    pub line: Option<u32>,
}

/// The place of each value of a submission, by its pointer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceMap(BTreeMap<Pointer, Source>);

impl SourceMap {
    /// Notes where the value at `pointer` came from.
    pub fn insert(&mut self, pointer: Pointer, source: Source) {
        self.0.insert(pointer, source);
    }

    /// Where the value came from; of a value that was not filed, where the nearest one above it did.
    pub fn find(&self, pointer: &Pointer) -> Option<&Source> {
        let mut place = pointer.clone();
        loop {
            if let Some(source) = self.0.get(&place) {
                return Some(source);
            }
            place = place.parent()?;
        }
    }

    /// All places, in the order of their pointers.
    pub fn iter(&self) -> impl Iterator<Item = (&Pointer, &Source)> {
        self.0.iter()
    }
}
