use std::ffi::OsString;
use std::path::Path;

use clap::{Arg, ArgMatches, Command, value_parser};
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::render;

use super::{asked_file, force_option, only_submission, output_option};
use crate::exit::{Exit, Failure};
use crate::input::{self, Input};
use crate::output;
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say("转换为标准数据格式（JSON）", "convert to the data standard (JSON)"))
        .override_usage(say(
            "pjzp convert <文件|-> -o <文件.json|-> [选项]",
            "pjzp convert <FILE|-> -o <FILE.json|-> [OPTIONS]",
        ))
        .arg(
            Arg::new("path")
                .value_name(say("文件|-", "FILE|-"))
                .value_parser(value_parser!(OsString))
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say("一份自评表；- 为标准输入", "one submission; - is standard input")),
        )
        .arg(output_option(language).value_name(say("文件.json|-", "FILE.json|-")).required(true))
        .arg(force_option(language))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let path = matches.get_one::<OsString>("path").cloned().unwrap_or_default();
    let is_json = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let output = asked_file(matches);
    if let Some(output) = output.filter(|output| !is_json(output)) {
        let shown = output.display();
        return Err(Text::new(
            format!("{shown}：只能转换为 JSON，文件名应以 .json 结尾"),
            format!("{shown}: only JSON can be written, to a name that ends in .json"),
        )
        .into());
    }
    let held = input::read(&Input::new(&path))?;
    let filing = match only_submission(&path, &held)? {
        Ok(filing) => filing,
        Err(refused) => {
            let wording = held.text();
            let original = wording.original();
            let mut text = String::new();
            // Writing to a string cannot fail.
            let _ = render::result(&mut text, &refused, &session.view(original.as_ref()));
            output::show(&text);
            return Ok(Exit::Usage);
        }
    };
    let json = pjzp_schema::write_submission(&filing.submission);
    match output {
        Some(path) => output::write_file(path, json.as_bytes(), matches.get_flag("force"))?,
        None => session.out.write(&json)?,
    }
    if let Some(coverage) = filing.coverage.filter(|coverage| 0 < coverage.unread) {
        let (unread, cells) = (coverage.unread, coverage.cells);
        session.complain(&Text::new(
            format!("{cells} 个单元格或段落中有 {unread} 个未识别，没有写入；用 pjzp check 查看是哪些"),
            format!("{unread} of {cells} cells and paragraphs were not understood and are not in it; `pjzp check` lists them"),
        ));
    }
    Ok(Exit::Clean)
}
