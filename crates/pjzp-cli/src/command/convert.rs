use std::ffi::OsString;
use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::render;

use super::only_submission;
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
        .arg(
            Arg::new("output")
                .short('o')
                .long("output")
                .value_name(say("文件.json|-", "FILE.json|-"))
                .value_parser(value_parser!(OsString))
                .required(true)
                .help(say("写到这里；- 为标准输出", "where it goes; - is standard output")),
        )
        .arg(
            Arg::new("force")
                .long("force")
                .action(ArgAction::SetTrue)
                .help(say("文件已存在时覆盖", "replace a file that is there already")),
        )
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let path = matches.get_one::<OsString>("path").cloned().unwrap_or_default();
    let output = matches.get_one::<OsString>("output").cloned().unwrap_or_default();
    let is_json = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    if output != "-" && !is_json(Path::new(&output)) {
        let shown = Path::new(&output).display();
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
    if output == "-" {
        session.out.write(&json)?;
    } else {
        output::write_file(Path::new(&output), json.as_bytes(), matches.get_flag("force"))?;
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
