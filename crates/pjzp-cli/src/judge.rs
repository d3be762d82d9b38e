//! Every submission that the user names, judged one after the other.

use std::ffi::OsString;

use pjzp_core::text::Text;
use pjzp_validator::render::Original;
use pjzp_validator::{FileResult, Options, check};

use crate::defect;
use crate::exit::{Exit, Failure};
use crate::input::{self, Input, Named};
use crate::session::Session;

/// What is done with a result, and with what it was read from.
pub(crate) trait Tell:
    FnMut(&mut Session, FileResult, Option<&Original<'_>>) -> Result<(), Failure>
{
}

impl<T: FnMut(&mut Session, FileResult, Option<&Original<'_>>) -> Result<(), Failure>> Tell for T {}

/// Judges submissions; one bad file never stops the rest.
#[derive(Debug)]
pub(crate) struct Judge<'a> {
    options: &'a Options,
    /// How grave it is that some inputs could not be looked at.
    pub(crate) exit: Exit,
}

impl<'a> Judge<'a> {
    /// One that judges by these options.
    pub(crate) fn new(options: &'a Options) -> Self {
        Self { options, exit: Exit::Clean }
    }

    /// Judges everything that the arguments name, until nobody reads any more.
    pub(crate) fn paths<'p>(
        &mut self,
        paths: impl IntoIterator<Item = &'p OsString>,
        session: &mut Session,
        tell: &mut impl Tell,
    ) -> Result<(), Failure> {
        let named: Vec<Named> = paths.into_iter().map(|argument| input::files(argument)).collect();
        session.begin(named.iter().map(|named| named.inputs.len()).sum());
        for Named { inputs, complaints, skipped } in named {
            if let Some(skipped) = skipped {
                session.complain(&skipped);
            }
            for complaint in complaints {
                self.complain(&complaint, Exit::Usage, session);
            }
            for input in inputs {
                self.input(&input, session, tell)?;
                session.step();
                if session.out.is_closed() {
                    return Ok(());
                }
            }
        }
        session.end();
        Ok(())
    }

    fn input(&mut self, input: &Input, session: &mut Session, tell: &mut impl Tell) -> Result<(), Failure> {
        let held = match defect::guard(|| input::read(input)) {
            Ok(Ok(held)) => held,
            Ok(Err(text)) => {
                self.complain(&text, Exit::Usage, session);
                return Ok(());
            }
            Err(defect) => {
                self.complain_about(input, &defect, session);
                return Ok(());
            }
        };
        let text = held.text();
        let original = text.original();
        let mut submissions = held.submissions();
        loop {
            let judged = defect::guard(|| {
                submissions.next().map(|submission| match submission {
                    Ok(filing) => check(filing, self.options),
                    Err(refused) => *refused,
                })
            });
            match judged {
                Ok(None) => break,
                Ok(Some(result)) => tell(session, result, original.as_ref())?,
                Err(defect) => self.complain_about(input, &defect, session),
            }
        }
        Ok(())
    }

    fn complain(&mut self, text: &Text, exit: Exit, session: &Session) {
        session.complain(text);
        self.exit = self.exit.max(exit);
    }

    fn complain_about(&mut self, input: &Input, defect: &defect::Defect, session: &Session) {
        let (name, words) = (input.name(), defect.words());
        let text = Text::new(format!("{name}：{}", words.zh), format!("{name}: {}", words.en));
        self.complain(&text, Exit::Defect, session);
    }
}
