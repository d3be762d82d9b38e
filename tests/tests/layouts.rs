//! What is read from a form does not depend on how it is laid out, nor on the kind of file.
//!
//! The forms stand in `fixtures/forms/`. `PJZP_FORMS` names a further folder of texts, each with a
//! JSON file of facts beside it; how many of their cells are read right is printed.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "what is measured is printed for who asks for it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pjzp_converter::{Format, NoteKind, Recognised, read, recognise};
use pjzp_tests::facts::{self, Verdict, figure};
use pjzp_tests::layout::{self, Layout, Style};
use pjzp_validator::report::Outcome;
use pjzp_validator::{Filing, Options, check};
use serde_json::Value;

type Write = fn(&Layout) -> Vec<u8>;

/// Every kind of file that a form is laid out in.
const KINDS: [(Format, Write); 3] = [
    (Format::Html, layout::html),
    (Format::Xlsx, |layout| layout::xlsx(layout).expect("a workbook")),
    (Format::Docx, |layout| layout::docx(layout).expect("a document")),
];

fn texts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("a file").path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|it| it == "txt")).collect();
    paths.sort();
    paths
}

#[track_caller]
fn recognised(bytes: &[u8], format: Format) -> Recognised {
    recognise(&read(bytes, format).unwrap_or_else(|error| panic!("{format:?}: {error}")))
}

/// Every value of a submission by its pointer.
fn values(form: &Recognised) -> BTreeMap<String, String> {
    fn enter(pointer: &str, value: &Value, values: &mut BTreeMap<String, String>) {
        match value {
            Value::Object(members) => {
                members.iter().for_each(|(name, value)| enter(&format!("{pointer}/{name}"), value, values));
            }
            Value::Array(items) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(index, item)| enter(&format!("{pointer}/{index}"), item, values));
            }
            Value::Null => {}
            scalar => {
                values.insert(
                    pointer.to_owned(),
                    scalar.as_str().map_or_else(|| scalar.to_string(), str::to_owned),
                );
            }
        }
    }
    let mut values = BTreeMap::new();
    enter("", &serde_json::to_value(&form.submission).expect("JSON"), &mut values);
    values
}

/// Rule and place of every finding, but for those about the file itself.
fn findings(form: Recognised) -> Vec<String> {
    let filing = Filing { submission: form.submission, ..Filing::default() };
    match check(filing, &Options::default()).outcome {
        Outcome::Assessed(assessed) => {
            assessed.findings.iter().map(|finding| format!("{} {}", finding.code, finding.pointer)).collect()
        }
        Outcome::Refused(refused) => panic!("{refused:?}"),
    }
}

/// What differs between the text and one layout of it.
fn differences(text: &Recognised, laid: &Recognised) -> Vec<String> {
    let (text, laid) = (values(text), values(laid));
    let places: Vec<&String> = text.keys().chain(laid.keys()).collect();
    let mut differences: Vec<String> = places
        .into_iter()
        .filter(|place| text.get(*place).map(|it| figure(it)) != laid.get(*place).map(|it| figure(it)))
        .map(|place| format!("{place}: {:?} → {:?}", text.get(place), laid.get(place)))
        .collect();
    differences.sort();
    differences.dedup();
    differences
}

/// Every difference that a layout makes to the forms of a folder.
fn all_differences(folder: &Path) -> (Vec<String>, usize) {
    let (mut wrong, mut layouts) = (Vec::new(), 0);
    for path in texts(folder) {
        let text = fs::read_to_string(&path).expect("a text");
        let plain = recognised(text.as_bytes(), Format::Text);
        for style in Style::ALL {
            let laid_out = layout::lay_out(&text, style);
            for (format, write) in KINDS {
                layouts += 1;
                let form = recognised(&write(&laid_out), format);
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let said = |what: String| format!("{name} {style:?} {format:?}: {what}");
                wrong.extend(differences(&plain, &form).into_iter().map(said));
                if form.coverage.unread > plain.coverage.unread {
                    wrong.push(said(format!("unread: {:?}", form.coverage.unread_places)));
                }
                let notes = |form: &Recognised| -> Vec<_> {
                    form.notes.iter().map(|note| (note.kind, note.text.clone())).collect()
                };
                if notes(&plain) != notes(&form) {
                    wrong.push(said(format!("notes: {:?}", form.notes)));
                }
                let (before, after) = (findings(plain.clone()), findings(form));
                if before != after {
                    wrong.push(said(format!("findings: {before:?} → {after:?}")));
                }
            }
        }
    }
    (wrong, layouts)
}

