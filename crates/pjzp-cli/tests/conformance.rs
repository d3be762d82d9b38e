//! `pjzp conformance`, with a kit of two cases and programs that answer rightly, wrongly or not at all.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::process::Command;

const PJZP: &str = env!("CARGO_BIN_EXE_pjzp");

/// One row that reaches half of its target.
const BASE: &str = r#"{ "schema_version": "1", "name": "甲", "fiscal_year": 2022, "budget_unit": { "name": "乙" },
    "indicators": [{ "name": "丙", "target": "≥10个", "actual": "5个", "weight": "90" }] }"#;

/// A kit of two cases; the second expects these points.
fn kit(points: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for part in ["bases", "rules", "scoring"] {
        fs::create_dir(folder.path().join(part)).unwrap();
    }
    let case = |name: &str, expect: &str| {
        format!(
            r#"{{ "name": "{name}", "kind": "grid", "description": {{ "zh": "完成一半", "en": "half" }},
                "standard": "mof-2020", "base": "b", "expect": {expect} }}"#
        )
    };
    let first = case("execution", r#"{ "execution": { "low": "0", "high": "10" }, "grade": null }"#);
    let second = case("half", &format!(r#"{{ "points": ["{points}"] }}"#));
    let cases = format!(r#"{{ "about": "x", "cases": [{first}, {second}] }}"#);
    fs::write(folder.path().join("bases/b.json"), BASE).unwrap();
    fs::write(folder.path().join("scoring/x.json"), cases).unwrap();
    folder
}

/// Exit code, what stands on standard output, and what stands on standard error.
fn call(kit: &tempfile::TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(PJZP);
    command.arg("conformance").args(arguments).args(["--lang", "en"]).current_dir(kit.path());
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn pjzp_is_held_against_the_kit_in_process_and_as_a_program() {
    let asked = format!("'{PJZP}' conformance --answer");
    for how in [vec!["."], vec![".", "--against", &asked]] {
        let (code, out, err) = call(&kit("45"), &how);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
        assert!(out.starts_with("cases 2\n"), "{out}");
        assert!(out.contains("points     agree      1  differ      0  unanswered      0\n"), "{out}");
        let (code, out, _) = call(&kit("45.01"), &how);
        assert_eq!(code, Some(1));
        assert!(
            out.starts_with("x/half  half\n  points: expected [\"45.01\"], given [\"45\"]\ncases 2\n"),
            "{out}"
        );
    }
}

#[test]
fn a_program_that_does_not_answer_proves_nothing() {
    for (program, said) in [
        (format!("'{PJZP}' --version"), "x/half\n  there is no answer\ncases 2\nwithout a usable answer 2\n"),
        (format!("'{PJZP}' rules"), "  the answer is not as it should be: "),
    ] {
        let (code, out, _) = call(&kit("45"), &[".", "--against", &program]);
        assert_eq!(code, Some(1));
        assert!(out.contains(said), "{out}");
    }
}

#[test]
fn what_cannot_be_run_or_read_is_said() {
    for (arguments, said) in [
        (["nowhere", "--against=x"], "pjzp: the kit cannot be used: nowhere/bases: "),
        ([".", "--against='"], "pjzp: --against is no command: '"),
        ([".", "--against=no-such-program"], "pjzp: cannot run `no-such-program`: "),
    ] {
        let (code, out, err) = call(&kit("45"), &arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
        assert!(err.starts_with(said), "{err}");
    }
}
