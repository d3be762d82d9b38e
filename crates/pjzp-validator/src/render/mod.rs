//! Views of a report: none says more or less than the report.

mod difference;
mod excerpt;
mod fix;
mod format;
mod grouped;
mod html;
mod json;
mod junit;
mod plain;
mod policy;
mod sarif;
mod scope;
mod score;
mod style;
mod text;
mod uri;

use pjzp_core::text::Language;

pub use difference::difference;
pub use excerpt::Original;
pub use fix::fixed;
pub use format::Format;
pub use grouped::{by_rule, counts};
pub use html::html;
pub use json::{difference_json, json, scored_json};
pub use junit::junit;
pub use plain::{Plain, width};
pub use policy::terms;
pub use sarif::sarif;
pub use score::score;
pub use style::Styles;
pub use text::{finding, report, result, summary};

/// How text is written for people.
#[derive(Debug, Clone, Copy, Default)]
pub struct View<'a> {
    /// The language.
    pub language: Language,
    /// Colours, or none.
    pub styles: Styles,
    /// What was read, to show the offending lines of.
    pub original: Option<&'a Original<'a>>,
}

impl View<'_> {
    /// The half of a pair in the language of the view.
    fn say<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }
}
