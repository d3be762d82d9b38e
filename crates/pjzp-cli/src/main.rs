//! The program `pjzp`: the only part that touches files, the terminal and exit codes.

mod command;
mod contradiction;
mod defect;
mod document;
mod exit;
mod input;
mod judge;
mod language;
mod output;
mod progress;
mod session;
mod tables;
mod target;
mod told;
mod usage;

use std::process::ExitCode;

use crate::exit::Exit;

fn main() -> ExitCode {
    defect::silence();
    let arguments: Vec<_> = std::env::args_os().collect();
    defect::guard(|| run(&arguments))
        .unwrap_or_else(|defect| {
            let language = language::asked(&arguments).unwrap_or_default();
            output::complain(&defect.words(), language);
            Exit::Defect
        })
        .into()
}

fn run(arguments: &[std::ffi::OsString]) -> Exit {
    let language = match language::asked(arguments) {
        Ok(language) => language,
        Err(words) => {
            output::complain(&words, pjzp_core::text::Language::default());
            return Exit::Usage;
        }
    };
    let matches = match command::program(language).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::answer(&error, language),
    };
    let mut session = session::Session::new(language);
    match command::run(&matches, &mut session) {
        // What was written is not there until it is flushed: a full disk shows here.
        Ok(exit) => match session.out.finish() {
            Ok(()) => exit,
            Err(failure) => failure.tell(language).max(exit),
        },
        // What could not be done leaves no file behind.
        Err(failure) => {
            let exit = failure.tell(language);
            session.out.flush().map_or_else(|failure| failure.tell(language).max(exit), |()| exit)
        }
    }
}
