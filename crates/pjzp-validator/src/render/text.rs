//! A report for people.

use std::fmt::{self, Write};

use pjzp_core::rule::{self, Severity};
use pjzp_core::standard::Confidence;
use pjzp_core::{Decimal, Pointer, Source, Verdict};

use super::plain::{brief, brief_quotes};
use super::{Original, Plain, View, policy};
use crate::order::in_file;
use crate::report::{
    Assessed, Assumed, Basis, BasisKind, Change, ChangedBy, Correction, Coverage, Explanation, FileResult,
    Finding, Outcome, Problem, Report, Standard, Summary, Total,
};

/// How far what belongs to a finding is moved in.
const INDENT: usize = 2;

/// Writes a whole report: every result, and the counts.
///
/// # Errors
/// Those of `out`.
pub fn report(out: &mut impl Write, report: &Report, view: &View<'_>) -> fmt::Result {
    for result in report.results() {
        self::result(out, result, view)?;
        writeln!(out)?;
    }
    policy::terms(out, report.terms(), view)?;
    summary(out, &report.summary(), view)
}

/// Writes what was found in one submission.
///
/// # Errors
/// Those of `out`.
pub fn result(out: &mut impl Write, result: &FileResult, view: &View<'_>) -> fmt::Result {
    let styles = &view.styles;
    let style = match result.verdict() {
        Verdict::Valid => styles.good,
        Verdict::Invalid => styles.error,
        Verdict::Undetermined => styles.warning,
    };
    let verdict = verdict(result.verdict(), view);
    let title = styles.title;
    write!(out, "{title}{}{title:#}", Plain(&result.file))?;
    if let Some(line) = result.line {
        write!(out, "{}", at_line(line, view))?;
    }
    writeln!(out, "{}{style}{verdict}{style:#}", view.say("：", ": "))?;
    match &result.outcome {
        Outcome::Refused(refused) => {
            refused.problems().iter().try_for_each(|problem| self::problem(out, problem, view))
        }
        Outcome::Assessed(assessed) => assessment(out, assessed, view),
    }
}

/// A verdict in words.
pub(super) fn verdict<'t>(verdict: Verdict, view: &View<'_>) -> &'t str {
    match verdict {
        Verdict::Valid => view.say("通过", "valid"),
        Verdict::Invalid => view.say("不通过", "invalid"),
        Verdict::Undetermined => view.say("待定", "undetermined"),
    }
}

/// Writes the counts, on one line.
///
/// # Errors
/// Those of `out`.
pub fn summary(out: &mut impl Write, summary: &Summary, view: &View<'_>) -> fmt::Result {
    let Summary { files, valid, invalid, undetermined, refused, errors, warnings, notes, waived, known } =
        *summary;
    let settled = policy::summary(waived, known, view);
    match view.language {
        pjzp_core::text::Language::Chinese => {
            write!(out, "共 {files} 份：通过 {valid}，不通过 {invalid}，待定 {undetermined}")?;
            if refused > 0 {
                write!(out, "（其中无法读取 {refused}）")?;
            }
            writeln!(out, "；错误 {errors}，警告 {warnings}，提示 {notes}{settled}")
        }
        pjzp_core::text::Language::English => {
            write!(out, "{files} checked: {valid} valid, {invalid} invalid, {undetermined} undetermined")?;
            if refused > 0 {
                write!(out, " ({refused} of them unreadable)")?;
            }
            let counted = |count: u64, what: &str| match count {
                1 => format!("1 {what}"),
                _ => format!("{count} {what}s"),
            };
            let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
            writeln!(out, "; {errors}, {warnings}, {}{settled}", counted(notes, "note"))
        }
    }
}

pub(super) fn problem(out: &mut impl Write, problem: &Problem, view: &View<'_>) -> fmt::Result {
    let Problem { pointer, message, code, line, column } = problem;
    let style = view.styles.error;
    writeln!(
        out,
        "{style}{}{}{style:#} {}",
        view.say("无法读取", "unreadable"),
        code.as_deref().map(|code| format!(" {code}")).unwrap_or_default(),
        Plain(&brief_quotes(message.say(view.language)))
    )?;
    let source = Source { line: *line, column: *column, ..Source::default() };
    place(out, pointer, "", Some(&source), view)?;
    excerpt(out, Some(&source), None, view)
}

