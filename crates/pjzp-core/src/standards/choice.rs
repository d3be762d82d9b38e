//! Which standard judges a submission, and why.

use alloc::string::String;

use super::{all, find};
use crate::model::Submission;
use crate::standard::{Confidence, Standard};

/// The standard chosen for a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The standard.
    pub standard: Standard,
    /// What it was chosen by.
    pub chosen_by: ChosenBy,
}

/// What a standard was chosen by.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum ChosenBy {
    /// The user asked for it.
    Request,
    /// The submission names it.
    Submission,
    /// The finance division code lies in its region.
    DivisionCode(String),
    /// A name of its region stands in the name of a unit.
    UnitName(String),
    /// Nothing narrower applies.
    Default,
    /// The submission names a standard that is not built in, so the default was used.
    UnknownStandard(String),
}

/// Chooses by the submission's own word, else by division code, else by the place in a unit's
/// name, else the national standard; never one whose rules are unconfirmed unless it is named.
pub fn choose(submission: &Submission) -> Choice {
    if let Some(id) = submission.standard.as_deref() {
        if let Some(standard) = find(id) {
            return Choice {
                standard,
                chosen_by: ChosenBy::Submission,
            };
        }
        return Choice {
            standard: default(),
            chosen_by: ChosenBy::UnknownStandard(id.into()),
        };
    }
    regional(submission).unwrap_or_else(|| Choice {
        standard: default(),
        chosen_by: ChosenBy::Default,
    })
}

fn regional(submission: &Submission) -> Option<Choice> {
    let in_force = || {
        all()
            .filter(|standard| standard.confidence != Confidence::Unconfirmed)
            .filter(|standard| submission.fiscal_year.is_none_or(|year| standard.covers(year)))
    };
    let division = submission
        .division_code
        .as_deref()
        .map(str::trim)
        .filter(|code| !code.is_empty());
    if let Some(code) = division {
        // A division code outside every region settles the matter: the name is not asked.
        return in_force()
            .find(|standard| {
                standard
                    .regions
                    .iter()
                    .any(|region| code.starts_with(region.prefix.as_str()))
            })
            .map(|standard| Choice {
                standard,
                chosen_by: ChosenBy::DivisionCode(code.into()),
            });
    }
    let parties = [
        &submission.budget_unit,
        &submission.evaluating_unit,
        &submission.supervising_department,
    ];
    parties
        .into_iter()
        .flatten()
        .filter_map(|party| party.name.as_deref())
        .find_map(|name| {
            in_force().find_map(|standard| {
                let place = standard
                    .regions
                    .iter()
                    .flat_map(|region| &region.names)
                    .find(|place| name.contains(place.as_str()))
                    .cloned()?;
                Some(Choice {
                    standard,
                    chosen_by: ChosenBy::UnitName(place),
                })
            })
        })
}

fn default() -> Standard {
    super::mof_2020::standard()
}
