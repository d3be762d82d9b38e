//! Where results go: standard output, or a file that appears whole or not at all.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use anyhow::Context;
use pjzp_core::text::{Language, Text};
use pjzp_validator::render::Plain;

use crate::exit::Failure;

/// Standard output. A reader that goes away (`| head`) is no error: what follows is not written.
#[derive(Debug)]
pub(crate) struct Output {
    stream: AutoStream<io::Stdout>,
    coloured: bool,
    closed: bool,
}

impl Output {
    pub(crate) fn standard() -> Self {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        let coloured = io::stdout().is_terminal() && !is_set("NO_COLOR") && !dumb;
        // Without colours nothing is styled in the first place, and what is in a JSON string must
        // not be taken for a style and left out: so the text passes as it is.
        let choice = if coloured { ColorChoice::Always } else { ColorChoice::AlwaysAnsi };
        let stream = AutoStream::new(io::stdout(), choice);
        Self { stream, coloured, closed: false }
    }

    pub(crate) fn is_coloured(&self) -> bool {
        self.coloured
    }

    /// Whether nobody reads any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }

    pub(crate) fn write(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.stream.write_all(text.as_bytes());
        self.settle(written)
    }

    /// Writes what is still held back, so that results appear as they come.
    pub(crate) fn finish(&mut self) -> Result<(), Failure> {
        let flushed = self.stream.flush();
        self.settle(flushed)
    }

    fn settle(&mut self, outcome: io::Result<()>) -> Result<(), Failure> {
        match outcome {
            _ if self.closed => Ok(()),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            outcome => Ok(outcome.context("无法写到标准输出 (cannot write to standard output)")?),
        }
    }
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
    let shown = path.display();
    let is_there = path.symlink_metadata().is_ok();
    if is_there && !replace {
        return Err(exists(path).into());
    }
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".pjzp-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file =
        builder.tempfile_in(&folder).with_context(|| format!("无法写入 {shown} (cannot write)"))?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .with_context(|| format!("无法写入 {shown} (cannot write)"))?;
    let kept = if replace { file.persist(path) } else { file.persist_noclobber(path) };
    match kept {
        Ok(_) => Ok(()),
        Err(failed) if failed.error.kind() == ErrorKind::AlreadyExists => Err(exists(path).into()),
        Err(failed) => {
            Err(anyhow::Error::new(failed.error).context(format!("无法写入 {shown} (cannot write)")).into())
        }
    }
}

fn exists(path: &Path) -> Text {
    let shown = path.display();
    Text::new(
        format!("{shown} 已存在，没有覆盖；确要覆盖请加 --force"),
        format!("{shown} is there already and was not replaced; to replace it, add --force"),
    )
}
