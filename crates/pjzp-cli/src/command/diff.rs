use clap::{Arg, ArgMatches, Command};
use pjzp_core::text::{Language, Words};
use pjzp_validator::{Report, diff, render, report};

use super::policy::NO_REPORT;
use super::{format_option, is_json, refused};
use crate::exit::{Exit, Failure};
use crate::input::{self, Input};
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    let named = |name: &'static str, help: &'static str| {
        let argument = Arg::new(name).value_name("REPORT.json").required(true);
        argument.help_heading(say("参数", "Arguments")).help(help)
    };
    command
        .about(say(
            "比较两份校验报告：解决了什么，新出现了什么",
            "what changed between two reports: resolved, introduced, still there",
        ))
        .override_usage(say("pjzp diff [选项] <报告> <报告>", "pjzp diff [OPTIONS] <REPORT> <REPORT>"))
        .after_help(say(
            "退出码：0 没有变化；1 有变化；2 用法有误，或不是校验报告",
            "exit codes: 0 nothing changed; 1 something did; 2 usage, or not a report",
        ))
        .arg(named(
            "before",
            say("以前的校验报告（check --format json）", "the older report (check --format json)"),
        ))
        .arg(named("after", say("以后的校验报告", "the newer report")))
        .arg(format_option(language))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let named = |name: &str| matches.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    let difference = diff(&read(named("before"))?.0, &read(named("after"))?.0);
    let mut text = String::new();
    if is_json(matches) {
        text = render::difference_json(&difference);
    } else {
        // Writing to a string cannot fail.
        let _ = render::difference(&mut text, &difference, &session.view(None));
    }
    session.out.write(&text)?;
    Ok(if difference.is_empty() { Exit::Clean } else { Exit::Findings })
}

/// A report from a file, and its bytes.
pub(super) fn read(file: &str) -> Result<(Report, Vec<u8>), Failure> {
    let bytes = input::bytes(&Input::new(file.as_ref()))?;
    let report = report::read_report(&bytes).map_err(|refusal| refused(file, NO_REPORT, &refusal))?;
    Ok((report, bytes))
}
