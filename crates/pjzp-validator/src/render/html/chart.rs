//! Charts: tables with a bar in every row, so that what is drawn is also written.

use std::collections::BTreeMap;
use std::fmt::{Display, Write};

use pjzp_core::rule::Severity;
use pjzp_core::rules;
use pjzp_core::{Decimal, Fraction};

use super::markup::{Escaped, both, grouped, words};
use crate::report::{Assessed, Outcome, Report};

/// How wide the longest bar is, in units of the drawing.
const FULL: u64 = 1000;

/// Most rules that are shown at first.
const FIRST_RULES: usize = 18;

/// Grades that every standard with names of its own for them still understands (等级).
const GRADES: [&str; 4] = ["优", "良", "中", "差"];

/// The lower ends of the ranges of scores, in hundredths of the full marks.
const EDGES: [u32; 8] = [95, 90, 85, 80, 75, 70, 65, 60];

/// How many forms filed something, and for how many it was computed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Pair {
    filed: u64,
    computed: u64,
}

impl Pair {
    fn is_empty(self) -> bool {
        self == Self::default()
    }

    fn most(self) -> u64 {
        self.filed.max(self.computed)
    }
}

/// Every form that could be read.
fn assessed(report: &Report) -> impl Iterator<Item = &Assessed> {
    report.results().iter().filter_map(|result| match &result.outcome {
        Outcome::Assessed(assessed) => Some(assessed.as_ref()),
        Outcome::Refused(_) => None,
    })
}

/// The ranges of scores, the highest first, with how many totals lie in each.
pub(super) fn scores(report: &Report) -> Vec<(String, Pair)> {
    let names = ["> 100".to_owned(), "100".to_owned()];
    let uppers = std::iter::once(100).chain(EDGES);
    let ranges = EDGES.iter().zip(uppers).map(|(low, high)| format!("{low}–{high}"));
    let names = names.into_iter().chain(ranges).chain(["< 60".to_owned(), String::new()]);
    let mut rows: Vec<(String, Pair)> = names.map(|name| (name, Pair::default())).collect();
    for Assessed { scorecard, standard, .. } in assessed(report) {
        let mut count = |points: Option<Decimal>, pick: fn(&mut Pair) -> &mut u64| {
            let range = points.and_then(|points| range(points, standard.full_marks));
            let last = rows.len().saturating_sub(1);
            if let Some((_, pair)) = rows.get_mut(range.unwrap_or(last)) {
                *pick(pair) = pick(pair).saturating_add(1);
            }
        };
        count(scorecard.total.filed, |pair| &mut pair.filed);
        count(scorecard.total.points, |pair| &mut pair.computed);
    }
    // Both ends are for what should not be; where it is not, they are not shown.
    rows.retain(|(name, pair)| !pair.is_empty() || !(name.is_empty() || name == "> 100"));
    rows
}

/// Which range a total lies in, of those of [`scores`].
fn range(points: Decimal, full_marks: Decimal) -> Option<usize> {
    let share = points.fraction().checked_mul(Decimal::HUNDRED.fraction())?;
    let is_from = |edge: u32| {
        let edge = Fraction::from(Decimal::from(edge)).checked_mul(full_marks.fraction())?;
        Some(share.checked_cmp(edge)?.is_ge())
    };
    if points > full_marks {
        return Some(0);
    }
    for (edge, range) in std::iter::once(100).chain(EDGES).zip(1_usize..) {
        if is_from(edge)? {
            return Some(range);
        }
    }
    Some(EDGES.len().saturating_add(2))
}

/// The grades, the best first, with how many forms have each; those without one come last.
pub(super) fn grades(report: &Report) -> Vec<(String, Pair)> {
    let mut rows: Vec<(String, Pair)> =
        GRADES.iter().map(|grade| ((*grade).to_owned(), Pair::default())).collect();
    for computed in assessed(report).filter_map(|form| form.scorecard.total.grade.as_ref()) {
        if !rows.iter().any(|(grade, _)| grade == computed) {
            rows.push((computed.clone(), Pair::default()));
        }
    }
    let (mut other, mut none) = (Pair::default(), Pair::default());
    for Assessed { scorecard, .. } in assessed(report) {
        let mut count = |grade: Option<&str>, pick: fn(&mut Pair) -> &mut u64| {
            let known = rows.iter_mut().find(|(known, _)| Some(known.as_str()) == grade);
            let pair = match (known, grade) {
                (Some((_, pair)), _) => pair,
                (None, Some(_)) => &mut other,
                (None, None) => &mut none,
            };
            *pick(pair) = pick(pair).saturating_add(1);
        };
        count(scorecard.total.filed_grade.as_deref().map(str::trim), |pair| &mut pair.filed);
        count(scorecard.total.grade.as_deref(), |pair| &mut pair.computed);
    }
    let rest = [("*".to_owned(), other), (String::new(), none)];
    rows.extend(rest.into_iter().filter(|(_, pair)| !pair.is_empty()));
    rows
}

