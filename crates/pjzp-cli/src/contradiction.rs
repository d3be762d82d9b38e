//! The data that a file carries beside what it shows, and where the two contradict each other.

use pjzp_converter::{Difference, Format, Recognised, carried, differences, recognise};
use pjzp_core::{Submission, rules};
use pjzp_validator::Note;
use pjzp_validator::label::label;
use pjzp_validator::report::Said;

const EMBEDDED_DATA_DIFFERS: &str = "PJ8009";

/// The whole submission that a file carries, where it shows nothing else.
pub(crate) fn carried_whole(bytes: &[u8], format: Format) -> Option<Submission> {
    let carried = carried(bytes).ok()??;
    let recognised = recognise(&pjzp_converter::read(bytes, format).ok()?);
    (carried.is_form && differences(&carried, &recognised).is_empty()).then_some(carried.submission)
}

/// Where a file shows something else than the data it carries.
pub(crate) fn contradictions(bytes: &[u8], recognised: &Recognised) -> Vec<Note> {
    /// Most of them that are told one by one: after the first few it is another form.
    const MOST: usize = 50;
    // A file that can be read but carries nothing sound is a file without data.
    let Ok(Some(carried)) = carried(bytes) else { return Vec::new() };
    let found = differences(&carried, recognised);
    found.into_iter().take(MOST).filter_map(|found| contradiction(&recognised.submission, found)).collect()
}

fn contradiction(submission: &Submission, difference: Difference) -> Option<Note> {
    let Difference { pointer, shown, carried, source } = difference;
    let name = label(submission, &pointer);
    let say = |text: &Option<String>, nothing: &str| match text {
        Some(text) => format!("「{text}」"),
        None => nothing.to_owned(),
    };
    let message = if pointer.text() == "/indicators" {
        let [shown, carried] = [&shown, &carried].map(|count| count.clone().unwrap_or_default());
        Said::new(
            format!("表中有 {shown} 行指标，文件附带的数据有 {carried} 行"),
            format!("the form shows {shown} rows of indicators, the data it carries has {carried}"),
        )
    } else {
        Said::new(
            format!("{}：表中为{}，文件附带的数据为{}", name.zh, say(&shown, "空白"), say(&carried, "空白")),
            format!(
                "{}: the form shows {}, the data it carries has {}",
                name.en,
                say(&shown, "nothing"),
                say(&carried, "nothing")
            ),
        )
    };
    Some(Note { rule: rules::find(EMBEDDED_DATA_DIFFERS)?, source, message, found: shown })
}
