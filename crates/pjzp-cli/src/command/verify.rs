use std::ffi::OsString;
use std::fmt::{self, Write};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use pjzp_core::text::{Language, Text, Words};
use pjzp_core::{Standard, rules, standards};
use pjzp_validator::policy::Day;
use pjzp_validator::render::{self, Original};
use pjzp_validator::report::Terms;
use pjzp_validator::{Options, Policy, Report, SeverityChange, diff, provenance, verify};

use super::{load_standard, policy};
use crate::exit::{Exit, Failure};
use crate::judge::Judge;
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say(
            "用同样的文件和条件重新校验，核对一份校验报告",
            "check the same files again, and whether a report says what was found",
        ))
        .override_usage(say(
            "pjzp verify [选项] <报告> <文件|目录|->…",
            "pjzp verify [OPTIONS] <REPORT> <FILE|DIR|->...",
        ))
        .after_help(say(
            "退出码：0 与报告逐字节相同；1 有不同；2 用法有误，或无法读取",
            "exit codes: 0 the same to the byte; 1 something differs; 2 usage, or unreadable",
        ))
        .arg(
            Arg::new("report")
                .value_name("REPORT.json")
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say("校验报告（check --format json）", "the report (check --format json)")),
        )
        .arg(
            Arg::new("paths")
                .value_name(say("文件|目录|-", "FILE|DIR|-"))
                .value_parser(value_parser!(OsString))
                .action(ArgAction::Append)
                .num_args(1..)
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say(
                    "报告所校验的文件，现在放在哪里都可以",
                    "the files it is about, wherever they lie now",
                )),
        )
        .arg(super::standard_option(language).help(say(
            "报告所用的评价标准，如果不是内置标准",
            "the standard of the report, where it is not built in",
        )))
        .arg(policy::waivers_option(language).help(say("报告所用的豁免文件", "the waivers of the report")))
        .arg(policy::baseline_option(language).help(say("报告所用的基线报告", "the baseline of the report")))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let named = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let file = named("report").unwrap_or_default();
    let (recorded, bytes) = super::diff::read(file)?;
    let terms = recorded.terms();
    let options = Options { standard: standard(terms, named("standard"))?, severities: severities(terms)? };
    let mut policy = lain_down(terms, named("waivers"), named("baseline"))?;

    let mut results = Vec::new();
    let mut judge = Judge::new(&options);
    let paths = matches.get_many::<OsString>("paths").into_iter().flatten();
    judge.paths(paths, session, &mut |_: &mut Session, result, _: Option<&Original<'_>>| {
        results.push(result);
        Ok(())
    })?;
    let mut results = verify::arrange(&recorded, results);
    for result in &mut results {
        policy.apply(result);
    }
    let again = Report::under(verify::rename(terms, policy.terms(&options)), results);
    let exit = if render::json(&again).as_bytes() == bytes {
        session.out.write(session.say("一致：与报告逐字节相同\n", "verified: the same to the byte\n"))?;
        Exit::Clean
    } else {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = differences(&mut text, &recorded, &again, session);
        session.out.write(&text)?;
        Exit::Findings
    };
    Ok(exit.max(judge.exit))
}

fn differences(out: &mut String, recorded: &Report, again: &Report, session: &Session) -> fmt::Result {
    out.write_str(session.say("不一致：\n", "not verified:\n"))?;
    let causes = verify::causes(recorded, again);
    for cause in &causes {
        writeln!(out, "  {}", render::Plain(cause.say(session.language)))?;
    }
    let difference = diff(recorded, again);
    if !difference.is_empty() {
        writeln!(out)?;
        return render::difference(out, &difference, &session.view(None));
    }
    if !causes.is_empty() {
        return Ok(());
    }
    let places = verify::places(recorded, again);
    let line = if places.is_empty() {
        session.say(
            "内容相同，但文件不是 pjzp 写出的样子：可能被重新排版过",
            "the content is the same, but the file is not as pjzp writes it: it was formatted anew",
        )
    } else {
        session.say("报告中以下各处不同：", "these places of the report differ:")
    };
    writeln!(out, "  {line}")?;
    places.iter().try_for_each(|place| writeln!(out, "    {}", render::Plain(place)))
}

/// The standard that the report was asked to use.
fn standard(terms: &Terms, given: Option<&str>) -> Result<Option<Standard>, Failure> {
    let Some(used) = &terms.standard else {
        return match given {
            Some(_) => Err(needless("--standard").into()),
            None => Ok(None),
        };
    };
    let built_in = || standards::find(&used.id).filter(|found| provenance::of_standard(found) == used.sha256);
    match given {
        Some(named) => load_standard(named).map(Some),
        None => built_in().map(Some).ok_or_else(|| {
            let (id, sum) = (&used.id, &used.sha256);
            Text::new(
                format!("无法核对：报告所用的评价标准 {id}（SHA-256 {sum}）不是这一版本的内置标准，请用 --standard 给出"),
                format!("cannot be verified: the standard of the report, {id} (SHA-256 {sum}), is not built in here: give it with --standard"),
            )
            .into()
        }),
    }
}

fn severities(terms: &Terms) -> Result<Vec<SeverityChange>, Text> {
    let asked = terms.severities.iter().map(|asked| match rules::find(&asked.code) {
        Some(rule) => Ok(SeverityChange { rule, severity: asked.severity }),
        None => Err(pjzp_validator::policy::unknown_rule(&asked.code)),
    });
    asked.collect()
}

/// The policy of the report, from the files it names, as of its day.
fn lain_down(terms: &Terms, waivers: Option<&str>, baseline: Option<&str>) -> Result<Policy, Failure> {
    let waivers = match (&terms.waivers, waivers) {
        (Some(used), Some(file)) => {
            let day = Day::parse(&used.today).ok_or_else(|| policy::no_day(&used.today))?;
            Some(policy::waivers(file, day)?)
        }
        (Some(used), None) => return Err(needed("--waivers", &used.file, &used.sha256).into()),
        (None, Some(_)) => return Err(needless("--waivers").into()),
        (None, None) => None,
    };
    let baseline = match (&terms.baseline, baseline) {
        (Some(_), Some(file)) => Some(policy::baseline(file)?),
        (Some(used), None) => return Err(needed("--baseline", &used.file, &used.sha256).into()),
        (None, Some(_)) => return Err(needless("--baseline").into()),
        (None, None) => None,
    };
    Ok(Policy { waivers, baseline })
}

fn needed(option: &str, file: &str, sum: &str) -> Text {
    Text::new(
        format!("无法核对：报告用了 {file}（SHA-256 {sum}），请用 {option} 给出"),
        format!("cannot be verified: the report used {file} (SHA-256 {sum}): give it with {option}"),
    )
}

fn needless(option: &str) -> Text {
    Text::new(
        format!("报告没有用 {option}，请去掉这个选项"),
        format!("the report was made without {option}: leave it out"),
    )
}
