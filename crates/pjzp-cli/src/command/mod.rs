//! The commands, one module each: how it is called, and what it does.

mod check;
mod completions;
mod conformance;
mod convert;
mod diff;
mod explain;
mod fix;
mod form;
mod mark;
mod policy;
mod report;
mod rules;
mod schema;
mod score;
mod standard;
mod verify;

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use pjzp_converter::Format;
use pjzp_converter::edit::{EditError, is_editable};
use pjzp_core::Standard;
use pjzp_core::standards;
use pjzp_core::text::{Language, Text, Words};
use pjzp_schema::Refusal;

use crate::exit::{Exit, Failure};
use crate::input::{self, Held, Input, Submitted};
use crate::language;
use crate::session::Session;

/// A command: its name, how it is called, and what it does.
struct Entry {
    name: &'static str,
    define: fn(Command, Language) -> Command,
    run: fn(&ArgMatches, &mut Session) -> Result<Exit, Failure>,
}

/// The register of commands, in the order of the help.
const COMMANDS: &[Entry] = &[
    Entry { name: "check", define: check::define, run: check::run },
    Entry { name: "diff", define: diff::define, run: diff::run },
    Entry { name: "verify", define: verify::define, run: verify::run },
    Entry { name: "score", define: score::define, run: score::run },
    Entry { name: "mark", define: mark::define, run: mark::run },
    Entry { name: "fix", define: fix::define, run: fix::run },
    Entry { name: "convert", define: convert::define, run: convert::run },
    Entry { name: "form", define: form::define, run: form::run },
    Entry { name: "report", define: report::define, run: report::run },
    Entry { name: "explain", define: explain::define, run: explain::run },
    Entry { name: "rules", define: rules::define, run: rules::run },
    Entry { name: "standard", define: standard::define, run: standard::run },
    Entry { name: "schema", define: schema::define, run: schema::run },
    Entry { name: "conformance", define: conformance::define, run: conformance::run },
    Entry { name: "completions", define: completions::define, run: completions::run },
];

/// The whole program, with its help in a language.
pub(crate) fn program(language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    let program = dressed(Command::new("pjzp"), language)
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(
            "pjzp：预算绩效自评表的精确核算与校验",
            "pjzp: exact scoring and checking of budget performance self-evaluations",
        ))
        .override_usage(say("pjzp [选项] <命令>", "pjzp [OPTIONS] <COMMAND>"))
        .after_help(say(
            "退出码：0 没有达到 --fail-on 级别的问题；1 有问题；2 用法有误或无法读取；3 程序自身的缺陷",
            "exit codes: 0 nothing at or above --fail-on; 1 findings; 2 usage or unreadable input; 3 a defect of pjzp",
        ))
        .arg_required_else_help(true)
        .subcommand_required(true)
        .arg(
            Arg::new(language::OPTION)
                .long(language::OPTION)
                .value_name("zh|en")
                .value_parser(PossibleValuesParser::new(["zh", "en"]))
                .hide_possible_values(true)
                .display_order(900)
                .global(true)
                .help(say("语言：zh 中文（默认），en 英文；也可用环境变量 PJZP_LANG", "language: zh (default) or en; also PJZP_LANG")),
        )
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .display_order(901)
                .global(true)
                .help(say("显示用法", "show how to call it")),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .display_order(902)
                .help(say("显示版本", "show the version")),
        );
    COMMANDS.iter().fold(program, |program, entry| {
        program.subcommand((entry.define)(dressed(Command::new(entry.name), language), language))
    })
}

/// Does what was asked for.
pub(crate) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    let asked = matches.subcommand();
    let entry = asked.and_then(|(name, matches)| {
        COMMANDS.iter().find(|entry| entry.name == name).map(|entry| (entry, matches))
    });
    match entry {
        Some((entry, matches)) => (entry.run)(matches, session),
        None => Err(Text::new("没有写明要做什么", "a command is missing").into()),
    }
}

/// A command whose help is in our words and in the user's language.
fn dressed(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .styles(clap::builder::Styles::plain())
        .subcommand_help_heading(say("命令", "Commands"))
        .next_help_heading(say("选项", "Options"))
        .help_template(say(
            "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n",
            "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}\n",
        ))
}

