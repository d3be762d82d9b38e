use std::fmt::Write;

use clap::{Arg, ArgAction, ArgMatches, Command};
use pjzp_core::rule::{Basis, Rule};
use pjzp_core::rules;
use pjzp_core::text::{Language, Words};
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
        // Writing to a string cannot fail.
        let _ = explain(&mut text, rule, session);
    }
    session.out.write(&text)?;
    Ok(exit)
}

fn explain(out: &mut String, rule: &Rule, session: &Session) -> std::fmt::Result {
    let view = session.view(None);
    let (title, grave) = (view.styles.title, view.styles.severity(rule.severity));
    let language = session.language;
    writeln!(
        out,
        "{title}{} {}{title:#}（{grave}{}{grave:#}）",
        rule.code,
        rule.name,
        rule.severity.words().say(language)
    )?;
    writeln!(out, "{}\n", rule.summary.say(language))?;
    writeln!(out, "{}\n", rule.explanation.say(language))?;
    writeln!(out, "{}{}", session.say("办法：", "remedy: "), rule.remedy.say(language))?;
    let basis = match rule.basis {
        Basis::Standard => {
            session.say("所用评价标准的文件", "the documents of the standard in use").to_owned()
        }
        Basis::Document { number, title } => format!("{number}《{title}》"),
        Basis::Arithmetic => session.say("表内数据的运算关系", "arithmetic").to_owned(),
        Basis::Pjzp => session.say("pjzp 的合理性检查", "a plausibility check of pjzp").to_owned(),
    };
    writeln!(out, "{}{basis}", session.say("依据：", "basis: "))?;
    writeln!(out, "{}{}", session.say("起始版本：", "since: "), rule.since)
}
