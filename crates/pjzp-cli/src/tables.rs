//! A folder with the flat tables of the platform, read and written.

use std::path::Path;

use pjzp_converter::mof::{File, read_mof, write_mof};
use pjzp_core::Submission;
use pjzp_core::text::Text;

use crate::exit::Failure;
use crate::input::{self, Input};
use crate::output;
use crate::session::Session;
use crate::target::left_out;

/// The table that every filing has a row in.
const FIRST: &str = "PM_PERF_SELF_EVAL.csv";

/// Whether a folder holds such tables.
pub(crate) fn are_in(folder: &Path) -> bool {
    folder.is_dir() && folder.join(FIRST).is_file()
}

/// The submissions that a folder of tables holds.
pub(crate) fn read(folder: &Path) -> Result<Vec<Submission>, Failure> {
    let shown = folder.display();
    let cannot = |zh: String, en: String| Text::new(format!("{shown}：{zh}"), format!("{shown}: {en}"));
    let entries =
        folder.read_dir().map_err(|error| cannot(format!("读取失败（{error}）"), error.to_string()))?;
    let mut files = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.to_ascii_lowercase().ends_with(".csv") {
            files.push(File { bytes: input::bytes(&Input::File(path))?, name });
        }
    }
    read_mof(&files).map_err(|error| cannot(error.zh(), error.to_string()).into())
}

/// Writes submissions as tables into a folder, which is made where it is not there. Nothing is
/// written where a file is in the way.
pub(crate) fn write(
    folder: &Path,
    submissions: &[Submission],
    replace: bool,
    session: &Session,
) -> Result<(), Failure> {
    let tables = write_mof(submissions).map_err(|error| {
        let shown = folder.display();
        Text::new(format!("{shown}：{}", error.zh()), format!("{shown}: {error}"))
    })?;
    output::folder_for(folder, tables.files.iter().map(|file| file.name.as_str()), replace)?;
    for file in &tables.files {
        output::write_file(&folder.join(&file.name), &file.bytes, replace)?;
    }
    for (submission, omitted) in submissions.iter().zip(&tables.omitted) {
        if let Some(text) = left_out(folder, submission, omitted, false) {
            session.complain(&text);
        }
    }
    Ok(())
}
