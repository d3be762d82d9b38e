//! Scores one submission that a program holds in memory, and prints how each number came about.
//!
//! `cargo run --package pjzp-core --example score_one`
#![allow(clippy::print_stdout, reason = "an example prints what it shows")]

use pjzp_core::model::{Budget, FundTotal, Indicator, Submission};
use pjzp_core::scoring::{Outcome, Score};
use pjzp_core::{Figure, assess, standards};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let submission = Submission {
        name: Some("道路养护".into()),
        budget: Some(Budget {
            unit: Some("万元".into()),
            total: Some(FundTotal {
                adjusted: Some(Figure::new("567.5")?),
                executed: Some(Figure::new("239.5")?),
                weight: Some(Figure::new("10")?),
                ..FundTotal::default()
            }),
            ..Budget::default()
        }),
        indicators: vec![
            row("产出指标", "养护里程", "≥120公里", "117公里", "60")?,
            row("效益指标", "群众投诉次数", "≤30次", "36次", "30")?,
        ],
        ..Submission::default()
    };
    // The rules that hold for this place and year; a system that knows better calls `standards::find`.
    let choice = standards::choose(&submission);
    let scorecard = assess(&submission, &choice.standard).scorecard;
    show("预算执行", &scorecard.execution);
    for (row, score) in submission.indicators.iter().zip(&scorecard.indicators) {
        show(row.name.as_deref().unwrap_or_default(), score);
    }
    if let Some(points) = scorecard.total.points {
        println!("总分 {points} {}", scorecard.grade.unwrap_or_default());
    }
    Ok(())
}

fn row(
    level1: &str,
    name: &str,
    target: &str,
    actual: &str,
    weight: &str,
) -> Result<Indicator, Box<dyn std::error::Error>> {
    Ok(Indicator {
        level1: Some(level1.into()),
        name: Some(name.into()),
        target: Some(target.into()),
        actual: Some(actual.into()),
        weight: Some(Figure::new(weight)?),
        ..Indicator::default()
    })
}

/// Points are exact, between two ends, or not to be had, and then there is a reason.
fn show(name: &str, score: &Score) {
    match &score.outcome {
        Outcome::Exact(derivation) => println!("{name} {} = {}", derivation.expression, derivation.result),
        Outcome::Within { low, high, .. } => println!("{name} {low} 至 {high}"),
        Outcome::Unscored(why) => println!("{name} 无法计分：{}", why.words().zh),
    }
}