/// What was filed beside what was computed, range by range.
pub(super) fn pairs(rows: &[(String, Pair)], first: &str) -> String {
    let most = rows.iter().map(|(_, pair)| pair.most()).max().unwrap_or_default();
    let mut table = head(&[
        first,
        &both("图", "Bar"),
        &both("<i class=\"key filed\"></i>自评", "<i class=\"key filed\"></i>Filed"),
        &both("<i class=\"key computed\"></i>核定", "<i class=\"key computed\"></i>Computed"),
    ]);
    for (name, pair) in rows {
        let name = match name.as_str() {
            "" => both("未填或无法核定", "none"),
            "*" => both("其他写法", "other wording"),
            name => Escaped(name).to_string(),
        };
        let bars = [("filed", pair.filed), ("computed", pair.computed)];
        row(&mut table, name, &bars, most, &[pair.filed, pair.computed]);
    }
    table.push_str("</tbody></table>");
    table
}

/// How often a rule found something that is open: neither waived nor known before.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) gravest: Option<Severity>,
    pub(super) findings: u64,
    pub(super) forms: u64,
}

/// The rules that found something, the most frequent first.
pub(super) fn found(report: &Report) -> Vec<Found> {
    let mut rules: BTreeMap<&str, (Found, usize)> = BTreeMap::new();
    // What is wrong with the waivers is in no form.
    let stale = report.terms().waivers.iter().map(|waivers| (&waivers.stale, 0));
    let forms = assessed(report).zip(1_usize..).map(|(form, number)| (&form.findings, number));
    for (findings, form) in stale.chain(forms) {
        for finding in findings {
            let (found, last) = rules.entry(&finding.code).or_default();
            if found.code.is_empty() {
                found.code.clone_from(&finding.code);
                found.name.clone_from(&finding.name);
            }
            if finding.is_open() {
                found.findings = found.findings.saturating_add(1);
                found.forms = found.forms.saturating_add(u64::from(*last != form));
                found.gravest = found.gravest.max(Some(finding.severity));
                *last = form;
            }
        }
    }
    let mut rules: Vec<Found> = rules.into_values().map(|(found, _)| found).collect();
    rules.sort_by_key(|found| std::cmp::Reverse((found.findings, found.gravest)));
    rules
}

/// How often each rule found something, each name a filter of the list.
pub(super) fn by_rule(rules: &[Found]) -> String {
    let open = rules.iter().take_while(|found| 0 < found.findings).count();
    let rules = rules.get(..open).unwrap_or(rules);
    if rules.is_empty() {
        return format!("<p class=\"nothing\">{}</p>", both("没有发现问题。", "Nothing was found."));
    }
    let most = rules.iter().map(|found| found.findings).max().unwrap_or_default();
    let table = |rules: &[Found]| {
        let mut table = head(&[
            &both("规则", "Rule"),
            &both("图", "Bar"),
            &both("条数", "Findings"),
            &both("份数", "Forms"),
        ]);
        for Found { code, name, gravest, findings, forms } in rules {
            let summary = match rules::find(code) {
                Some(rule) => words(rule.summary),
                None => Escaped(name).to_string(),
            };
            let code = Escaped(code);
            let link = format!("<a href=\"#rule={code}\">{code}</a> <span class=\"what\">{summary}</span>");
            row(&mut table, link, &[(class(*gravest), *findings)], most, &[*findings, *forms]);
        }
        table.push_str("</tbody></table>");
        table
    };
    let (first, rest) = rules.split_at_checked(FIRST_RULES).unwrap_or((rules, &[]));
    let mut drawn = table(first);
    if !rest.is_empty() {
        let count = rest.len();
        let more = both(format_args!("另外 {count} 条规则"), format_args!("{count} more rules"));
        // Writing to a string cannot fail.
        let _ = write!(drawn, "<details><summary>{more}</summary>{}</details>", table(rest));
    }
    drawn
}

/// The class by which the style sheet knows a severity.
fn class(severity: Option<Severity>) -> &'static str {
    match severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(Severity::Note) | None => "note",
    }
}

fn head(titles: &[&str]) -> String {
    let cells = titles.join("</th><th scope=\"col\">");
    format!("<table class=\"bars\"><thead><tr><th scope=\"col\">{cells}</th></tr></thead><tbody>")
}

