//! The page: it holds the whole report, and nothing of a file can be more than text in it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use data_encoding::BASE64;
use pjzp_core::text::Language;
use pjzp_validator::report::{Outcome, Said, Terms, WaiversUsed};
use pjzp_validator::{
    FileResult, Note, Options, Report, check, check_json, check_json_line, read_json, render,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A form that is wrong in many ways and says `text` wherever it can.
fn form(text: &str) -> Value {
    let indicator = json!({ "level1": text, "level2": text, "name": text, "target": text, "actual": text,
        "weight": "25", "score": text, "reason": text });
    json!({
        "schema_version": "1", "fiscal_year": 2022, "name": text, "project_code": text,
        "budget_unit": { "name": text },
        "budget": { "unit": text, "total": { "adjusted": "200", "executed": text, "rate": text, "score": "7" } },
        "indicators": [indicator,
            { "level1": "产出指标", "name": "养护里程", "target": "≥80公里", "actual": "82公里", "weight": "25", "score": "31" }],
        "total": { "weight": "100", "score": "86.42", "grade": text },
    })
}

fn checked(text: &str) -> FileResult {
    check_json(text, form(text).to_string().as_bytes(), &Options::default())
}

/// The parts of a page between what opens them and what closes them.
fn parts<'a>(page: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    page.split(open).skip(1).map(|rest| rest.split(close).next().unwrap()).collect()
}

/// Packed JSON as it was: the format is told in `render/html/pack.rs`.
fn unpacked(packed: &str) -> Value {
    let mut values: Vec<Value> = Vec::new();
    for entry in serde_json::from_str::<Vec<Value>>(packed).unwrap() {
        let Value::Array(numbers) = entry else {
            values.push(entry);
            continue;
        };
        let numbers: Vec<i64> = numbers.iter().map(|number| number.as_i64().unwrap()).collect();
        let at = |number: &i64| values[usize::try_from(*number).unwrap()].clone();
        let (first, others) = numbers.split_first().unwrap();
        values.push(if *first == -1 {
            others.iter().map(at).collect()
        } else {
            let keys = at(first);
            let keys = keys.as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned());
            Value::Object(keys.zip(others.iter().map(at)).collect())
        });
    }
    values.pop().unwrap()
}

/// Every result that the page holds.
fn held(page: &str) -> Vec<FileResult> {
    let pieces = parts(page, "class=\"results\">", "</script>");
    let results =
        pieces.iter().flat_map(|piece| serde_json::from_value::<Vec<FileResult>>(unpacked(piece)).unwrap());
    results.collect()
}

/// What a file may say to get out of its place.
const HOSTILE: [&str; 13] = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "--><img src=x onerror=alert(1)>",
    "\"'`<b onclick=\"alert(1)\">&lt;&amp;",
    "</style></title></textarea>",
    "{{script}}{{rest}}",
    "\u{202e}gnp.exe\u{2066}\u{200f}",
    "a\u{0}b\u{1b}[31m\u{7f}\u{9b}",
    "\r\n\u{2028}\u{2029}\u{85}",
    "]]>${alert(1)}\\u003c\\",
    "\u{feff}\u{fffe}\u{10ffff}😀",
    "__proto__",
    "constructor",
];

/// Waivers, one of which is stale.
fn terms() -> Terms {
    let Outcome::Assessed(form) = checked("</script>").outcome else { panic!("it can be read") };
    let waivers = WaiversUsed {
        file: "<豁免>".into(),
        sha256: "0".repeat(64),
        today: "2026-12-31".into(),
        stale: form.findings.into_iter().take(1).collect(),
        elsewhere: 2,
    };
    Terms { waivers: Some(waivers), ..Terms::default() }
}

