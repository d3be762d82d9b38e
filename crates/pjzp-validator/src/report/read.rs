use pjzp_core::Pointer;
use pjzp_core::text::Words;
use pjzp_schema::{Problem, ProblemKind, Refusal};

use super::{Contradiction, Report, report_schema};

/// Reads a report that pjzp wrote. It may be as long as memory allows: the limits of what people
/// send do not hold for it.
///
/// # Errors
/// [`Refusal`] with every problem and its place, where it is no report; with one, where it says
/// something that does not follow from the rest of it.
pub fn read_report(bytes: &[u8]) -> Result<Report, Refusal> {
    let error = match serde_json::from_slice(bytes) {
        Ok(report) => return Ok(report),
        Err(error) => error,
    };
    let said = error.to_string();
    if let Some(contradiction) =
        Contradiction::ALL.into_iter().find(|each| said.starts_with(&each.to_string()))
    {
        let place = |number: usize| u32::try_from(number).ok().filter(|number| *number > 0);
        let words = contradiction.words();
        let problem = Problem {
            kind: ProblemKind::Malformed,
            pointer: Pointer::default(),
            line: place(error.line()),
            column: None,
            zh: words.zh.into(),
            en: words.en.into(),
        };
        return Err(Refusal { problems: vec![problem], unlisted: 0 });
    }
    pjzp_schema::read_document(bytes, report_schema)
}

impl Contradiction {
    const ALL: [Self; 3] = [Self::Summary, Self::Verdict, Self::Outcome];

    fn words(self) -> Words {
        match self {
            Self::Summary => Words::new(
                "汇总数与各份结果对不上：报告被改动过，或者不完整",
                "the summary does not follow from the results: the report was changed or is incomplete",
            ),
            Self::Verdict => Words::new(
                "结论与所列问题对不上：报告被改动过",
                "a verdict does not follow from the findings: the report was changed",
            ),
            Self::Outcome => Words::new(
                "有一份结果既不是校验结果，也没有写明无法读取的原因：报告被改动过",
                "a result is neither an assessment nor a reason why there is none: the report was changed",
            ),
        }
    }
}