fn assessment(out: &mut impl Write, assessed: &Assessed, view: &View<'_>) -> fmt::Result {
    before_findings(out, assessed, view)?;
    // A reader goes through the file from top to bottom.
    let mut findings: Vec<&Finding> = assessed.findings.iter().collect();
    findings.sort_by_cached_key(|finding| {
        let place = finding.source.as_ref().map(in_file);
        (std::cmp::Reverse(finding.severity), place.is_none(), place)
    });
    let (open, settled): (Vec<&Finding>, _) = findings.into_iter().partition(|finding| finding.is_open());
    for finding in open {
        writeln!(out)?;
        self::finding(out, finding, view)?;
    }
    policy::settled(out, &settled, view)?;
    behind_findings(out, assessed, view)
}

/// Writes what was found in one submission, without the findings.
pub(super) fn around_findings(out: &mut impl Write, assessed: &Assessed, view: &View<'_>) -> fmt::Result {
    before_findings(out, assessed, view)?;
    behind_findings(out, assessed, view)
}

fn before_findings(out: &mut impl Write, assessed: &Assessed, view: &View<'_>) -> fmt::Result {
    standard(out, &assessed.standard, view)?;
    total(out, &assessed.scorecard.total, view)
}

fn behind_findings(out: &mut impl Write, assessed: &Assessed, view: &View<'_>) -> fmt::Result {
    diagnosis(out, &assessed.diagnosis, assessed.diagnosis_cut, view)?;
    assumptions(out, &assessed.assumptions, view)?;
    severities(out, &assessed.severities, view)?;
    coverage(out, assessed.coverage.as_ref(), view)?;
    super::scope::skipped(out, &assessed.skipped, view)
}

fn standard(out: &mut impl Write, standard: &Standard, view: &View<'_>) -> fmt::Result {
    writeln!(
        out,
        "{}{} {}{}{}{}",
        view.say("标准：", "standard: "),
        Plain(&standard.id),
        Plain(&standard.title),
        view.say("（", " ("),
        Plain(&brief_quotes(standard.why.say(view.language))),
        view.say("）", ")"),
    )?;
    if standard.confidence == Confidence::Unconfirmed {
        writeln!(
            out,
            "{}",
            view.say(
                "  注意：这一标准的规则未经核实，只供参考",
                "  beware: the rules of this standard are unconfirmed"
            )
        )?;
    }
    if !standard.others.is_empty() {
        let ids: Vec<&str> = standard.others.iter().map(|other| other.id.as_str()).collect();
        writeln!(
            out,
            "  {}{}",
            view.say(
                "改用以下标准则没有错误，请确认适用哪一个：",
                "without error under another standard; make sure which applies: "
            ),
            ids.join(view.say("、", ", "))
        )?;
    }
    Ok(())
}

/// What the form earns beside what it says it earns.
fn total(out: &mut impl Write, total: &Total, view: &View<'_>) -> fmt::Result {
    let points = |points: Option<Decimal>, grade: Option<&str>| {
        let points = points.map(|points| view.say("{} 分", "{}").replace("{}", &points.to_string()));
        let parts: Vec<String> =
            points.into_iter().chain(grade.map(|grade| Plain(&brief(grade)).to_string())).collect();
        parts.join(view.say("，", ", "))
    };
    let filed = points(total.filed, total.filed_grade.as_deref());
    let computed = points(total.points, total.grade.as_deref());
    let computed = match computed.as_str() {
        "" => view.say("无法核定", "it cannot be computed").to_owned(),
        computed => format!("{}{computed}", view.say("核定 ", "computed ")),
    };
    write!(
        out,
        "{}{}{}{computed}{}",
        view.say("总分：自评 ", "total: filed "),
        if filed.is_empty() { view.say("未填", "nothing") } else { &filed },
        view.say("；", "; "),
        match (total.low, total.high) {
            (Some(low), Some(high)) if low != high => view
                .say("（标准允许 {low} 至 {high}）", " (the standard allows {low} to {high})")
                .replace("{low}", &low.to_string())
                .replace("{high}", &high.to_string()),
            _ => String::new(),
        }
    )?;
    writeln!(out)
}

/// Writes one finding.
///
/// # Errors
/// Those of `out`.
pub fn finding(out: &mut impl Write, finding: &Finding, view: &View<'_>) -> fmt::Result {
    let style = view.styles.severity(finding.severity);
    writeln!(
        out,
        "{style}{} {}{style:#} {}",
        finding.severity.words().say(view.language),
        finding.code,
        Plain(&brief_quotes(finding.message.say(view.language)))
    )?;
    let source = finding.source.as_ref();
    place(out, &finding.pointer, finding.label.say(view.language), source, view)?;
    // What is not there cannot be shown; its place is that of whatever it belongs to.
    if finding.found.is_some() || finding.expected.is_none() {
        excerpt(out, source, finding.found.as_deref(), view)?;
    }
    if let Some(expected) = &finding.expected {
        let line = match &finding.found {
            Some(found) => view
                .say("现为 {found}，应为 {expected}", "found {found}, expected {expected}")
                .replace("{found}", &brief(found)),
            None => view.say("现为空，应为 {expected}", "found nothing, expected {expected}").to_owned(),
        };
        writeln!(out, "  {}", Plain(&line.replace("{expected}", &brief(expected))))?;
    }
    writeln!(
        out,
        "  {}{}",
        view.say("依据：", "basis: "),
        finding.basis.iter().map(|each| basis(each, view)).collect::<Vec<_>>().join(view.say("；", "; "))
    )?;
    writeln!(out, "  {}{}", view.say("办法：", "remedy: "), finding.remedy.say(view.language))
}

