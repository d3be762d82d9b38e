//! Waivers, baselines, differences and verification as users call for them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

const RIGHT: &str = include_str!("forms/right.json");
const WRONG: &str = include_str!("forms/wrong.json");

/// What a call of the program came to.
struct Outcome {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Calls the program in a folder; the words of the call are separated by blanks.
#[track_caller]
fn call(folder: &Path, line: &str) -> Outcome {
    let output = Command::new(env!("CARGO_BIN_EXE_pjzp"))
        .args(line.split(' '))
        .current_dir(folder)
        .env_remove("PJZP_LANG")
        .output()
        .unwrap();
    Outcome {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[track_caller]
fn report(folder: &Path, line: &str) -> Value {
    serde_json::from_str(&call(folder, &format!("{line} --format json")).out).unwrap()
}

/// A folder with a right and a wrong form, a waiver of the one error of the wrong one until the end
/// of 2026, and the report on both.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("right.json"), RIGHT).unwrap();
    fs::write(path.join("wrong.json"), WRONG).unwrap();
    let report = report(path, "check right.json wrong.json");
    let findings = report["results"][1]["findings"].as_array().unwrap().iter();
    let errors: Vec<&Value> = findings.filter(|finding| finding["severity"] == "error").collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    let mut waiver = json!({
        "form": { "file": "wrong.json" }, "reason": "按批复执行", "approver": "财政局绩效科", "expires": "2026-12-31" });
    for member in ["code", "pointer", "row", "found"] {
        waiver[member] = errors[0][member].clone();
    }
    let waivers = json!({ "waivers_version": "1", "waivers": [waiver] });
    fs::write(path.join("waivers.json"), serde_json::to_string_pretty(&waivers).unwrap()).unwrap();
    fs::write(path.join("report.json"), report.to_string()).unwrap();
    folder
}

#[test]
fn a_waiver_keeps_the_verdict_and_clears_the_exit_until_it_expires() {
    let folder = folder();
    let waived = call(folder.path(), "check wrong.json --waivers waivers.json --today 2026-12-31");
    assert_eq!(waived.code, Some(0), "{}", waived.err);
    for part in [
        "wrong.json：不通过",
        "已豁免 1 个问题：",
        "豁免：按批复执行（财政局绩效科批准，有效期至 2026-12-31）",
        "；已豁免 1\n",
    ] {
        assert!(waived.out.contains(part), "{part}\n{}", waived.out);
    }
    let other = call(folder.path(), "check right.json --waivers waivers.json");
    assert!(other.out.contains("豁免文件中另有 1 条"), "{}", other.out);
    let expired = call(folder.path(), "check wrong.json --waivers waivers.json --today 2027-01-01 --lang en");
    assert_eq!(expired.code, Some(1));
    for part in ["waivers.json\n", "warning PJ8013 the waiver of ", "expired after 2026-12-31", "at: line 4 "]
    {
        assert!(expired.out.contains(part), "{part}\n{}", expired.out);
    }
    // What the clock says is enough where no day is given, and the report says which day it was.
    let report = report(folder.path(), "check wrong.json --waivers waivers.json");
    let today = report["terms"]["waivers"]["today"].as_str().unwrap();
    assert!(today.len() == 10 && "2026-01-01" < today, "{today}");
}

#[test]
fn the_waiver_of_the_guide_is_one() {
    let folder = folder();
    let (_, example) = include_str!("../../../docs/policy.md").split_once("```json\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    fs::write(folder.path().join("waivers.json"), example).unwrap();
    let waived = call(folder.path(), "check wrong.json --waivers waivers.json --today 2026-12-31");
    assert_eq!(waived.code, Some(0), "{}{}", waived.out, waived.err);
}

#[test]
fn what_is_wrong_with_the_waivers_counts_at_its_own_level() {
    let folder = folder();
    let check = "check wrong.json --waivers waivers.json --today 2027-01-01";
    for (asked, code) in [
        ("--severity PJ3013=note", 0),
        ("--severity PJ3013=note --severity PJ8013=error", 1),
        ("--severity PJ3013=note --fail-on warning", 1),
        ("--fail-on never", 0),
    ] {
        assert_eq!(call(folder.path(), &format!("{check} {asked}")).code, Some(code), "{asked}");
    }
}

#[test]
fn against_a_baseline_only_what_is_new_is_shown() {
    let folder = folder();
    let path = folder.path();
    let same = call(path, "check right.json wrong.json --baseline report.json --fail-on note");
    assert_eq!(same.code, Some(0), "{}{}", same.out, same.err);
    assert!(same.out.contains("基线报告中已有") && !same.out.contains("错误 PJ"), "{}", same.out);
    fs::write(path.join("wrong.json"), WRONG.replace("\"24\"", "\"24.5\"")).unwrap();
    let changed = call(path, "check right.json wrong.json --baseline report.json");
    assert_eq!(changed.code, Some(1));
    assert!(changed.out.contains("错误 PJ3013"), "{}", changed.out);
}

#[test]
fn a_policy_that_cannot_be_used_is_told_and_nothing_is_checked() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("bad.json"), r#"{ "waivers_version": "1", "waivers": [{ "cod": "PJ3013" }] }"#)
        .unwrap();
    for (asked, said) in [
        ("--waivers bad.json", "是不是「code」"),
        ("--waivers absent.json", "找不到"),
        ("--waivers waivers.json --today 2026-13-01", "2026-13-01"),
        ("--today 2026-12-01", "--waivers"),
        ("--baseline waivers.json", "不是 pjzp 的校验报告"),
        ("--severity PJ9999=note", "PJ9999"),
    ] {
        let outcome = call(path, &format!("check wrong.json {asked}"));
        assert_eq!((outcome.code, outcome.out.as_str()), (Some(2), ""), "{asked}");
        assert!(outcome.err.contains(said), "{asked}\n{}", outcome.err);
    }
}

#[test]
fn a_difference_is_told_and_shown_by_the_exit() {
    let folder = folder();
    let path = folder.path();
    let same = call(path, "diff report.json report.json");
    assert_eq!((same.code, same.out.lines().count()), (Some(0), 1), "{}", same.out);
    fs::write(
        path.join("wrong.json"),
        WRONG.replace("\"24\", \"score\": \"24\"", "\"24\", \"score\": \"23.37\""),
    )
    .unwrap();
    let mended = call(path, "check right.json wrong.json --format json");
    fs::write(path.join("mended.json"), mended.out).unwrap();
    let there = call(path, "diff report.json mended.json");
    assert_eq!(there.code, Some(1));
    for part in ["wrong.json：不通过 → 通过\n", "  已解决 1：\n    错误 PJ3013", "没有变化 1 份，有变化 1 份"]
    {
        assert!(there.out.contains(part), "{part}\n{}", there.out);
    }
    let back = call(path, "diff mended.json report.json --lang en");
    for part in ["wrong.json: valid → invalid\n", "  introduced: 1\n    error PJ3013"] {
        assert!(back.out.contains(part), "{part}\n{}", back.out);
    }
    let data: Value =
        serde_json::from_str(&call(path, "diff report.json mended.json --format json").out).unwrap();
    assert_eq!(data["summary"]["resolved"], 1);
    let broken = call(path, "diff report.json wrong.json");
    assert_eq!((broken.code, broken.out.as_str()), (Some(2), ""));
    assert!(broken.err.contains("wrong.json：不是 pjzp 的校验报告"), "{}", broken.err);
}

#[test]
fn a_report_is_verified_wherever_the_files_lie_now() {
    let folder = folder();
    let path = folder.path();
    let standard = call(path, "standard show mof-2020").out.replace("\"title\": \"", "\"title\": \"本市");
    fs::write(path.join("own.json"), standard).unwrap();
    fs::create_dir(path.join("archive")).unwrap();
    fs::write(path.join("archive/wrong.json"), WRONG).unwrap();
    fs::write(path.join("archive/right.json"), RIGHT).unwrap();
    for (asked, given) in [
        ("", ""),
        (" --severity PJ3013=note --severity PJ4002=error", ""),
        (" --standard hubei-2020", ""),
        (" --standard own.json", " --standard own.json"),
        (" --waivers waivers.json --today 2026-01-31", " --waivers waivers.json"),
        (
            " --waivers waivers.json --today 2027-01-31 --baseline report.json",
            " --baseline report.json --waivers waivers.json",
        ),
    ] {
        let checked = call(path, &format!("check right.json wrong.json --format json{asked}"));
        fs::write(path.join("again.json"), checked.out).unwrap();
        let verified = call(path, &format!("verify again.json archive{given}"));
        let told = (verified.code, verified.out.as_str());
        assert_eq!(told, (Some(0), "一致：与报告逐字节相同\n"), "{asked}: {}", verified.err);
        // What the report was made with is needed to repeat it.
        if !given.is_empty() {
            let bare = call(path, "verify again.json archive");
            assert_eq!((bare.code, bare.out.as_str()), (Some(2), ""), "{asked}");
            assert!(bare.err.contains("无法核对：") && bare.err.contains("SHA-256"), "{}", bare.err);
        }
    }
}

#[test]
fn what_differs_from_a_report_is_named() {
    let folder = folder();
    let path = folder.path();
    let changed = |file: &str, text: &str| fs::write(path.join(file), text).unwrap();
    let verified = |arguments: &str, code: i32, parts: &[&str]| {
        let outcome = call(path, &format!("verify {arguments} --lang en"));
        assert_eq!(outcome.code, Some(code), "{arguments}\n{}{}", outcome.out, outcome.err);
        for part in parts {
            assert!(
                outcome.out.contains(part) || outcome.err.contains(part),
                "{part}\n{}{}",
                outcome.out,
                outcome.err
            );
        }
    };
    let report = call(path, "check right.json wrong.json --format json").out;
    changed("again.json", &report);
    verified("again.json right.json", 1, &["wrong.json: in the report, but not given now"]);
    verified("again.json right.json absent.json", 2, &["absent.json"]);
    verified("again.json right.json wrong.json --waivers waivers.json", 2, &["without --waivers"]);
    verified("waivers.json wrong.json", 2, &["not a report of pjzp"]);
    // Somebody wrote another score, another remedy, or only formatted it anew.
    changed("other.json", &report.replacen("\"23.37\"", "\"23.38\"", 1));
    verified("other.json right.json wrong.json", 1, &["not verified:", "/results/1/"]);
    let data: Value = serde_json::from_str(&report).unwrap();
    changed("other.json", &data.to_string());
    verified("other.json right.json wrong.json", 1, &["formatted anew"]);
    let mut other = data;
    other["engine"]["rules"] = "0".repeat(64).into();
    changed("other.json", &other.to_string());
    verified("other.json right.json wrong.json", 1, &["other rules: 0000"]);
    // The form was mended since.
    changed("wrong.json", &WRONG.replace("\"score\": \"24\" }", "\"score\": \"23.37\" }"));
    let hash = ["wrong.json: the file has changed: ", "resolved: 1\n", "error PJ3013"];
    verified("again.json right.json wrong.json", 1, &hash);
}