/// `--standard ID|FILE.json`
fn standard_option(language: Language) -> Arg {
    Arg::new("standard").long("standard").value_name("ID|FILE.json").help(
        Words::new(
            "评价标准：内置标准的代号，或 JSON 文件；不写则按自评表选定",
            "the standard: the id of a built-in one, or a JSON file; chosen by the submission otherwise",
        )
        .say(language),
    )
}

/// `--format text|json`
fn format_option(language: Language) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("text|json")
        .value_parser(PossibleValuesParser::new(["text", "json"]))
        .default_value("text")
        .hide_default_value(true)
        .hide_possible_values(true)
        .help(Words::new("输出格式：text 文字（默认），json", "output: text (default) or json").say(language))
}

fn is_json(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("format").is_some_and(|format| format == "json")
}

/// `-o FILE|-`
fn output_option(language: Language) -> Arg {
    let say = |zh, en| Words::new(zh, en).say(language);
    Arg::new("output")
        .short('o')
        .long("output")
        .value_name(say("文件|-", "FILE|-"))
        .value_parser(value_parser!(OsString))
        .help(say("写到这里；- 为标准输出", "where it goes; - is standard output"))
}

/// `--force`
fn force_option(language: Language) -> Arg {
    Arg::new("force")
        .long("force")
        .action(ArgAction::SetTrue)
        .help(Words::new("文件已存在时覆盖", "replace a file that is there already").say(language))
}

/// The file that `-o` names, if results go to one.
fn asked_file(matches: &ArgMatches) -> Option<&Path> {
    matches.get_one::<OsString>("output").filter(|name| *name != "-").map(Path::new)
}

/// The file that a copy goes to: not standard output, where it is told what is in it, and never the
/// original.
fn asked_copy<'m>(matches: &'m ArgMatches, original: &OsStr) -> Result<Option<&'m Path>, Text> {
    if matches.get_one::<OsString>("output").is_some_and(|name| name == "-") {
        return Err(Text::new(
            "副本不能写到标准输出，那里是对副本的说明；请给出文件名",
            "the copy cannot go to standard output, where it is told what is in it; name a file",
        ));
    }
    let Some(copy) = asked_file(matches) else { return Ok(None) };
    let same = |a: &Path, b: &Path| {
        a == b || a.canonicalize().ok().is_some_and(|a| b.canonicalize().ok() == Some(a))
    };
    if same(copy, Path::new(original)) {
        let shown = copy.display();
        return Err(Text::new(
            format!("{shown}：这是原文件，不会覆盖；请给副本另取名字"),
            format!("{shown}: that is the original, which stays as it is; name the copy otherwise"),
        ));
    }
    Ok(Some(copy))
}

/// The format of a file that can be changed itself.
fn editable(held: &Held) -> Result<Format, Text> {
    let name = held.name();
    let Some(named) = held.document() else {
        return Err(Text::new(
            format!("{name}：JSON 没有可以批注的地方；请给出 xlsx 或 docx 文件"),
            format!("{name}: JSON has no place for comments; name an xlsx or docx file"),
        ));
    };
    let told = |zh: &str, en: &str| Text::new(format!("{name}：{zh}"), format!("{name}: {en}"));
    let format = pjzp_converter::read::format_of(held.bytes(), named)
        .map_err(|error| told(&error.zh(), &error.to_string()))?;
    if is_editable(format) {
        return Ok(format);
    }
    let error = EditError::Format { format };
    Err(told(&error.zh(), &error.to_string()))
}

/// That the name of a copy promises what its original is.
fn check_ending(original: &OsStr, copy: &Path, format: Format) -> Result<(), Text> {
    let original = Path::new(original);
    let of = |path: &Path| path.to_str().and_then(Format::from_name);
    let ending = original.extension().filter(|_| of(original) == Some(format));
    let fits = match ending {
        // Workbooks with macros and without are not the same to Excel.
        Some(ending) => copy.extension().is_some_and(|of_copy| of_copy.eq_ignore_ascii_case(ending)),
        None => of(copy) == Some(format),
    };
    if fits {
        return Ok(());
    }
    let shown = copy.display();
    let ending = ending.map_or_else(|| format.name().into(), |ending| ending.display().to_string());
    Err(Text::new(
        format!("{shown}：副本与原文件格式相同，文件名应以 .{ending} 结尾"),
        format!("{shown}: the copy is of the format of the original, and its name should end in .{ending}"),
    ))
}

