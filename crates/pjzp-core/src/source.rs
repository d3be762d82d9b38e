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
    /// Column of the table or row of cells; in JSON, character of the line.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schemars", schemars(title = "列"))]
    pub column: Option<u32>,
    /// In JSON, of a value that is neither an object nor a list: the character behind its last.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schemars", schemars(title = "结束列"))]
    pub end: Option<u32>,
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

    /// Where the value itself came from, where it was filed.
    pub fn get(&self, pointer: &Pointer) -> Option<&Source> {
        self.0.get(pointer)
    }

    /// Where the value came from; of a value that was not filed, where its neighbours did:
    /// the nearest record above it, at its own place or that of its first member.
    pub fn find(&self, pointer: &Pointer) -> Option<&Source> {
        let mut place = pointer.clone();
        loop {
            let below = alloc::format!("{place}/");
            let member = self.0.range(place.clone()..).find(|(pointer, _)| {
                **pointer == place || pointer.text().starts_with(&below) || below.as_str() < pointer.text()
            });
            match member {
                Some((pointer, source)) if *pointer == place || pointer.text().starts_with(&below) => {
                    return Some(source);
                }
                _ => place = place.parent().filter(|above| !above.text().is_empty())?,
            }
        }
    }

    /// All places, in the order of their pointers.
    pub fn iter(&self) -> impl Iterator<Item = (&Pointer, &Source)> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_was_not_filed_is_found_by_its_neighbours() {
        let mut sources = SourceMap::default();
        for (pointer, line) in [
            ("/budget/total/executed", 65),
            ("/budget/total/initial", 54),
            ("/indicators/1", 35),
            ("/indicators/1/score", 85),
            ("/indicators/10/score", 99),
        ] {
            sources.insert(Pointer::from(pointer), Source { line: Some(line), ..Source::default() });
        }
        for (pointer, line) in [
            ("/budget/total/initial", Some(54)),
            ("/budget/total/score", Some(65)),
            ("/budget/reason", Some(65)),
            ("/indicators/1/score", Some(85)),
            ("/indicators/1/reason", Some(35)),
            ("/indicators/10", Some(99)),
            ("/indicators/2/score", Some(35)),
            ("/total/score", None),
        ] {
            let found = sources.find(&Pointer::from(pointer)).and_then(|source| source.line);
            assert_eq!(found, line, "{pointer}");
        }
    }
}
