//! Whether a report is what pjzp says of the same files under the same terms.

use pjzp_core::text::Text;
use serde_json::Value;

use crate::pairing;
use crate::report::{FileResult, Outcome, Report, Terms};

/// Most places that are listed where nothing else tells two reports apart.
const LISTED: usize = 10;

/// Picks the checksum of a file that a report was asked to use.
type Sum = fn(&Terms) -> Option<&String>;

/// Puts results in the order of a report and under its file names, so that it does not matter where
/// the files lie now; what the report does not have comes last.
pub fn arrange(report: &Report, results: Vec<FileResult>) -> Vec<FileResult> {
    let pairing = pairing::results(report.results(), &results);
    let place = |recorded: Option<usize>| recorded.unwrap_or(usize::MAX);
    let mut placed: Vec<(usize, FileResult)> =
        pairing.before.iter().map(|recorded| place(*recorded)).zip(results).collect();
    placed.sort_by_key(|(place, _)| *place);
    let renamed = placed.into_iter().map(|(place, mut result)| {
        if let Some(recorded) = report.results().get(place) {
            result.file.clone_from(&recorded.file);
        }
        result
    });
    renamed.collect()
}

/// Calls the files of the policy what the report calls them.
pub fn rename(recorded: &Terms, mut terms: Terms) -> Terms {
    if let (Some(used), Some(recorded)) = (&mut terms.waivers, &recorded.waivers) {
        used.file.clone_from(&recorded.file);
    }
    if let (Some(used), Some(recorded)) = (&mut terms.baseline, &recorded.baseline) {
        used.file.clone_from(&recorded.file);
    }
    terms
}

/// Why a report may not be what was found again: another program, other terms, other files.
/// What differs in the findings is told by [`diff`](crate::diff()).
pub fn causes(recorded: &Report, again: &Report) -> Vec<Text> {
    let (then, now) = (recorded.engine(), again.engine());
    let sums: [(_, _, Sum); 3] = [
        ("指定的评价标准不同", "another standard was asked for", |terms| {
            Some(&terms.standard.as_ref()?.sha256)
        }),
        ("豁免文件不同", "other waivers", |terms| Some(&terms.waivers.as_ref()?.sha256)),
        ("基线报告不同", "another baseline", |terms| Some(&terms.baseline.as_ref()?.sha256)),
    ];
    let terms = sums
        .into_iter()
        .filter_map(|(zh, en, sum)| differs(zh, en, sum(recorded.terms())?, sum(again.terms())?));
    let engine = [
        differs("程序版本不同", "another version of pjzp", &then.version, &now.version),
        differs("规则不同", "other rules", &then.rules, &now.rules),
    ];
    let mut causes: Vec<Text> = engine.into_iter().flatten().chain(terms).collect();
    let pairing = pairing::results(recorded.results(), again.results());
    for (result, before) in again.results().iter().zip(&pairing.before) {
        match before.and_then(|before| recorded.results().get(before)) {
            Some(before) => causes.extend(of_file(before, result)),
            None => causes.push(about(result, "报告中没有这份自评表", "not in the report")),
        }
    }
    let gone = pairing.gone().filter_map(|index| recorded.results().get(index));
    causes.extend(gone.map(|gone| about(gone, "报告中有，这次没有给出", "in the report, but not given now")));
    causes
}

/// What is different about one file and its standard.
fn of_file(before: &FileResult, after: &FileResult) -> impl Iterator<Item = Text> {
    let sum = |result: &FileResult| result.sha256.clone().unwrap_or_default();
    let standard = |result: &FileResult| match &result.outcome {
        Outcome::Assessed(assessed) => format!("{} {}", assessed.standard.id, assessed.standard.sha256),
        Outcome::Refused(_) => String::new(),
    };
    let file = differs("文件已改变", "the file has changed", &sum(before), &sum(after));
    let standard = differs("评价标准不同", "another standard", &standard(before), &standard(after));
    let told = [file, standard].map(|text| text.map(|text| about(after, &text.zh, &text.en)));
    told.into_iter().flatten()
}

fn differs(zh: &str, en: &str, old: &str, new: &str) -> Option<Text> {
    (old != new).then(|| {
        Text::new(
            format!("{zh}：报告中为 {old}，现为 {new}"),
            format!("{en}: {old} in the report, {new} now"),
        )
    })
}

fn about(result: &FileResult, zh: &str, en: &str) -> Text {
    let (file, line) = (&result.file, result.line);
    let (line_zh, line_en) =
        line.map(|line| (format!(" 第 {line} 行"), format!(" line {line}"))).unwrap_or_default();
    Text::new(format!("{file}{line_zh}：{zh}"), format!("{file}{line_en}: {en}"))
}

/// The first places at which two reports differ, as JSON Pointers into them.
pub fn places(recorded: &Report, again: &Report) -> Vec<String> {
    let value = |report: &Report| serde_json::to_value(report).unwrap_or_default();
    let mut places = Vec::new();
    compare(&value(recorded), &value(again), &mut String::new(), &mut places);
    places
}

fn compare(old: &Value, new: &Value, pointer: &mut String, places: &mut Vec<String>) {
    if old == new || LISTED <= places.len() {
        return;
    }
    let length = pointer.len();
    let mut below = |step: &str, old: &Value, new: &Value| {
        pointer.push('/');
        pointer.push_str(step);
        compare(old, new, pointer, places);
        pointer.truncate(length);
    };
    match (old, new) {
        (Value::Object(olds), Value::Object(news)) => {
            for (key, old) in olds {
                below(key, old, news.get(key).unwrap_or(&Value::Null));
            }
            for (key, new) in news.iter().filter(|(key, _)| !olds.contains_key(*key)) {
                below(key, &Value::Null, new);
            }
        }
        (Value::Array(olds), Value::Array(news)) if olds.len() == news.len() => {
            for (index, (old, new)) in olds.iter().zip(news).enumerate() {
                below(&index.to_string(), old, new);
            }
        }
        _ => places.push(pointer.clone()),
    }
}
