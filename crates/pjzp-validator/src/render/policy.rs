//! What was let stand, what was there before, and what is wrong with the waivers.

use std::fmt::{self, Write};

use super::plain::{brief, brief_quotes};
use super::text::{finding, place};
use super::{Plain, View};
use crate::report::{Finding, Terms, Waived};

/// The findings of one form that are not open, each in a few lines or by number.
pub(super) fn settled(out: &mut impl Write, findings: &[&Finding], view: &View<'_>) -> fmt::Result {
    let (waived, known): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.waived.is_some());
    if !waived.is_empty() {
        writeln!(out, "\n{}", counted(waived.len(), view, "已豁免 {} 个问题：", "waived findings: {}"))?;
    }
    for finding in waived {
        writeln!(
            out,
            "  {} {} {}",
            finding.severity.words().say(view.language),
            finding.code,
            Plain(&brief_quotes(finding.message.say(view.language)))
        )?;
        write!(out, "  ")?;
        place(out, &finding.pointer, finding.label.say(view.language), finding.source.as_ref(), view)?;
        if let Some(waived) = &finding.waived {
            writeln!(out, "    {}", Plain(&self::waived(waived, view)))?;
        }
    }
    if !known.is_empty() {
        let line = counted(
            known.len(),
            view,
            "基线报告中已有 {} 个问题，不再列出",
            "findings that the baseline has too and that are not listed: {}",
        );
        writeln!(out, "\n{line}")?;
    }
    Ok(())
}

/// `豁免：原因（某局批准，有效期至 2026-12-31）`
pub(super) fn waived(waived: &Waived, view: &View<'_>) -> String {
    view.say(
        "豁免：{reason}（{approver}批准，有效期至 {expires}）",
        "waived: {reason} (approved by {approver}, until {expires})",
    )
    .replace("{expires}", &waived.expires)
    .replace("{approver}", &brief(&waived.approver))
    .replace("{reason}", &brief(&waived.reason))
}

/// Writes what is wrong with the waivers.
///
/// # Errors
/// Those of `out`.
pub fn terms(out: &mut impl Write, terms: &Terms, view: &View<'_>) -> fmt::Result {
    let Some(waivers) = &terms.waivers else { return Ok(()) };
    let title = view.styles.title;
    if !waivers.stale.is_empty() {
        writeln!(out, "{title}{}{title:#}", Plain(&waivers.file))?;
        for stale in &waivers.stale {
            writeln!(out)?;
            finding(out, stale, view)?;
        }
        writeln!(out)?;
    }
    if waivers.elsewhere > 0 {
        let line = view.say(
            "豁免文件中另有 {} 条，不涉及这次校验的自评表",
            "waivers about none of the forms that were checked: {}",
        );
        writeln!(out, "{}", line.replace("{}", &waivers.elsewhere.to_string()))?;
    }
    Ok(())
}

/// The part of the summary about findings that are not open.
pub(super) fn summary(waived: u64, known: u64, view: &View<'_>) -> String {
    let part = |count: u64, zh: &str, en: &str| {
        if count == 0 { String::new() } else { view.say(zh, en).replace("{}", &count.to_string()) }
    };
    part(waived, "；已豁免 {}", "; {} waived") + &part(known, "；基线已有 {}", "; {} in the baseline")
}

fn counted(count: usize, view: &View<'_>, zh: &str, en: &str) -> String {
    view.say(zh, en).replace("{}", &count.to_string())
}
