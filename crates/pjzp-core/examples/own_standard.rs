//! Judges one submission by a standard of one's own, and says how that standard departs from the
//! national one.
//!
//! `cargo run --package pjzp-core --example own_standard`
#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use pjzp_core::model::Submission;
use pjzp_core::rule::Finding;
use pjzp_core::scoring::Outcome;
use pjzp_core::standard::{ReverseFormula, Standard, diff};
use pjzp_core::{assess, standards};

/// Thirty-six complaints where thirty were to be the most.
const FORM: &str = r#"{ "schema_version": "1", "name": "道路养护", "fiscal_year": 2024,
    "budget_unit": { "name": "某市公路中心" },
    "indicators": [{ "level1": "效益指标", "name": "群众投诉次数", "target": "≤30次", "actual": "36次",
                     "weight": "30", "score": "25", "reason": "雨季水毁路段较多" }] }"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let submission: Submission = serde_json::from_str(FORM)?;
    let national = standards::find("mof-2020").ok_or("the national standard is built in")?;
    let mut own = Standard {
        id: "own-2024".into(),
        title: "本市项目支出绩效自评办法".into(),
        issuer: "某市财政局".into(),
        ..national.clone()
    };
    own.scoring.reverse = ReverseFormula::LinearExcess;
    // A standard that contradicts itself must not judge.
    if let Some(defect) = own.defects().first() {
        return Err(format!("{}: {}", defect.field, defect.message.en).into());
    }
    for difference in diff(&national, &own) {
        println!("{} {} → {}", difference.label.zh, difference.left.zh, difference.right.zh);
    }
    for standard in [&national, &own] {
        let assessment = assess(&submission, standard);
        for score in &assessment.scorecard.indicators {
            if let Outcome::Exact(derivation) = &score.outcome {
                println!("{}：{} = {}", standard.id, derivation.expression, derivation.result);
            }
        }
        let about_the_score = |finding: &&Finding| finding.pointer.text() == "/indicators/0/score";
        for finding in assessment.findings.iter().filter(about_the_score) {
            println!("{}：{} {}", standard.id, finding.rule.code, finding.message.zh);
        }
    }
    Ok(())
}
