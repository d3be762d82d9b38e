use alloc::format;
use alloc::vec::Vec;

use crate::form::Row;
use crate::model::Submission;
use crate::reading::{Unit, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5018",
    name: "satisfaction-without-survey",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("满意度没有调查依据", "satisfaction without a survey"),
    explanation: Words::new(
        "满意度要问过服务对象才知道，没有问卷、访谈或测评，复核时可能不给分。只在应当看得出来的地方提示：自评附有报告文字，或别的指标列了佐证材料，而全文没有提到任何调查；或者满意度只凭“无投诉”得出。单独一张表没有写调查的地方，不算。",
        "Satisfaction is known by asking; without a questionnaire, interview or poll a reviewer may give no points. It is asked for only where it would show: the filing has the text of a report, or names evidence for some indicator, and no survey is spoken of anywhere; or satisfaction rests on there having been no complaints. A bare form has no place to name a survey and is not meant.",
    ),
    remedy: Words::new(
        "写明调查方式、时间和样本数，附上问卷或汇总表；没有做过调查的，如实说明。",
        "Say how, when and of how many people was asked, and attach the results; if nobody was asked, say so.",
    ),
    office: Words::new(
        "在满意度行的佐证材料或备注格写明调查方式、时间和样本数；\
         满意度可以从汇总表用 `=COUNTIF(答案列,\"满意\")/COUNTA(答案列)` 算出。\
         Word 中写在报告正文的满意度一段，并用「插入」—「超链接」（Ctrl+K）连到问卷汇总。",
        "Write how, when and of how many was asked into the evidence or remarks cell of the row; \
         `=COUNTIF(answers,\"满意\")/COUNTA(answers)` gives the rate. In Word, write it into the \
         passage on satisfaction and tie the results to it with Insert > Hyperlink (Ctrl+K).",
    ),
    check,
};

/// What a survey is called.
const SURVEYS: &[&str] = &["问卷", "调查", "测评", "评议", "访谈", "回访", "走访", "抽样", "民调", "座谈"];

/// Satisfaction inferred from silence.
const SILENCE: &[&str] = &[
    "无投诉",
    "零投诉",
    "0投诉",
    "没有投诉",
    "未收到投诉",
    "未接到投诉",
    "无人投诉",
    "无有效投诉",
    "未发生投诉",
];

fn check(case: &Case<'_>, findings: &mut Findings) {
    let submission = case.submission;
    if texts(submission).any(|text| SURVEYS.iter().any(|word| text.contains(word))) {
        return;
    }
    let rows = case.form.rows.iter().filter(|row| is_satisfaction(row));
    let (silent, claimed): (Vec<&Row<'_>>, Vec<&Row<'_>>) = rows.partition(|row| rests_on_silence(row));
    for row in silent {
        let (name, actual) = (row.name(), actual(row));
        let zh = format!("「{name}」完成值 {actual}，只凭没有投诉得出，没有调查依据");
        let en = format!("「{name}」 states {actual}, which rests on there having been no complaints");
        findings.add(Draft::at(row.pointer.at("actual"), zh, en).found(actual));
    }
    let tells_more =
        !submission.narrative.is_empty() || submission.indicators.iter().any(|row| !row.evidence.is_empty());
    let mut claimed = claimed.into_iter().filter(|_| tells_more);
    if let Some(first) = claimed.next() {
        let (name, actual) = (first.name(), actual(first));
        let zh = format!("「{name}」完成值 {actual}，报告和佐证材料都没有提到满意度调查");
        let en = format!("「{name}」 states {actual}, but neither report nor evidence names a survey");
        let draft = Draft::at(first.pointer.at("actual"), zh, en).found(actual);
        findings.add(claimed.map(|row| row.pointer.at("actual")).fold(draft, Draft::beside));
    }
}

fn actual<'a>(row: &Row<'a>) -> &'a str {
    row.filed.actual.as_deref().unwrap_or_default().trim()
}

fn rests_on_silence(row: &Row<'_>) -> bool {
    let own = [&row.filed.actual, &row.filed.reason, &row.filed.scoring_note];
    own.into_iter().flatten().any(|text| SILENCE.iter().any(|word| text.contains(word)))
}

/// A degree of satisfaction that was claimed; counts of complaints and rows left blank are none.
fn is_satisfaction(row: &Row<'_>) -> bool {
    let names = [&row.filed.name, &row.filed.level2, &row.filed.level1];
    let under_satisfaction = names.into_iter().flatten().any(|name| name.contains("满意"));
    let is_rate = matches!(&row.target.value, Value::Quantity(target) if target.unit == Unit::Percent);
    under_satisfaction
        && (is_rate || row.name().contains("满意"))
        && !row.is_not_applicable()
        && row.actual.value != Value::Blank
}

/// Every text in which a survey could be named.
fn texts(submission: &Submission) -> impl Iterator<Item = &str> {
    let evidence = submission.indicators.iter().flat_map(|row| &row.evidence);
    let files = evidence.chain(&submission.attachments).map(|file| &file.name);
    let rows = submission.indicators.iter();
    let rows = rows.flat_map(|row| [&row.name, &row.actual, &row.reason, &row.scoring_note]);
    let sections = submission.narrative.iter().flat_map(|section| [&section.title, &section.text]);
    let statements = submission.statements.iter().map(|statement| &statement.text);
    let goals = submission.goals.iter().map(|goal| &goal.achieved);
    let items = submission.budget.iter().flat_map(|budget| &budget.items).map(|item| &item.name);
    let all = files.chain(rows).chain(sections).chain(statements).chain(goals).chain(items);
    all.filter_map(|text| text.as_deref())
}
