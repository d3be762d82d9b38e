//! Where results go: standard output, or a file that appears whole or not at all.

use std::ffi::OsStr;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use pjzp_core::text::{Language, Text};
use pjzp_validator::render::Plain;

use crate::exit::Failure;

/// Where the results of a run go.
#[derive(Debug)]
pub(crate) enum Output {
    /// Standard output.
    Standard(Standard),
    /// A file, written when everything is known.
    File(Pending),
}

/// Standard output. A reader that goes away (`| head`) is no error: what follows is not written.
#[derive(Debug)]
pub(crate) struct Standard {
    stream: AutoStream<io::Stdout>,
    coloured: bool,
    closed: bool,
}

/// A file that is not there yet, and what will stand in it.
#[derive(Debug)]
pub(crate) struct Pending {
    path: PathBuf,
    replace: bool,
    text: String,
}

impl Output {
    pub(crate) fn standard() -> Self {
        let variable = |name: &str| std::env::var_os(name);
        let coloured = is_coloured(
            io::stdout().is_terminal(),
            variable("NO_COLOR").as_deref(),
            variable("TERM").as_deref(),
        );
        // Without colours nothing is styled in the first place, and what is in a JSON string must
        // not be taken for a style and left out: so the text passes as it is.
        let choice = if coloured { ColorChoice::Always } else { ColorChoice::AlwaysAnsi };
        let stream = AutoStream::new(io::stdout(), choice);
        Self::Standard(Standard { stream, coloured, closed: false })
    }

    /// A file. Whatever would keep it from being written is told at once where it can be seen, and
    /// not after a long run.
    pub(crate) fn file(path: &Path, replace: bool) -> Result<Self, Failure> {
        free(path, replace)?;
        let shown = path.display().to_string();
        let cannot = |error: io::Error| unwritable(&shown, &shown, &error);
        if !folder(path).metadata().map_err(cannot)?.is_dir() {
            return Err(cannot(ErrorKind::NotADirectory.into()).into());
        }
        if path.is_dir() {
            return Err(cannot(ErrorKind::IsADirectory.into()).into());
        }
        Ok(Self::File(Pending { path: path.into(), replace, text: String::new() }))
    }

    /// Whether a person sees it as it comes.
    pub(crate) fn is_terminal(&self) -> bool {
        matches!(self, Self::Standard(_)) && io::stdout().is_terminal()
    }

    pub(crate) fn is_coloured(&self) -> bool {
        matches!(self, Self::Standard(Standard { coloured: true, .. }))
    }

    /// Whether nobody reads any more.
    pub(crate) fn is_closed(&self) -> bool {
        matches!(self, Self::Standard(Standard { closed: true, .. }))
    }

    pub(crate) fn write(&mut self, text: &str) -> Result<(), Failure> {
        match self {
            Self::Standard(standard) => {
                let written = standard.stream.write_all(text.as_bytes());
                standard.settle(written)
            }
            Self::File(pending) => {
                pending.text.push_str(text);
                Ok(())
            }
        }
    }

    /// Lets out what is held back, so that results appear as they come; a file waits for all of them.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        match self {
            Self::Standard(standard) => {
                let flushed = standard.stream.flush();
                standard.settle(flushed)
            }
            Self::File(_) => Ok(()),
        }
    }

    /// Everything has been written: from here on it is there.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        self.flush()?;
        match self {
            Self::Standard(_) => Ok(()),
            Self::File(Pending { path, replace, text }) => write_file(&path, text.as_bytes(), replace),
        }
    }
}

impl Standard {
    fn settle(&mut self, outcome: io::Result<()>) -> Result<(), Failure> {
        match outcome {
            _ if self.closed => Ok(()),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            outcome => outcome.map_err(|error| unwritable("标准输出", "standard output", &error).into()),
        }
    }
}

/// Colours are for terminals, and never where NO_COLOR is set to anything.
fn is_coloured(is_terminal: bool, no_color: Option<&OsStr>, terminal: Option<&OsStr>) -> bool {
    is_terminal && no_color.is_none_or(OsStr::is_empty) && terminal.is_none_or(|terminal| terminal != "dumb")
}

