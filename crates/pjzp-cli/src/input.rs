//! From what the user names to submissions: files, folders and standard input.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::iter;
use std::path::{Path, PathBuf};

use pjzp_converter::Format;
use pjzp_core::Submission;
use pjzp_core::text::Text;
use pjzp_schema::limit::FILE_BYTES;
use pjzp_validator::render::Original;
use pjzp_validator::report::FileResult;
use pjzp_validator::{Filing, read_json, read_json_line};

use crate::{contradiction, document};

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
    const ENDINGS: [&str; 13] =
        ["json", "ndjson", "jsonl", "xlsx", "xls", "et", "ods", "docx", "doc", "txt", "md", "csv", "html"];

    fn of_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            _ => Format::from_name(path.to_str()?).map(Self::Document),
        }
    }

    /// By its first characters, for what has no name to go by.
    fn of_content(bytes: &[u8]) -> Self {
        if let Some(format) = Format::from_content(bytes) {
            return Self::Document(format);
        }
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

/// What one file holds: its bytes, of which submissions are made one at a time.
#[derive(Debug)]
pub(crate) struct Held {
    name: String,
    bytes: Vec<u8>,
    form: Form,
}

/// A submission, or why it is none.
pub(crate) type Submitted = Result<Filing, Box<FileResult>>;

impl Held {
    /// Every submission of the file, at least one, each made when it is asked for.
    pub(crate) fn submissions(&self) -> Box<dyn Iterator<Item = Submitted> + '_> {
        let Self { name, bytes, form } = self;
        match *form {
            Form::Ndjson => {
                let lines = (1_u32..).zip(bytes.split(|byte| *byte == b'\n'));
                let mut lines = lines.filter(|(_, line)| !line.trim_ascii().is_empty()).peekable();
                if lines.peek().is_none() {
                    return Box::new(iter::once_with(|| read_json(name, bytes)));
                }
                Box::new(lines.map(|(number, line)| read_json_line(name, number, line)))
            }
            Form::Json => Box::new(iter::once_with(|| read_json(name, bytes))),
            Form::Document(format) => Box::new(iter::once_with(move || document::read(name, bytes, format))),
        }
    }

    /// The whole submission that the file carries as data, where it shows nothing else.
    pub(crate) fn carried(&self) -> Option<Submission> {
        match self.form {
            Form::Document(format) => contradiction::carried_whole(&self.bytes, format),
            _ => None,
        }
    }

    /// Its name in reports and messages.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether it is data, and no document as people write it.
    pub(crate) fn is_data(&self) -> bool {
        self.document().is_none()
    }

    /// The format that its name promises, where it is a document as people write it.
    pub(crate) fn document(&self) -> Option<Format> {
        match self.form {
            Form::Document(format) => Some(format),
            Form::Json | Form::Ndjson => None,
        }
    }

    /// Whether each line is a submission.
    pub(crate) fn is_lines(&self) -> bool {
        self.form == Form::Ndjson
    }

    /// The text it was read from.
    pub(crate) fn text(&self) -> Wording<'_> {
        let is_data = self.is_data();
        // JSON is UTF-8 whatever a guess would make of damaged bytes.
        let text = if is_data {
            Some(String::from_utf8_lossy(&self.bytes))
        } else {
            pjzp_converter::read::decode(&self.bytes).ok()
        };
        Wording { text, is_data }
    }
}

/// The text that a file holds, where it holds one.
#[derive(Debug)]
pub(crate) struct Wording<'a> {
    text: Option<Cow<'a, str>>,
    is_data: bool,
}

impl Wording<'_> {
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
    Ok(Held { name, bytes, form })
}

