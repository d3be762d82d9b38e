//! Which findings may stand, and which waivers cover nothing.

use std::path::Path;

use pjzp_core::rule::Severity;
use pjzp_core::text::Text;
use pjzp_core::{Pointer, SourceMap, rules};
use pjzp_schema::Refusal;

use super::{Day, WaivedForm, Waiver, read_waivers};
use crate::check::Options;
use crate::pairing::{self, Alike, Mark};
use crate::provenance::sha256;
use crate::report::{self, Assessed, FileResult, Finding, Outcome, WaiversUsed};

/// The rule about waivers that have no effect.
const STALE: &str = "PJ8013";

/// The waivers of a file, as of a day.
#[derive(Debug, Clone)]
pub struct Waivers {
    file: String,
    sha256: String,
    today: Day,
    sources: SourceMap,
    entries: Vec<Entry>,
}

/// A waiver, and what came of it so far.
#[derive(Debug, Clone)]
struct Entry {
    waiver: Waiver,
    mark: Mark,
    is_expired: bool,
    /// A form that it is about was checked.
    is_met: bool,
    is_used: bool,
}

impl Waivers {
    /// The waivers that the bytes of a file hold, judged on a day.
    ///
    /// # Errors
    /// [`Refusal`] where it is no waiver file, or one of them can never hold.
    pub fn new(file: &str, bytes: &[u8], today: Day) -> Result<Self, Refusal> {
        let (held, sources) = read_waivers(bytes)?;
        let entries = held.waivers.into_iter().map(|waiver| {
            let code = rules::find(&waiver.code).map_or(waiver.code.as_str(), |rule| rule.code);
            Entry {
                mark: Mark {
                    code: code.into(),
                    place: waiver.pointer.text().into(),
                    row: waiver.row.clone(),
                    found: waiver.found.clone(),
                },
                is_expired: Day::parse(&waiver.expires).is_none_or(|last| last < today),
                is_met: false,
                is_used: false,
                waiver,
            }
        });
        let entries = entries.collect();
        Ok(Self { file: file.into(), sha256: sha256(bytes), today, sources, entries })
    }

    /// Marks the findings of a result that may stand: one waiver, one finding.
    ///
    /// A waiver follows its row to another number only where there is no doubt which it is.
    pub(super) fn apply(&mut self, result: &mut FileResult) {
        let Outcome::Assessed(assessed) = &mut result.outcome else { return };
        let mut about = Vec::new();
        for entry in &mut self.entries {
            if is_about(&entry.waiver.form, &result.file, assessed) {
                entry.is_met = true;
                about.push(entry);
            }
        }
        // What was approved once does not cover a second form, however much it looks like the first.
        about.retain(|entry| !entry.is_expired && !entry.is_used);
        let marks: Vec<Mark> = about.iter().map(|entry| entry.mark.clone()).collect();
        let findings: Vec<Mark> = assessed.findings.iter().map(Mark::of).collect();
        let pairing = pairing::marks(&marks, &findings, Alike::Never);
        for (finding, waived) in assessed.findings.iter_mut().zip(pairing.before) {
            if let Some(entry) = waived.and_then(|index| about.get_mut(index)) {
                entry.is_used = true;
                let Waiver { reason, approver, expires, .. } = entry.waiver.clone();
                finding.waived = Some(report::Waived { reason, approver, expires });
            }
        }
    }

    /// What became of the waivers.
    pub(super) fn used(&self, options: &Options) -> WaiversUsed {
        let stale = self.entries.iter().enumerate().filter(|(_, entry)| entry.is_met && !entry.is_used);
        let elsewhere = self.entries.iter().filter(|entry| !entry.is_met).count();
        WaiversUsed {
            file: self.file.clone(),
            sha256: self.sha256.clone(),
            today: self.today.to_string(),
            stale: stale.filter_map(|(index, entry)| self.stale(index, entry, options)).collect(),
            elsewhere: u64::try_from(elsewhere).unwrap_or(u64::MAX),
        }
    }

