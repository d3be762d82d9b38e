//! The workbook of a form: its formulas, what it carries, and that nothing filed is computed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use std::io::Read as _;

use pjzp_converter::carried::{Edit, renewed};
use pjzp_converter::write::{FormFormat, Purpose, lay_out, write_form};
use pjzp_converter::{Format, carried, differences, read, recognise};
use pjzp_core::model::{Budget, FundTotal, Indicator, Total, Year};
use pjzp_core::{Figure, Pointer, Submission, standards};

/// Where a workbook that shows one submission and carries another differs: cell, shown, carried.
fn compared(shown: &Submission, data: &Submission) -> Vec<(String, Option<String>, Option<String>)> {
    let standard = standards::find("mof-2020").unwrap();
    let sheet = lay_out(shown, &standard, Purpose::Filed);
    let bytes = write_form(&sheet, FormFormat::Xlsx, Some(data)).unwrap();
    let carried = carried(&bytes).unwrap().unwrap();
    assert_eq!(&carried.submission, data);
    let found = differences(&carried, &recognise(&read(&bytes, Format::Xlsx).unwrap()));
    found
        .into_iter()
        .map(|found| (found.source.cell.unwrap_or_default(), found.shown, found.carried))
        .collect()
}

/// A form of two rows, whose figures all agree.
fn small() -> Submission {
    let figure = |text: &str| Figure::new(text).ok();
    let row = |level1: &str, level2: &str, name: &str| Indicator {
        level1: Some(level1.into()),
        level2: Some(level2.into()),
        name: Some(name.into()),
        target: Some("≥2个".into()),
        actual: Some("2个".into()),
        weight: figure("45"),
        score: figure("45"),
        ..Indicator::default()
    };
    Submission {
        fiscal_year: Year::new(2022),
        name: Some("道路养护".into()),
        budget: Some(Budget {
            unit: Some("万元".into()),
            total: Some(FundTotal {
                adjusted: figure("567.5"),
                executed: figure("239.5"),
                rate: figure("42.2%"),
                weight: figure("10"),
                score: figure("4.22"),
                ..FundTotal::default()
            }),
            ..Budget::default()
        }),
        indicators: vec![
            row("产出指标", "数量指标", "养护里程"),
            row("效益指标", "社会效益指标", "通行时间"),
        ],
        total: Some(Total { weight: figure("100"), score: figure("94.22"), grade: Some("优".into()) }),
        ..Submission::default()
    }
}

#[test]
fn what_was_changed_is_told_with_its_cell() {
    let original = small();
    let mut changed = original.clone();
    changed.indicators[1].score = Figure::new("30").ok();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(compared(&changed, &original), [("H11".to_owned(), text("30"), text("45"))]);

    let mut changed = original.clone();
    changed.indicators.pop();
    assert_eq!(compared(&changed, &original), [("B10".to_owned(), text("1"), text("2"))]);
}

#[test]
fn data_changes_with_what_is_shown_or_goes() {
    let original = small();
    let sheet = lay_out(&original, &standards::find("mof-2020").unwrap(), Purpose::Filed);
    let bytes = write_form(&sheet, FormFormat::Xlsx, Some(&original)).unwrap();
    let edit = |place: &str, from: &str, to: &str| (Pointer::from(place), from.to_owned(), to.to_owned());
    let data = |edits: &[Edit]| {
        let renewed = renewed(bytes.clone(), edits).unwrap();
        carried(&renewed).unwrap().map(|carried| carried.submission)
    };
    let mut changed = original.clone();
    changed.indicators[0].actual = Some("3个".into());
    assert_eq!(data(&[edit("/indicators/0/actual", "2个", "3个")]), Some(changed));
    // At another place it is found by what it was, where that is one value only.
    let mut changed = original.clone();
    changed.indicators[1].name = Some("通行".into());
    assert_eq!(data(&[edit("/indicators/7/name", "通行时间", "通行")]), Some(changed));
    assert_eq!(data(&[edit("/indicators/7/score", "45", "40")]), None);
    assert_eq!(data(&[edit("/name", "桥梁", "道路")]), None);
}

