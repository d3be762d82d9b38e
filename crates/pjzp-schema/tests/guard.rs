//! The guard: JSON and nothing else, within the limits, at any size, without a panic.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use pjzp_schema::{ProblemKind, inspect, limit};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

#[track_caller]
fn passes(document: &str) {
    assert_eq!(inspect(document.as_bytes()), Ok(document));
}

/// The sort of violation, its byte offset and its pointer.
#[track_caller]
fn refuses(document: impl AsRef<[u8]>, kind: ProblemKind, offset: usize, pointer: &str) {
    let violation = inspect(document.as_ref()).unwrap_err();
    let found = (violation.problem.kind, violation.offset, violation.problem.pointer.text());
    assert_eq!(found, (kind, offset, pointer));
}

#[test]
fn the_byte_order_mark_is_no_part_of_the_document() {
    assert_eq!(inspect("\u{feff}{}".as_bytes()), Ok("{}"));
    refuses("\u{feff}{]", ProblemKind::Syntax, 4, "");
    let violation = inspect("\u{feff}{]".as_bytes()).unwrap_err();
    assert_eq!((violation.problem.line, violation.problem.column), (Some(1), Some(2)));
    // Only the first is a mark.
    refuses("\u{feff}\u{feff}{}", ProblemKind::Syntax, 3, "");
}

#[test]
fn columns_count_characters_and_offsets_count_bytes() {
    let violation = inspect("{\r\n  \"项目\": \"修路\", }".as_bytes()).unwrap_err();
    assert_eq!(violation.offset, 23);
    assert_eq!((violation.problem.line, violation.problem.column), (Some(2), Some(13)));
}

#[test]
fn nesting_ends_at_its_limit_however_deep_it_goes_on() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    passes(&nested(limit::DEPTH));
    refuses(nested(limit::DEPTH + 1), ProblemKind::TooDeep, 64, &"/0".repeat(64));
    refuses("[".repeat(10_000_000), ProblemKind::TooDeep, 64, &"/0".repeat(64));
    refuses("{\"a\":".repeat(10_000_000), ProblemKind::TooDeep, 320, &"/a".repeat(64));
}

#[test]
fn a_string_is_measured_in_characters_as_decoded() {
    for spelling in ["x", "路", "\\n", "\\u8def", "\\ud83d\\ude00", "\u{1F600}"] {
        let document = |many: usize| format!("[\"{}\"]", spelling.repeat(many));
        passes(&document(limit::CHARACTERS));
        refuses(document(limit::CHARACTERS + 1), ProblemKind::TooLong, 1, "/0");
    }
}

