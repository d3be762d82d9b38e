use std::ffi::OsString;

use clap::{Arg, ArgMatches, Command, value_parser};
use pjzp_converter::write::{Purpose, lay_out, write_form};
use pjzp_core::Submission;
use pjzp_core::standards::choose;
use pjzp_core::text::{Language, Text, Words};

use super::convert::show;
use super::{asked_file, asked_standard, force_option, only_submission, output_option, standard_option};
use crate::exit::{Exit, Failure};
use crate::input::{self, Input};
use crate::output;
use crate::session::Session;
use crate::target::{form_format, left_out, unwritten};

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say(
            "生成待填的自评表：空白的，或预先填好的",
            "an official form to fill in, blank or prefilled",
        ))
        .override_usage(say(
            "pjzp form -o <自评表.xlsx|docx|html|md|csv> [选项]",
            "pjzp form -o <FORM.xlsx|docx|html|md|csv> [OPTIONS]",
        ))
        .arg(
            output_option(language)
                .value_name(say("文件", "FILE"))
                .help(say("写到这里，格式由文件名的结尾决定", "where it goes, in the format of its ending"))
                .required(true),
        )
        .arg(
            Arg::new("from")
                .long("from")
                .value_name(say("文件|-", "FILE|-"))
                .value_parser(value_parser!(OsString))
                .help(say("用这份自评表的内容预填", "fill in what this submission says")),
        )
        .arg(standard_option(language))
        .arg(force_option(language))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let Some(output) = asked_file(matches) else {
        return Err(Text::new(
            "表格不能写到标准输出，请用 -o 写明文件",
            "a form goes to a file: name it with -o",
        )
        .into());
    };
    let format = form_format(output)?;
    let asked = asked_standard(matches)?;
    let submission = match matches.get_one::<OsString>("from") {
        None => Submission::default(),
        Some(path) => {
            let held = input::read(&Input::new(path))?;
            match only_submission(path, &held)? {
                Ok(filing) => filing.submission,
                Err(refused) => {
                    show(&refused, &held, session);
                    return Ok(Exit::Usage);
                }
            }
        }
    };
    let standard = asked.unwrap_or_else(|| choose(&submission).standard);
    let sheet = lay_out(&submission, &standard, Purpose::ToFill);
    // It is made to be changed, so it carries nothing that the changes would contradict.
    let bytes = write_form(&sheet, format, None).map_err(|error| unwritten(output, &error))?;
    output::write_file(output, &bytes, matches.get_flag("force"))?;
    if let Some(text) = left_out(output, &submission, &sheet.omitted, false) {
        session.complain(&text);
    }
    Ok(Exit::Clean)
}
