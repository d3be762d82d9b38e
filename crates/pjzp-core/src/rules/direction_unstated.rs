use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3012",
    name: "direction-unstated",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new(
        "指标值没有写方向，而方向影响得分",
        "a target states no direction, and the direction changes the score",
    ),
    explanation: Words::new(
        "指标值是一个没有 ≥ 或 ≤ 的数，按正向与按反向算出的得分不同。成本类指标尤其要写明：花得少是好事，还是没有做完？两种方向得分相同的，不在此列。",
        "The target is a number without ≥ or ≤, and the two directions give different points. With costs above all it must be said whether less is better or less is undone. Where both give the same, nothing is reported.",
    ),
    remedy: Words::new("在指标值前写明 ≥ 或 ≤。", "Write ≥ or ≤ before the target."),
    office: Words::new(
        "在指标值格的数前输入 ≥ 或 ≤（「插入」—「符号」），\
         定稿后用「审阅」—「保护工作表」锁定该列。Word 中同样用「插入」—「符号」补上。",
        "Put ≥ or ≤ before the number of the target (Insert > Symbol), and lock the column with \
         Review > Protect Sheet once it is final. In Word, add it with Insert > Symbol as well.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for assumption in case.assumptions {
        let row = assumption.row.and_then(|row| case.form.rows.get(row));
        let (Some(row), Some(other)) = (row, assumption.alternatives.first()) else { continue };
        let points = case.scorecard.indicators.get(row.index).and_then(crate::scoring::Score::points);
        let points = points.map(|points| format!("{points}")).unwrap_or_default();
        let (name, sign) = (row.name(), &assumption.value);
        let target = row.filed.target.as_deref().unwrap_or_default();
        let zh = format!(
            "「{name}」指标值 {target} 没有写方向：{}，计 {points} 分；{}",
            assumption.because.zh, other.consequence.zh
        );
        let en = format!(
            "「{name}」: the target {target} states no direction: {}; {sign} gives {points} points, {}",
            assumption.because.en, other.consequence.en
        );
        let expected = format!("{sign}{target} / {}{target}", other.value);
        findings.add(Draft::at(row.pointer.at("target"), zh, en).found(target).expected(expected));
    }
}
