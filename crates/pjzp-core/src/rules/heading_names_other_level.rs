use alloc::format;
use alloc::string::String;

use crate::form::{Level, filled};
use crate::model::Subject;
use crate::rule::prose;
use crate::rule::{Basis, Case, Findings, Rule, Severity};
use crate::standard::plain_name;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ6011",
    name: "heading-names-other-level",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("某一级的标题或文字写成了另一级的名称", "a heading or its text names another level"),
    explanation: Words::new(
        "写某一级指标的段落里出现了另一级的名称，多半是复制上一段时忘了改；读的人分不清分数是哪一级的。写下级指标名称的不算。",
        "The passage about one level names another: mostly a paragraph was copied and not adapted, and a reader cannot tell whose score it is. Naming a level below is not meant.",
    ),
    remedy: Words::new(
        "看清这一段说的是哪一级，把名称改过来，并核对其中的分数。",
        "See which level the passage is about, mend the name, and check the figures in it.",
    ),
    office: Words::new(
        "双击这一格改正名称，再按各级小计核对其中的分数。\
         Word 中打开「视图」—「导航窗格」看清各级标题，再查找（Ctrl+F）写错的名称，只改这一段。",
        "Double-click the cell, mend the name and check its figures against the subtotals. In Word, \
         see the headings with View > Navigation Pane, use Find (Ctrl+F) on the wrong name and mend \
         this passage only.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for said in prose::said(case, Subject::Heading) {
        let (Some(level), Some(found)) = (said.level(case), said.value()) else { continue };
        let Some(expected) = names_other(case, level, found) else { continue };
        let draft = said.draft(
            &format!("「{expected}」一段的文字写成了「{found}」"),
            &format!("the passage about 「{expected}」 says 「{found}」"),
        );
        findings.add(draft.found(found).expected(expected).beside(level.pointer.clone()));
    }
}

/// The name of the level the passage stands under, where `found` is the name of another one.
fn names_other<'a>(case: &Case<'_>, level: &Level<'a>, found: &str) -> Option<&'a str> {
    let level1 = filled(level.filed.level1.as_deref());
    let level2 = filled(level.filed.level2.as_deref());
    let own = level2.or(level1)?;
    let is_own = |name: Option<&str>| name.is_some_and(|name| plain_name(name) == plain_name(found));
    if is_own(level1) || is_own(level2) {
        return None;
    }
    let standard = case.standard;
    let dimension = level1.and_then(|name| standard.dimension(name));
    let below = level2.and_then(|name| standard.level2(dimension, name));
    if dimension.is_some_and(|own| own.is_named(found)) || below.is_some_and(|own| own.is_named(found)) {
        return None;
    }
    if standard.dimension(found).is_some() {
        return dimension.is_some().then_some(own);
    }
    if let Some(other) = standard.level2(dimension, found) {
        // Under a level-1 heading, the levels below it have their place.
        let belongs = dimension?.level2.iter().any(|own| own.name == other.name);
        return (!belongs || below.is_some()).then_some(own);
    }
    // A frame of its own: the name is another level's if the form has it elsewhere, and not here.
    let named = |name: Option<&String>| is_own(name.map(String::as_str));
    let rows = case
        .form
        .rows
        .iter()
        .filter(|row| named(row.filed.level1.as_ref()) || named(row.filed.level2.as_ref()));
    let mut elsewhere = false;
    for row in rows {
        if level.rows.contains(&row.index) {
            return None;
        }
        elsewhere = true;
    }
    elsewhere.then_some(own)
}
