//! The rules, as SARIF describes them.

use pjzp_core::rule::{FAMILIES, Rule, Severity};
use pjzp_core::rules::RULES;
use pjzp_core::text::{Language, Words};

use super::log::{self, Component, Configuration, Message, RuleProperties};
use crate::report::{Outcome, Report};

/// Every rule that a report can speak of: the register, and behind it what a report of another
/// version found with rules that are not in it.
pub(super) struct Catalogue {
    codes: Vec<String>,
}

impl Catalogue {
    pub(super) fn of(report: &Report) -> Self {
        let mut codes: Vec<String> = RULES.iter().map(|rule| rule.code.into()).collect();
        let refused = report.results().iter().filter_map(|result| match &result.outcome {
            Outcome::Refused(refused) => Some(refused.problems()),
            Outcome::Assessed(_) => None,
        });
        let told = report.findings().map(|finding| &finding.code);
        for code in told.chain(refused.flatten().filter_map(|problem| problem.code.as_ref())) {
            if !codes.contains(code) {
                codes.push(code.clone());
            }
        }
        Self { codes }
    }

    pub(super) fn index(&self, code: &str) -> usize {
        self.codes.iter().position(|each| each == code).unwrap_or_default()
    }

    /// The program, and what it says of each rule.
    pub(super) fn driver(&self, report: &Report, language: Language) -> Component {
        let engine = report.engine();
        Component {
            name: engine.name.clone(),
            version: engine.version.clone(),
            language: tag(language),
            contents: &["localizedData", "nonLocalizedData"],
            is_comprehensive: true,
            translation_metadata: None,
            rules: self.codes.iter().map(|code| described(code, language)).collect(),
        }
    }

    /// What it says of each rule in the other language.
    pub(super) fn translation(&self, report: &Report, language: Language) -> Component {
        let rules = self.codes.iter().map(|code| log::Rule {
            name: None,
            default_configuration: None,
            properties: None,
            ..described(code, language)
        });
        Component {
            contents: &["localizedData"],
            is_comprehensive: false,
            translation_metadata: Some(log::Named { name: tag(language).into() }),
            rules: rules.collect(),
            ..self.driver(report, language)
        }
    }
}

/// The name of a language, as SARIF writes it.
fn tag(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh-CN",
        Language::English => "en-US",
    }
}

/// The word for how grave something is.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn described(code: &str, language: Language) -> log::Rule {
    let Some(rule) = RULES.iter().find(|rule| rule.code == code) else {
        return log::Rule {
            id: code.into(),
            name: None,
            short_description: None,
            full_description: None,
            help: None,
            default_configuration: None,
            properties: None,
        };
    };
    let plain = |words: Words| Message { text: words.say(language).into(), markdown: None };
    let family = FAMILIES.iter().find(|(number, _)| *number == rule.family());
    log::Rule {
        id: rule.code.into(),
        name: Some(rule.name),
        short_description: Some(plain(rule.summary)),
        full_description: Some(plain(rule.explanation)),
        help: Some(help(rule, language)),
        default_configuration: Some(Configuration { level: level(rule.severity) }),
        properties: Some(RuleProperties {
            family: rule.family(),
            basis: rule.basis.words().say(language).into(),
            since: rule.since,
            tags: family.map(|(_, words)| words.say(language)).into_iter().collect(),
        }),
    }
}

/// Why, by what, and what to do: all that is shown beside a result.
fn help(rule: &Rule, language: Language) -> Message {
    let say = |zh: &'static str, en: &'static str| Words::new(zh, en).say(language);
    let basis = rule.basis.words();
    let parts = [
        (say("为什么", "Why"), rule.explanation.say(language)),
        (say("依据", "Basis"), basis.say(language)),
        (say("怎么改", "What to do"), rule.remedy.say(language)),
    ];
    let colon = say("：", ": ");
    Message {
        text: parts.map(|(head, text)| format!("{head}{colon}{text}")).join("\n"),
        markdown: Some(parts.map(|(head, text)| format!("**{head}**{colon}{text}")).join("\n\n")),
    }
}
