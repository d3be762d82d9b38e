use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use pjzp_core::text::{Language, Words};

use super::program;
use crate::exit::{Exit, Failure};
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say("输出命令行补全脚本", "a script that completes commands in a shell"))
        .override_usage("pjzp completions <bash|elvish|fish|powershell|zsh>")
        .arg(
            Arg::new("shell")
                .value_name("bash|elvish|fish|powershell|zsh")
                .value_parser(value_parser!(Shell))
                .hide_possible_values(true)
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say("所用的 shell", "the shell")),
        )
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        let mut script = Vec::new();
        clap_complete::generate(*shell, &mut program(session.language), "pjzp", &mut script);
        session.out.write(&String::from_utf8_lossy(&script))?;
    }
    Ok(Exit::Clean)
}
