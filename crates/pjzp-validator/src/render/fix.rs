//! What was fixed in a form, and what became of its findings, for people.

use std::fmt::{self, Write};

use pjzp_core::rule::Severity;

use super::difference::finding;
use super::text::place;
use super::{Plain, View};
use crate::fix::{Change, Fixed};

/// Writes the plan, and what checking the copy showed.
///
/// # Errors
/// Those of `out`.
pub fn fixed(out: &mut impl Write, fixed: &Fixed, view: &View<'_>) -> fmt::Result {
    let title = view.styles.title;
    let line =
        fixed.before.line.map(|line| view.say(" 第 {} 行", " line {}").replace("{}", &line.to_string()));
    write!(out, "{title}{}{}{title:#}", Plain(&fixed.before.file), line.unwrap_or_default())?;
    match fixed.changes.len() {
        0 => writeln!(
            out,
            "{}",
            view.say("：没有可以安全改写的地方", ": nothing that can safely be written otherwise")
        )?,
        1 => writeln!(out, "{}", view.say("：改写 1 处", ": 1 place to write otherwise"))?,
        many => {
            let head = view.say("：改写 {} 处", ": {} places to write otherwise");
            writeln!(out, "{}", head.replace("{}", &many.to_string()))?;
        }
    }
    fixed.changes.iter().try_for_each(|change| self::change(out, change, view))?;
    refused(out, fixed, view)?;
    outcome(out, fixed, view)
}

/// What the file does not allow to be written otherwise.
fn refused(out: &mut impl Write, fixed: &Fixed, view: &View<'_>) -> fmt::Result {
    for (change, why) in &fixed.refused {
        let (warning, fix) = (view.styles.warning, &change.fix);
        let head = view.say("没有改写", "not written otherwise");
        let between = view.say("：", ": ");
        let (from, to) = (Plain(&fix.from), Plain(&fix.to));
        writeln!(
            out,
            "  {warning}{head}{warning:#} 「{from}」→ 「{to}」{between}{}",
            why.say(view.language)
        )?;
        write!(out, "  ")?;
        place(out, &fix.pointer, change.label.say(view.language), change.source.as_ref(), view)?;
    }
    Ok(())
}

fn change(out: &mut impl Write, change: &Change, view: &View<'_>) -> fmt::Result {
    let Change { fix, label, source } = change;
    let why: Vec<&str> = fix.kinds.iter().map(|kind| kind.words().say(view.language)).collect();
    let (good, why) = (view.styles.good, why.join(view.say("，", ", ")));
    writeln!(out, "  「{}」→ {good}「{}」{good:#} {why}", Plain(&fix.from), Plain(&fix.to))?;
    write!(out, "  ")?;
    place(out, &fix.pointer, label.say(view.language), source.as_ref(), view)
}

fn outcome(out: &mut impl Write, fixed: &Fixed, view: &View<'_>) -> fmt::Result {
    let counted = |severity: Severity| {
        let of = fixed.remaining.iter().filter(|finding| finding.severity == severity).count();
        (of > 0).then(|| format!("{} {of}", severity.words().say(view.language)))
    };
    let graves: Vec<String> =
        [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(counted).collect();
    let graves = match graves.as_slice() {
        [] => String::new(),
        some => view.say("（{}）", " ({})").replace("{}", &some.join(view.say("，", ", "))),
    };
    let counts = view.say(
        "复检：已解决 {r}，仍在 {s}{g}，新出现 {i}",
        "checked again: {r} resolved, {s} still there{g}, {i} introduced",
    );
    let counts = counts
        .replace("{r}", &fixed.resolved.len().to_string())
        .replace("{s}", &fixed.remaining.len().to_string())
        .replace("{g}", &graves)
        .replace("{i}", &fixed.introduced.len().to_string());
    writeln!(out, "{counts}")?;
    let lists = [
        (&fixed.resolved, view.say("  已解决：", "  resolved:"), view.styles.good),
        (&fixed.introduced, view.say("  新出现：", "  introduced:"), view.styles.error),
    ];
    for (findings, head, style) in lists {
        if !findings.is_empty() {
            writeln!(out, "{style}{head}{style:#}")?;
        }
        findings.iter().try_for_each(|each| finding(out, each, view))?;
    }
    Ok(())
}