/// Tells the user something that is not a result, on standard error.
pub(crate) fn complain(text: &Text, language: Language) {
    let text = text.say(language).trim_end();
    for (index, line) in text.lines().enumerate() {
        let name = if index == 0 { "pjzp: " } else { "  " };
        // Where standard error cannot be written to, there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{name}{}", Plain(line));
    }
}

/// Shows a text of our own on standard error as it is.
pub(crate) fn show(text: &str) {
    // Where standard error cannot be written to, there is nobody left to tell.
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Writes a file that appears whole or not at all, and takes the place of another only on request.
pub(crate) fn write_file(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
    free(path, replace)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".pjzp-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let shown = path.display().to_string();
    let cannot = |error: &io::Error| unwritable(&shown, &shown, error);
    let mut file = builder.tempfile_in(folder(path)).map_err(|error| cannot(&error))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(|error| cannot(&error))?;
    let kept = if replace { file.persist(path) } else { file.persist_noclobber(path) };
    match kept {
        Ok(_) => Ok(()),
        Err(failed) if failed.error.kind() == ErrorKind::AlreadyExists => Err(exists(path).into()),
        Err(failed) => Err(cannot(&failed.error).into()),
    }
}

/// Makes a folder for files of these names, or says which of them is in the way.
pub(crate) fn folder_for<'n>(
    folder: &Path,
    names: impl IntoIterator<Item = &'n str>,
    replace: bool,
) -> Result<(), Failure> {
    for name in names {
        free(&folder.join(name), replace)?;
    }
    let shown = folder.display().to_string();
    std::fs::create_dir_all(folder).map_err(|error| unwritable(&shown, &shown, &error).into())
}

/// Whether the place of a file is free, or may be taken.
fn free(path: &Path, replace: bool) -> Result<(), Failure> {
    let is_there = path.symlink_metadata().is_ok();
    if is_there && !replace { Err(exists(path).into()) } else { Ok(()) }
}

/// The folder that a file stands in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or_else(|| Path::new("."))
}

/// Why something cannot be written, with the words of the operating system where they say more.
fn unwritable(zh: &str, en: &str, error: &io::Error) -> Text {
    let (why_zh, why_en) = match error.kind() {
        ErrorKind::NotFound => {
            return Text::new(
                format!("无法写入 {zh}：目录不存在"),
                format!("cannot write {en}: there is no such folder"),
            );
        }
        ErrorKind::NotADirectory => ("路径中有一处不是目录", "a part of the path is no folder"),
        ErrorKind::IsADirectory => ("这是目录，不是文件", "it is a folder"),
        ErrorKind::PermissionDenied => ("没有写入权限", "no permission"),
        ErrorKind::ReadOnlyFilesystem => ("文件系统只读", "the file system is read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("磁盘空间不足", "no space is left"),
        ErrorKind::InvalidFilename => ("文件名不可用", "the name cannot be used"),
        _ => ("写入失败", "writing failed"),
    };
    // An error about a temporary file names that file, which means nothing to the user.
    let system = match error.raw_os_error() {
        Some(_) => error.to_string(),
        None => error.kind().to_string(),
    };
    Text::new(
        format!("无法写入 {zh}：{why_zh}（{system}）"),
        format!("cannot write {en}: {why_en} ({system})"),
    )
}

fn exists(path: &Path) -> Text {
    let shown = path.display();
    Text::new(
        format!("{shown} 已存在，没有覆盖；确要覆盖请加 --force"),
        format!("{shown} is there already and was not replaced; to replace it, add --force"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        for (is_terminal, no_color, terminal, coloured) in [
            (true, None, Some("xterm"), true),
            (true, Some(""), None, true),
            (true, Some("1"), Some("xterm"), false),
            (true, Some("0"), Some("xterm"), false),
            (true, None, Some("dumb"), false),
            (false, None, Some("xterm"), false),
        ] {
            let found = super::is_coloured(is_terminal, no_color.map(OsStr::new), terminal.map(OsStr::new));
            assert_eq!(found, coloured, "{is_terminal} {no_color:?} {terminal:?}");
        }
    }

    #[test]
    fn a_file_is_replaced_on_request_only_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("表.json");
        write_file(&path, b"1", false).unwrap();
        assert!(write_file(&path, b"2", false).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"1");
        write_file(&path, b"3", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"3");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
        assert!(write_file(&folder.path().join("无/表.json"), b"", false).is_err());
    }
}
