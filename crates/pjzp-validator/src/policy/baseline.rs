//! What was there before.

use pjzp_schema::Refusal;

use crate::pairing;
use crate::provenance::sha256;
use crate::report::{BaselineUsed, FileResult, Finding, Outcome, Report, Standing, read_report};

/// An older report, against which findings are new or known.
#[derive(Debug, Clone)]
pub struct Baseline {
    file: String,
    sha256: String,
    /// The results that no result has been held against yet.
    results: Vec<FileResult>,
}

impl Baseline {
    /// The report that the bytes of a file hold.
    ///
    /// # Errors
    /// [`Refusal`] where it is no report.
    pub fn new(file: &str, bytes: &[u8]) -> Result<Self, Refusal> {
        let report: Report = read_report(bytes)?;
        Ok(Self { file: file.into(), sha256: sha256(bytes), results: report.results().to_vec() })
    }

    /// Says of each finding of a result whether it was there before.
    pub(super) fn apply(&mut self, result: &mut FileResult) {
        let earlier = pairing::results(&self.results, std::slice::from_ref(result)).before;
        let earlier = earlier.first().copied().flatten().filter(|index| *index < self.results.len());
        let earlier = earlier.map(|index| self.results.remove(index));
        let known = earlier.as_ref().map_or(&[][..], found);
        let Outcome::Assessed(assessed) = &mut result.outcome else { return };
        let pairing = pairing::findings(known, &assessed.findings);
        for (finding, before) in assessed.findings.iter_mut().zip(pairing.before) {
            finding.baseline = Some(if before.is_some() { Standing::Known } else { Standing::New });
        }
    }

    /// Which report it is.
    pub(super) fn used(&self) -> BaselineUsed {
        BaselineUsed { file: self.file.clone(), sha256: self.sha256.clone() }
    }
}

fn found(result: &FileResult) -> &[Finding] {
    match &result.outcome {
        Outcome::Assessed(assessed) => &assessed.findings,
        Outcome::Refused(_) => &[],
    }
}
