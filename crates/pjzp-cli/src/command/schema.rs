use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use pjzp_core::text::{Language, Words};

use crate::exit::{Exit, Failure};
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say("输出数据格式的 JSON Schema", "the JSON Schema of a data format"))
        .override_usage("pjzp schema <submission|standard|report|score|waivers|diff>")
        .arg(
            Arg::new("name")
                .value_name("submission|standard|report|score|waivers|diff")
                .value_parser(PossibleValuesParser::new([
                    "submission",
                    "standard",
                    "report",
                    "score",
                    "waivers",
                    "diff",
                ]))
                .hide_possible_values(true)
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say(
                    "submission 自评表，standard 评价标准，report 校验报告，score 评分结果，waivers 豁免文件，diff 报告比较",
                    "submission, standard, report, score, waivers or diff",
                )),
        )
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let schema = match matches.get_one::<String>("name").map(String::as_str) {
        Some("standard") => pjzp_schema::standard_schema(),
        Some("report") => pjzp_validator::report_schema(),
        Some("score") => pjzp_validator::report::score_schema(),
        Some("diff") => pjzp_validator::difference::difference_schema(),
        Some("waivers") => pjzp_validator::policy::waivers_schema(),
        _ => pjzp_schema::submission_schema(),
    };
    session.out.write(&format!("{schema:#}\n"))?;
    Ok(Exit::Clean)
}
