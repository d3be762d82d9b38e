//! The formats of a report, and which of them a name asks for.

use pjzp_core::text::{Language, Words};

use super::{Styles, View, html, json, junit, sarif, text};
use crate::report::Report;

/// A format that a report can be written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Text for people, in one language.
    #[default]
    Text,
    /// The report as data: the published format, from which every other follows.
    Json,
    /// SARIF 2.1.0, for platforms that show findings beside the files.
    Sarif,
    /// JUnit XML, for build servers.
    Junit,
    /// One page for a browser, in both languages, with filters and charts.
    Html,
}

impl Format {
    /// Every format, in the order of the help.
    pub const ALL: &[Self] = &[Self::Text, Self::Json, Self::Sarif, Self::Junit, Self::Html];

    /// What it is called in `--format`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Html => "html",
        }
    }

    /// What it is for, in a few words.
    pub fn words(self) -> Words {
        match self {
            Self::Text => Words::new("文字", "for people"),
            Self::Json => Words::new("数据", "the report as data"),
            Self::Sarif => Words::new("代码审查平台", "for review platforms"),
            Self::Junit => Words::new("持续集成", "for build servers"),
            Self::Html => Words::new("网页", "a page to filter and print"),
        }
    }

    /// Endings of file names that ask for it; of two that fit, the longer counts.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &[".txt"],
            Self::Json => &[".json"],
            Self::Sarif => &[".sarif", ".sarif.json"],
            Self::Junit => &[".xml"],
            Self::Html => &[".html", ".htm"],
        }
    }

    /// The format of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// The format that a file of this name is expected to have.
    ///
    /// # Examples
    /// ```
    /// use pjzp_validator::render::Format;
    /// assert_eq!(Format::of_file("报告.JSON"), Some(Format::Json));
    /// assert_eq!(Format::of_file("报告"), None);
    /// ```
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let fitting = |format: Self| {
            let endings = format.endings().iter().filter(|ending| name.ends_with(**ending));
            endings.map(|ending| ending.len()).max().map(|length| (length, format))
        };
        let all = Self::ALL.iter().copied().filter_map(fitting);
        all.max_by_key(|(length, _)| *length).map(|(_, format)| format)
    }

    /// The whole report as one document in this format, ended by a newline.
    ///
    /// Text is without colours and excerpts here; [`result`](super::result) has both.
    pub fn render(self, report: &Report, language: Language) -> String {
        match self {
            Self::Text => {
                let view = View { language, styles: Styles::plain(), original: None };
                let mut shown = String::new();
                // Writing to a string cannot fail.
                let _ = text::report(&mut shown, report, &view);
                shown
            }
            Self::Json => json(report),
            Self::Sarif => sarif(report, language),
            Self::Junit => junit(report, language),
            Self::Html => html(report, language),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_found_by_its_name_and_by_the_endings_of_its_files() {
        for format in Format::ALL.iter().copied() {
            assert_eq!(Format::find(format.name()), Some(format));
            for ending in format.endings() {
                assert_eq!(Format::of_file(&format!("报告{ending}")), Some(format), "{ending}");
            }
        }
        assert_eq!((Format::find("xml2"), Format::of_file("报告.docx")), (None, None));
    }
}
