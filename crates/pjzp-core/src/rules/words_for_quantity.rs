use alloc::format;

use crate::reading::{Fulfilment, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5004",
    name: "words-for-quantity",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("指标值是数值，完成值却是文字", "words stand where the target is a number"),
    explanation: Words::new(
        "指标值是可以数出来的（如 ≥50个、提升10%），完成值却只有文字（如“完成”“达成预期指标”），审核的人看不出实际完成多少，得分也无法计算。截止日期写“按时完成”的、文字里带有数字的，以及确实没有发生并已写原因的，不在此列。",
        "The target can be counted (≥50个, 提升10%), but the actual value is words (完成, 达成预期指标): nobody can see how much was done, and no score can be computed. Deadlines met 按时, words with a number in them, and what did not take place, with a reason, are not meant.",
    ),
    remedy: Words::new(
        "填实际完成的数值和单位，如 52个。",
        "Write the number that was reached, with its unit: 52个.",
    ),
    office: Words::new(
        "在旁边写 `=ISNUMBER(完成值)`（以单元格代入），FALSE 又不含数字的，逐格换成数；\
         文字说明剪切到偏差原因分析及改进措施格。Word 中查找（Ctrl+F）「完成」「达成」，\
         把完成值栏的文字换成数和单位。",
        "Write `=ISNUMBER(actual)` (put the cells for the words) beside the rows; where it says \
         FALSE and there is no digit, write a number, with the words moved to \
         偏差原因分析及改进措施. In Word, use Find (Ctrl+F) on 完成 and 达成 and put a number with \
         its unit into the column.",
    ),
    check,
};

/// Words which say that nothing took place.
const NOTHING: &[&str] =
    &["无", "未发生", "没有发生", "不涉及", "不适用", "未开展", "未实施", "取消", "已取消"];

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in case.form.rows.iter().filter(|row| !row.is_not_applicable()) {
        let (
            Value::Quantity(_) | Value::Range { .. } | Value::Change { .. },
            Value::Words { text, fulfilment },
        ) = (&row.target.value, &row.actual.value)
        else {
            continue;
        };
        let none = *fulfilment == Some(Fulfilment::NotMet) || NOTHING.contains(&text.as_str());
        if none && row.has_reason() || text.chars().any(|glyph| glyph.is_ascii_digit()) {
            continue;
        }
        let (name, (target, actual)) = (row.name(), row.written());
        let draft = Draft::at(
            row.pointer.at("actual"),
            format!("「{name}」指标值「{target}」是数值，完成值只写「{actual}」，没有实际数值"),
            format!(
                "「{name}」: the target 「{target}」 is a number, but the actual value is only 「{actual}」"
            ),
        );
        findings.add(draft.found(actual).beside(row.pointer.at("target")));
    }
}
