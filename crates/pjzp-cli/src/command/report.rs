use std::ffi::OsString;
use std::path::Path;

use clap::{Arg, ArgMatches, Command, value_parser};
use pjzp_converter::write::write_report;
use pjzp_core::standards::choose;
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::label::label;

use super::convert::show;
use super::{asked_file, asked_standard, force_option, only_submission, output_option, standard_option};
use crate::exit::{Exit, Failure};
use crate::input::{self, Input};
use crate::output;
use crate::session::Session;
use crate::target::{left_out, unsupported, unwritten};

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say("生成绩效自评报告（Word）", "the report of the self-evaluation, as a Word document"))
        .override_usage(say(
            "pjzp report <文件|-> -o <报告.docx> [选项]",
            "pjzp report <FILE|-> -o <REPORT.docx> [OPTIONS]",
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
                .value_name(say("报告.docx", "REPORT.docx"))
                .help(say("写到这里", "where it goes"))
                .required(true),
        )
        .arg(standard_option(language))
        .arg(force_option(language))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let is_docx = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    let output = match asked_file(matches) {
        Some(output) if is_docx(output) => output,
        Some(output) => return Err(unsupported(output, &["docx"]).into()),
        None => {
            return Err(Text::new(
                "报告不能写到标准输出，请用 -o 写明文件",
                "a report goes to a file: name it with -o",
            )
            .into());
        }
    };
    let path = matches.get_one::<OsString>("path").cloned().unwrap_or_default();
    let asked = asked_standard(matches)?;
    let held = input::read(&Input::new(&path))?;
    let submission = match only_submission(&path, &held)? {
        Ok(filing) => filing.submission,
        Err(refused) => {
            show(&refused, &held, session);
            return Ok(Exit::Usage);
        }
    };
    let standard = asked.unwrap_or_else(|| choose(&submission).standard);
    let written = write_report(&submission, &standard).map_err(|error| unwritten(output, &error))?;
    output::write_file(output, &written.bytes, matches.get_flag("force"))?;
    let shown = output.display();
    if !written.derived.is_empty() {
        let said: Vec<_> = written.derived.iter().map(|place| label(&submission, place)).collect();
        let zh: Vec<&str> = said.iter().map(|said| said.zh.as_str()).collect();
        let en: Vec<&str> = said.iter().map(|said| said.en.as_str()).collect();
        session.complain(&Text::new(
            format!("{shown}：自评表未填，报告中为按 {} 核算的结果：{}", standard.id, zh.join("、")),
            format!("{shown}: not filed, and given as {} has it: {}", standard.id, en.join(", ")),
        ));
    }
    if written.blanks > 0 {
        session.complain(&Text::new(
            format!("{shown}：有 {} 处没有内容，标为「（待填写）」，请补充", written.blanks),
            format!(
                "{shown}: {} places have nothing to say and are marked （待填写）: write them",
                written.blanks
            ),
        ));
    }
    if let Some(text) = left_out(output, &submission, &written.omitted, true) {
        session.complain(&text);
    }
    Ok(Exit::Clean)
}