fn basis(basis: &Basis, view: &View<'_>) -> String {
    let title = basis.title.as_deref().filter(|title| !title.is_empty()).map(|title| format!("《{title}》"));
    match basis.kind {
        BasisKind::Standard | BasisKind::Document => {
            let parts = basis.number.clone().into_iter().chain(title);
            Plain(&parts.collect::<String>()).to_string()
        }
        BasisKind::Arithmetic => rule::Basis::Arithmetic.words().say(view.language).into(),
        BasisKind::Pjzp => rule::Basis::Pjzp.words().say(view.language).into(),
        BasisKind::Reading => rule::Basis::Reading.words().say(view.language).into(),
    }
}

/// `位置：第 97 行，「效益指标」小计的得分（/subtotals/1/score）`
pub(super) fn place(
    out: &mut impl Write,
    pointer: &Pointer,
    label: &str,
    source: Option<&Source>,
    view: &View<'_>,
) -> fmt::Result {
    let pointer = match pointer.text() {
        "" => String::new(),
        text if label.is_empty() => text.to_owned(),
        text => view.say("（{}）", " ({})").replace("{}", text),
    };
    let named = format!("{label}{pointer}");
    let spot = source.map(|source| spot(source, view)).unwrap_or_default();
    let parts: Vec<String> = [spot, named].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return Ok(());
    }
    let place = parts.join(view.say("，", ", "));
    let dim = view.styles.dim;
    writeln!(out, "  {}{dim}{}{dim:#}", view.say("位置：", "at: "), Plain(&place))
}

/// A place in the file, in words.
fn spot(source: &Source, view: &View<'_>) -> String {
    let Source { sheet, cell, table, row, column, end: _, paragraph, line } = source;
    if let (Some(sheet), Some(cell)) = (sheet, cell) {
        return format!("{}!{cell}", brief(sheet));
    }
    let mut parts = Vec::new();
    let mut number = |number: &Option<u32>, zh: &str, en: &str| {
        if let Some(number) = number {
            parts.push(view.say(zh, en).replace("{}", &number.to_string()));
        }
    };
    number(line, "第 {} 行", "line {}");
    number(table, "表 {}", "table {}");
    number(if line.is_none() { row } else { &None }, "第 {} 行", "row {}");
    // Where the excerpt underlines a character, its number says nothing more.
    let shown = view.original.is_some_and(Original::counts_characters);
    number(if shown { &None } else { column }, "第 {} 列", "column {}");
    number(paragraph, "第 {} 段", "paragraph {}");
    if let Some(sheet) = sheet {
        parts.push(view.say("工作表「{}」", "sheet 「{}」").replace("{}", &brief(sheet)));
    }
    if let Some(cell) = cell {
        parts.push(view.say("单元格 {}", "cell {}").replace("{}", cell));
    }
    parts.join(" ")
}

fn at_line(line: u32, view: &View<'_>) -> String {
    view.say(" 第 {} 行", " line {}").replace("{}", &line.to_string())
}

fn excerpt(
    out: &mut impl Write,
    source: Option<&Source>,
    found: Option<&str>,
    view: &View<'_>,
) -> fmt::Result {
    let (Some(original), Some(source)) = (view.original, source) else {
        return Ok(());
    };
    let Some(excerpt) = original.excerpt(source, found) else {
        return Ok(());
    };
    excerpt.lines(INDENT).into_iter().try_for_each(|line| writeln!(out, "{line}"))
}

