//! The built-in standards, one file each, in the order they are listed.

mod choice;
mod guangxi;
mod hubei_2020;
mod jiangxi;
mod mof_2020;
mod mof_2021;
mod platform;
mod shanxi;
mod sichuan_2023;
#[cfg(test)]
mod tests;

use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::model::Year;
use crate::standard::{
    Band, Citation, Dimension, DimensionWeight, Grade, Level2, Orientation, Region, Standard, Step,
    WeightProfile,
};

pub use choice::{Choice, ChosenBy, choose};

/// Makes a built-in standard.
pub type Constructor = fn() -> Standard;

/// The register of built-in standards: id and constructor.
pub const BUILT_IN: &[(&str, Constructor)] = &[
    ("mof-2020", mof_2020::standard),
    ("hubei-2020", hubei_2020::standard),
    ("sichuan-2023", sichuan_2023::standard),
    ("shanxi", shanxi::standard),
    ("guangxi", guangxi::standard),
    ("jiangxi", jiangxi::standard),
    ("platform", platform::standard),
    ("mof-2021", mof_2021::standard),
];

/// The built-in standard of this id.
pub fn find(id: &str) -> Option<Standard> {
    BUILT_IN.iter().find(|(name, _)| *name == id).map(|(_, standard)| standard())
}

/// All built-in standards, in register order.
pub fn all() -> impl Iterator<Item = Standard> {
    BUILT_IN.iter().map(|(_, standard)| standard())
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| String::from(*text)).collect()
}

/// `hundredths` of one: 80 is the share 0.8.
fn percent(hundredths: u8) -> Decimal {
    Decimal::new(i64::from(hundredths), 2)
}

/// A year of a built-in standard.
fn year(number: u16) -> Year {
    // INVARIANT (dated standards): a test reads the year of every built-in standard back.
    Year::new(number).unwrap_or(Year::FIRST)
}

fn citation(number: &str, title: &str) -> Citation {
    let written = |text: &str| (!text.is_empty()).then(|| String::from(text));
    Citation { number: written(number), title: written(title) }
}

fn region(prefix: &str, names: &[&str]) -> Region {
    Region { prefix: prefix.into(), names: texts(names) }
}

fn dimension(name: &str, synonyms: &[&str], weight: Option<u32>, level2: Vec<Level2>) -> Dimension {
    Dimension {
        name: name.into(),
        synonyms: texts(synonyms),
        level2,
        required: true,
        weight: weight.map(Decimal::from),
    }
}

fn level2(name: &str, synonyms: &[&str], orientation: Orientation) -> Level2 {
    Level2 { name: name.into(), synonyms: texts(synonyms), orientation }
}

fn band(name: &str, low: u8, high: u8, phrases: &[&str]) -> Band {
    Band { name: name.into(), low: percent(low), high: percent(high), phrases: texts(phrases) }
}

/// Grades from their words and the hundredths of full marks from which they hold.
fn grades(bounds: &[(&str, u8)]) -> Vec<Grade> {
    bounds.iter().map(|(name, from)| Grade { name: (*name).into(), from: percent(*from) }).collect()
}

/// Steps from the hundredths from which they hold and the hundredths of the weight they earn.
fn steps(bounds: &[(u8, u8)]) -> Vec<Step> {
    bounds.iter().map(|(from, share)| Step { from: percent(*from), share: percent(*share) }).collect()
}

fn profile(without: &[&str], weights: &[(&str, u32)]) -> WeightProfile {
    WeightProfile {
        without: texts(without),
        weights: weights
            .iter()
            .map(|(dimension, weight)| DimensionWeight {
                dimension: (*dimension).into(),
                weight: Decimal::from(*weight),
            })
            .collect(),
    }
}