#[test]
fn the_page_holds_every_finding_of_the_report() {
    let mut noted = read_json("form.txt", form("甲").to_string().as_bytes()).unwrap();
    noted.notes = vec![Note {
        rule: pjzp_core::rules::find("form-repeated").unwrap(),
        source: pjzp_core::Source { line: Some(90), sheet: Some("附表".into()), ..Default::default() },
        message: Said::new("还有一份", "another"),
        // Two megabytes: what a converter found may be as long as a file.
        found: Some("长<".repeat(512 << 10)),
    }];
    let many = (1..=60).map(|line| {
        let form = form(&format!("第{line}项")).to_string();
        check_json_line("many.ndjson", line, form.as_bytes(), &Options::default())
    });
    let results: Vec<FileResult> = many
        .chain([check(noted, &Options::default()), check_json("空.json", b"", &Options::default())])
        .chain(HOSTILE.map(checked))
        .collect();
    let report = Report::under(terms(), results);
    for language in [Language::Chinese, Language::English] {
        let page = render::html(&report, language);
        let words = unpacked(parts(&page, "class=\"words\">", "</script>")[0]);
        assert_eq!(words[0]["terms"], serde_json::to_value(report.terms()).unwrap());
        let lengths: Vec<usize> =
            parts(&page, "class=\"results\">", "</script>").iter().map(|piece| piece.len()).collect();
        assert!(lengths.len() > 2, "it comes in pieces: {lengths:?}");
        assert!(held(&page) == report.results(), "what the page holds is not the report");
    }
    assert_eq!(held(&render::html(&Report::new(Vec::new()), Language::Chinese)), []);
}

/// The names of the elements of a page, with what closes them and what comments; what stands in
/// scripts aside.
fn tags(page: &str) -> BTreeSet<&str> {
    let pieces =
        page.split("<script").map(|piece| piece.split_once("</script>").map_or(piece, |(_, rest)| rest));
    let names = pieces.flat_map(|piece| piece.split('<').skip(1)).map(|rest| {
        let end = rest.find(|glyph: char| !(glyph.is_ascii_alphanumeric() || "/!-".contains(glyph)));
        &rest[..end.unwrap_or(rest.len())]
    });
    names.collect()
}

#[test]
fn nothing_of_a_file_becomes_markup() {
    let plain = render::html(&Report::new(vec![checked("甲")]), Language::Chinese);
    assert!(tags(&plain).is_superset(&BTreeSet::from(["!DOCTYPE", "bdi", "/bdi", "svg"])));
    for text in HOSTILE {
        let page = render::html(&Report::new(vec![checked(text)]), Language::Chinese);
        assert!(tags(&page).is_subset(&tags(&plain)), "{text}: {:?}", tags(&page));
        assert_eq!((page.matches("<script").count(), page.matches("</script").count()), (3, 3), "{text}");
        for data in parts(&page, "<script type=\"application/json\"", "</script>") {
            assert!(!data.contains('<'), "{text}");
        }
        let harmful = |glyph: &char| {
            matches!(glyph, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
                || glyph.is_control() && *glyph != '\n'
        };
        assert_eq!(page.chars().find(harmful), None, "{text}");
    }
}

#[test]
fn the_page_may_run_its_own_script_and_reach_nothing() {
    let page = render::html(&Report::new(vec![checked("甲")]), Language::Chinese);
    let policy = parts(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[0];
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    for (directive, open, close) in
        [("script-src", "<script>", "</script>"), ("style-src", "<style>", "</style>")]
    {
        let [content] = parts(&page, open, close)[..] else { panic!("one {open}") };
        let digest = BASE64.encode(&Sha256::digest(content.as_bytes()));
        assert!(policy.contains(&format!("; {directive} 'sha256-{digest}';")), "{policy}");
    }
    for part in [
        "://",
        "//www",
        " src=",
        "@import",
        "url(",
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "fetch(",
        "XMLHttpRequest",
        "localStorage",
        " style=\"",
        "javascript:",
        "{{",
        "}}\"",
    ] {
        assert!(!page.contains(part), "{part}");
    }
}

#[test]
fn the_page_begins_in_the_language_that_was_asked_for_and_says_everything_in_both() {
    let report = Report::new(vec![checked("甲")]);
    for (language, tag, title) in [
        (Language::Chinese, "zh-CN", "预算绩效自评校验报告"),
        (Language::English, "en", "Budget performance self-evaluation: check report"),
    ] {
        let page = render::html(&report, language);
        assert!(page.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{tag}\">")));
        assert!(page.contains(&format!("<title>{title}</title>")));
        let body = page.split("<noscript>").next().unwrap();
        let count = |tag: &str| body.matches(&format!("<span lang=\"{tag}\">")).count();
        assert_eq!(count("zh"), count("en"));
        assert!(count("zh") > 40);
    }
}
