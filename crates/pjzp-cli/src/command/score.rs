use std::ffi::OsString;

use clap::{Arg, ArgMatches, Command, value_parser};
use pjzp_core::text::{Language, Words};
use pjzp_validator::render::{self, Original};
use pjzp_validator::{FileResult, Options, check};

use super::{asked_standard, format_option, is_json, only_submission, standard_option};
use crate::exit::{Exit, Failure};
use crate::input::{self, Input};
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say("核算得分，列出每个数字的计算过程", "the scorecard, with how every number came about"))
        .override_usage(say("pjzp score [选项] <文件|->", "pjzp score [OPTIONS] <FILE|->"))
        .arg(
            Arg::new("path")
                .value_name(say("文件|-", "FILE|-"))
                .value_parser(value_parser!(OsString))
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say("一份自评表；- 为标准输入", "one submission; - is standard input")),
        )
        .arg(standard_option(language))
        .arg(format_option(language))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let options = Options { standard: asked_standard(matches)?, ..Options::default() };
    let path = matches.get_one::<OsString>("path").cloned().unwrap_or_default();
    let held = input::read(&Input::new(&path))?;
    let text = held.text();
    let original = text.original();
    let result = match only_submission(&path, &held)? {
        Ok(filing) => check(filing, &options),
        Err(refused) => *refused,
    };
    let mut text = String::new();
    let exit = write(&mut text, &result, original.as_ref(), is_json(matches), session);
    session.out.write(&text)?;
    Ok(exit)
}

fn write(
    text: &mut String,
    result: &FileResult,
    original: Option<&Original<'_>>,
    json: bool,
    session: &Session,
) -> Exit {
    let view = session.view(original);
    let Some(scored) = result.scored() else {
        // Writing to a string cannot fail.
        let _ = render::result(text, result, &view);
        return Exit::Usage;
    };
    if json {
        *text = render::scored_json(&scored);
    } else {
        // Writing to a string cannot fail.
        let _ = render::score(text, &scored, &view);
    }
    Exit::Clean
}