/// One row: its name, its bars one above the other, its numbers.
fn row(table: &mut String, name: impl Display, bars: &[(&str, u64)], most: u64, numbers: &[u64]) {
    let mut drawn = String::new();
    for ((class, count), at) in bars.iter().zip(0_u64..) {
        // A bar is never so short that it cannot be seen, unless there is nothing to see.
        let width = match count.saturating_mul(FULL).checked_div(most) {
            Some(width) if 0 < *count => width.max(6),
            _ => 0,
        };
        let top = at.saturating_mul(9);
        // Writing to a string cannot fail.
        let _ = write!(drawn, "<rect class=\"{class}\" y=\"{top}\" width=\"{width}\" height=\"8\"/>");
    }
    let height = u64::try_from(bars.len()).unwrap_or(1).saturating_mul(9).saturating_sub(1);
    let number = |count: &u64| match count {
        0 => "<td class=\"zero\">0</td>".to_owned(),
        count => format!("<td>{}</td>", grouped(*count)),
    };
    let numbers: String = numbers.iter().map(number).collect();
    // Writing to a string cannot fail.
    let _ = write!(
        table,
        "<tr><th scope=\"row\">{name}</th><td class=\"bar\"><svg viewBox=\"0 0 {FULL} {height}\" \
         preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">{drawn}</svg></td>{numbers}</tr>"
    );
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Options, check_json};

    fn report(totals: &[(&str, &str)]) -> Report {
        let form = |(score, grade): &(&str, &str)| {
            json!({
                "schema_version": "1", "name": "x",
                "indicators": [{ "name": "a", "target": "10", "actual": "10", "weight": "90", "score": "90" }],
                "budget": { "total": { "adjusted": "8", "executed": "4", "weight": "10" } },
                "total": { "score": score, "grade": grade },
            })
        };
        let checked = totals
            .iter()
            .map(|total| check_json("form.json", form(total).to_string().as_bytes(), &Options::default()));
        Report::new(checked.chain([check_json("none.json", b"", &Options::default())]).collect())
    }

    #[test]
    fn a_total_lies_in_the_range_that_has_it_as_its_lower_end() {
        let number = |text: &str| Decimal::parse(text).unwrap();
        for (points, full_marks, place) in [
            ("100.01", "100", 0),
            ("100", "100", 1),
            ("99.99", "100", 2),
            ("95", "100", 2),
            ("94.99", "100", 3),
            ("60", "100", 9),
            ("59.99", "100", 10),
            ("-1", "100", 10),
            ("114", "120", 2),
            ("113.99", "120", 3),
            ("0", "0", 1),
        ] {
            assert_eq!(range(number(points), number(full_marks)), Some(place), "{points} of {full_marks}");
        }
    }

    #[test]
    fn what_was_filed_stands_beside_what_was_computed() {
        let report = report(&[("100", "优"), ("95", "优"), ("95", "优秀"), ("101", "良")]);
        let shown = |rows: Vec<(String, Pair)>| {
            let rows = rows.into_iter().filter(|(_, pair)| !pair.is_empty());
            rows.map(|(name, pair)| format!("{name}: {} {}", pair.filed, pair.computed)).collect::<Vec<_>>()
        };
        assert_eq!(shown(scores(&report)), ["> 100: 1 0", "100: 1 0", "95–100: 2 4"]);
        assert_eq!(shown(grades(&report)), ["优: 2 4", "良: 1 0", "*: 1 0"]);
        assert_eq!(scores(&Report::new(Vec::new())).len(), 10, "the ranges are there without a form");
    }

    #[test]
    fn a_rule_is_counted_by_findings_and_by_forms() {
        let report = report(&[("101", "良"), ("95", "优")]);
        let found = found(&report);
        let all: u64 = found.iter().map(|rule| rule.findings).sum();
        let summary = report.summary();
        assert_eq!(all, summary.errors + summary.warnings + summary.notes);
        assert!(found.is_sorted_by_key(|rule| std::cmp::Reverse(rule.findings)), "{found:?}");
        let forms = |code: &str| found.iter().find(|rule| rule.code == code).map(|rule| rule.forms);
        assert_eq!((forms("PJ3014"), forms("PJ4002")), (Some(1), Some(2)), "{found:?}");
    }

    #[test]
    fn the_longest_bar_is_full_and_the_shortest_can_be_seen() {
        let mut table = String::new();
        for count in [0, 1, 500, 1_000_000] {
            row(&mut table, "x", &[("error", count)], 1_000_000, &[count]);
        }
        let widths: Vec<&str> =
            table.split("width=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(widths, ["0", "6", "6", "1000"]);
    }
}
