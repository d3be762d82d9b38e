//! How the program ends, and why it may have to stop.

use std::process::ExitCode;

use pjzp_core::text::{Language, Text};

use crate::output;

/// How the program ends. The worse one counts where several things happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Nothing at or above the level that was asked for.
    Clean = 0,
    /// Findings.
    Findings = 1,
    /// The program was called wrongly, or an input could not be read.
    Usage = 2,
    /// A defect of ours.
    Defect = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command cannot go on, in words for the user.
#[derive(Debug)]
pub(crate) struct Failure(Text);

impl Failure {
    /// Tells the user, and gives the way the program ends.
    pub(crate) fn tell(&self, language: Language) -> Exit {
        output::complain(&self.0, language);
        Exit::Usage
    }
}

impl From<Text> for Failure {
    fn from(text: Text) -> Self {
        Self(text)
    }
}
