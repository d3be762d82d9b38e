//! pjzp and the oracle, a second implementation of the scoring in Python, held against each other
//! on made-up submissions.

mod coverage;
mod dice;
mod process;
mod submission;
mod value;
mod variant;
mod wording;

use std::fmt::Write;
use std::path::Path;
use std::sync::mpsc::sync_channel;

use anyhow::{Context, Result, bail, ensure};
use pjzp_conformance::{Answer, Question, compare, scored};
use pjzp_core::form::Form;
use pjzp_core::scoring::{Scorecard, score};
use pjzp_core::{Standard, standards};
use serde_json::{Value, json};

use coverage::Coverage;
use dice::Dice;
pub use process::python;

/// How many disagreements are shown of each standard.
const SHOWN: usize = 3;

/// How many questions may wait for their answers.
const AHEAD: usize = 64;

/// Every so many submissions, one is judged by a changed standard.
const VARIANT_EVERY: u64 = 6;

/// What came of one standard.
#[derive(Debug, Default)]
struct Tally {
    compared: usize,
    numbers: usize,
    refused: usize,
    disagreements: usize,
    shown: Vec<String>,
    coverage: Coverage,
}

impl Tally {
    fn add(&mut self, question: &Question, card: &Scorecard, theirs: &Answer) -> Result<()> {
        let ours = scored(card);
        self.compared = self.compared.saturating_add(1);
        self.numbers = self.numbers.saturating_add(card.indicators.len()).saturating_add(2);
        if compare(&ours, theirs).iter().any(|each| !each.agrees()) {
            self.disagreements = self.disagreements.saturating_add(1);
            if self.shown.len() < SHOWN {
                self.shown.push(disagreement(question, &ours, theirs)?);
            }
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        self.compared = self.compared.saturating_add(other.compared);
        self.numbers = self.numbers.saturating_add(other.numbers);
        self.refused = self.refused.saturating_add(other.refused);
        self.disagreements = self.disagreements.saturating_add(other.disagreements);
        self.shown.extend(other.shown);
        self.coverage.merge(other.coverage);
    }
}

/// Asks both for `count` submissions, shared out among the built-in standards.
///
/// # Errors
/// When they disagree, with the first submissions they disagree about; when the oracle fails.
pub fn run(root: &Path, count: u64, seed: u64) -> Result<String> {
    let standards: Vec<Standard> = standards::all().collect();
    let each = count.div_ceil(u64::try_from(standards.len()).unwrap_or(1).max(1));
    let mut report = String::new();
    let mut coverage = Coverage::default();
    let (mut disagreements, mut refused) = (0_usize, 0_usize);
    for (place, standard) in (1_u64..).zip(&standards) {
        let seed = seed.wrapping_mul(1000).wrapping_add(place);
        let tally = both_halves(root, standard, each, seed)?;
        writeln!(
            report,
            "{:<14} {:>7} submissions  {:>8} numbers  {:>4} disagreements",
            standard.id, tally.compared, tally.numbers, tally.disagreements
        )?;
        for shown in tally.shown.iter().take(SHOWN) {
            writeln!(report, "{shown}")?;
        }
        disagreements = disagreements.saturating_add(tally.disagreements);
        refused = refused.saturating_add(tally.refused);
        coverage.merge(tally.coverage);
    }
    write!(report, "{refused} submissions that the format refuses were left out\ncompared:\n{coverage}")?;
    let seldom = coverage.seldom();
    if let Some((way, count)) = seldom.first() {
        writeln!(report, "seldom: {way}, {count} times")?;
    }
    if disagreements > 0 {
        bail!("pjzp and the oracle disagree about {disagreements} submissions\n{report}");
    }
    Ok(report)
}

/// Two processes, each with every second submission.
fn both_halves(root: &Path, standard: &Standard, count: u64, seed: u64) -> Result<Tally> {
    std::thread::scope(|scope| {
        let other = scope.spawn(|| half(root, standard, (1..count).step_by(2), seed));
        let mut tally = half(root, standard, (0..count).step_by(2), seed)?;
        let other = other.join().ok().context("one half stopped")?;
        tally.merge(other?);
        Ok(tally)
    })
}

/// One thread makes submissions and asks, this one listens.
fn half(
    root: &Path,
    standard: &Standard,
    numbers: impl Iterator<Item = u64> + Send,
    seed: u64,
) -> Result<Tally> {
    let (mut questions, mut answers, mut child) = process::start(root)?;
    let (asked, open) = sync_channel::<(Question, Scorecard)>(AHEAD);
    let mut tally = Tally::default();
    // What listens moves in, so that when it gives up the oracle is told and the asking ends.
    std::thread::scope(move |scope| {
        let asking = scope.spawn(move || -> Result<(usize, Coverage)> {
            let (mut refused, mut coverage) = (0_usize, Coverage::default());
            for number in numbers {
                let Some((question, card)) = made_up(standard, seed, number, &mut coverage)? else {
                    refused = refused.saturating_add(1);
                    continue;
                };
                questions.ask(&question)?;
                // Nobody listens any more when the answers ended; the listener says why.
                if asked.send((question, card)).is_err() {
                    break;
                }
            }
            Ok((refused, coverage))
        });
        for (question, card) in open {
            tally.add(&question, &card, &answers.answer(&question)?)?;
        }
        (tally.refused, tally.coverage) = asking.join().ok().context("the asking stopped")??;
        ensure!(child.wait()?.success(), "the oracle failed");
        Ok(tally)
    })
}

/// A question and what pjzp says; `None` where the format refuses the submission.
fn made_up(
    standard: &Standard,
    seed: u64,
    number: u64,
    coverage: &mut Coverage,
) -> Result<Option<(Question, Scorecard)>> {
    let mut dice = Dice::new(seed, number);
    let variant = number.is_multiple_of(VARIANT_EVERY).then(|| variant::variant(&mut dice, standard));
    let judged = variant.as_ref().unwrap_or(standard);
    let filed = submission::submission(&mut dice, judged);
    let Some(submission) = submission::read(&filed) else { return Ok(None) };
    let named = match &variant {
        Some(variant) => serde_json::from_str(&pjzp_schema::write_standard(variant))?,
        None => json!(standard.id),
    };
    let form = Form::new(&submission, judged);
    let (card, assumptions) = score(&form);
    coverage.count(&form, &card, &assumptions);
    Ok(Some((Question { id: number.to_string(), standard: named, submission: filed }, card)))
}

/// The submission that the two disagree about, and what each says; of the rows, those that differ.
fn disagreement(question: &Question, ours: &Answer, theirs: &Answer) -> Result<String> {
    // Of a changed standard, the rules that were changed are enough to see why.
    let changed = |of: &Value| json!({ "scoring": of.get("scoring"), "execution": of.get("execution") });
    let standard =
        question.standard.as_str().map_or_else(|| changed(&question.standard).to_string(), Into::into);
    let mut text = format!("    {} under {standard}:\n    {}\n", question.id, question.submission);
    let (ours, theirs) = (serde_json::to_value(ours)?, serde_json::to_value(theirs)?);
    for (aspect, one) in ours.as_object().into_iter().flatten() {
        let other = theirs.get(aspect).unwrap_or(&Value::Null);
        match (one.as_array(), other.as_array()) {
            (Some(rows), Some(others)) => {
                let pairs = rows.iter().zip(others).enumerate();
                for (row, (one, other)) in pairs.filter(|(_, (one, other))| one != other) {
                    let filed = question.submission.pointer(&format!("/indicators/{row}"));
                    let filed = filed.unwrap_or(&Value::Null);
                    writeln!(text, "        {aspect}/{row}: pjzp {one}, oracle {other}: {filed}")?;
                }
            }
            _ if one != other => writeln!(text, "        {aspect}: pjzp {one}, oracle {other}")?,
            _ => {}
        }
    }
    Ok(text)
}
