//! How far a long run is: a line on the terminal, and nothing anywhere else.

use std::fmt::Write;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use pjzp_core::text::{Language, Words};

/// Fewer files than this are done before anyone could read the line.
const FEWEST: usize = 20;

/// The line, which stands on standard error while files are read.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// No line: nothing is going on yet.
    pub(crate) fn none() -> Self {
        Self(ProgressBar::hidden())
    }

    /// A line for so many files; none where standard error is no terminal, nor where the results
    /// go to the terminal as they come and say themselves how far the run is.
    pub(crate) fn of(files: usize, results_shown: bool, language: Language) -> Self {
        if files < FEWEST || results_shown {
            return Self::none();
        }
        let line = Words::new(
            "已检查 {pos}/{len} 个文件 {wide_bar} 每秒 {rate} 个，约剩 {eta}",
            "{pos} of {len} files {wide_bar} {rate} a second, {eta} left",
        );
        let style = ProgressStyle::with_template(line.say(language));
        let bar = ProgressBar::with_draw_target(u64::try_from(files).ok(), ProgressDrawTarget::stderr());
        let rate = |state: &ProgressState, out: &mut dyn Write| {
            // The line is only seen: what cannot be written is not missed.
            let _ = write!(out, "{:.0}", state.per_sec());
        };
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar()).with_key("rate", rate);
        Self(bar.with_style(style))
    }

    /// One file more is done.
    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    /// Does something that writes to standard error, with the line out of the way.
    pub(crate) fn aside(&self, write: impl FnOnce()) {
        self.0.suspend(write);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
