//! From what the user names to submissions: files, folders and standard input.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use pjzp_converter::Format;
use pjzp_core::text::Text;
use pjzp_schema::limit::FILE_BYTES;
use pjzp_validator::render::Original;
use pjzp_validator::report::FileResult;
use pjzp_validator::{Filing, read_json, read_json_line};

use crate::document;

/// One file, or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// Standard input, written `-`.
    Standard,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// What the argument names.
    pub(crate) fn new(argument: &OsStr) -> Self {
        if argument == "-" { Self::Standard } else { Self::File(argument.into()) }
    }

    /// Its name in reports and messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Standard => "-".into(),
            Self::File(path) => path.display().to_string(),
        }
    }
}

/// What the file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// One submission, as data.
    Json,
    /// A submission on each line, as data.
    Ndjson,
    /// A form or report as people write it.
    Document(Format),
}

impl Form {
    /// The endings of names that are read, for messages.
    const ENDINGS: [&str; 6] = ["json", "ndjson", "jsonl", "txt", "md", "csv"];

    fn of_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            _ => Format::from_name(path.to_str()?).map(Self::Document),
        }
    }

    /// By its first characters, for what has no name to go by.
    fn of_content(bytes: &[u8]) -> Self {
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
        let mut lines = lines.filter(|line| !line.is_empty());
        let whole = |line: &[u8]| pjzp_schema::inspect(line).is_ok();
        match (lines.next(), lines.next()) {
            (Some(first), _) if !first.starts_with(b"{") => Self::Document(Format::Text),
            (Some(first), Some(second)) if second.starts_with(b"{") && whole(first) => Self::Ndjson,
            _ => Self::Json,
        }
    }
}

/// What one file holds: its bytes, and every submission in it or why it is none.
#[derive(Debug)]
pub(crate) struct Held {
    /// The text it was read from.
    pub(crate) text: Wording,
    /// One entry for each submission, at least one.
    pub(crate) submissions: Vec<Result<Filing, Box<FileResult>>>,
}

/// The text that a file holds, where it holds one.
#[derive(Debug)]
pub(crate) struct Wording {
    text: Option<String>,
    is_data: bool,
}

impl Wording {
    /// What was read, to show the offending lines of.
    pub(crate) fn original(&self) -> Option<Original<'_>> {
        self.text.as_deref().map(if self.is_data { Original::json } else { Original::document })
    }
}

/// Reads everything a file holds.
///
/// # Errors
/// What to tell the user where there is nothing to read.
pub(crate) fn read(input: &Input) -> Result<Held, Text> {
    let name = input.name();
    let form = match input {
        Input::Standard => None,
        Input::File(path) => match (Form::of_name(path), path.extension()) {
            (None, Some(_)) => return Err(unsupported(&name)),
            (form, _) => form,
        },
    };
    let bytes = bytes(input)?;
    let form = form.unwrap_or_else(|| Form::of_content(&bytes));
    let submissions = match form {
        Form::Json => vec![read_json(&name, &bytes)],
        Form::Ndjson => {
            let lines: Vec<_> = (1_u32..)
                .zip(bytes.split(|byte| *byte == b'\n'))
                .filter(|(_, line)| !line.trim_ascii().is_empty())
                .map(|(number, line)| read_json_line(&name, number, line))
                .collect();
            if lines.is_empty() { vec![read_json(&name, &bytes)] } else { lines }
        }
        Form::Document(format) => vec![document::read(&name, &bytes, format)],
    };
    let is_data = !matches!(form, Form::Document(_));
    // JSON is UTF-8 whatever a guess would make of damaged bytes.
    let text = if is_data {
        Some(String::from_utf8_lossy(&bytes).into_owned())
    } else {
        pjzp_converter::read::decode(&bytes).ok().map(std::borrow::Cow::into_owned)
    };
    let text = Wording { text, is_data };
    Ok(Held { text, submissions })
}

