//! JSON Pointers (RFC 6901) into a submission.

use alloc::string::String;
use core::fmt;

/// The place of a value in a submission, as a JSON Pointer: `/indicators/3/score`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transparent))]
pub struct Pointer(String);

impl Pointer {
    /// From the text of a pointer; the empty text is the whole document.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The pointer one member further down.
    #[must_use]
    pub fn at(&self, member: impl fmt::Display) -> Self {
        Self(alloc::format!("{}/{member}", self.0))
    }

    /// The place in a list, where the pointer is one of its items or lies below one:
    /// 3 of `/indicators/3/score` in `/indicators`.
    pub fn item(&self, list: &str) -> Option<usize> {
        let step = self.0.strip_prefix(list)?.strip_prefix('/')?.split('/').next()?;
        // RFC 6901 writes a place without leading zeros, and so it is one place only.
        let place = step.parse().ok()?;
        (alloc::format!("{place}") == step).then_some(place)
    }

    /// The pointer one step up; `None` at the top.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(head, _)| Self(head.into()))
    }
}

impl From<&str> for Pointer {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
