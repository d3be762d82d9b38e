use alloc::format;

use crate::form::Row;
use crate::reading::{Sign, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5002",
    name: "target-copied-as-actual",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("完成值照抄了指标值", "the actual value is the target, copied"),
    explanation: Words::new(
        "完成值带着与指标值相同的符号和数（如“≥95%”），没有说出实际完成了多少，也就无法核对得分。把“好坏”“优良中差”一类档次的名称原样抄来的，也是一样。符号为“=”的、写“达到95%”的、别的文字表述和截止日期，不在此列；数相同而不带符号的，也不在此列。",
        "The actual value bears the sign and the number of the target (≥95%): it does not say how much was done, so the score cannot be checked. The name of a scale (好坏, 优良中差) in both is the same. An equals sign, 达到95%, other wording and deadlines are not meant, nor is the same number without a sign.",
    ),
    remedy: Words::new(
        "填实际完成的数值，不带符号，如 96.3%；定性指标填达到的档次，如“好”。",
        "Write the number that was reached, without a sign: 96.3%; or the level of the scale that was reached, such as 好.",
    ),
    office: Words::new(
        "选中实际完成值列，用查找和替换（Ctrl+H）把「≥」「≤」替换为空，再逐格换成实际数；\
         完成值列不要写成引用指标值的公式。Word 中查找（Ctrl+F）「≥」「≤」，只改完成值栏。",
        "Select the column of actual values, replace ≥ and ≤ by nothing with Find and Replace \
         (Ctrl+H) and write the figures reached; never let the column refer to the targets. In Word, \
         use Find (Ctrl+F) on the signs and mend the actual values only.",
    ),
    check,
};

/// Names of scales: they say between which ends something is judged, not how it was judged.
const SCALES: &[&str] = &["好坏", "优良中差", "优良中低差", "高中低", "高低", "有无", "是否"];

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in case.form.rows.iter().filter(|row| !row.is_not_applicable()) {
        if !repeats_figure(row) && !repeats_scale(row) {
            continue;
        }
        let (name, (written, copied)) = (row.name(), row.written());
        let draft = Draft::at(
            row.pointer.at("actual"),
            format!("「{name}」完成值「{copied}」照抄了指标值「{written}」，没有写实际完成多少"),
            format!(
                "「{name}」: the actual value 「{copied}」 repeats the target 「{written}」 and does not say what was reached"
            ),
        );
        findings.add(draft.found(copied).beside(row.pointer.at("target")));
    }
}

/// Whether the actual value is the sign and the number of the target.
fn repeats_figure(row: &Row<'_>) -> bool {
    let (Value::Quantity(target), Value::Quantity(actual)) = (&row.target.value, &row.actual.value) else {
        return false;
    };
    let sign = row.actual.sign.filter(|sign| *sign != Sign::Equal);
    // 达到95% says that so much was reached.
    let reached = ["达", "已达"].iter().any(|word| row.written().1.starts_with(word));
    let same = target.comparable(actual).is_some_and(|(target, actual)| target == actual);
    sign.is_some() && sign == row.target.sign && !reached && same
}

/// Whether both are the name of one scale, that of the target perhaps behind 定性.
fn repeats_scale(row: &Row<'_>) -> bool {
    let (written, copied) = row.written();
    let scale = written.strip_prefix("定性").unwrap_or(written).trim_start();
    scale == copied && SCALES.contains(&copied)
}
