//! A whole report for people in other ways than file by file: rule by rule, or by its counts.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use pjzp_core::rule::{Rule, Severity};
use pjzp_core::rules::RULES;

use super::plain::brief_quotes;
use super::text::{place, problem, summary};
use super::{Plain, View, policy, width};
use crate::report::{FileResult, Finding, Outcome, Report};

/// Writes each rule that found something once, with why it asks, and then every place; behind the
/// rules what could not be read, and the counts.
///
/// # Errors
/// Those of `out`.
pub fn by_rule(out: &mut impl Write, report: &Report, view: &View<'_>) -> fmt::Result {
    for group in grouped(report) {
        let style = view.styles.severity(group.gravest);
        let count = view.say("（{} 处）", " ({})").replace("{}", &group.found.len().to_string());
        let (head, title) = group.head(view);
        writeln!(out, "{style}{head}{style:#} {title}{count}")?;
        if let Some(rule) = group.rule() {
            writeln!(out, "  {}", rule.explanation.say(view.language))?;
        }
        for (result, finding) in group.found {
            writeln!(out, "{}", Plain(&brief_quotes(finding.message.say(view.language))))?;
            writeln!(out, "  {}{}", view.say("文件：", "file: "), name(result, view))?;
            let label = finding.label.say(view.language);
            place(out, &finding.pointer, label, finding.source.as_ref(), view)?;
        }
        writeln!(out)?;
    }
    for result in report.results() {
        if let Outcome::Refused(refused) = &result.outcome {
            writeln!(out, "{}", name(result, view))?;
            refused.problems().iter().try_for_each(|each| problem(out, each, view))?;
            writeln!(out)?;
        }
    }
    policy::terms(out, report.terms(), view)?;
    summary(out, &report.summary(), view)
}

/// Writes how many forms have each verdict, how many findings each severity, and how often each
/// rule found something.
///
/// # Errors
/// Those of `out`.
pub fn counts(out: &mut impl Write, report: &Report, view: &View<'_>) -> fmt::Result {
    let all = report.summary();
    let forms = [
        (view.say("通过", "valid"), all.valid),
        (view.say("不通过", "invalid"), all.invalid),
        (view.say("待定", "undetermined"), all.undetermined),
        (view.say("其中无法读取", "of them unreadable"), all.refused),
    ];
    let findings = [
        (view.say("错误", "errors"), all.errors),
        (view.say("警告", "warnings"), all.warnings),
        (view.say("提示", "notes"), all.notes),
        (view.say("已豁免", "waived"), all.waived),
        (view.say("基线已有", "in the baseline"), all.known),
    ];
    let rules: Vec<(String, u64)> = grouped(report)
        .into_iter()
        .map(|group| {
            let (head, title) = group.head(view);
            (format!("{head} {title}"), u64::try_from(group.found.len()).unwrap_or(u64::MAX))
        })
        .collect();
    let owned =
        |rows: &[(&str, u64)]| rows.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
    let tables: [(&str, Vec<(String, u64)>); 3] = [
        (view.say("自评表", "forms"), owned(&forms)),
        (view.say("问题", "findings"), owned(&findings)),
        (view.say("规则", "rules"), rules),
    ];
    let rows = || tables.iter().flat_map(|(_, rows)| rows);
    let widest = rows().map(|(name, _)| width(name)).max().unwrap_or(0);
    let digits = rows().map(|(_, count)| count.to_string().len()).max().unwrap_or(0);
    for (head, rows) in tables.iter().filter(|(_, rows)| !rows.is_empty()) {
        let title = view.styles.title;
        writeln!(out, "{title}{head}{title:#}")?;
        for (name, count) in rows {
            let gap = " ".repeat(widest.saturating_sub(width(name)));
            writeln!(out, "  {}{gap}  {count:>digits$}", Plain(name))?;
        }
    }
    Ok(())
}

/// A rule, and its open findings with the forms they are in.
struct Group<'a> {
    code: &'a str,
    gravest: Severity,
    found: Vec<(&'a FileResult, &'a Finding)>,
}

impl Group<'_> {
    /// `错误 PJ3013`, and what the rule is about.
    fn head(&self, view: &View<'_>) -> (String, &'static str) {
        let title = self.rule().map(|rule| rule.summary.say(view.language)).unwrap_or_default();
        (format!("{} {}", self.gravest.words().say(view.language), self.code), title)
    }

    fn rule(&self) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.code == self.code)
    }
}

/// The rules that found something, the gravest first.
fn grouped(report: &Report) -> Vec<Group<'_>> {
    let mut groups: BTreeMap<&str, Vec<(&FileResult, &Finding)>> = BTreeMap::new();
    for result in report.results() {
        let Outcome::Assessed(assessed) = &result.outcome else { continue };
        for finding in assessed.findings.iter().filter(|finding| finding.is_open()) {
            groups.entry(&finding.code).or_default().push((result, finding));
        }
    }
    let mut groups: Vec<Group<'_>> = groups
        .into_iter()
        .map(|(code, found)| {
            let gravest = found.iter().map(|(_, finding)| finding.severity).max();
            Group { code, gravest: gravest.unwrap_or(Severity::Note), found }
        })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.gravest));
    groups
}

/// The file of a result, with its line where each line is a form.
fn name(result: &FileResult, view: &View<'_>) -> String {
    let line = result.line.map(|line| view.say(" 第 {} 行", " line {}").replace("{}", &line.to_string()));
    format!("{}{}", Plain(&result.file), line.unwrap_or_default())
}
