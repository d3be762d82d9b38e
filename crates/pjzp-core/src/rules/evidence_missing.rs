use alloc::format;

use crate::decimal::Decimal;
use crate::form::{Row, filled};
use crate::reading::Value;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5019",
    name: "evidence-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("没有列出佐证材料", "no evidence is named"),
    explanation: Words::new(
        "标准要求得分有佐证材料，这一行得了分，却没有列出任何材料。标准没有要求的不算；得 0 分的、不适用的行不算；整份自评另附了佐证材料的也不算。列了而没有附上的由 PJ1015 指出。",
        "The standard wants points to be backed by evidence; this row has points and names none. Standards that do not ask are not meant, nor are rows without points, rows declared not applicable, or filings that attach evidence as a whole. Evidence that is named but not there is told by PJ1015.",
    ),
    remedy: Words::new(
        "在佐证材料中写明能证明完成值的文件名称，如验收单、统计表、签到表。",
        "Name the files that prove the actual value: an acceptance record, a count, a list of signatures.",
    ),
    office: Words::new(
        "选中佐证材料列，按 Ctrl+G 定位「空值」，逐行填文件名，\
         可用「插入」—「超链接」（Ctrl+K）连到文件。Word 中在同一栏填写文件名。",
        "Select the evidence column, press Ctrl+G and go to the blanks, and name the files, if you \
         like with Insert > Hyperlink (Ctrl+K). In Word, name them in the same column.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let as_a_whole = case.submission.attachments.iter();
    let mut as_a_whole =
        as_a_whole.filter(|file| file.present != Some(false)).filter_map(|file| file.kind.as_deref());
    if case.standard.threshold.evidence_required != Some(true) || as_a_whole.any(|kind| kind == "evidence") {
        return;
    }
    for row in case.form.counted() {
        let Some(score) = points_claimed(row) else { continue };
        if row.filed.evidence.iter().any(|file| filled(file.name.as_deref()).is_some()) {
            continue;
        }
        let name = row.name();
        let draft = Draft::at(
            row.pointer.at("evidence"),
            format!("「{name}」得 {score} 分，没有列出佐证材料"),
            format!("「{name}」 has {score} points and names no evidence"),
        );
        findings.add(draft.beside(row.pointer.at("score")));
    }
}

/// The points of a row that states what was reached.
fn points_claimed(row: &Row<'_>) -> Option<Decimal> {
    let states_something = row.actual.value != Value::Blank && !row.is_not_applicable();
    row.score.filter(|score| Decimal::ZERO < *score && states_something)
}
