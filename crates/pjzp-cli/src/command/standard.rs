use clap::{Arg, ArgMatches, Command};
use pjzp_core::Standard;
use pjzp_core::standard::diff;
use pjzp_core::standards;
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::render::{Plain, width};

use super::{dressed, load_standard};
use crate::exit::{Exit, Failure};
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    let named = |name: &'static str| {
        Arg::new(name)
            .value_name("ID|FILE.json")
            .required(true)
            .help_heading(say("参数", "Arguments"))
            .help(say("内置标准的代号，或 JSON 文件", "the id of a built-in standard, or a JSON file"))
    };
    command
        .about(say("查看和比较评价标准", "show and compare standards"))
        .override_usage(say(
            "pjzp standard list | show <ID> | diff <A> <B>",
            "pjzp standard list | show <ID> | diff <A> <B>",
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            dressed(Command::new("list"), language)
                .about(say("列出内置标准", "list the built-in standards"))
                .override_usage("pjzp standard list"),
        )
        .subcommand(
            dressed(Command::new("show"), language)
                .about(say(
                    "以 JSON 显示一个标准，可修改后用 --standard 采用",
                    "one standard as JSON, to be edited and used with --standard",
                ))
                .override_usage("pjzp standard show <ID|FILE.json>")
                .arg(named("id")),
        )
        .subcommand(
            dressed(Command::new("diff"), language)
                .about(say("比较两个标准", "what two standards lay down differently"))
                .override_usage("pjzp standard diff <ID|FILE.json> <ID|FILE.json>")
                .arg(named("left"))
                .arg(named("right")),
        )
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let load = |matches: &ArgMatches, name: &str| {
        load_standard(matches.get_one::<String>(name).map(String::as_str).unwrap_or_default())
    };
    match matches.subcommand() {
        Some(("list", _)) => list(session)?,
        Some(("show", matches)) => {
            let standard = load(matches, "id")?;
            session.out.write(&pjzp_schema::write_standard(&standard))?;
        }
        Some(("diff", matches)) => compare(&load(matches, "left")?, &load(matches, "right")?, session)?,
        _ => return Err(Text::new("没有写明要做什么", "a command is missing").into()),
    }
    Ok(Exit::Clean)
}

fn list(session: &mut Session) -> Result<(), Failure> {
    let widest = standards::all().map(|standard| width(&standard.id)).max().unwrap_or(0);
    for standard in standards::all() {
        let from = standard.effective_from.number();
        let years = match standard.effective_to {
            Some(to) => format!("{from}–{}", to.number()),
            None => session.say("{} 年起", "from {}").replace("{}", &from.to_string()),
        };
        let confidence = match standard.confidence {
            pjzp_core::standard::Confidence::Unconfirmed => session.say("，未经核实", ", unconfirmed"),
            _ => "",
        };
        let line = format!(
            "{:widest$}  {}{}{years}{confidence}{}\n",
            standard.id,
            standard.title,
            session.say("（", " ("),
            session.say("）", ")")
        );
        session.out.write(&line)?;
    }
    Ok(())
}

fn compare(left: &Standard, right: &Standard, session: &mut Session) -> Result<(), Failure> {
    let language = session.language;
    let title = session.view(None).styles.title;
    let differences = diff(left, right);
    let mut text = format!("{title}{} → {}{title:#}\n", Plain(&left.id), Plain(&right.id));
    if differences.is_empty() {
        text.push_str(session.say("没有差别\n", "they do not differ\n"));
    }
    for difference in differences {
        let line = format!(
            "{}{}{} → {}",
            difference.label.say(language),
            session.say("：", ": "),
            difference.left.say(language),
            difference.right.say(language)
        );
        text.push_str(&Plain(&line).to_string());
        text.push('\n');
    }
    session.out.write(&text)
}
