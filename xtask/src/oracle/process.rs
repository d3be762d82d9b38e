//! The other implementation, asked line by line.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, ensure};
use pjzp_conformance::{Answer, Question};

/// The interpreter of the oracle: `python3`, or the one that `PJZP_PYTHON` names; `None` where it is
/// not there, or older than 3.11.
pub fn python() -> Option<OsString> {
    let named = std::env::var_os("PJZP_PYTHON").unwrap_or_else(|| "python3".into());
    let probe = "import sys; sys.exit(sys.version_info < (3, 11))";
    let found = Command::new(&named).args(["-c", probe]).stderr(Stdio::null()).status();
    found.is_ok_and(|status| status.success()).then_some(named)
}

/// Where questions go.
pub(super) struct Questions(ChildStdin);

/// Where answers come from, in the order of the questions.
pub(super) struct Answers(BufReader<ChildStdout>);

/// Starts the oracle in a process of its own: its two ends, so that one thread can ask while another
/// listens, and the process to wait for.
pub(super) fn start(root: &Path) -> Result<(Questions, Answers, Child)> {
    let python =
        python().context("there is no python3 of version 3.11 or later; PJZP_PYTHON may name one")?;
    let mut child = Command::new(&python)
        .arg("tests/oracle/oracle.py")
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", python.display()))?;
    let questions = Questions(child.stdin.take().context("the oracle has no input")?);
    let answers = Answers(BufReader::new(child.stdout.take().context("the oracle has no output")?));
    Ok((questions, answers, child))
}

impl Questions {
    /// Asks; dropping what asks says that there is nothing more.
    pub(super) fn ask(&mut self, question: &Question) -> Result<()> {
        let line = format!("{}\n", serde_json::to_string(question)?);
        Ok(self.0.write_all(line.as_bytes())?)
    }
}

impl Answers {
    /// The answer to this question, the first that is still open.
    pub(super) fn answer(&mut self, question: &Question) -> Result<Answer> {
        let id = &question.id;
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        ensure!(
            !line.is_empty(),
            "the oracle stopped at question {id}: {}",
            serde_json::to_string(question)?
        );
        let answer: Answer = serde_json::from_str(&line).context("the oracle's answer cannot be read")?;
        ensure!(answer.id.as_ref() == Some(id), "the oracle answered {:?}, not {id}", answer.id);
        Ok(answer)
    }
}
