//! The running drivers: two at a time, each given one change after another.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::driver::{Fate, Job, Ready};

/// How many drivers run at once.
const AT_ONCE: usize = 2;

/// How long a change may take with all cases: beyond it the law no longer ends.
const PATIENCE: Duration = Duration::from_secs(20);

/// What became of each job, in their order, and how many cases the kit has.
///
/// # Errors
/// When the kit does not pass with no mutant, or a driver cannot be run.
pub(super) fn run(program: &Path, kit: &Path, jobs: &[Job]) -> Result<(Vec<Fate>, usize)> {
    let next = Mutex::new(0..jobs.len());
    let work = || -> Result<(Vec<(usize, Fate)>, usize)> {
        let (mut driver, cases) = Driver::start(program, kit)?;
        let mut fates = Vec::new();
        loop {
            let Some(at) = next.lock().ok().and_then(|mut next| next.next()) else {
                return Ok((fates, cases));
            };
            let Some(job) = jobs.get(at) else { continue };
            let fate = if let Some(fate) = driver.ask(job)? {
                fate
            } else {
                (driver, _) = Driver::start(program, kit)?;
                Fate::Killed("a run that does not end".into())
            };
            fates.push((at, fate));
        }
    };
    let mut fates = Vec::new();
    let mut cases = 0;
    thread::scope(|scope| -> Result<()> {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            let Ok(done) = worker.join() else { bail!("a worker ended early") };
            let (done, all) = done?;
            fates.extend(done);
            cases = all;
        }
        Ok(())
    })?;
    fates.sort_by_key(|(at, _)| *at);
    Ok((fates.into_iter().map(|(_, fate)| fate).collect(), cases))
}

struct Driver {
    process: Child,
    asked: ChildStdin,
    answered: Receiver<String>,
}

impl Driver {
    fn start(program: &Path, kit: &Path) -> Result<(Self, usize)> {
        let mut process = Command::new(program)
            .arg(kit)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot run the driver")?;
        let asked = process.stdin.take().context("the driver has no standard input")?;
        let out = process.stdout.take().context("the driver has no standard output")?;
        let (say, answered) = channel();
        thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if say.send(line).is_err() {
                    break;
                }
            }
        });
        let driver = Self { process, asked, answered };
        let line = driver.answered.recv().context("the driver ended before it was ready")?;
        match serde_json::from_str(&line)? {
            Ready::Cases(cases) => Ok((driver, cases)),
            Ready::Failed(why) => bail!("the kit does not pass with no mutant active:\n{why}"),
        }
    }

    /// What becomes of a change; nothing where the driver dies of it or does not end.
    fn ask(&mut self, job: &Job) -> Result<Option<Fate>> {
        let line = serde_json::to_string(job)?;
        if writeln!(self.asked, "{line}").is_err() {
            return Ok(None);
        }
        match self.answered.recv_timeout(PATIENCE) {
            Ok(line) => Ok(Some(serde_json::from_str(&line)?)),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Ok(None),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // One that has ended already cannot be ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