/// The bytes of a file, never more than the limit: a larger file is refused before it is read.
pub(crate) fn bytes(input: &Input) -> Result<Vec<u8>, Text> {
    let name = input.name();
    let limit = u64::try_from(FILE_BYTES).unwrap_or(u64::MAX);
    let cannot = |error: &io::Error| unreadable(&name, error);
    let (stream, size): (Box<dyn Read>, u64) = match input {
        Input::Standard => (Box::new(io::stdin().lock()), 0),
        Input::File(path) => {
            let metadata = path.metadata().map_err(|error| cannot(&error))?;
            // Opening a pipe that nobody writes to would wait without end.
            if !metadata.is_file() && !metadata.is_dir() {
                return Err(no_file(&name));
            }
            let size = metadata.len();
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

/// What an argument names: one input, or every file of a folder that can be read.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// What to read, sorted.
    pub(crate) inputs: Vec<Input>,
    /// What could not be looked into.
    pub(crate) complaints: Vec<Text>,
    /// What was passed over in a folder, to be said without being a fault.
    pub(crate) skipped: Option<Text>,
}

/// The files that an argument names. Links to folders are not followed.
pub(crate) fn files(argument: &OsStr) -> Named {
    let input = Input::new(argument);
    match &input {
        Input::File(path) if path.is_dir() => {
            let mut walk = Walk::default();
            walk.folder(path);
            let Walk { mut found, mut skipped, mut complaints } = walk;
            if found.is_empty() && complaints.is_empty() {
                complaints.push(nothing_in(&input.name()));
            }
            found.sort();
            skipped.sort();
            let inputs = found.into_iter().map(Input::File).collect();
            Named { inputs, complaints, skipped: passed_over(&skipped) }
        }
        _ => Named { inputs: vec![input], ..Named::default() },
    }
}

/// What is met on the way through a folder and those below it.
#[derive(Debug, Default)]
struct Walk {
    found: Vec<PathBuf>,
    skipped: Vec<String>,
    complaints: Vec<Text>,
}

impl Walk {
    fn folder(&mut self, top: &Path) {
        // A stack of our own: no depth of folders can exhaust the thread's.
        let mut folders = vec![top.to_path_buf()];
        while let Some(folder) = folders.pop() {
            let cannot = |error: &io::Error| unreadable(&folder.display().to_string(), error);
            let entries = match folder.read_dir() {
                Ok(entries) => entries,
                Err(error) => {
                    self.complaints.push(cannot(&error));
                    continue;
                }
            };
            for entry in entries {
                match entry.and_then(|entry| Ok((entry.path(), entry.file_name(), entry.file_type()?))) {
                    // The document it locks is met by itself.
                    Ok((_, name, _)) if is_lock(&name) => {}
                    Ok((path, name, kind)) if kind.is_dir() && !is_hidden(&name) => folders.push(path),
                    Ok((path, name, _))
                        if !is_hidden(&name) && Form::of_name(&path).is_some() && path.is_file() =>
                    {
                        self.found.push(path);
                    }
                    Ok((path, ..)) => {
                        let below = path.strip_prefix(top).unwrap_or(&path);
                        self.skipped.push(below.display().to_string());
                    }
                    Err(error) => self.complaints.push(cannot(&error)),
                }
            }
        }
    }
}

/// What was skipped in a folder, the first few by name.
fn passed_over(names: &[String]) -> Option<Text> {
    const MOST: usize = 5;
    let shown = |between: &str| {
        let more = if names.len() > MOST { " …" } else { "" };
        let names: Vec<&str> = names.iter().take(MOST).map(String::as_str).collect();
        format!("{}{more}", names.join(between))
    };
    let what = if names.len() == 1 { "file that is" } else { "files that are" };
    (!names.is_empty()).then(|| {
        Text::new(
            format!("跳过 {} 个不支持的文件：{}", names.len(), shown("、")),
            format!("skipped {} {what} not supported: {}", names.len(), shown(", ")),
        )
    })
}

fn is_hidden(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}

/// Whether it is a lock that an office program leaves beside an open document.
fn is_lock(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with("~$")
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

fn no_file(name: &str) -> Text {
    Text::new(
        format!("{name}：这是管道或设备，不是文件，没有读取；要从管道读取，请接到标准输入，并以 - 为文件名"),
        format!(
            "{name}: a pipe or device and no file, so it was not read; to read from a pipe, connect it to standard input and name `-`"
        ),
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
