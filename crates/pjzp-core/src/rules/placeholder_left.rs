use alloc::format;
use alloc::string::String;

use crate::form::filled;
use crate::model::Submission;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5024",
    name: "placeholder-left",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("模板里的占位符没有改掉", "a placeholder of the template is still there"),
    explanation: Words::new(
        "单元格里还留着“XX”“××”“**”，整格只有省略号，或指标名称只是“指标1”：表样里等人填写的地方没有填。打了码的号码（138****1234）、型号里的字母（XXL）、句子里的省略号不算；报告正文只看“XX”和“××”。",
        "A cell still holds XX, ×× or **, nothing but an ellipsis, or an indicator named 指标1: something the template wanted to be filled in was not. Masked numbers (138****1234), letters of a model (XXL) and an ellipsis within a sentence are not meant; in the text of the report only XX and ×× are looked for.",
    ),
    remedy: Words::new(
        "换成实际内容；多余的空行删去。",
        "Replace it by what belongs there; delete rows that are not used.",
    ),
    office: Words::new(
        "查找（Ctrl+F）「XX」「××」「……」，逐处换成实际内容；要查 `**` 时写成 `~*~*`，\
         因为星号是通配符。Word 中同样查找，不要勾选「使用通配符」。",
        "Use Find (Ctrl+F) on XX, ×× and …… and put in what belongs there; to find two asterisks \
         write `~*~*`, since an asterisk stands for anything. In Word, search in the same way with \
         wildcards switched off.",
    ),
    check,
};

/// Characters that are put together for something to be filled in.
const CROSSES: &[char] = &['X', 'x', 'Ｘ', 'ｘ', '×'];
const STARS: &[char] = &['*', '＊'];

/// Most characters of a text that a message quotes.
const QUOTED: usize = 30;

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (place, text) in cells(case.submission) {
        let Some(text) = filled(text) else { continue };
        let is_name = place.text().ends_with("/name") && place.item("/indicators").is_some();
        if is_ellipsis(text)
            || has_mark(text, CROSSES)
            || has_mark(text, STARS)
            || is_name && is_placeholder_name(text)
        {
            report(place, text, findings);
        }
    }
    for (index, section) in case.submission.narrative.iter().enumerate() {
        let place = Pointer::from("/narrative").at(index);
        for (member, text) in [("title", &section.title), ("text", &section.text)] {
            if let Some(text) = filled(text.as_deref()).filter(|text| has_mark(text, CROSSES)) {
                report(place.at(member), text, findings);
            }
        }
    }
}

/// Whether an indicator is named as the template numbers its rows: 指标1, 指标2：.
pub(super) fn is_placeholder_name(name: &str) -> bool {
    let bare = name.trim().trim_matches(['(', ')', '（', '）', ':', '：']);
    is_ellipsis(bare)
        || bare.strip_prefix("指标").is_some_and(|number| {
            !number.is_empty()
                && number
                    .chars()
                    .all(|glyph| glyph.is_ascii_digit() || "一二三四五六七八九十".contains(glyph))
        })
}

fn report(place: Pointer, text: &str, findings: &mut Findings) {
    let quote: String = if text.chars().count() > QUOTED { around_mark(text) } else { text.into() };
    let draft = Draft::at(
        place,
        format!("「{quote}」是表样里的占位符，没有换成实际内容"),
        format!("「{quote}」 is a placeholder of the template; write what belongs there"),
    );
    findings.add(draft.found(quote));
}

/// The cells that people fill in with words.
fn cells(submission: &Submission) -> impl Iterator<Item = (Pointer, Option<&str>)> {
    let parties = [
        ("/budget_unit/name", &submission.budget_unit),
        ("/supervising_department/name", &submission.supervising_department),
        ("/evaluating_unit/name", &submission.evaluating_unit),
    ];
    let parties = parties
        .map(|(place, party)| (Pointer::from(place), party.as_ref().and_then(|party| party.name.as_deref())));
    let head = [(Pointer::from("/name"), submission.name.as_deref())].into_iter().chain(parties);
    let budget = submission.budget.iter().flat_map(|budget| {
        let reason = [(Pointer::from("/budget/reason"), budget.reason.as_deref())];
        let named = |list: &str, index: usize| Pointer::from("/budget").at(list).at(index).at("name");
        let sources = budget.sources.iter().enumerate();
        let sources = sources.map(move |(index, source)| (named("sources", index), source.name.as_deref()));
        let items = budget.items.iter().enumerate();
        let items = items.map(move |(index, item)| (named("items", index), item.name.as_deref()));
        reason.into_iter().chain(sources).chain(items)
    });
    let goals = submission.goals.iter().enumerate().flat_map(|(index, goal)| {
        let place = Pointer::from("/goals").at(index);
        [(place.at("planned"), goal.planned.as_deref()), (place.at("achieved"), goal.achieved.as_deref())]
    });
    let rows = submission.indicators.iter().enumerate().flat_map(|(index, row)| {
        let place = Pointer::from("/indicators").at(index);
        [
            ("name", &row.name),
            ("target", &row.target),
            ("actual", &row.actual),
            ("reason", &row.reason),
            ("scoring_note", &row.scoring_note),
        ]
        .map(|(member, text)| (place.at(member), text.as_deref()))
    });
    head.chain(budget).chain(goals).chain(rows)
}

/// Nothing but dots.
fn is_ellipsis(text: &str) -> bool {
    text.chars().all(|glyph| matches!(glyph, '…' | '.' | '。' | '·' | '⋯'))
        && (text.contains(['…', '⋯']) || text.chars().count() > 1)
}

/// Whether two or more of these characters stand together for something to be filled in.
fn has_mark(text: &str, marks: &[char]) -> bool {
    mark_at(text, marks).is_some()
}

/// Where, in bytes.
fn mark_at(text: &str, marks: &[char]) -> Option<usize> {
    let mut before = None;
    // Where a run of marks begins, whether it is longer than one, and what stands before it.
    let mut run: Option<(usize, bool, Option<char>)> = None;
    for (at, glyph) in text.char_indices() {
        if marks.contains(&glyph) {
            run = Some(run.map_or((at, false, before), |(from, _, left)| (from, true, left)));
        } else if let Some((from, true, left)) = run.take()
            && stands_alone(left, Some(glyph))
        {
            return Some(from);
        }
        before = Some(glyph);
    }
    run.filter(|(_, is_long, left)| *is_long && stands_alone(*left, None)).map(|(from, ..)| from)
}

/// Whether marks between these two neighbours are no part of a masked number or of a word: 20XX年
/// is to be filled in, 138****1234 and XXL are not.
fn stands_alone(left: Option<char>, right: Option<char>) -> bool {
    if right.is_some_and(|glyph| glyph.is_ascii_alphanumeric()) {
        return false;
    }
    match left {
        Some(glyph) if glyph.is_ascii_digit() => right.is_some_and(|glyph| !glyph.is_ascii()),
        left => left.is_none_or(|glyph| !glyph.is_ascii_alphabetic()),
    }
}

/// The part of a long text around its mark.
fn around_mark(text: &str) -> String {
    let at = mark_at(text, CROSSES).or_else(|| mark_at(text, STARS)).unwrap_or(0);
    let (before, after) = text.split_at_checked(at).unwrap_or(("", text));
    let mut lead: String = before.chars().rev().take(QUOTED / 2).collect();
    lead = lead.chars().rev().chain(after.chars().take(QUOTED / 2)).collect();
    format!("…{}…", lead.trim())
}
