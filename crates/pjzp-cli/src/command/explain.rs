use clap::{Arg, ArgAction, ArgMatches, Command};
use pjzp_core::rules;
use pjzp_core::text::{Language, Words};
use pjzp_validator::page::{example, page};
use pjzp_validator::policy;

use crate::exit::{Exit, Failure};
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say("说明一条规则：查什么、为什么、怎么改", "explain a rule: what, why, and how to mend it"))
        .override_usage(say("pjzp explain <规则编号|名称>…", "pjzp explain <CODE|NAME>..."))
        .arg(
            Arg::new("rules")
                .value_name(say("规则编号|名称", "CODE|NAME"))
                .action(ArgAction::Append)
                .num_args(1..)
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say("例如 PJ3013 或 subtotal-not-sum", "for example PJ3013 or subtotal-not-sum")),
        )
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let mut exit = Exit::Clean;
    let mut text = String::new();
    for key in matches.get_many::<String>("rules").into_iter().flatten() {
        let Some(rule) = rules::find(key.trim()) else {
            session.complain(&policy::unknown_rule(key));
            exit = Exit::Usage;
            continue;
        };
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&page(rule, session.language, example(rule.code)));
    }
    session.out.write(&text)?;
    Ok(exit)
}
