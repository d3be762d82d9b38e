//! Questions and answers as lines of JSON, from both ends.

use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::process::{Command, Stdio};
use std::thread;

use pjzp_conformance::{Answer, Entry, Question};
use pjzp_core::text::Text;

use super::{Answered, ours};
use crate::exit::{Exit, Failure};
use crate::session::Session;

/// Asks a program every question, and gives what it answers in the same order.
pub(super) fn ask(command: &str, entries: &[Entry]) -> Result<Vec<Answered>, Failure> {
    let words = shlex::split(command).unwrap_or_default();
    let Some((program, arguments)) = words.split_first() else {
        return Err(Text::new(
            format!("--against 的命令无法识别：{command}"),
            format!("--against is no command: {command}"),
        )
        .into());
    };
    let cannot = |error: &io::Error| {
        Text::new(format!("无法运行「{program}」：{error}"), format!("cannot run `{program}`: {error}"))
    };
    let child = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| cannot(&error))?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let answers = thread::scope(|scope| {
        // Questions go out beside the answers coming in, so that neither end waits for the other.
        scope.spawn(move || input.map(|input| put(entries, input)));
        let mut lines = output.map(|output| BufReader::new(output).lines()).into_iter().flatten();
        entries.iter().map(|entry| heard(&entry.question, lines.next())).collect()
    });
    child.wait().map_err(|error| cannot(&error))?;
    Ok(answers)
}

/// A program that stops reading is told by the answers that are missing.
fn put(entries: &[Entry], input: impl Write) -> io::Result<()> {
    let mut input = BufWriter::new(input);
    for entry in entries {
        serde_json::to_writer(&mut input, &entry.question)?;
        input.write_all(b"\n")?;
    }
    input.flush()
}

fn heard(question: &Question, line: Option<io::Result<String>>) -> Answered {
    let line = match line {
        None => return Err(Text::new("没有回答", "there is no answer")),
        Some(Err(error)) => {
            return Err(Text::new(
                format!("回答无法读取：{error}"),
                format!("the answer cannot be read: {error}"),
            ));
        }
        Some(Ok(line)) => line,
    };
    let answer: Answer = serde_json::from_str(&line).map_err(|error| {
        Text::new(format!("回答不合格式：{error}"), format!("the answer is not as it should be: {error}"))
    })?;
    match &answer.id {
        Some(id) if *id == question.id => Ok(answer),
        other => {
            let other = other.as_deref().unwrap_or_default();
            Err(Text::new(format!("答非所问：id 为「{other}」"), format!("it answers `{other}` instead")))
        }
    }
}

/// Answers questions until there are no more.
pub(super) fn serve(session: &mut Session) -> Result<Exit, Failure> {
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| {
            Text::new(format!("标准输入无法读取：{error}"), format!("cannot read standard input: {error}"))
        })?;
        if line.trim().is_empty() {
            continue;
        }
        let question: Question = serde_json::from_str(&line).map_err(|error| {
            Text::new(format!("这一问不合格式：{error}"), format!("this is no question: {error}"))
        })?;
        // What cannot be answered is answered with nothing but its id, and told.
        let answer = ours(&question).unwrap_or_else(|why| {
            session.complain(&why);
            Answer { id: Some(question.id.clone()), ..Answer::default() }
        });
        let answer = serde_json::to_string(&answer).map_err(|error| {
            Text::new(format!("回答无法写出：{error}"), format!("the answer cannot be written: {error}"))
        })?;
        session.out.write(&format!("{answer}\n"))?;
        session.out.flush()?;
        if session.out.is_closed() {
            break;
        }
    }
    Ok(Exit::Clean)
}
