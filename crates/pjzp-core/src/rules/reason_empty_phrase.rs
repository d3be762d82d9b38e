use alloc::format;

use crate::form::filled;
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity};
use crate::scoring::is_met;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5020",
    name: "reason-empty-phrase",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new("原因一栏只写了“无”", "a reason that says nothing"),
    explanation: Words::new(
        "目标没有达到，或扣了分，偏差原因一栏却只写了“无”“0”“/”一类，或只写扣了几分（“扣1分”）。没有达到的指标要说明原因和改进措施。目标已达到的行写“无”是对的，不算；达到目标而扣分的由 PJ3008 和 PJ3003 指出；空白的不在此列。",
        "The target was not met, or points were lost, and the reason says 无, 0 or a stroke, or only how much was taken off (扣1分). What was not met needs a reason and a remedy. On a row that met its target 无 is right and not meant; points lost on such a row are told by PJ3008 and PJ3003. A blank cell is not meant here.",
    ),
    remedy: Words::new(
        "写明没有达到的原因和改进措施。",
        "Say why the target was not met, and what is done about it.",
    ),
    office: Words::new(
        "选中偏差原因分析及改进措施列，查找（Ctrl+F）「无」并选上「单元格匹配」，\
         凡得分低于分值的逐格改写。Word 中查找「无」，对照得分逐行改写。",
        "Select 偏差原因分析及改进措施, use Find (Ctrl+F) on 无 with the whole cell to match, and \
         rewrite it wherever points were lost. In Word, find 无 and rewrite it row by row with the \
         scores beside you.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in case.form.counted().filter(|row| !row.is_not_applicable()) {
        let Some(reason) = filled(row.filed.reason.as_deref()).filter(|_| !row.has_reason()) else {
            continue;
        };
        let met = is_met(case.form, row);
        let lost = row.score.zip(row.weight).filter(|(score, weight)| score < weight);
        let name = row.name();
        let (zh, en) = match (met, lost) {
            (Some(false), _) => ("没有达到目标".into(), "the target was not met".into()),
            (None, Some((score, weight))) => {
                (format!("分值 {weight} 分只得 {score} 分"), format!("{score} of {weight} points were given"))
            }
            _ => continue,
        };
        let draft = Draft::at(
            row.pointer.at("reason"),
            format!("「{name}」{zh}，原因一栏只写了「{reason}」"),
            format!("「{name}」: {en}, and the reason only says 「{reason}」"),
        );
        findings.add(draft.found(reason).beside(row.pointer.at("actual")).beside(row.pointer.at("score")));
    }
}