/// The formulas of the workbook of a form, by cell, and what they are said to give.
fn formulas(submission: &Submission) -> Vec<(String, String)> {
    let standard = standards::find("mof-2020").unwrap();
    let sheet = lay_out(submission, &standard, Purpose::Filed);
    let bytes = write_form(&sheet, FormFormat::Xlsx, None).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut text).unwrap();
    text.split("<c r=\"")
        .filter(|cell| cell.contains("<f>"))
        .map(|cell| {
            let value = cell.split("<v>").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
            (cell.split('"').next().unwrap().to_owned(), value.to_owned())
        })
        .collect()
}

#[test]
fn a_formula_stands_only_where_it_gives_what_was_filed() {
    let cells = |submission: &Submission| -> Vec<String> {
        formulas(submission).into_iter().map(|(cell, value)| format!("{cell}={value}")).collect()
    };
    assert_eq!(cells(&small()), ["H6=0.422", "I6=4.22", "G12=100", "H12=94.22"]);
    // What is wrong stays what was filed, and so does what follows from it in another way.
    let mut wrong = small();
    wrong.total.as_mut().unwrap().score = Figure::new("95").ok();
    wrong.budget.as_mut().unwrap().total.as_mut().unwrap().rate = Figure::new("42.3%").ok();
    assert_eq!(cells(&wrong), ["I6=4.22", "G12=100"]);
}

#[test]
fn nothing_that_was_filed_becomes_a_formula() {
    let mut submission = small();
    submission.name = Some("=1+1".into());
    submission.indicators[0].actual = Some("=HYPERLINK(\"x\")".into());
    submission.indicators[0].score = Figure::new("=45").ok();
    submission.indicators[1].reason = Some("@SUM(A1)".into());
    let found = formulas(&submission);
    // The sums no longer follow; the rate and the points of execution do.
    assert_eq!(found.iter().map(|(cell, _)| cell.as_str()).collect::<Vec<_>>(), ["H6", "I6", "G12"]);
    let sheet = lay_out(&submission, &standards::find("mof-2020").unwrap(), Purpose::Filed);
    let csv = String::from_utf8(write_form(&sheet, FormFormat::Csv, None).unwrap()).unwrap();
    assert!(csv.contains("'=1+1,") && csv.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{csv}");
}

#[test]
fn a_blank_form_has_the_points_of_its_standard_and_sums_that_wait() {
    for (id, levels) in [
        ("mof-2020", &["产出指标（50分）", "效益指标（30分）", "满意度指标（10分）"][..]),
        ("hubei-2020", &["产出指标", "效益指标", "满意度指标"]),
        ("mof-2021", &["成本指标（20分）", "产出指标（40分）", "效益指标（20分）", "满意度指标（10分）"]),
    ] {
        let sheet = lay_out(&Submission::default(), &standards::find(id).unwrap(), Purpose::ToFill);
        let cells = || sheet.lines.iter().flat_map(|line| &line.cells);
        let is_level1 = |cell: &&pjzp_converter::write::Cell| {
            cell.pointer.as_ref().is_some_and(|pointer| pointer.text().ends_with("/level1"))
        };
        let found: Vec<&str> = cells().filter(is_level1).map(|cell| cell.text.as_str()).collect();
        assert_eq!(found, levels, "{id}");
        // Whatever is computed is blank as long as nothing is filled in.
        assert!(cells().filter(|cell| cell.formula.is_some()).all(|cell| cell.text.is_empty()), "{id}");
        let bytes = write_form(&sheet, FormFormat::Xlsx, None).unwrap();
        assert_eq!(carried(&bytes), Ok(None), "{id}");
        let found = recognise(&read(&bytes, Format::Xlsx).unwrap()).submission;
        assert_eq!(found.indicators, [], "{id}");
        assert_eq!(found.total.and_then(|total| total.score), None, "{id}");
    }
}
