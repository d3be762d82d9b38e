mod peer;

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use pjzp_conformance::{
    Answer, Aspect, Comparison, Count, Entry, Kit, Outcome, Question, Tally, answer, compare,
};
use pjzp_core::text::{Language, Text, Words};
use pjzp_validator::render::{Plain, width};

use crate::exit::{Exit, Failure};
use crate::session::Session;

/// Where the kit is, in a copy of the project's source.
const KIT: &str = "fixtures/conformance";

pub(super) fn define(command: Command, language: Language) -> Command {
    let say = |zh, en| Words::new(zh, en).say(language);
    command
        .about(say(
            "用一致性用例检验本程序或其他实现",
            "hold this program, or any other, against the conformance kit",
        ))
        .override_usage(say(
            "pjzp conformance [用例目录] [--against <命令> | --answer]",
            "pjzp conformance [KIT] [--against <COMMAND> | --answer]",
        ))
        .arg(
            Arg::new("kit")
                .value_name(say("用例目录", "KIT"))
                .value_parser(value_parser!(PathBuf))
                .default_value(KIT)
                .hide_default_value(true)
                .help_heading(say("参数", "Arguments"))
                .help(say(
                    "一致性用例所在目录（默认 fixtures/conformance）",
                    "the folder of the kit (default fixtures/conformance)",
                )),
        )
        .arg(Arg::new("against").long("against").value_name(say("命令", "COMMAND")).help(say(
            "检验这个程序：每行一问（JSON），每行一答",
            "the program to ask: a line of JSON for each question, a line for each answer",
        )))
        .arg(Arg::new("answer").long("answer").action(ArgAction::SetTrue).conflicts_with("against").help(
            say(
                "作为被检验的程序：从标准输入读问，向标准输出写答",
                "be such a program: read questions from standard input, write answers",
            ),
        ))
}

pub(super) fn run(matches: &ArgMatches, session: &mut Session) -> Result<Exit, Failure> {
    if matches.get_flag("answer") {
        return peer::serve(session);
    }
    let folder = matches.get_one::<PathBuf>("kit").map_or(Path::new(KIT), PathBuf::as_path);
    let kit = load(folder)?;
    let answers = match matches.get_one::<String>("against") {
        Some(command) => peer::ask(command, kit.entries())?,
        None => kit.entries().iter().map(|entry| ours(&entry.question)).collect(),
    };
    tell(&kit, &answers, session)
}

/// What came back for one question, or why nothing usable did.
type Answered = Result<Answer, Text>;

fn ours(question: &Question) -> Answered {
    answer(question).map_err(|error| Text::new(error.to_string(), error.to_string()))
}

fn load(folder: &Path) -> Result<Kit, Failure> {
    let kit = Kit::read(folder).map_err(|error| {
        Text::new(
            format!("一致性用例无法使用：{error}；用例在 pjzp 源代码的 {KIT} 目录"),
            format!("the kit cannot be used: {error}; it is in {KIT} of pjzp's source"),
        )
    })?;
    if kit.entries().is_empty() {
        let shown = folder.display();
        return Err(Text::new(format!("{shown} 中没有用例"), format!("{shown} holds no cases")).into());
    }
    Ok(kit)
}

fn tell(kit: &Kit, answers: &[Answered], session: &mut Session) -> Result<Exit, Failure> {
    let mut tally = Tally::default();
    let mut failed: usize = 0;
    for (entry, answered) in kit.entries().iter().zip(answers) {
        let told = match answered {
            Ok(answer) => {
                let comparisons = compare(&entry.case.expect, answer);
                tally.add(&comparisons);
                differences(entry, &comparisons, session.language)
            }
            Err(why) => {
                failed = failed.saturating_add(1);
                format!("{}\n  {}\n", entry.question.id, Plain(why.say(session.language)))
            }
        };
        session.out.write(&told)?;
    }
    session.out.write(&counted(kit, &tally, failed, session.language))?;
    // An implementation that answers nothing has proved nothing.
    let answered = Aspect::ALL.iter().any(|aspect| 0 < tally.of(*aspect).agreed);
    Ok(if answered && tally.agrees() && failed == 0 { Exit::Clean } else { Exit::Findings })
}

/// Where the answer differs, with the case in words; nothing where it does not.
fn differences(entry: &Entry, comparisons: &[Comparison], language: Language) -> String {
    let say = |zh, en| Words::new(zh, en).say(language);
    let lines: String = comparisons
        .iter()
        .filter_map(|Comparison { aspect, outcome }| match outcome {
            Outcome::Differs { expected, given } => Some(format!(
                "  {}{}{expected}{}{}\n",
                aspect_words(*aspect).say(language),
                say("：应为 ", ": expected "),
                say("，答为 ", ", given "),
                Plain(given)
            )),
            _ => None,
        })
        .collect();
    if lines.is_empty() {
        return lines;
    }
    let description = &entry.case.description;
    let description = match language {
        Language::Chinese => &description.zh,
        Language::English => &description.en,
    };
    format!("{}  {description}\n{lines}", entry.question.id)
}

fn counted(kit: &Kit, tally: &Tally, failed: usize, language: Language) -> String {
    let say = |zh, en| Words::new(zh, en).say(language);
    let widest =
        Aspect::ALL.iter().map(|aspect| width(aspect_words(*aspect).say(language))).max().unwrap_or(0);
    let lines = Aspect::ALL.iter().map(|aspect| {
        let Count { agreed, differed, unanswered } = tally.of(*aspect);
        let name = aspect_words(*aspect).say(language);
        let after = " ".repeat(widest.saturating_sub(width(name)));
        let (agree, differ, silent) =
            (say("一致", "agree"), say("不一致", "differ"), say("未答", "unanswered"));
        format!("  {name}{after}  {agree} {agreed:>6}  {differ} {differed:>6}  {silent} {unanswered:>6}\n")
    });
    let without = if 0 < failed {
        format!("{}{failed}\n", say("没有可用回答 ", "without a usable answer "))
    } else {
        String::new()
    };
    format!("{}{}\n{without}{}", say("用例 ", "cases "), kit.entries().len(), lines.collect::<String>())
}

fn aspect_words(aspect: Aspect) -> Words {
    match aspect {
        Aspect::Verdict => Words::new("结论", "verdict"),
        Aspect::Findings => Words::new("问题", "findings"),
        Aspect::Execution => Words::new("预算执行得分", "execution"),
        Aspect::Points => Words::new("各指标得分", "points"),
        Aspect::Total => Words::new("总分", "total"),
        Aspect::Grade => Words::new("等级", "grade"),
    }
}
