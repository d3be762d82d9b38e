use std::ffi::OsString;

use clap::{Arg, ArgMatches, Command, value_parser};
use pjzp_converter::edit::{self, Mark, Marked};
use pjzp_core::rule::Severity;
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::report::{Finding, Outcome};
use pjzp_validator::{FileResult, Options, check, render};

use super::{
    asked_copy, asked_standard, check_ending, editable, force_option, only_submission, output_option,
    standard_option,
};
use crate::exit::{Exit, Failure};
use crate::input::{self, Held, Input};
use crate::output;
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say(
            "在原表副本上逐处批注问题，并附问题清单",
            "the form itself, with every finding as a comment at its place, and a list of all",
        ))
        .override_usage(say("pjzp mark <文件> -o <副本> [选项]", "pjzp mark <FILE> -o <COPY> [OPTIONS]"))
        .after_help(say(
            "除批注和清单外，副本与原文件相同；原文件不动。\n\
             退出码：0 没有错误；1 有错误；2 用法有误，或无法读取；3 程序自身的缺陷",
            "but for the comments and the list, the copy is the same as the original, which stays as it is.\n\
             exit codes: 0 no error; 1 errors; 2 usage, or unreadable; 3 a defect of pjzp",
        ))
        .arg(
            Arg::new("path")
                .value_name(say("文件", "FILE"))
                .value_parser(value_parser!(OsString))
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say("一份自评表：xlsx 或 docx", "one submission: xlsx or docx")),
        )
        .arg(output_option(language).value_name(say("副本", "COPY")).required(true).help(say(
            "副本写到这里，扩展名与原文件相同",
            "where the copy goes, with the ending of the original",
        )))
        .arg(force_option(language))
        .arg(standard_option(language))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let options = Options { standard: asked_standard(matches)?, ..Options::default() };
    let path = matches.get_one::<OsString>("path").cloned().unwrap_or_default();
    let held = input::read(&Input::new(&path))?;
    let Some(copy) = asked_copy(matches, &path)? else { return Ok(Exit::Usage) };
    let format = editable(&held)?;
    check_ending(&path, copy, format)?;
    let result = match only_submission(&path, &held)? {
        Ok(filing) => check(filing, &options),
        Err(refused) => *refused,
    };
    let Outcome::Assessed(assessed) = &result.outcome else {
        refuse(&result, &held, session);
        return Ok(Exit::Usage);
    };
    let marks: Vec<Mark> = assessed.findings.iter().map(|finding| mark(finding, session.language)).collect();
    let marked = edit::mark(held.bytes(), format, &marks, session.language);
    let Marked { bytes, placed } = marked.map_err(|error| {
        let name = held.name();
        Text::new(format!("{name}：{}", error.zh()), format!("{name}: {error}"))
    })?;
    output::write_file(copy, &bytes, matches.get_flag("force"))?;
    let (shown, all) = (copy.display(), marks.len());
    let line = Text::new(
        format!("已写入 {shown}：问题 {all} 项，其中 {placed} 项批注在原处\n"),
        format!("written to {shown}: findings {all}, of which {placed} are comments at their places\n"),
    );
    session.out.write(line.say(session.language))?;
    Ok(if result.gravest() == Some(Severity::Error) { Exit::Findings } else { Exit::Clean })
}

/// A finding, in the words of the user.
fn mark(finding: &Finding, language: Language) -> Mark {
    Mark {
        source: finding.source.clone(),
        severity: finding.severity,
        code: finding.code.clone(),
        place: finding.label.say(language).into(),
        problem: finding.message.say(language).into(),
        expected: finding.expected.clone(),
        remedy: finding.remedy.say(language).into(),
    }
}

/// Tells why a file has no form that could be marked.
fn refuse(result: &FileResult, held: &Held, session: &Session) {
    let wording = held.text();
    let original = wording.original();
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = render::result(&mut text, result, &session.view(original.as_ref()));
    output::show(&text);
}
