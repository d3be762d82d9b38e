use pjzp_converter::{Format, NoteKind, read, recognise};
use pjzp_core::text::Language;
use pjzp_validator::fix::{Extent, Origin, fix};
use pjzp_validator::provenance::sha256;
use pjzp_validator::render::{self, Format as ReportFormat};
use pjzp_validator::{FileResult, Filing, Options, Report, check, check_json, check_json_line, read_json};

/// Checks any bytes whatever, as the program does, and shows the report in every format.
///
/// The first byte says how the rest is read: `j` a submission as JSON, `l` a line of NDJSON, `t`,
/// `m`, `c` and `h` a form as text, Markdown, CSV or HTML, `x`, `e` and `o` one as xlsx, xls or ods,
/// `d` and `w` as docx or doc,
/// `s` a standard, under which a form is then checked.
///
/// # Panics
/// When anything it calls does, or when a report cannot be read back as it was written.
pub fn check_bytes(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    let own = Options::default();
    let result = match how {
        b'l' => check_json_line("-", 1, bytes, &own),
        b't' => return document(bytes, Format::Text),
        b'm' => return document(bytes, Format::Markdown),
        b'c' => return document(bytes, Format::Csv),
        b'h' => return document(bytes, Format::Html),
        b'x' => return document(bytes, Format::Xlsx),
        b'e' => return document(bytes, Format::Xls),
        b'o' => return document(bytes, Format::Ods),
        b'd' => return document(bytes, Format::Docx),
        b'w' => return document(bytes, Format::Doc),
        b's' => match pjzp_schema::read_standard(bytes) {
            Ok(standard) if standard.defects().is_empty() => {
                check_json("-", FORM.as_bytes(), &Options { standard: Some(standard), ..own })
            }
            _ => return,
        },
        _ => {
            if let Ok(filing) = read_json("-", bytes) {
                mend(&filing, Origin::Json(bytes));
            }
            check_json("-", bytes, &own)
        }
    };
    show(result);
}

/// Whatever is fixed brings nothing new.
fn mend(filing: &Filing, origin: Origin<'_>) {
    let fixed = fix(filing, origin, Extent::WithDiagnosis, &Options::default());
    assert!(fixed.is_some_and(|fixed| fixed.is_sound()));
}

/// A form with rows of every kind, for standards to judge.
const FORM: &str = include_str!("../../fixtures/conformance/bases/library.json");

fn document(bytes: &[u8], format: Format) {
    let Ok(document) = read(bytes, format) else { return };
    let recognised = recognise(&document);
    if recognised.notes.iter().any(|note| note.kind == NoteKind::FormNotFound) {
        return;
    }
    let filing = Filing {
        file: "-".into(),
        sha256: Some(sha256(bytes)),
        submission: recognised.submission,
        sources: recognised.sources,
        ..Filing::default()
    };
    mend(&filing, Origin::Document);
    show(check(filing, &Options::default()));
}

fn show(result: FileResult) {
    let report = Report::new(vec![result]);
    for format in ReportFormat::ALL {
        for language in [Language::Chinese, Language::English] {
            assert!(!format.render(&report, language).is_empty());
        }
    }
    let written = render::json(&report);
    let read: Result<Report, _> = serde_json::from_str(&written);
    assert!(read.is_ok_and(|read| read == report), "{written}");
}