/// The only submission of a file.
fn only_submission(path: &OsStr, held: &Held) -> Result<Submitted, Failure> {
    let mut submissions = held.submissions();
    let first = submissions.next();
    let count = usize::from(first.is_some()).saturating_add(submissions.count());
    match (first, count) {
        (Some(only), 1) => Ok(only),
        _ => Err(not_one(path, count).into()),
    }
}

/// That a file holds more or fewer submissions than the one that is wanted.
fn not_one(path: &OsStr, count: usize) -> Text {
    let shown = Path::new(path).display();
    Text::new(
        format!("{shown}：其中有 {count} 份自评表，这里一次只能处理一份"),
        format!("{shown}: it holds {count} submissions, and only one can be handled here"),
    )
}

/// The standard that `--standard` names, if it was given.
fn asked_standard(matches: &ArgMatches) -> Result<Option<Standard>, Failure> {
    matches.get_one::<String>("standard").map(|named| load_standard(named)).transpose()
}

/// A built-in standard by its id, else one from a file, checked against the schema and for
/// whatever would keep it from judging.
fn load_standard(named: &str) -> Result<Standard, Failure> {
    if let Some(standard) = standards::find(named) {
        return Ok(standard);
    }
    let looks_like_a_file = named.contains(['/', '\\', '.']) || Path::new(named).exists();
    if !looks_like_a_file {
        return Err(unknown_standard(named).into());
    }
    let input = Input::File(named.into());
    let bytes = input::bytes(&input)?;
    let standard = pjzp_schema::read_standard(&bytes)
        .map_err(|refusal| refused(named, Words::new("不是可用的评价标准", "not a standard"), &refusal))?;
    let defects = standard.defects();
    if defects.is_empty() {
        return Ok(standard);
    }
    let lines = |say: fn(&Text) -> &str| {
        let lines = defects.iter().map(|defect| format!("\n{}：{}", defect.field, say(&defect.message)));
        lines.collect::<String>()
    };
    Err(Text::new(
        format!("{named}：这一评价标准不能用来评分{}", lines(|text| &text.zh)),
        format!("{named}: this standard cannot judge{}", lines(|text| &text.en)),
    )
    .into())
}

/// Why a file is not what it should be, with every problem on a line of its own.
fn refused(named: &str, what: Words, refusal: &Refusal) -> Text {
    let lines = |pick: fn(&pjzp_schema::Problem) -> &str| {
        let problems = refusal.problems.iter().map(|problem| {
            let place = match (problem.line, problem.column) {
                (Some(line), Some(column)) => format!("{line}:{column} "),
                (Some(line), None) => format!("{line} "),
                (None, _) => String::new(),
            };
            format!("\n{place}{} {}", problem.pointer, pick(problem))
        });
        problems.collect::<String>()
    };
    Text::new(
        format!("{named}：{}{}", what.zh, lines(|problem| &problem.zh)),
        format!("{named}: {}{}", what.en, lines(|problem| &problem.en)),
    )
}

fn unknown_standard(named: &str) -> Text {
    let ids: Vec<&str> = standards::BUILT_IN.iter().map(|(id, _)| *id).collect();
    match pjzp_schema::nearest(named, ids.iter().copied()) {
        Some(meant) => Text::new(
            format!("没有内置标准「{named}」：是不是「{meant}」？"),
            format!("no built-in standard is called `{named}`: did you mean `{meant}`?"),
        ),
        None => Text::new(
            format!("没有内置标准「{named}」：可用的有 {}，或给出 JSON 文件", ids.join("、")),
            format!("no built-in standard is called `{named}`: use {}, or a JSON file", ids.join(", ")),
        ),
    }
}
