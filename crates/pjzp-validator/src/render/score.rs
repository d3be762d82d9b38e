//! The scorecard for people: every number with how it came about.

use std::fmt::{self, Write};

use pjzp_core::Decimal;

use super::plain::brief_quotes;
use super::text::assumptions;
use super::{Plain, View};
use crate::report::{Derivation, Row, Scored, Sum, Total};

/// Writes what one submission scores, with every derivation.
///
/// # Errors
/// Those of `out`.
pub fn score(out: &mut impl Write, scored: &Scored, view: &View<'_>) -> fmt::Result {
    let title = view.styles.title;
    writeln!(out, "{title}{}{title:#}", Plain(&scored.file))?;
    writeln!(
        out,
        "{}{} {}{}{}{}",
        view.say("标准：", "standard: "),
        Plain(&scored.standard.id),
        Plain(&scored.standard.title),
        view.say("（", " ("),
        Plain(&brief_quotes(scored.standard.why.say(view.language))),
        view.say("）", ")"),
    )?;
    for row in std::iter::once(&scored.scorecard.execution).chain(&scored.scorecard.indicators) {
        writeln!(out)?;
        self::row(out, row, view)?;
    }
    if !scored.scorecard.subtotals.is_empty() {
        writeln!(out)?;
    }
    for subtotal in &scored.scorecard.subtotals {
        sum(out, subtotal, view)?;
    }
    writeln!(out)?;
    total(out, &scored.scorecard.total, view)?;
    assumptions(out, &scored.assumptions, view)
}

fn row(out: &mut impl Write, row: &Row, view: &View<'_>) -> fmt::Result {
    let weight =
        row.weight.map(|weight| view.say("（分值 {}）", " (weight {})").replace("{}", &weight.to_string()));
    writeln!(
        out,
        "{}{}{}{}",
        Plain(row.label.say(view.language)),
        weight.unwrap_or_default(),
        view.say("：", ": "),
        earned(row.points, row.low, row.high, view)
    )?;
    if let Some(derivation) = &row.derivation {
        self::derivation(out, derivation, view)?;
    }
    if let Some(band) = &row.band {
        writeln!(out, "  {}{}", view.say("档次：", "band: "), Plain(band))?;
    }
    if let Some(because) = &row.unscored {
        writeln!(
            out,
            "  {}{}",
            view.say("不能计分：", "not scored: "),
            Plain(&brief_quotes(because.say(view.language)))
        )?;
    }
    filed(out, row.filed, row.points, view)
}

/// `20 × 239.5 ÷ 567.5 = 9580/1135 → 8.44`
fn derivation(out: &mut impl Write, derivation: &Derivation, view: &View<'_>) -> fmt::Result {
    writeln!(out, "  {}{}", view.say("公式：", "formula: "), derivation.words.say(view.language))?;
    let rounded = view
        .say("（四舍五入，保留 {} 位小数）", " (half away from zero, {} places)")
        .replace("{}", &derivation.places.to_string());
    let Derivation { expression, exact, result, .. } = derivation;
    let exact = exact.strip_suffix("/1").unwrap_or(exact);
    if *exact == result.to_string() {
        let same = expression == exact;
        let equals = if same { String::new() } else { format!(" = {exact}") };
        writeln!(out, "  {}{expression}{equals}", view.say("计算：", "computed: "))
    } else {
        writeln!(out, "  {}{expression} = {exact} → {result}{rounded}", view.say("计算：", "computed: "))
    }
}

fn earned(points: Option<Decimal>, low: Option<Decimal>, high: Option<Decimal>, view: &View<'_>) -> String {
    let known = points.map(|points| view.say("{} 分", "{}").replace("{}", &points.to_string()));
    let ends = match (low, high) {
        (Some(low), Some(high)) if low != high => Some(
            view.say("{low} 至 {high} 分", "{low} to {high}")
                .replace("{low}", &low.to_string())
                .replace("{high}", &high.to_string()),
        ),
        _ => None,
    };
    match (known, ends) {
        (Some(known), Some(ends)) => {
            format!(
                "{known}{}",
                view.say("（标准允许 {}）", " (the standard allows {})").replace("{}", &ends)
            )
        }
        (Some(known), None) => known,
        (None, Some(ends)) => view.say("标准允许 {}", "the standard allows {}").replace("{}", &ends),
        (None, None) => view.say("无法核定", "cannot be computed").into(),
    }
}

/// Said only where it differs.
fn filed(
    out: &mut impl Write,
    filed: Option<Decimal>,
    points: Option<Decimal>,
    view: &View<'_>,
) -> fmt::Result {
    match filed {
        Some(filed) if points != Some(filed) => {
            let style = view.styles.warning;
            writeln!(out, "  {}{style}{filed}{style:#}", view.say("自评得分：", "filed: "))
        }
        _ => Ok(()),
    }
}

fn sum(out: &mut impl Write, sum: &Sum, view: &View<'_>) -> fmt::Result {
    writeln!(
        out,
        "{}{}{}{}",
        Plain(sum.label.say(view.language)),
        view.say("：", ": "),
        added(sum.expression.as_deref()),
        earned(sum.points, sum.low, sum.high, view)
    )?;
    filed(out, sum.filed, sum.points, view)
}

fn total(out: &mut impl Write, total: &Total, view: &View<'_>) -> fmt::Result {
    let title = view.styles.title;
    let grade = total.grade.as_deref().map(|grade| format!("{}{}", view.say("，", ", "), Plain(grade)));
    writeln!(
        out,
        "{title}{}{title:#}{}{}{}",
        view.say("总分：", "total: "),
        added(total.expression.as_deref()),
        earned(total.points, total.low, total.high, view),
        grade.unwrap_or_default()
    )?;
    filed(out, total.filed, total.points, view)
}

/// The terms of a sum, where there is more than one.
fn added(expression: Option<&str>) -> String {
    expression.filter(|terms| terms.contains('+')).map(|terms| format!("{terms} = ")).unwrap_or_default()
}
