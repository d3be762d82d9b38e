//! The report as one page that needs nothing but a browser.
//!
//! `page.html` is the frame, `page.css` how it looks, `page.js` what it does. The counts and charts
//! are part of the page; the list is drawn by the script, as far as it is looked at, from the
//! report itself, which stands in the page whole as packed JSON ([`pack`]).
//!
//! INVARIANT (nothing of a file is markup): the page is put together from our own files, counts,
//! [`markup::Escaped`] text and packed JSON without `<`. Its policy allows the one script and the
//! one style sheet by their digests, no connection to anywhere, and no text turned into markup.

mod chart;
mod head;
mod markup;
mod pack;

use data_encoding::BASE64;
use pjzp_core::rule::{self, Severity};
use pjzp_core::rules;
use pjzp_core::text::{Language, Text, Words};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use self::chart::Found;
use self::markup::both;
use self::pack::Packed;
use crate::report::{Outcome, Report};

/// Bytes after which the first piece of the report ends, so that the first rows are soon there.
const FIRST: usize = 32 << 10;
/// Bytes after which every other piece ends.
const PIECE: usize = 512 << 10;

/// The report as a page in both languages, this one first.
///
/// # Examples
/// ```
/// use pjzp_core::text::Language;
/// use pjzp_validator::{Report, render};
/// let page = render::html(&Report::new(Vec::new()), Language::Chinese);
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// ```
pub fn html(report: &Report, language: Language) -> String {
    // A browser reads every line end as one, and so must the digests.
    let [script, style] =
        [include_str!("page.js"), include_str!("page.css")].map(|file| file.replace("\r\n", "\n"));
    let tag = match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let mut pieces = pieces(report).into_iter();
    let found = chart::found(report);
    let parts = [
        ("language", tag),
        (
            "title",
            Words::new("预算绩效自评校验报告", "Budget performance self-evaluation: check report")
                .say(language),
        ),
        ("policy", &policy(&script, &style)),
        ("style", &style),
        ("about", &head::about(report)),
        ("standards", &(head::standards(report) + &head::terms(report.terms()))),
        ("tiles", &head::tiles(&report.summary())),
        ("scores", &chart::pairs(&chart::scores(report), &both("总分", "Total"))),
        ("grades", &chart::pairs(&chart::grades(report), &both("等级", "Grade"))),
        ("rules", &chart::by_rule(&found)),
        ("words", &known(report, &found)),
        ("first", &pieces.next().unwrap_or_default()),
        ("script", &script),
        ("rest", &pieces.collect::<String>()),
    ];
    markup::fill(include_str!("page.html"), &parts)
}

/// What the page may do: run this script and wear this style, and nothing else.
fn policy(script: &str, style: &str) -> String {
    let digest = |text: &str| BASE64.encode(&Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        digest(script),
        digest(style)
    )
}

/// The results of the report in pieces, each an element of its own.
fn pieces(report: &Report) -> Vec<String> {
    let mut pieces = Vec::new();
    let (mut packed, mut piece) = (Packed::default(), Vec::new());
    for result in report.results() {
        // INVARIANT (writing never fails): the types of the report have string keys and no
        // serialiser of their own that errs.
        piece.push(packed.put(&serde_json::to_value(result).unwrap_or_default()));
        if packed.len() >= if pieces.is_empty() { FIRST } else { PIECE } {
            pieces.push(element("results", &std::mem::take(&mut packed).end(&std::mem::take(&mut piece))));
        }
    }
    if !piece.is_empty() || pieces.is_empty() {
        pieces.push(element("results", &packed.end(&piece)));
    }
    pieces
}

/// What the script has to say in the words of the core, and how much there will be to show.
fn known(report: &Report, found: &[Found]) -> String {
    let rules = found.iter().map(|found| {
        // The name says less than the summary, but a report may come from another version.
        let summary = rules::find(&found.code).map(|rule| rule.summary);
        let (zh, en) = summary.map_or((&*found.name, &*found.name), |summary| (summary.zh, summary.en));
        (found.code.clone(), json!([zh, en]))
    });
    let families = rule::FAMILIES.iter().map(|(family, words)| (family.to_string(), pair(*words)));
    let problems = report.results().iter().map(|result| match &result.outcome {
        Outcome::Assessed(form) => form.findings.len(),
        Outcome::Refused(refused) => refused.problems().len(),
    });
    let stale = report.terms().waivers.iter().map(|waivers| waivers.stale.len());
    let known = json!({
        "rows": problems.chain(stale).sum::<usize>(),
        "files": report.results().len(),
        "terms": report.terms(),
        "rules": rules.collect::<serde_json::Map<String, Value>>(),
        "families": families.collect::<serde_json::Map<String, Value>>(),
        "severity": {
            "error": pair(Severity::Error.words()),
            "warning": pair(Severity::Warning.words()),
            "note": pair(Severity::Note.words()),
        },
        "basis": {
            "arithmetic": pair(rule::Basis::Arithmetic.words()),
            "pjzp": pair(rule::Basis::Pjzp.words()),
            "reading": pair(rule::Basis::Reading.words()),
        },
    });
    let mut packed = Packed::default();
    let known = packed.put(&known);
    element("words", &packed.end(&[known]))
}

fn pair(words: impl Into<Text>) -> Value {
    let Text { zh, en } = words.into();
    json!([zh, en])
}

/// A piece of data that the script reads and nothing runs.
fn element(class: &str, json: &str) -> String {
    format!("<script type=\"application/json\" class=\"{class}\">{json}</script>\n")
}
