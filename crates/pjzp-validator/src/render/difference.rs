//! The difference of two reports for people.

use std::fmt::{self, Write};

use pjzp_core::Decimal;

use super::plain::brief_quotes;
use super::text::place;
use super::{Plain, View};
use crate::difference::{Altered, Change, Counts, Difference, FormChange, Side, State};
use crate::report::Finding;

/// Writes what changed between two reports: forms that did not change are only counted.
///
/// # Errors
/// Those of `out`.
pub fn difference(out: &mut impl Write, difference: &Difference, view: &View<'_>) -> fmt::Result {
    let Difference { before, after, summary, forms, .. } = difference;
    if before.version != after.version {
        let line = view.say("程序版本：{a} → {b}", "version of pjzp: {a} → {b}");
        writeln!(out, "{}", Plain(&line.replace("{a}", &before.version).replace("{b}", &after.version)))?;
    }
    if before.rules != after.rules {
        writeln!(
            out,
            "{}",
            view.say("两份报告所用的规则不同", "the reports were made with different rules")
        )?;
    }
    for form in forms.iter().filter(|form| form.change != Change::Same) {
        self::form(out, form, view)?;
        writeln!(out)?;
    }
    counts(out, summary, view)
}

fn form(out: &mut impl Write, form: &FormChange, view: &View<'_>) -> fmt::Result {
    let title = view.styles.title;
    let colon = view.say("：", ": ");
    match (&form.before, &form.after) {
        (Some(before), Some(after)) => {
            let names = match (name(before, view), name(after, view)) {
                (old, new) if old == new || before.file == after.file => new,
                (old, new) => format!("{old} → {new}"),
            };
            let states = if before.state == after.state {
                state(after.state, view).to_owned()
            } else {
                format!("{} → {}", state(before.state, view), state(after.state, view))
            };
            writeln!(out, "{title}{names}{title:#}{colon}{states}")?;
            sides(out, before, after, view)?;
        }
        (one, other) => {
            let Some(side) = one.as_ref().or(other.as_ref()) else { return Ok(()) };
            let which = match form.change {
                Change::Added => view.say("只在后一份报告中", "only in the second report"),
                _ => view.say("只在前一份报告中", "only in the first report"),
            };
            let state = state(side.state, view);
            let comma = view.say("，", ", ");
            writeln!(out, "{title}{}{title:#}{colon}{which}{comma}{state}", name(side, view))?;
        }
    }
    let FormChange { resolved, introduced, altered, remaining, .. } = form;
    let heads = [
        (resolved, view.say("已解决 {}：", "resolved: {}"), view.styles.good),
        (introduced, view.say("新出现 {}：", "introduced: {}"), view.styles.error),
    ];
    for (findings, head, style) in heads {
        if !findings.is_empty() {
            writeln!(out, "  {style}{}{style:#}", head.replace("{}", &findings.len().to_string()))?;
        }
        findings.iter().try_for_each(|finding| self::finding(out, finding, view))?;
    }
    if !altered.is_empty() {
        let head = view.say("级别或豁免有变 {}：", "of another severity or waiver: {}");
        writeln!(out, "  {}", head.replace("{}", &altered.len().to_string()))?;
    }
    for Altered { before, after } in altered {
        self::finding(out, after, view)?;
        let weighs = |finding: &Finding| {
            let severity = finding.severity.words().say(view.language);
            let waived = if finding.waived.is_some() { view.say("，已豁免", ", waived") } else { "" };
            format!("{severity}{waived}")
        };
        writeln!(out, "      {} → {}", weighs(before), weighs(after))?;
    }
    if *remaining > 0 {
        writeln!(out, "  {}", view.say("仍在 {}", "still there: {}").replace("{}", &remaining.to_string()))?;
    }
    Ok(())
}

fn name(side: &Side, view: &View<'_>) -> String {
    let line = side.line.map(|line| view.say(" 第 {} 行", " line {}").replace("{}", &line.to_string()));
    format!("{}{}", Plain(&side.file), line.unwrap_or_default())
}

fn state(state: State, view: &View<'_>) -> &'static str {
    state.words().say(view.language)
}

/// Totals and standard, where they differ.
fn sides(out: &mut impl Write, before: &Side, after: &Side, view: &View<'_>) -> fmt::Result {
    let none = || view.say("无", "none").to_owned();
    let points = |points: Option<Decimal>| points.map_or_else(none, |points| points.to_string());
    let id = |side: &Side| side.standard.as_ref().map_or_else(none, |standard| standard.id.clone());
    let edited = before.standard != after.standard && id(before) == id(after);
    let standard = if edited { view.say("（内容已改）", " (edited)") } else { "" };
    for (what, old, new, differs) in [
        (
            view.say("自评总分", "filed total"),
            points(before.filed),
            points(after.filed),
            before.filed != after.filed,
        ),
        (
            view.say("核定总分", "computed total"),
            points(before.points),
            points(after.points),
            before.points != after.points,
        ),
        (
            view.say("标准", "standard"),
            id(before),
            format!("{}{standard}", id(after)),
            before.standard != after.standard,
        ),
    ] {
        if differs {
            writeln!(out, "  {what}{}{}", view.say("：", ": "), Plain(&format!("{old} → {new}")))?;
        }
    }
    Ok(())
}

/// A finding in brief: what, and where.
pub(super) fn finding(out: &mut impl Write, finding: &Finding, view: &View<'_>) -> fmt::Result {
    let style = view.styles.severity(finding.severity);
    writeln!(
        out,
        "    {style}{} {}{style:#} {}",
        finding.severity.words().say(view.language),
        finding.code,
        Plain(&brief_quotes(finding.message.say(view.language)))
    )?;
    write!(out, "    ")?;
    place(out, &finding.pointer, finding.label.say(view.language), finding.source.as_ref(), view)
}

fn counts(out: &mut impl Write, counts: &Counts, view: &View<'_>) -> fmt::Result {
    let Counts { same, changed, added, removed, resolved, introduced, altered, remaining } = counts;
    match view.language {
        pjzp_core::text::Language::Chinese => writeln!(
            out,
            "没有变化 {same} 份，有变化 {changed} 份，新增 {added} 份，减少 {removed} 份；\
             问题：已解决 {resolved}，新出现 {introduced}，级别或豁免有变 {altered}，仍在 {remaining}"
        ),
        pjzp_core::text::Language::English => writeln!(
            out,
            "forms: {same} unchanged, {changed} changed, {added} added, {removed} removed; \
             findings: {resolved} resolved, {introduced} introduced, {altered} altered, {remaining} still there"
        ),
    }
}
