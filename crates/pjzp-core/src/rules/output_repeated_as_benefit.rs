use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;

use super::placeholder_left::is_placeholder_name;
use crate::form::{Row, filled, is_blank_text};
use crate::model::Ordinal;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5014",
    name: "output-repeated-as-benefit",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("产出指标又写成了效益指标", "an output that is counted again as a benefit"),
    explanation: Words::new(
        "同一目标之下，产出和效益里有名称相同的指标。产出是做了什么，效益是带来了什么；同一件事放在两处，得了两次分，复核时往往只计一次。只比较名称，不计空格；不同目标下的同名指标、空行和“其中”行不算。",
        "Under one goal, an indicator of the same name stands among the outputs and among the benefits. An output is what was done, a benefit what came of it; one thing in both places earns points twice, and reviewers tend to count it once. Names alone are compared, without blanks; different goals, blank rows and sub-rows (其中) are not meant.",
    ),
    remedy: Words::new(
        "把效益指标换成该产出带来的效果，或删去并把分值分给其他效益指标。",
        "Replace the benefit by what came of the output, or delete it and share out its weight among the other benefits.",
    ),
    office: Words::new(
        "选中三级指标列，用「开始」—「条件格式」—「突出显示单元格规则」—「重复值」标出重名的行，\
         改写效益的一行，再用 `=SUM(…)` 核对分值。Word 中对指标名称查找（Ctrl+F），\
         改写效益栏的一处。",
        "Mark repeated names in the level-3 column with Home > Conditional Formatting > Highlight \
         Cells Rules > Duplicate Values, rewrite the benefit and check the weights with `=SUM(…)`. \
         In Word, use Find (Ctrl+F) on the name and rewrite the one among the benefits.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let rows = || case.form.rows.iter().filter(|row| !row.is_part());
    let mut outputs = BTreeMap::new();
    for row in rows().filter(|row| stands_under(row, &["产出"])) {
        if let Some(key) = key(row) {
            outputs.entry(key).or_insert(row);
        }
    }
    for row in rows().filter(|row| stands_under(row, &["效益", "效果"])) {
        let Some(output) = key(row).and_then(|key| outputs.get(&key)) else { continue };
        let name = row.name();
        let draft = Draft::at(
            row.pointer.at("name"),
            format!("效益指标「{name}」与第 {} 行的产出指标同名", output.index.saturating_add(1)),
            format!(
                "the benefit 「{name}」 has the name of the output in row {}",
                output.index.saturating_add(1)
            ),
        );
        findings.add(draft.found(name).beside(output.pointer.at("name")));
    }
}

fn stands_under(row: &Row<'_>, names: &[&str]) -> bool {
    row.level1.is_some_and(|level1| names.iter().any(|name| level1.name.contains(name)))
}

/// Goal and name, without blanks; `None` where the row has no name of its own.
fn key(row: &Row<'_>) -> Option<(Option<u16>, String)> {
    let name = filled(row.filed.name.as_deref())?;
    if is_blank_text(Some(name)) || is_placeholder_name(name) {
        return None;
    }
    let goal = row.filed.goal.map(Ordinal::number);
    Some((goal, name.chars().filter(|glyph| !glyph.is_whitespace()).collect()))
}
