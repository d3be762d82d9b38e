//! The flat tables of the platform: what is written is read again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

#[path = "../../pjzp-core/tests/strategy/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    clippy::allow_attributes_without_reason,
    reason = "other laws use the rest"
)]
mod strategy;

use pjzp_converter::mof::{File, MofError, read_mof, write_mof};
use pjzp_core::model::{Budget, FundSource, FundTotal, Goal, Indicator, Year};
use pjzp_core::{Figure, Submission};
use proptest::prelude::*;
use strategy::any_submission;

fn filing() -> Submission {
    let figure = |text: &str| Figure::new(text).ok();
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
            sources: vec![FundSource {
                name: Some("财政拨款".into()),
                executed: figure("不详"),
                ..FundSource::default()
            }],
            ..Budget::default()
        }),
        goals: vec![Goal { planned: Some("=养护".into()), ..Goal::default() }],
        indicators: vec![Indicator {
            level1: Some("产出指标".into()),
            name: Some("里程".into()),
            target: Some("≥2公里".into()),
            weight: figure("90"),
            ..Indicator::default()
        }],
        ..Submission::default()
    }
}

/// A table without the mark of its encoding.
fn text<'f>(files: &'f [File], name: &str) -> &'f str {
    let file = files.iter().find(|file| file.name == name).unwrap();
    std::str::from_utf8(&file.bytes).unwrap().trim_start_matches('\u{feff}')
}

#[test]
fn money_is_in_yuan_and_what_has_no_column_is_named() {
    let tables = write_mof(&[filing()]).unwrap();
    assert_eq!(
        text(&tables.files, "PM_PERF_SELF_BGT.csv"),
        "EVAL_ID,FOUND_TYPE_NAME,REPLY_AMT,YEAR_ADJ_AMT,CUR_AMT,YEAR_EXE_AMT,EXE_AMT_RATE,EXE_SCORE\n\
         1,年度资金总额,,,5675000,2395000,42.2%,4.22\n\
         1,财政拨款,,,,,,\n"
    );
    assert_eq!(text(&tables.files, "PM_SELF_EVAL_GOAL.csv"), "EVAL_ID,KPI_TARGET,GOAL_COMP\n1,'=养护,\n");
    let omitted: Vec<&str> = tables.omitted[0].iter().map(pjzp_core::Pointer::text).collect();
    assert_eq!(omitted, ["/budget/total/weight", "/budget/sources/0/executed"]);

    let read = &read_mof(&tables.files).unwrap()[0];
    assert_eq!(read.goals, filing().goals);
    assert_eq!(read.indicators, filing().indicators);
    let total = read.budget.as_ref().unwrap().total.as_ref().unwrap();
    assert_eq!(total.executed.as_ref().unwrap().text(), "2395000");
    assert_eq!(read.budget.as_ref().unwrap().unit.as_deref(), Some("元"));
}

#[test]
fn tables_that_make_no_filing_are_refused_with_the_place() {
    let file = |name: &str, text: &str| File { name: name.into(), bytes: text.as_bytes().to_vec() };
    let first = |text: &str| file("pm_perf_self_eval.csv", text);
    let missing = "PM_PERF_SELF_EVAL.csv".to_owned();
    assert_eq!(read_mof(&[]), Err(MofError::Missing { name: missing.clone() }));
    assert_eq!(read_mof(&[first("PRO_NAME\n道路\n")]), Err(MofError::NoIdentity { name: missing }));
    let refused = read_mof(&[first("EVAL_ID,FISCAL_YEAR\n7,去年\n")]);
    assert_eq!(refused, Err(MofError::Refused { eval_id: "7".into(), pointer: "/fiscal_year".into() }));
    // Columns in either case, and those of others.
    let read = read_mof(&[first("eval_id,pro_name,x\n7,道路,1\n8,桥梁,2\n")]).unwrap();
    let names: Vec<&str> = read.iter().filter_map(|filing| filing.name.as_deref()).collect();
    assert_eq!(names, ["道路", "桥梁"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn tables_that_were_read_are_written_as_they_were(filings in prop::collection::vec(any_submission(), 1..4)) {
        let written = write_mof(&filings).unwrap();
        let read = read_mof(&written.files).unwrap();
        prop_assert_eq!(read.len(), filings.len());
        let again = write_mof(&read).unwrap();
        for file in &written.files {
            prop_assert_eq!(text(&again.files, &file.name), text(&written.files, &file.name));
        }
    }
}
