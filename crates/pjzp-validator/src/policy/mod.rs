//! What an office may lay down about findings, without hiding any.
//!
//! Policy changes how much a finding weighs ([`SeverityChange`]), lets one stand ([`Waivers`]), or
//! tells what is new from what was there before ([`Baseline`]). It never removes a finding, and it
//! never changes a verdict: the verdict says what the form is, and a form with an error that
//! somebody approved is still a form with an error.
//!
//! ```
//! use pjzp_validator::policy::{Day, Waivers};
//! use pjzp_validator::{Options, Policy, Report, check_json};
//! let form = br#"{ "schema_version": "1", "name": "x", "fiscal_year": 2021,
//!                  "total": { "score": "101" } }"#;
//! let waivers = r#"{ "waivers_version": "1", "waivers": [{
//!     "code": "PJ3016", "form": { "name": "x", "fiscal_year": 2021 },
//!     "pointer": "/total/score", "found": "101",
//!     "reason": "已归档", "approver": "财政局绩效科", "expires": "2026-12-31" }] }"#;
//! let today = Day::parse("2026-11-25").ok_or("no day")?;
//! let waivers = Waivers::new("waivers.json", waivers.as_bytes(), today)?;
//! let mut policy = Policy { waivers: Some(waivers), baseline: None };
//!
//! let mut result = check_json("form.json", form, &Options::default());
//! policy.apply(&mut result);
//! let report = Report::under(policy.terms(&Options::default()), vec![result]);
//! assert_eq!((report.summary().waived, report.summary().invalid), (1, 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod baseline;
mod day;
mod severity;
mod waived;
mod waiver;

pub use baseline::Baseline;
pub use day::Day;
pub use severity::{PolicyError, SeverityChange, nearest_rule, severity, unknown_rule};
pub use waived::Waivers;
pub use waiver::{WaivedForm, Waiver, WaiverFile, read_waivers, waivers_schema};

use crate::check::Options;
use crate::provenance;
use crate::report::{FileResult, RuleSeverity, StandardUsed, Terms};

/// What is applied to each result after it was judged.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// What may stand.
    pub waivers: Option<Waivers>,
    /// What was there before.
    pub baseline: Option<Baseline>,
}

impl Policy {
    /// Marks the findings of a result that may stand, and those that were there before.
    pub fn apply(&mut self, result: &mut FileResult) {
        if let Some(waivers) = &mut self.waivers {
            waivers.apply(result);
        }
        if let Some(baseline) = &mut self.baseline {
            baseline.apply(result);
        }
    }

    /// What the results came of, once the policy was applied to every one of them.
    pub fn terms(&self, options: &Options) -> Terms {
        let mut severities: Vec<RuleSeverity> = Vec::new();
        for change in &options.severities {
            severities.retain(|earlier| earlier.code != change.rule.code);
            severities.push(RuleSeverity { code: change.rule.code.into(), severity: change.severity });
        }
        severities.sort_by(|one, other| one.code.cmp(&other.code));
        Terms {
            severities,
            standard: options.standard.as_ref().map(|standard| StandardUsed {
                id: standard.id.clone(),
                sha256: provenance::of_standard(standard),
            }),
            waivers: self.waivers.as_ref().map(|waivers| waivers.used(options)),
            baseline: self.baseline.as_ref().map(Baseline::used),
        }
    }
}
