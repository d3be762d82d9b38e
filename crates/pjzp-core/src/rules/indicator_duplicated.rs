use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;

use crate::form::filled;
use crate::model::Ordinal;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::standard::plain_name;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1005",
    name: "indicator-duplicated",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("同一指标出现了两次", "the same indicator stands there twice"),
    explanation: Words::new(
        "同一目标、同一一级和二级指标之下，三级指标名称完全相同的有两行。重复的指标把同一件事算了两遍分。不同目标下的同名指标、“其中”行不算。",
        "Two rows have the same goal, levels and name. An indicator that is repeated earns points twice for one thing. The same name under different goals, and sub-rows (其中), are not meant.",
    ),
    remedy: Words::new(
        "删去重复的一行，把它的分值分给其他指标；如果是两件事，把名称写得能分清。",
        "Delete one of the rows and share out its weight; if they are two things, name them apart.",
    ),
    office: Words::new(
        "选中三级指标列，用「开始」—「条件格式」—「突出显示单元格规则」—「重复值」标出重名的行，\
         再删行或改名。Word 中对指标名称查找（Ctrl+F），看出现几次。",
        "Select the level-3 column and mark repeated names with Home > Conditional Formatting > \
         Highlight Cells Rules > Duplicate Values, then delete or rename a row. In Word, use Find \
         (Ctrl+F) on the name and see how often it occurs.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for row in case.form.rows.iter().filter(|row| !row.is_part()) {
        let Some(name) = filled(row.filed.name.as_deref()) else { continue };
        let level1 = row.level1.map(|level1| level1.name.clone());
        let level2 = row.level2.map(|level2| level2.name.clone());
        let key = (
            row.filed.goal.map(Ordinal::number),
            level1.or_else(|| row.filed.level1.as_deref().map(plain_name)),
            level2.or_else(|| row.filed.level2.as_deref().map(plain_name)),
            name.chars().filter(|glyph| !glyph.is_whitespace()).collect::<String>(),
        );
        let Some(first) = seen.get(&key).cloned() else {
            seen.insert(key, row.pointer.at("name"));
            continue;
        };
        let draft = Draft::at(
            row.pointer.at("name"),
            format!("三级指标「{name}」在同一级下重复出现"),
            format!("the indicator 「{name}」 is repeated under the same levels"),
        );
        findings.add(draft.found(name).beside(first));
    }
}
