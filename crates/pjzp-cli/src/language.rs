//! Which language the user wants: `--lang`, else `PJZP_LANG`, else Chinese.

use std::ffi::OsString;

use pjzp_core::text::{Language, Text};

/// The option, without its dashes.
pub(crate) const OPTION: &str = "lang";

/// The variable of the environment.
const VARIABLE: &str = "PJZP_LANG";

/// The language asked for. It is looked for before anything else is read, because the help and
/// the messages about a wrong call are to be in it.
///
/// # Errors
/// What to say where the variable names a language that pjzp does not speak. A wrong `--lang` is
/// left to the reading of the options.
pub(crate) fn asked(arguments: &[OsString]) -> Result<Language, Text> {
    if let Some(language) = option(arguments).and_then(|name| named(&name)) {
        return Ok(language);
    }
    match std::env::var(VARIABLE) {
        Ok(name) if !name.is_empty() => named(&name).ok_or_else(|| unknown(&name)),
        _ => Ok(Language::default()),
    }
}

fn option(arguments: &[OsString]) -> Option<String> {
    let words = arguments.iter().map(|argument| argument.to_string_lossy());
    let mut words = words.take_while(|word| word != "--");
    let mut asked = None;
    while let Some(word) = words.next() {
        match word.strip_prefix("--").and_then(|word| word.strip_prefix(OPTION)) {
            Some("") => asked = words.next().map(std::borrow::Cow::into_owned),
            Some(rest) => asked = rest.strip_prefix('=').map(str::to_owned).or(asked),
            None => {}
        }
    }
    asked
}

/// `zh`, `en`, or a locale that begins so: `zh_CN.UTF-8`.
fn named(name: &str) -> Option<Language> {
    match name.split(['_', '-', '.']).next()?.to_ascii_lowercase().as_str() {
        "zh" => Some(Language::Chinese),
        "en" => Some(Language::English),
        _ => None,
    }
}

fn unknown(name: &str) -> Text {
    Text::new(
        format!("环境变量 {VARIABLE} 的值「{name}」不可用：请设为 zh 或 en"),
        format!("{VARIABLE} is `{name}`: set it to zh or en"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lang_before_the_dashes_counts() {
        for (line, asked) in [
            ("pjzp check a.json", None),
            ("pjzp --lang en check a.json", Some("en")),
            ("pjzp check --lang=en a.json", Some("en")),
            ("pjzp --lang en check --lang zh", Some("zh")),
            ("pjzp check -- --lang en", None),
            ("pjzp check --language en", None),
            ("pjzp check --lang", None),
        ] {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(option(&arguments).as_deref(), asked, "{line}");
        }
    }

    #[test]
    fn a_locale_names_its_language() {
        for (name, language) in [
            ("zh", Some(Language::Chinese)),
            ("zh_CN.UTF-8", Some(Language::Chinese)),
            ("EN", Some(Language::English)),
            ("en-GB", Some(Language::English)),
            ("fr", None),
            ("english", None),
        ] {
            assert_eq!(named(name), language, "{name}");
        }
    }
}