    fn stale(&self, index: usize, entry: &Entry, options: &Options) -> Option<Finding> {
        let rule = rules::find(STALE)?;
        let pointer = Pointer::from("/waivers").at(index);
        let number = index.saturating_add(1);
        // No form's own standard speaks of waivers; only one that was asked for is everybody's.
        let own = options.standard.as_ref().map_or(rule.severity, |standard| standard.severity(rule));
        let asked = options.severities.iter().rev().find(|change| change.rule == rule);
        Some(Finding {
            code: rule.code.into(),
            name: rule.name.into(),
            severity: asked.map_or(own, |change| change.severity),
            label: report::Said::new(format!("第{number}条豁免"), format!("waiver {number}")),
            beside: Vec::new(),
            message: self.why(entry).into(),
            basis: vec![report::Basis { kind: report::BasisKind::Pjzp, number: None, title: None }],
            remedy: rule.remedy.into(),
            source: self.sources.find(&pointer).cloned(),
            row: None,
            found: entry.is_expired.then(|| entry.waiver.expires.clone()),
            expected: None,
            waived: None,
            baseline: None,
            pointer,
        })
    }

    /// Why a waiver has no effect.
    fn why(&self, entry: &Entry) -> Text {
        let Mark { code, place, row, found } = &entry.mark;
        let place = if place.is_empty() { "/" } else { place };
        let (row_zh, row_en) =
            row.as_ref().map(|row| (format!("「{row}」"), format!(" in 「{row}」"))).unwrap_or_default();
        let (found_zh, found_en) = found
            .as_ref()
            .map(|found| (format!("，现值 {found}"), format!(", found {found}")))
            .unwrap_or_default();
        let what_zh = format!("{code}（{place}{row_zh}{found_zh}）");
        let what_en = format!("{code} ({place}{row_en}{found_en})");
        if entry.is_expired {
            let expires = &entry.waiver.expires;
            Text::new(
                format!("对 {what_zh}的豁免已于 {expires} 到期，不再起作用"),
                format!("the waiver of {what_en} expired after {expires} and has no effect"),
            )
        } else if self.entries.iter().any(|other| other.is_used && other.mark == entry.mark) {
            Text::new(
                format!("对 {what_zh}的豁免没有用到：与另一条豁免重复"),
                format!("the waiver of {what_en} covers nothing: there is another like it"),
            )
        } else {
            Text::new(
                format!("对 {what_zh}的豁免没有用到：自评表中没有这样的问题，或有几处相同、无法分辨"),
                format!(
                    "the waiver of {what_en} covers nothing: the form has no such finding, or several that cannot be told apart"
                ),
            )
        }
    }
}

/// Whether everything that is stated of the form is so, and enough is stated: a year that the form
/// has is needed, and so is a unit, unless the project code or the file tells it from others.
fn is_about(form: &WaivedForm, file: &str, assessed: &Assessed) -> bool {
    fn agrees<T: PartialEq>(stated: Option<&T>, filed: Option<&T>, may_be_left_out: bool) -> bool {
        stated == filed || stated.is_none() && may_be_left_out
    }
    let WaivedForm { project_code, name, budget_unit, fiscal_year, file: stated } = form;
    let (by_file, by_code) = (stated.is_some(), project_code.is_some());
    agrees(project_code.as_ref(), assessed.project_code.as_ref(), true)
        && agrees(name.as_ref(), assessed.name.as_ref(), true)
        && agrees(budget_unit.as_ref(), assessed.budget_unit.as_ref(), by_file || by_code)
        && agrees(fiscal_year.as_ref(), assessed.fiscal_year.as_ref(), by_file)
        && stated.as_ref().is_none_or(|stated| Path::new(file).ends_with(stated))
}

impl WaiversUsed {
    /// The gravest of what is wrong with the waivers.
    pub fn gravest(&self) -> Option<Severity> {
        self.stale.iter().map(|finding| finding.severity).max()
    }
}
