use std::ffi::OsString;
use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use pjzp_core::rule::Severity;
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::policy::severity;
use pjzp_validator::render::{self, Format, Original};
use pjzp_validator::report::{Outcome, Summary, WaiversUsed};
use pjzp_validator::{FileResult, Options, Policy, Report};

use super::{asked_file, asked_standard, force_option, output_option, policy, standard_option};
use crate::exit::{Exit, Failure};
use crate::judge::Judge;
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
        .arg(
            Arg::new("by")
                .long("by")
                .value_name("file|rule")
                .value_parser(PossibleValuesParser::new(["file", "rule"]))
                .hide_possible_values(true)
                .help(say(
                    "文字输出的次序：file 逐份列出（默认），rule 逐条规则列出",
                    "the order of text: file by file (default), or rule by rule",
                )),
        )
        .arg(
            Arg::new("summary")
                .long("summary")
                .action(ArgAction::SetTrue)
                .conflicts_with("by")
                .help(say("文字输出只列各类数量", "text has the counts only")),
        )
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
    let layout = asked_layout(matches, format)?;
    if let Some(file) = file {
        session.out = Output::file(file, matches.get_flag("force"))?;
    }
    let mut told = Told { policy, format, layout, fail_on, ..Told::default() };
    let mut judge = Judge::new(&options);
    let paths = matches.get_many::<OsString>("paths").into_iter().flatten();
    judge.paths(paths, session, &mut |session: &mut Session, result, original: Option<&Original<'_>>| {
        told.tell(session, result, original)
    })?;
    told.exit = told.exit.max(judge.exit);
    if session.out.is_closed() { Ok(told.exit) } else { told.end(&options, session) }
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

/// How text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Each form as it comes.
    ByFile,
    /// Each rule, once every form is known.
    ByRule,
    /// The counts only.
    Counts,
}

/// The layout that was asked for, which only text has.
fn asked_layout(matches: &ArgMatches, format: Format) -> Result<Layout, Text> {
    let by_rule = matches.get_one::<String>("by").is_some_and(|by| by == "rule");
    let layout = match (matches.get_flag("summary"), by_rule) {
        (true, _) => Layout::Counts,
        (_, true) => Layout::ByRule,
        _ => Layout::ByFile,
    };
    if layout != Layout::ByFile && format != Format::Text {
        return Err(Text::new(
            "--by rule 和 --summary 只用于文字输出：请去掉，或用 --format text",
            "`--by rule` and `--summary` are for text only: leave them out, or use `--format text`",
        ));
    }
    Ok(layout)
}

/// The format that was asked for, else the one that the name of the file asks for.
fn asked_format(matches: &ArgMatches, file: Option<&Path>) -> Format {
    match matches.get_one::<String>("format") {
        Some(name) => Format::find(name).unwrap_or_default(),
        None => file.and_then(|file| Format::of_file(&file.to_string_lossy())).unwrap_or_default(),
    }
}

/// What was found so far, and what is made of it.
#[derive(Debug)]
struct Told {
    policy: Policy,
    format: Format,
    layout: Layout,
    fail_on: Option<Severity>,
    summary: Summary,
    /// Kept for what is one document; text by file goes out as it comes.
    results: Vec<FileResult>,
    exit: Exit,
}

impl Default for Told {
    fn default() -> Self {
        Self {
            policy: Policy::default(),
            format: Format::default(),
            layout: Layout::ByFile,
            fail_on: None,
            summary: Summary::default(),
            results: Vec::new(),
            exit: Exit::Clean,
        }
    }
}

impl Told {
    fn tell(
        &mut self,
        session: &mut Session,
        mut result: FileResult,
        original: Option<&Original<'_>>,
    ) -> Result<(), Failure> {
        self.policy.apply(&mut result);
        self.summary.add(&result);
        match &result.outcome {
            Outcome::Refused(_) => self.exit = self.exit.max(Exit::Usage),
            Outcome::Assessed(_) => self.weigh(result.gravest()),
        }
        if !self.is_streamed() {
            self.results.push(result);
            return Ok(());
        }
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = render::result(&mut text, &result, &session.view(original));
        text.push('\n');
        session.out.write(&text)?;
        session.out.flush()
    }

    /// Whether each result goes out when it is known.
    fn is_streamed(&self) -> bool {
        self.format == Format::Text && self.layout == Layout::ByFile
    }

    /// What the gravest of some findings means for the exit.
    fn weigh(&mut self, gravest: Option<Severity>) {
        if let (Some(gravest), Some(level)) = (gravest, self.fail_on)
            && level <= gravest
        {
            self.exit = self.exit.max(Exit::Findings);
        }
    }

    fn end(mut self, options: &Options, session: &mut Session) -> Result<Exit, Failure> {
        let terms = self.policy.terms(options);
        self.weigh(terms.waivers.as_ref().and_then(WaiversUsed::gravest));
        self.summary.add_terms(&terms);
        let mut text = String::new();
        let view = session.view(None);
        if self.is_streamed() {
            // Writing to a string cannot fail.
            let _ = render::terms(&mut text, &terms, &view);
            let _ = render::summary(&mut text, &self.summary, &view);
        } else {
            let report = Report::under(terms, self.results);
            match self.layout {
                Layout::ByFile => text = self.format.render(&report, session.language),
                // Writing to a string cannot fail.
                Layout::ByRule => render::by_rule(&mut text, &report, &view).unwrap_or_default(),
                Layout::Counts => render::counts(&mut text, &report, &view).unwrap_or_default(),
            }
        }
        session.out.write(&text)?;
        Ok(self.exit)
    }
}
