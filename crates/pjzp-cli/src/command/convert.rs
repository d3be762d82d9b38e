use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, value_parser};
use pjzp_converter::write::{FormFormat, Purpose, lay_out, write_form};
use pjzp_core::Submission;
use pjzp_core::standards::choose;
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::render;
use pjzp_validator::report::FileResult;

use super::{
    asked_file, asked_standard, force_option, not_one, only_submission, output_option, standard_option,
};
use crate::exit::{Exit, Failure};
use crate::input::{self, Held, Input};
use crate::output;
use crate::session::Session;
use crate::tables;
use crate::target::{Target, left_out, unwritten};

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say(
            "在数据标准与常用文件格式之间转换",
            "convert between the data standard and the files of offices",
        ))
        .override_usage(say(
            "pjzp convert <文件|目录|-> -o <文件.json|ndjson|xlsx|docx|html|md|csv|-> [选项]",
            "pjzp convert <FILE|DIR|-> -o <FILE.json|ndjson|xlsx|docx|html|md|csv|-> [OPTIONS]",
        ))
        .arg(
            Arg::new("path")
                .value_name(say("文件|目录|-", "FILE|DIR|-"))
                .value_parser(value_parser!(OsString))
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say(
                    "一份自评表，或一体化平台数据表所在的目录；- 为标准输入",
                    "one submission, or a folder with the tables of the platform; - is standard input",
                )),
        )
        .arg(
            output_option(language)
                .help(say(
                    "写到这里，格式由文件名的结尾决定；- 为标准输出，写 JSON",
                    "where it goes, in the format of its ending; - is standard output, as JSON",
                ))
                .required(true),
        )
        .arg(
            Arg::new("to")
                .long("to")
                .value_name("mof")
                .value_parser(PossibleValuesParser::new(["mof"]))
                .hide_possible_values(true)
                .help(say(
                    "mof：写成一体化平台的数据表（CSV），-o 为目录",
                    "mof: the flat tables of the platform as CSV; -o is a folder",
                )),
        )
        .arg(standard_option(language))
        .arg(force_option(language))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let path = matches.get_one::<OsString>("path").cloned().unwrap_or_default();
    let output = asked_file(matches);
    let target = match (output, matches.contains_id("to")) {
        (Some(folder), true) => To::Tables(folder),
        (None, true) => {
            return Err(Text::new(
                "数据表要写进目录，请用 -o 写明目录",
                "tables go into a folder: name it with -o",
            )
            .into());
        }
        (Some(file), false) => match Target::asked(file)? {
            Target::Json => To::Json(Some(file)),
            Target::Ndjson => To::Ndjson(file),
            Target::Form(format) => To::Form(file, format),
        },
        (None, false) => To::Json(None),
    };
    let asked = asked_standard(matches)?;
    let replace = matches.get_flag("force");
    let is_many = matches!(target, To::Ndjson(_) | To::Tables(_));
    let submissions = match taken(&path, is_many, session)? {
        Ok(submissions) => submissions,
        Err(exit) => return Ok(exit),
    };
    match (target, submissions.as_slice()) {
        (To::Tables(folder), all) => tables::write(folder, all, replace, session)?,
        (To::Ndjson(file), all) => {
            let lines: String = all.iter().map(pjzp_schema::write_line).collect();
            output::write_file(file, lines.as_bytes(), replace)?;
        }
        (To::Json(Some(file)), [only]) => {
            output::write_file(file, pjzp_schema::write_submission(only).as_bytes(), replace)?;
        }
        (To::Json(None), [only]) => session.out.write(&pjzp_schema::write_submission(only))?,
        (To::Form(file, format), [only]) => {
            let standard = asked.unwrap_or_else(|| choose(only).standard);
            let sheet = lay_out(only, &standard, Purpose::Filed);
            let bytes = write_form(&sheet, format, Some(only)).map_err(|error| unwritten(file, &error))?;
            output::write_file(file, &bytes, replace)?;
            let is_carried = matches!(format, FormFormat::Xlsx | FormFormat::Docx);
            if let Some(text) = left_out(file, only, &sheet.omitted, is_carried) {
                session.complain(&text);
            }
        }
        (_, all) => return Err(not_one(&path, all.len()).into()),
    }
    Ok(Exit::Clean)
}

/// Where the result goes, and as what.
enum To<'a> {
    Json(Option<&'a Path>),
    Ndjson(&'a Path),
    Form(&'a Path, FormFormat),
    Tables(&'a Path),
}

/// The submissions of an input, or how the program ends where one cannot be read.
fn taken(path: &OsStr, is_many: bool, session: &Session) -> Result<Result<Vec<Submission>, Exit>, Failure> {
    if tables::are_in(Path::new(path)) {
        return tables::read(Path::new(path)).map(Ok);
    }
    let held = input::read(&Input::new(path))?;
    let filings: Vec<_> =
        if is_many { held.submissions().collect() } else { vec![only_submission(path, &held)?] };
    let mut submissions = Vec::new();
    for filing in filings {
        let filing = match filing {
            Ok(filing) => filing,
            Err(refused) => {
                show(&refused, &held, session);
                return Ok(Err(Exit::Usage));
            }
        };
        // What a file carries whole is the submission, unless the file shows something else.
        let carried = held.carried();
        if let Some(coverage) = filing.coverage.filter(|coverage| carried.is_none() && 0 < coverage.unread) {
            let (unread, cells) = (coverage.unread, coverage.cells);
            session.complain(&Text::new(
                format!("{cells} 个单元格或段落中有 {unread} 个未识别，没有写入；用 pjzp check 查看是哪些"),
                format!("{unread} of {cells} cells and paragraphs were not understood and are not in it; `pjzp check` lists them"),
            ));
        }
        submissions.push(carried.unwrap_or(filing.submission));
    }
    Ok(Ok(submissions))
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