fn diagnosis(out: &mut impl Write, explanations: &[Explanation], cut: bool, view: &View<'_>) -> fmt::Result {
    if explanations.is_empty() && !cut {
        return Ok(());
    }
    let style = view.styles.good;
    writeln!(out)?;
    match explanations {
        [] => writeln!(
            out,
            "{}",
            view.say(
                "没有找到三处以内、数值唯一确定的改法，请逐项核对",
                "no correction of at most three figures, each with only one possible value, was found: go through them one by one"
            )
        )?,
        [only] => {
            let head = match only.edits.len() {
                1 => {
                    view.say("改这一处即可全部对上：", "one correction makes every figure agree:").to_owned()
                }
                count => view
                    .say("改这 {} 处即可全部对上：", "{} corrections make every figure agree:")
                    .replace("{}", &count.to_string()),
            };
            writeln!(out, "{style}{head}{style:#}")?;
            for edit in &only.edits {
                writeln!(out, "  {}", correction(edit, view))?;
            }
        }
        several => {
            let head = view
                .say(
                    "以下 {} 种改法，任取一种即可全部对上；单看数字，各种改法同样成立：",
                    "each of these {} corrections makes every figure agree; the figures favour none of them:",
                )
                .replace("{}", &several.len().to_string());
            writeln!(out, "{style}{head}{style:#}")?;
            for (number, explanation) in (1_usize..).zip(several) {
                let edits: Vec<String> =
                    explanation.edits.iter().map(|edit| correction(edit, view)).collect();
                writeln!(out, "  {number}. {}", edits.join(view.say("；", "; ")))?;
            }
        }
    }
    if cut && !explanations.is_empty() {
        writeln!(
            out,
            "  {}",
            view.say("可能还有其他改法，未一一列出", "there may be others that are not listed")
        )?;
    }
    Ok(())
}

/// `第 97 行 「效益指标」小计的得分 24 → 23.37`
fn correction(edit: &Correction, view: &View<'_>) -> String {
    let spot = edit.source.as_ref().map(|source| spot(source, view)).unwrap_or_default();
    let label = edit.label.say(view.language);
    let blank = if spot.is_empty() { "" } else { " " };
    let line = format!("{spot}{blank}{label} {} → {}", brief(&edit.from), brief(&edit.to));
    Plain(&line).to_string()
}

pub(super) fn assumptions(out: &mut impl Write, assumptions: &[Assumed], view: &View<'_>) -> fmt::Result {
    if assumptions.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", view.say("计算时的假定：", "taken for granted:"))?;
    for Assumed { label, value, because, alternatives, .. } in assumptions {
        let label = label.say(view.language);
        writeln!(
            out,
            "  {} = {}{}{}",
            Plain(label),
            Plain(&brief(value)),
            view.say("：", ": "),
            Plain(&brief_quotes(because.say(view.language)))
        )?;
        for other in alternatives {
            writeln!(
                out,
                "    {} {}{}{}",
                view.say("若取", "were it"),
                Plain(&brief(&other.value)),
                view.say("，", ", "),
                Plain(&brief_quotes(other.consequence.say(view.language)))
            )?;
        }
    }
    Ok(())
}

fn severities(out: &mut impl Write, changes: &[Change], view: &View<'_>) -> fmt::Result {
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    let named = |severity: Severity| severity.words().say(view.language);
    changes.iter().try_for_each(|Change { code, from, to, by }| {
        let line = match by {
            ChangedBy::Standard => view.say(
                "{code} 的级别按标准定为{to}（原为{from}）",
                "{code} counts as {to} by the standard (was {from})",
            ),
            ChangedBy::Request => {
                view.say("{code} 的级别改为{to}（原为{from}）", "{code} counts as {to} (was {from})")
            }
        };
        let line = line.replace("{code}", code);
        writeln!(out, "{}", line.replace("{to}", named(*to)).replace("{from}", named(*from)))
    })
}

/// Said only where something was not understood.
pub(super) fn coverage(out: &mut impl Write, coverage: Option<&Coverage>, view: &View<'_>) -> fmt::Result {
    const MOST: usize = 10;
    let Some(coverage) = coverage.filter(|coverage| 0 < coverage.unread) else {
        return Ok(());
    };
    let head = view
        .say(
            "{cells} 个单元格或段落中有 {unread} 个未识别，不能断定已全部核对：",
            "{unread} of {cells} cells and paragraphs were not understood, so not everything was checked:",
        )
        .replace("{cells}", &coverage.cells.to_string())
        .replace("{unread}", &coverage.unread.to_string());
    writeln!(out, "\n{head}")?;
    for unread in coverage.unread_places.iter().take(MOST) {
        let text: String = unread.text.chars().take(40).collect();
        let more = if text.len() < unread.text.len() { "…" } else { "" };
        writeln!(out, "  {} 「{}{more}」", spot(&unread.source, view), Plain(&text))?;
    }
    let more = coverage.unread_places.len().saturating_sub(MOST);
    if more > 0 {
        let line = view.say("  另有 {} 处，见 JSON 格式的报告", "  {} more: see the report in JSON");
        writeln!(out, "{}", line.replace("{}", &more.to_string()))?;
    }
    Ok(())
}
