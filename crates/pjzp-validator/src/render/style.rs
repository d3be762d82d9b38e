use anstyle::{AnsiColor, Style};
use pjzp_core::rule::Severity;

/// A style sheet: what is emphasised, and how. Plain text where nothing is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Styles {
    /// Names of files.
    pub title: Style,
    /// What is wrong with certainty.
    pub error: Style,
    /// What a reviewer would ask.
    pub warning: Style,
    /// What is worth knowing.
    pub note: Style,
    /// What is right.
    pub good: Style,
    /// Places, and what frames an excerpt.
    pub dim: Style,
}

impl Styles {
    /// No emphasis.
    pub const fn plain() -> Self {
        let none = Style::new();
        Self { title: none, error: none, warning: none, note: none, good: none, dim: none }
    }

    /// Colours of a terminal.
    pub const fn coloured() -> Self {
        const fn colour(colour: AnsiColor) -> Style {
            Style::new().bold().fg_color(Some(anstyle::Color::Ansi(colour)))
        }
        Self {
            title: Style::new().bold(),
            error: colour(AnsiColor::Red),
            warning: colour(AnsiColor::Yellow),
            note: colour(AnsiColor::Cyan),
            good: colour(AnsiColor::Green),
            dim: Style::new().dimmed(),
        }
    }

    /// The style of a severity.
    pub fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        }
    }
}
