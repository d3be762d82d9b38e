use clap::{ArgMatches, Command};
use pjzp_core::rules::RULES;
use pjzp_core::text::{Language, Words};
use pjzp_validator::render::width;

use super::{format_option, is_json};
use crate::exit::{Exit, Failure};
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say("列出全部规则", "list all rules"))
        .override_usage(say("pjzp rules [选项]", "pjzp rules [OPTIONS]"))
        .arg(format_option(language))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    if is_json(matches) {
        session.out.write(&pjzp_schema::write_rules())?;
        return Ok(Exit::Clean);
    }
    let language = session.language;
    let styles = session.view(None).styles;
    let widest = RULES.iter().map(|rule| width(rule.name)).max().unwrap_or(0);
    let gravest = RULES.iter().map(|rule| width(rule.severity.words().say(language))).max().unwrap_or(0);
    for rule in RULES {
        let style = styles.severity(rule.severity);
        let severity = rule.severity.words().say(language);
        let after = " ".repeat(gravest.saturating_sub(width(severity)));
        let line = format!(
            "{}  {style}{severity}{style:#}{after}  {:widest$}  {}\n",
            rule.code,
            rule.name,
            rule.summary.say(language)
        );
        session.out.write(&line)?;
    }
    Ok(Exit::Clean)
}