#[test]
fn forms_are_read_the_same_in_every_layout() {
    let (wrong, layouts) = all_differences(&pjzp_tests::root().join("fixtures/forms"));
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
    assert!(layouts >= 10 * KINDS.len() * Style::ALL.len(), "{layouts}");
}

#[test]
fn every_form_says_what_stands_beside_it() {
    for path in texts(&pjzp_tests::root().join("fixtures/forms")) {
        let form = recognised(&fs::read(&path).expect("a text"), Format::Text);
        let stated = serde_json::to_string_pretty(&form.submission).expect("JSON") + "\n";
        let beside = path.with_extension("json");
        if std::env::var_os("PJZP_BLESS").is_some() {
            fs::write(&beside, &stated).expect("a file");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        let differs = stated.lines().zip(expected.lines()).find(|(stated, expected)| stated != expected);
        assert_eq!(differs, None, "{}: read it, and set PJZP_BLESS=1 if it is right", path.display());
        assert_eq!(stated.len(), expected.len(), "{}", path.display());
        assert_eq!(form.coverage.unread_places, [], "{}", path.display());
        assert_eq!(form.notes, [], "{}", path.display());
    }
}

#[test]
fn a_second_form_in_the_same_file_is_told_and_not_mixed_in() {
    let forms: Vec<String> = texts(&pjzp_tests::root().join("fixtures/forms"))
        .iter()
        .map(|path| fs::read_to_string(path).expect("a text"))
        .collect();
    for (first, second) in forms.iter().zip(forms.iter().skip(1)) {
        for style in Style::ALL {
            let alone = layout::html(&layout::lay_out(first, style));
            let other = recognised(second.as_bytes(), Format::Text);
            let both = [alone.clone(), layout::html(&layout::lay_out(second, style))].concat();
            let (alone, both) = (recognised(&alone, Format::Html), recognised(&both, Format::Html));
            assert_eq!(differences(&alone, &both), [""; 0], "{style:?}");
            let [note] = &both.notes[..] else { panic!("{:?}", both.notes) };
            assert_eq!(
                (note.kind, Some(&note.text)),
                (NoteKind::FormRepeated, other.submission.name.as_ref())
            );
        }
    }
}

#[test]
fn further_forms_are_read_the_same_in_every_layout() {
    let Some(folder) = std::env::var_os("PJZP_FORMS").map(PathBuf::from) else { return };
    let (wrong, layouts) = all_differences(&folder);
    println!("{layouts} files, {} differences\n{}", wrong.len(), wrong.join("\n"));
    for style in Style::ALL {
        for (format, write) in KINDS {
            let (mut right, mut beyond, mut misses) = (0, Vec::new(), Vec::new());
            for path in texts(&folder) {
                let text = fs::read_to_string(&path).expect("a text");
                let facts = fs::read(path.with_extension("json")).expect("facts");
                let facts = serde_json::from_slice(&facts).expect("JSON");
                let form = recognised(&write(&layout::lay_out(&text, style)), format);
                for cell in facts::cells(&text, &facts, &form) {
                    let said = format!("{}: {cell:?}", path.display());
                    match cell.verdict() {
                        Verdict::Right => right += 1,
                        Verdict::WithoutColumn => beyond.push(said),
                        Verdict::Wrong => misses.push(said),
                    }
                }
            }
            let all = right + misses.len();
            println!("{style:?} {format:?}: {right} of {all} cells right\n  {}", misses.join("\n  "));
            println!("and facts for which the text has no column: {}", beyond.len());
            if (style, format) == (Style::Plain, Format::Html) {
                println!("  {}", beyond.join("\n  "));
            }
        }
    }
}
