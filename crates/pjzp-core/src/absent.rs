//! Absent means not filed; `null` equals absent; empty strings are kept.
#![cfg(feature = "serde")]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// A value that knows whether anything was filed.
pub(crate) trait Absent {
    /// Nothing was filed.
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V> Absent for BTreeMap<K, V> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Reads a value, or the empty one for `null`.
pub(crate) fn null_or<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: serde::Deserialize<'de> + Default,
{
    <Option<T> as serde::Deserialize>::deserialize(deserializer).map(Option::unwrap_or_default)
}
