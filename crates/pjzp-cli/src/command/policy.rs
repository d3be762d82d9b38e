//! What an office lays down about findings: `--severity`, `--waivers`, `--today`, `--baseline`.

use clap::{Arg, ArgAction, ArgMatches};
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::policy::{Baseline, Day, Waivers};
use pjzp_validator::{Policy, SeverityChange};

use super::refused;
use crate::exit::Failure;
use crate::input::{self, Input};

/// The options that [`asked`] reads.
pub(super) fn options(language: Language) -> [Arg; 4] {
    [severity_option(language), waivers_option(language), today_option(language), baseline_option(language)]
}

/// `--severity CODE=LEVEL`
fn severity_option(language: Language) -> Arg {
    let say = |zh, en| Words::new(zh, en).say(language);
    Arg::new("severity")
        .long("severity")
        .value_name(say("规则=级别", "CODE=LEVEL"))
        .action(ArgAction::Append)
        .help(say(
            "改变一条规则的级别（error、warning、note），可写多次；报告中会注明",
            "change what a rule weighs (error, warning, note); may be repeated; the report says so",
        ))
}

/// `--waivers FILE.json`
pub(super) fn waivers_option(language: Language) -> Arg {
    Arg::new("waivers").long("waivers").value_name("FILE.json").help(
        Words::new(
            "豁免文件：批准保留的问题，另行计数，不计入 --fail-on",
            "waivers: findings that may stand; counted apart, and not for --fail-on",
        )
        .say(language),
    )
}

/// `--baseline REPORT.json`
pub(super) fn baseline_option(language: Language) -> Arg {
    Arg::new("baseline").long("baseline").value_name("REPORT.json").help(
        Words::new(
            "以前的校验报告（JSON）：只列出比它新的问题，其余另行计数，不计入 --fail-on",
            "an older report (JSON): only what is new is shown; the rest is counted apart, and not for --fail-on",
        )
        .say(language),
    )
}

fn today_option(language: Language) -> Arg {
    Arg::new("today").long("today").value_name("YYYY-MM-DD").requires("waivers").help(
        Words::new(
            "按哪一天判断豁免是否到期；不写则为今天（北京时间）",
            "the day on which waivers are judged; today (in Beijing) where it is not given",
        )
        .say(language),
    )
}

/// The severities that were asked for.
pub(super) fn severities(matches: &ArgMatches) -> Result<Vec<SeverityChange>, Text> {
    let asked = matches.get_many::<String>("severity").into_iter().flatten();
    asked.map(|text| SeverityChange::parse(text).map_err(|error| error.words())).collect()
}

/// The policy that was asked for.
pub(super) fn asked(matches: &ArgMatches) -> Result<Policy, Failure> {
    let named = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let day = || named("today").map_or_else(today, |text| Day::parse(text).ok_or_else(|| no_day(text)));
    Ok(Policy {
        waivers: named("waivers").map(|file| waivers(file, day()?)).transpose()?,
        baseline: named("baseline").map(baseline).transpose()?,
    })
}

/// The waivers of a file, judged on a day.
pub(super) fn waivers(file: &str, day: Day) -> Result<Waivers, Failure> {
    let bytes = input::bytes(&Input::File(file.into()))?;
    let what = Words::new("不是可用的豁免文件", "no waivers that can be used");
    Waivers::new(file, &bytes, day).map_err(|refusal| refused(file, what, &refusal).into())
}

/// The older report of a file.
pub(super) fn baseline(file: &str) -> Result<Baseline, Failure> {
    let bytes = input::bytes(&Input::File(file.into()))?;
    Baseline::new(file, &bytes).map_err(|refusal| refused(file, NO_REPORT, &refusal).into())
}

/// What is wrong with a file that should be a report.
pub(super) const NO_REPORT: Words = Words::new("不是 pjzp 的校验报告（JSON）", "not a report of pjzp (JSON)");

/// The day it is where the forms are filed, whatever the clock of the machine is set to show.
fn today() -> Result<Day, Text> {
    let beijing = jiff::tz::Offset::constant(8).to_datetime(jiff::Timestamp::now());
    Day::parse(&beijing.date().to_string()).ok_or_else(|| {
        Text::new(
            "系统时钟的日期不可用：请用 --today 写明日期",
            "the clock shows no date that can be used: state it with --today",
        )
    })
}

pub(super) fn no_day(text: &str) -> Text {
    Text::new(
        format!("「{text}」不是日期：请写作 2026-12-31 这样的年-月-日"),
        format!("`{text}` is no date: write year-month-day, such as 2026-12-31"),
    )
}
