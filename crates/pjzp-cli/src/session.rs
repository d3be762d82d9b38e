//! One run of the program: the language, the colours, and where results go.

use pjzp_core::text::{Language, Text};
use pjzp_validator::render::{Original, Styles, View};

use crate::output::{self, Output};
use crate::progress::Progress;

/// One run of the program.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) language: Language,
    pub(crate) out: Output,
    progress: Progress,
}

impl Session {
    pub(crate) fn new(language: Language) -> Self {
        Self { language, out: Output::standard(), progress: Progress::none() }
    }

    /// How text is written for the user.
    pub(crate) fn view<'a>(&self, original: Option<&'a Original<'a>>) -> View<'a> {
        let styles = if self.out.is_coloured() { Styles::coloured() } else { Styles::plain() };
        View { language: self.language, styles, original }
    }

    /// The half of a pair in the user's language.
    pub(crate) fn say<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    /// Tells the user something that is not a result.
    pub(crate) fn complain(&self, text: &Text) {
        self.progress.aside(|| output::complain(text, self.language));
    }

    /// From here on so many files are read; [`Self::step`] after each, [`Self::end`] after all.
    pub(crate) fn begin(&mut self, files: usize) {
        self.progress = Progress::of(files, self.out.is_terminal(), self.language);
    }

    /// One file more is done.
    pub(crate) fn step(&self) {
        self.progress.step();
    }

    /// All files are read.
    pub(crate) fn end(&mut self) {
        self.progress = Progress::none();
    }
}
