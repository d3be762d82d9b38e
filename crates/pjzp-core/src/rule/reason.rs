//! What the rules about reasons share: each row that lacks one is reported, and a form that gives none
//! at all, because it has no column for them or nobody filled it, only once.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::form::{Row, filled};
use crate::rule::{Case, Draft, Findings};
use crate::text::Words;

/// Most names that a message lists.
const NAMED: usize = 3;

/// Asks for the reasons of the rows, with `one` to say of a row and `all` of several together.
pub(crate) fn ask(
    case: &Case<'_>,
    rows: &[&Row<'_>],
    one: impl Fn(&Row<'_>) -> Draft,
    all: Words,
    findings: &mut Findings,
) {
    let given = case.form.rows.iter().any(Row::has_reason);
    if !given && in_report(case) {
        return;
    }
    match rows {
        [first, _, ..] if !given => {
            let names: Vec<String> =
                rows.iter().take(NAMED).map(|row| format!("「{}」", row.name())).collect();
            let (names, count) = (names.concat(), rows.len());
            let more = if NAMED < count { ("等", " …") } else { ("", "") };
            let zh = format!("{names}{}共 {count} 个指标{}，全表没有一处写明原因", more.0, all.zh);
            let en = format!(
                "{names}{}: {count} indicators {}, and the form gives no reason anywhere",
                more.1, all.en
            );
            let draft = Draft::at(first.pointer.at("reason"), zh, en);
            let others = rows.iter().skip(1).map(|row| row.pointer.at("reason"));
            findings.add(others.fold(draft, Draft::beside));
        }
        _ => rows.iter().for_each(|row| findings.add(one(row))),
    }
}

/// Whether the text of the report speaks of problems and their causes.
fn in_report(case: &Case<'_>) -> bool {
    case.submission.narrative.iter().any(|section| {
        section.section.as_deref() == Some("problems") && filled(section.text.as_deref()).is_some()
    })
}
