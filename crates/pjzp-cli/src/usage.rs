//! What to say about a call of the program that makes no sense.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use pjzp_core::text::{Language, Text};

use crate::exit::Exit;
use crate::output::{Output, complain, show};

/// Answers a call that is no work: shows help or version, or says what is wrong with the call.
pub(crate) fn answer(error: &clap::Error, language: Language) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let mut out = Output::standard();
            let written = out.write(&error.render().to_string()).and_then(|()| out.finish());
            written.map_or_else(|failure| failure.tell(language), |()| Exit::Clean)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            show(&error.render().to_string());
            Exit::Usage
        }
        _ => {
            let mut text = words(error);
            text.zh.push_str("\n用 pjzp --help 或 pjzp 命令 --help 查看用法");
            text.en.push_str("\n`pjzp --help` and `pjzp COMMAND --help` say how to call it");
            complain(&text, language);
            Exit::Usage
        }
    }
}

fn words(error: &clap::Error) -> Text {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        // Of several suggestions the last is the nearest; of valid values all are shown.
        Some(ContextValue::Strings(texts)) if kind == ContextKind::SuggestedSubcommand => {
            texts.last().cloned()
        }
        Some(ContextValue::Strings(texts)) => Some(texts.join("、")),
        Some(ContextValue::StyledStr(text)) => Some(text.to_string()),
        Some(ContextValue::StyledStrs(texts)) => {
            Some(texts.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"))
        }
        _ => None,
    };
    let meant = |kind: ContextKind| match context(kind) {
        Some(meant) => (format!("：是不是「{meant}」？"), format!(": did you mean `{meant}`?")),
        None => (String::new(), String::new()),
    };
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            let (zh, en) = meant(ContextKind::SuggestedSubcommand);
            Text::new(format!("没有命令「{name}」{zh}"), format!("there is no command `{name}`{en}"))
        }
        ErrorKind::UnknownArgument => {
            let (zh, en) = meant(ContextKind::SuggestedArg);
            Text::new(format!("不认识「{argument}」{zh}"), format!("`{argument}` is not known{en}"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals if value.is_empty() => {
            Text::new(format!("「{argument}」后面缺少值"), format!("`{argument}` needs a value"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (zh, en) = match context(ContextKind::ValidValue) {
                Some(valid) => (format!("：可用的有 {valid}"), format!(": use one of {valid}")),
                None => (String::new(), String::new()),
            };
            Text::new(
                format!("「{argument}」的值「{value}」不可用{zh}"),
                format!("`{value}` is no value for `{argument}`{en}"),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            Text::new(format!("缺少 {argument}"), format!("{argument} is missing"))
        }
        ErrorKind::MissingSubcommand => Text::new("没有写明要做什么", "a command is missing"),
        ErrorKind::ArgumentConflict => {
            let prior = context(ContextKind::PriorArg).unwrap_or_default();
            if prior.is_empty() || prior == argument {
                Text::new(format!("「{argument}」只能写一次"), format!("`{argument}` stands twice"))
            } else {
                Text::new(
                    format!("「{argument}」不能与「{prior}」同时使用"),
                    format!("`{argument}` and `{prior}` exclude each other"),
                )
            }
        }
        ErrorKind::InvalidUtf8 => Text::new("选项不是 UTF-8 文字", "an option is not UTF-8"),
        _ => Text::new(format!("「{argument}」用法有误"), format!("`{argument}` cannot be used like this")),
    }
}
