use alloc::format;

use crate::reading::Value;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5027",
    name: "target-is-status",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("指标值写成了完成情况", "a target that says what has been done"),
    explanation: Words::new(
        "指标值写作“已完成”“已达成预期目标”一类，说的是结果，不是年初要达到的目标：多半是事后补填的，完成情况没有对照。“完成”“达标”一类说的是要做到什么，不在此列。",
        "A target such as 已完成 (has been done) or 已达成预期目标 states an outcome and not what was planned: it was probably filled in afterwards, and the actual value is held against nothing. 完成 and 达标, which say what is to be done, are not meant.",
    ),
    remedy: Words::new(
        "按年初批复的绩效目标填写指标值，能量化的写数值。",
        "Write the target that was approved at the start of the year, as a figure where it can be measured.",
    ),
    office: Words::new(
        "选中年度指标值列，用查找（Ctrl+F）查「已」，逐格对照批复的目标表改写。Word 中同样查找，只改指标值栏。",
        "Select the target column, use Find (Ctrl+F) on 已 and rewrite the cells from the approved \
         targets. In Word, find it in the same way and mend the targets only.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in case.form.rows.iter().filter(|row| !row.is_not_applicable()) {
        let Value::Words { text, fulfilment: Some(_) } = &row.target.value else { continue };
        if !text.starts_with(['已', '均']) {
            continue;
        }
        let name = row.name();
        let draft = Draft::at(
            row.pointer.at("target"),
            format!("「{name}」指标值写作「{text}」，是完成情况，不是要达到的目标"),
            format!("「{name}」: the target 「{text}」 says what has been done, not what was to be reached"),
        );
        findings.add(draft.found(text));
    }
}