/// The bytes of a file, never more than the limit: a larger file is refused before it is read.
pub(crate) fn bytes(input: &Input) -> Result<Vec<u8>, Text> {
    let name = input.name();
    let limit = u64::try_from(FILE_BYTES).unwrap_or(u64::MAX);
    let cannot = |error: &io::Error| unreadable(&name, error);
    let (stream, size): (Box<dyn Read>, u64) = match input {
        Input::Standard => (Box::new(io::stdin().lock()), 0),
        Input::File(path) => {
            let size = path.metadata().map_err(|error| cannot(&error))?.len();
            if size > limit {
                return Err(too_large(&name, limit));
            }
            (Box::new(File::open(path).map_err(|error| cannot(&error))?), size)
        }
    };
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    stream.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| cannot(&error))?;
    if bytes.len() > FILE_BYTES { Err(too_large(&name, limit)) } else { Ok(bytes) }
}

/// The files that an argument names: itself, or every file of a folder that can be read, sorted.
/// What cannot be looked into goes to `complain`; links to folders are not followed.
pub(crate) fn files(argument: &OsStr, complain: &mut impl FnMut(Text)) -> Vec<Input> {
    let input = Input::new(argument);
    match &input {
        Input::File(path) if path.is_dir() => {
            let mut found = Vec::new();
            let before = complaints(complain, |complain| walk(path, &mut found, complain));
            if found.is_empty() && before == 0 {
                complain(nothing_in(&input.name()));
            }
            found.sort();
            found.into_iter().map(Input::File).collect()
        }
        _ => vec![input],
    }
}

/// How often `work` complained.
fn complaints(complain: &mut impl FnMut(Text), work: impl FnOnce(&mut dyn FnMut(Text))) -> usize {
    let mut count = 0_usize;
    work(&mut |text| {
        count = count.saturating_add(1);
        complain(text);
    });
    count
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>, complain: &mut dyn FnMut(Text)) {
    // A stack of our own: no depth of folders can exhaust the thread's.
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = match folder.read_dir() {
            Ok(entries) => entries,
            Err(error) => {
                complain(unreadable(&folder.display().to_string(), &error));
                continue;
            }
        };
        for entry in entries {
            let kind = entry.and_then(|entry| Ok((entry.path(), entry.file_name(), entry.file_type()?)));
            match kind {
                Ok((_, name, _)) if is_hidden(&name) => {}
                Ok((path, _, kind)) if kind.is_dir() => folders.push(path),
                Ok((path, ..)) if Form::of_name(&path).is_some() && path.is_file() => found.push(path),
                Ok(_) => {}
                Err(error) => complain(unreadable(&folder.display().to_string(), &error)),
            }
        }
    }
}

/// Hidden files, and the locks that office programs leave beside open documents.
fn is_hidden(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with("~$")
}

fn unreadable(name: &str, error: &io::Error) -> Text {
    let zh = match error.kind() {
        io::ErrorKind::NotFound => "找不到该文件或目录".into(),
        io::ErrorKind::PermissionDenied => "没有读取权限".into(),
        io::ErrorKind::IsADirectory => "这是目录，不是文件".into(),
        _ => format!("读取失败（{error}）"),
    };
    Text::new(format!("{name}：{zh}"), format!("{name}: {error}"))
}

fn too_large(name: &str, limit: u64) -> Text {
    let mebibytes = limit >> 20;
    Text::new(
        format!("{name}：文件超过上限 {mebibytes} MiB，没有读取；请拆分后重试"),
        format!("{name}: larger than {mebibytes} MiB, so it was not read; split it"),
    )
}

fn unsupported(name: &str) -> Text {
    let endings = Form::ENDINGS.join("、");
    Text::new(
        format!("{name}：不支持这种格式；可读取的有 {endings}"),
        format!("{name}: a format that cannot be read; what can: {}", Form::ENDINGS.join(", ")),
    )
}

fn nothing_in(name: &str) -> Text {
    let endings = Form::ENDINGS.join("、");
    Text::new(
        format!("{name}：目录下没有可检查的文件（{endings}）"),
        format!("{name}: no file here that can be checked ({})", Form::ENDINGS.join(", ")),
    )
}
