use std::ffi::OsString;
use std::path::Path;

use clap::{Arg, ArgMatches, Command, value_parser};
use pjzp_converter::write::{FormFormat, Purpose, lay_out, write_form};
use pjzp_core::standards::choose;
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::render;
use pjzp_validator::report::FileResult;

use super::{asked_file, asked_standard, force_option, only_submission, output_option, standard_option};
use crate::exit::{Exit, Failure};
use crate::input::{self, Held, Input};
use crate::output;
use crate::session::Session;
use crate::target::{Target, left_out, unwritten};

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say(
            "在数据标准与常用文件格式之间转换",
            "convert between the data standard and the files of offices",
        ))
        .override_usage(say(
            "pjzp convert <文件|-> -o <文件.json|ndjson|xlsx|docx|html|md|csv|-> [选项]",
            "pjzp convert <FILE|-> -o <FILE.json|ndjson|xlsx|docx|html|md|csv|-> [OPTIONS]",
        ))
        .arg(
            Arg::new("path")
                .value_name(say("文件|-", "FILE|-"))
                .value_parser(value_parser!(OsString))
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say("一份自评表；- 为标准输入", "one submission; - is standard input")),
        )
        .arg(
            output_option(language)
                .help(say(
                    "写到这里，格式由文件名的结尾决定；- 为标准输出，写 JSON",
                    "where it goes, in the format of its ending; - is standard output, as JSON",
                ))
                .required(true),
        )
        .arg(standard_option(language))
        .arg(force_option(language))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let path = matches.get_one::<OsString>("path").cloned().unwrap_or_default();
    let output = asked_file(matches);
    let target = output.map_or(Ok(Target::Json), Target::asked)?;
    let asked = asked_standard(matches)?;
    let held = input::read(&Input::new(&path))?;
    let replace = matches.get_flag("force");
    if let (Target::Ndjson, Some(output)) = (target, output) {
        return lines(&held, output, replace, session);
    }
    let filing = match only_submission(&path, &held)? {
        Ok(filing) => filing,
        Err(refused) => {
            show(&refused, &held, session);
            return Ok(Exit::Usage);
        }
    };
    let carried = held.carried();
    let is_whole = carried.is_some();
    let submission = &carried.unwrap_or(filing.submission);
    match (target, output) {
        (Target::Form(format), Some(output)) => {
            let standard = asked.unwrap_or_else(|| choose(submission).standard);
            let sheet = lay_out(submission, &standard, Purpose::Filed);
            let bytes =
                write_form(&sheet, format, Some(submission)).map_err(|error| unwritten(output, &error))?;
            output::write_file(output, &bytes, replace)?;
            let is_carried = matches!(format, FormFormat::Xlsx | FormFormat::Docx);
            if let Some(text) = left_out(output, submission, &sheet.omitted, is_carried) {
                session.complain(&text);
            }
        }
        (_, Some(output)) => {
            output::write_file(output, pjzp_schema::write_submission(submission).as_bytes(), replace)?;
        }
        (_, None) => session.out.write(&pjzp_schema::write_submission(submission))?,
    }
    if let Some(coverage) = filing.coverage.filter(|coverage| !is_whole && 0 < coverage.unread) {
        let (unread, cells) = (coverage.unread, coverage.cells);
        session.complain(&Text::new(
            format!("{cells} 个单元格或段落中有 {unread} 个未识别，没有写入；用 pjzp check 查看是哪些"),
            format!("{unread} of {cells} cells and paragraphs were not understood and are not in it; `pjzp check` lists them"),
        ));
    }
    Ok(Exit::Clean)
}

/// Every submission of a file on a line of its own. Where one cannot be read, nothing is written.
fn lines(held: &Held, output: &Path, replace: bool, session: &Session) -> Result<Exit, Failure> {
    let mut lines = String::new();
    for submitted in held.submissions() {
        match submitted {
            Ok(filing) => lines.push_str(&pjzp_schema::write_line(&filing.submission)),
            Err(refused) => {
                show(&refused, held, session);
                return Ok(Exit::Usage);
            }
        }
    }
    output::write_file(output, lines.as_bytes(), replace)?;
    Ok(Exit::Clean)
}

/// Shows why an input is no submission.
pub(super) fn show(refused: &FileResult, held: &Held, session: &Session) {
    let wording = held.text();
    let original = wording.original();
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = render::result(&mut text, refused, &session.view(original.as_ref()));
    output::show(&text);
}
