use std::ffi::OsString;
use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use pjzp_core::rule::Severity;
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::policy::severity;
use pjzp_validator::render::{self, Format, Original};
use pjzp_validator::report::{Outcome, Summary, WaiversUsed};
use pjzp_validator::{FileResult, Options, Policy, Report, check};

use super::{asked_file, asked_standard, force_option, output_option, policy, standard_option};
use crate::defect;
use crate::exit::{Exit, Failure};
use crate::input::{self, Input, Named};
use crate::output::Output;
use crate::session::Session;

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say(
            "校验自评表，逐一指出错误、位置、依据和改法",
            "find every mistake: where, why, and how to mend it",
        ))
        .override_usage(say("pjzp check [选项] <文件|目录|->…", "pjzp check [OPTIONS] <FILE|DIR|->..."))
        .arg(
            Arg::new("paths")
                .value_name(say("文件|目录|-", "FILE|DIR|-"))
                .value_parser(value_parser!(OsString))
                .action(ArgAction::Append)
                .num_args(1..)
                .required(true)
                .help_heading(say("参数", "Arguments"))
                .help(say(
                    "文件；目录（含下级目录）；- 为标准输入",
                    "files; folders, with those below; - is standard input",
                )),
        )
        .arg(standard_option(language))
        .arg(format_option(language))
        .arg(output_option(language))
        .arg(force_option(language))
        .args(policy::options(language))
        .arg(
            Arg::new("fail-on")
                .long("fail-on")
                .value_name("error|warning|note|never")
                .value_parser(PossibleValuesParser::new(["error", "warning", "note", "never"]))
                .default_value("error")
                .hide_default_value(true)
                .hide_possible_values(true)
                .help(say(
                    "有这一级别或更重的问题时退出码为 1（默认 error）；never 为从不",
                    "exit 1 where something is at least this grave (default error), or never",
                )),
        )
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let options = Options { standard: asked_standard(matches)?, severities: policy::severities(matches)? };
    let policy = policy::asked(matches)?;
    let fail_on = matches.get_one::<String>("fail-on").and_then(|name| severity(name));
    let file = asked_file(matches);
    let format = asked_format(matches, file);
    if let Some(file) = file {
        session.out = Output::file(file, matches.get_flag("force"))?;
    }
    let mut run = Run { session, options, policy, format, fail_on, told: Told::default() };
    for argument in matches.get_many::<OsString>("paths").into_iter().flatten() {
        let Named { inputs, complaints, skipped } = input::files(argument);
        if let Some(skipped) = skipped {
            run.session.complain(&skipped);
        }
        for complaint in complaints {
            run.complain(&complaint, Exit::Usage);
        }
        for input in inputs {
            run.input(&input)?;
            if run.session.out.is_closed() {
                return Ok(run.told.exit);
            }
        }
    }
    run.end()
}

/// `--format text|json|…`
fn format_option(language: Language) -> Arg {
    let names = Format::ALL.iter().map(|format| format.name());
    let each = Format::ALL.iter().map(|format| match language {
        Language::Chinese => format!("{} {}", format.name(), format.words().zh),
        Language::English => format!("{} ({})", format.name(), format.words().en),
    });
    let each: Vec<String> = each.collect();
    let help = match language {
        Language::Chinese => {
            format!("输出格式：{}；不写则按 -o 的扩展名，否则为 text", each.join("，"))
        }
        Language::English => {
            format!("output: {}; by the ending of -o where it is not given, else text", each.join(", "))
        }
    };
    Arg::new("format")
        .long("format")
        .value_name(Words::new("格式", "FORMAT").say(language))
        .value_parser(PossibleValuesParser::new(names))
        .hide_possible_values(true)
        .help(help)
}

/// The format that was asked for, else the one that the name of the file asks for.
fn asked_format(matches: &ArgMatches, file: Option<&Path>) -> Format {
    match matches.get_one::<String>("format") {
        Some(name) => Format::find(name).unwrap_or_default(),
        None => file.and_then(|file| Format::of_file(&file.to_string_lossy())).unwrap_or_default(),
    }
}

struct Run<'a> {
    session: &'a mut Session,
    options: Options,
    policy: Policy,
    format: Format,
    fail_on: Option<Severity>,
    told: Told,
}

/// What was found so far.
struct Told {
    summary: Summary,
    /// Kept for what is one document; text goes out as it comes.
    results: Vec<FileResult>,
    exit: Exit,
}

impl Default for Told {
    fn default() -> Self {
        Self { summary: Summary::default(), results: Vec::new(), exit: Exit::Clean }
    }
}

impl Run<'_> {
    /// One bad file never stops the rest.
    fn input(&mut self, input: &Input) -> Result<(), Failure> {
        let held = match defect::guard(|| input::read(input)) {
            Ok(Ok(held)) => held,
            Ok(Err(text)) => {
                self.complain(&text, Exit::Usage);
                return Ok(());
            }
            Err(defect) => {
                self.complain_about(input, &defect);
                return Ok(());
            }
        };
        let text = held.text();
        let original = text.original();
        let mut submissions = held.submissions();
        loop {
            let options = &self.options;
            let judged = defect::guard(|| {
                submissions.next().map(|submission| match submission {
                    Ok(filing) => check(filing, options),
                    Err(refused) => *refused,
                })
            });
            match judged {
                Ok(None) => break,
                Ok(Some(mut result)) => {
                    self.policy.apply(&mut result);
                    self.tell(result, original.as_ref())?;
                }
                Err(defect) => self.complain_about(input, &defect),
            }
        }
        Ok(())
    }

    fn tell(&mut self, result: FileResult, original: Option<&Original<'_>>) -> Result<(), Failure> {
        self.told.summary.add(&result);
        match &result.outcome {
            Outcome::Refused(_) => self.told.exit = self.told.exit.max(Exit::Usage),
            Outcome::Assessed(_) => self.weigh(result.gravest()),
        }
        if self.format != Format::Text {
            self.told.results.push(result);
            return Ok(());
        }
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = render::result(&mut text, &result, &self.session.view(original));
        text.push('\n');
        self.session.out.write(&text)?;
        self.session.out.flush()
    }

    /// What the gravest of some findings means for the exit.
    fn weigh(&mut self, gravest: Option<Severity>) {
        if let (Some(gravest), Some(level)) = (gravest, self.fail_on)
            && level <= gravest
        {
            self.told.exit = self.told.exit.max(Exit::Findings);
        }
    }

    fn complain(&mut self, text: &Text, exit: Exit) {
        self.session.complain(text);
        self.told.exit = self.told.exit.max(exit);
    }

    fn complain_about(&mut self, input: &Input, defect: &defect::Defect) {
        let (name, words) = (input.name(), defect.words());
        let text = Text::new(format!("{name}：{}", words.zh), format!("{name}: {}", words.en));
        self.complain(&text, Exit::Defect);
    }

    fn end(mut self) -> Result<Exit, Failure> {
        let terms = self.policy.terms(&self.options);
        self.weigh(terms.waivers.as_ref().and_then(WaiversUsed::gravest));
        self.told.summary.add_terms(&terms);
        let text = if self.format == Format::Text {
            let mut text = String::new();
            let view = self.session.view(None);
            // Writing to a string cannot fail.
            let _ = render::terms(&mut text, &terms, &view);
            let _ = render::summary(&mut text, &self.told.summary, &view);
            text
        } else {
            self.format.render(&Report::under(terms, self.told.results), self.session.language)
        };
        self.session.out.write(&text)?;
        Ok(self.told.exit)
    }
}