#[test]
fn keys_are_compared_as_decoded() {
    refuses(r#"{"a":1,"b":{"a":1},"\u0061":2}"#, ProblemKind::DuplicateKey, 19, "/a");
    refuses(r#"[{"\ud83d\ude00":1,"😀":2}]"#, ProblemKind::DuplicateKey, 19, "/0/😀");
    refuses(r#"{"a\/~":1,"a/~":2}"#, ProblemKind::DuplicateKey, 10, "/a~1~0");
    passes(r#"{"a":1,"A":{"a":[{"a":1},{"a":1}]},"":0,"\"":0,"\\\"":0}"#);
    // Also where there are too many to compare one by one, and in the objects read after it.
    let many: Vec<String> = (0..1_000).map(|number| format!("\"{number}\":0,")).collect();
    let many = many.concat();
    passes(&format!("[{{{many}\"a\":{{\"0\":0}}}},{{{many}\"a\":0}}]"));
    for again in ["0", "31", "32", "999"] {
        let violation = inspect(format!("{{{many}\"{again}\":0}}").as_bytes()).unwrap_err();
        assert_eq!(violation.problem.kind, ProblemKind::DuplicateKey, "{again}");
    }
}

#[test]
fn a_small_file_cannot_hold_countless_values() {
    let rows = |count: usize| {
        let row = format!("[{}0]", "0,".repeat(limit::ITEMS - 2));
        format!("[{}]", vec![row; count].join(","))
    };
    // Each row is itself a value, and so is the list of rows.
    passes(&rows(99));
    let violation = inspect(rows(101).as_bytes()).unwrap_err();
    assert_eq!(violation.problem.kind, ProblemKind::TooMany);
}

#[test]
fn a_file_has_a_greatest_size() {
    let mut file = b"{}".to_vec();
    file.resize(limit::FILE_BYTES, b' ');
    assert!(inspect(&file).is_ok());
    file.push(b' ');
    refuses(file, ProblemKind::FileTooLarge, 0, "");
}

#[test]
fn a_number_is_measured_by_its_digits() {
    for number in [
        "0",
        "-0",
        "100.00",
        "0.0000000001",
        "999999999999999",
        "-999999999999999",
        "99999.9999999999",
        "0.000100000000000000000000",
        "1e14",
        "100e12",
        "0.00001e19",
        "10000000000e-20",
        "0e99999999999999999999",
        "0.0E-99999999999999999999",
        "123456789012345e-10",
    ] {
        passes(number);
    }
    for number in [
        "1000000000000000",
        "1e15",
        "-1e15",
        "0.1e16",
        "1e99999999999999999999",
        "1e-11",
        "0.00000000001",
        "1e-99999999999999999999",
        "1234567890123456",
        "123456.7890123456",
        "83.760000000000005",
    ] {
        refuses(number, ProblemKind::NumberTooPrecise, 0, "");
    }
    for number in ["-", "+1", ".5", "1.", "1e", "1e+", "01", "-01", "0x10", "1_000", "NaN", "Infinity", "１"]
    {
        let violation = inspect(number.as_bytes()).unwrap_err();
        assert_eq!(violation.problem.kind, ProblemKind::Syntax, "{number}");
    }
}

/// A document with every part of the grammar in it.
const DOCUMENT: &str = r#" { "a" : [ 1, -2.50e+1, true , false,null, [ ], { } ],
    "项目\u8def\ud83d\ude00\n\"" : { "" : "修路\t" , "b/~":0E-1 } } "#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// On the grammar itself the guard and `serde_json` agree.
    #[test]
    fn damaged_documents_are_judged_as_json(
        edits in prop::collection::vec(
            (any::<Index>(), 0_usize..3, prop_oneof![
                select(&b"{}[]\",:\\u0123456789.eE+-tfn /\n\x00\x7f\xe8\xb7\xff"[..]).prop_map(|byte| vec![byte]),
                select(&["\\ud800", "\\udc00", "\"a\":1,", "null", "路", "\\", "\"\"", ",", "[", "}", "00"][..])
                    .prop_map(|text| text.as_bytes().to_vec()),
            ]),
            1..4,
        ),
        cut in prop::option::weighted(0.2, any::<Index>()),
    ) {
        let mut bytes = DOCUMENT.as_bytes().to_vec();
        for (place, removed, inserted) in edits {
            let start = place.index(bytes.len() + 1);
            let end = (start + removed).min(bytes.len());
            bytes.splice(start..end, inserted);
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len() + 1));
        }
        let json = serde_json::from_slice::<Value>(&bytes);
        match inspect(&bytes) {
            Ok(text) => {
                prop_assert_eq!(text.as_bytes(), &bytes[..]);
                prop_assert!(json.is_ok(), "passed: {:?}", text);
            }
            Err(violation) => {
                prop_assert!(violation.offset <= bytes.len());
                let grammar = matches!(violation.problem.kind, ProblemKind::Syntax | ProblemKind::NotUtf8);
                if grammar {
                    prop_assert!(json.is_err(), "{} in {:?}", violation.problem, String::from_utf8_lossy(&bytes));
                }
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = inspect(&bytes);
    }
}
