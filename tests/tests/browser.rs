//! The HTML report in a real browser: what its script draws, filters and refuses to run.
//!
//! The browser is Chromium or Chrome, found by its usual names or named by `PJZP_CHROMIUM`.
//! Where there is none, each test says so on the error stream and checks nothing.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use pjzp_tests::{program, root};
use serde_json::{Value, json};

const REPORT: &str = "fixtures/reports/report-counterpart-support-2021.txt";

/// The browser, if there is one that can draw an empty page. Asked for loudly, so that a skipped
/// test is seen.
fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("PJZP_CHROMIUM");
    let usual = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
    let all = named.into_iter().chain(usual.map(Into::into));
    let found = all
        .map(PathBuf::from)
        .find(|name| opened(name, "about:blank").is_ok_and(|output| output.stdout.starts_with(b"<html>")));
    if found.is_none() {
        let said = "!!! SKIPPED: no Chromium is installed; name one by PJZP_CHROMIUM\n";
        // Straight to the stream: what a passing test prints otherwise is swallowed.
        std::io::stderr().write_all(said.as_bytes()).unwrap();
    }
    found
}

/// What the browser says of an address once its script has run, in a window that shows every row.
fn opened(browser: &Path, address: &str) -> std::io::Result<Output> {
    let profile = tempfile::tempdir()?;
    Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--enable-logging=stderr", "--window-size=1400,9000", "--virtual-time-budget=20000"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(["--dump-dom", address])
        .output()
}

/// Writes the report of the program on a file, in the format of its name.
fn check(file: &str, report: &Path) {
    let arguments = ["check", file, "-o", report.to_str().unwrap()];
    let output = Command::new(program()).args(arguments).current_dir(root()).output().unwrap();
    assert!(report.exists(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The page as the browser has it, which must have nothing to complain of.
#[track_caller]
fn drawn(browser: &Path, page: &Path, filter: &str) -> String {
    let output = opened(browser, &format!("file://{}{filter}", page.display())).unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr);
    let complaints: Vec<&str> = complaints.lines().filter(|line| line.contains("CONSOLE")).collect();
    assert_eq!(complaints, Vec::<&str>::new(), "{filter}");
    String::from_utf8(output.stdout).unwrap()
}

/// What stands between two marks of a page.
#[track_caller]
fn between<'a>(page: &'a str, open: &str, close: &str) -> &'a str {
    page.split_once(open).and_then(|(_, rest)| rest.split_once(close)).unwrap().0
}

#[test]
fn the_list_shows_what_passes_the_filter_of_the_address() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let [page, data] = ["report.html", "report.json"].map(|name| folder.path().join(name));
    check(REPORT, &page);
    check(REPORT, &data);
    let data: Value = serde_json::from_slice(&std::fs::read(data).unwrap()).unwrap();
    let findings = data.pointer("/results/0/findings").unwrap().as_array().unwrap();
    let count = |passes: fn(&Value) -> bool| findings.iter().filter(|finding| passes(finding)).count();
    let all = findings.len();
    for (filter, rows, status) in [
        ("", all, format!("显示 {all} 条，共 {all} 条")),
        ("#rule=PJ3013", count(|finding| finding["code"] == "PJ3013"), format!("显示 1 条，共 {all} 条")),
        ("#severity=note,error", count(|finding| finding["severity"] != "warning"), String::new()),
        ("#text=23.37", count(|finding| finding.to_string().contains("23.37")), String::new()),
        ("#file=elsewhere", 0, "没有符合筛选条件的内容".to_owned()),
        ("#view=files", 1, "显示 1 份，共 1 份".to_owned()),
        ("#rule=PJ3013&lang=en", 1, format!("1 of {all} findings")),
    ] {
        let shown = drawn(&browser, &page, filter);
        let list = between(&shown, "<ol id=\"list\"", "</ol>");
        assert_eq!(list.matches("class=\"row\"").count(), rows, "{filter}");
        assert!(between(&shown, "id=\"status\"", "</p>").contains(&status), "{filter}");
    }
}

#[test]
fn text_of_a_file_is_shown_and_never_run() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let [forms, page] = ["forms.ndjson", "report.html"].map(|name| folder.path().join(name));
    let texts = [
        ("</script><script>document.title = 1</script>", "&lt;/script&gt;&lt;script&gt;document.title = 1"),
        ("<img src=x onerror=\"document.title = 1\">", "&lt;img src=x onerror=\"document.title = 1\"&gt;"),
        ("<!--<script>", "&lt;!--&lt;script&gt;"),
        ("\u{202e}gnp.exe\u{0}\n", "\u{fffd}gnp.exe\u{fffd} "),
    ];
    let submitted = texts.map(|(text, _)| {
        let row = json!({ "level1": text, "name": text, "target": text, "actual": text, "score": "31" });
        let unit = json!({ "name": text });
        json!({ "schema_version": "1", "name": text, "budget_unit": unit, "indicators": [row] }).to_string()
    });
    std::fs::write(&forms, submitted.join("\n")).unwrap();
    check(forms.to_str().unwrap(), &page);
    let shown = drawn(&browser, &page, "#view=files");
    for (text, shown_as) in texts {
        assert!(between(&shown, "<ol id=\"list\"", "</ol>").contains(shown_as), "{text}");
    }
    assert!(shown.contains("<title>预算绩效自评校验报告</title>"));
    assert_eq!((shown.matches("<script").count(), shown.contains("<img")), (3, false));
}
