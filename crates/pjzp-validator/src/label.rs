//! What stands at a place of a submission, in words: `/subtotals/1/score` is 「效益指标」小计得分.

use std::sync::OnceLock;

use pjzp_core::model::Subject;
use pjzp_core::{Pointer, Submission};
use serde_json::Value;

use crate::report::Said;

/// What the place is called, by the names that the form itself gives its rows.
///
/// # Examples
/// ```
/// use pjzp_core::{Pointer, Submission};
/// let label = pjzp_validator::label::label(&Submission::default(), &Pointer::from("/total/score"));
/// assert_eq!(label.zh, "总分的总得分");
/// ```
pub fn label(submission: &Submission, pointer: &Pointer) -> Said {
    let steps: Vec<&str> = pointer.text().split('/').skip(1).collect();
    let (head, rest) = head(submission, &steps);
    let Some(leaf) = rest.last() else {
        return head;
    };
    let title = title(&steps).unwrap_or_else(|| (*leaf).to_owned());
    let name = leaf.replace('_', " ");
    if head.zh.is_empty() {
        Said::new(title, name)
    } else {
        Said::new(format!("{}的{title}", head.zh), format!("{name} of {}", head.en))
    }
}

/// The name of the row, level, fund or item that a place lies in, where it lies in one that has a
/// name.
pub fn row(submission: &Submission, pointer: &Pointer) -> Option<String> {
    let budget = submission.budget.as_ref();
    let name = if let Some(at) = pointer.item("/indicators") {
        submission.indicators.get(at)?.name.as_ref()
    } else if let Some(at) = pointer.item("/subtotals") {
        let level = submission.subtotals.get(at)?;
        level.level2.as_ref().or(level.level1.as_ref())
    } else if let Some(at) = pointer.item("/budget/sources") {
        budget?.sources.get(at)?.name.as_ref()
    } else if let Some(at) = pointer.item("/budget/items") {
        budget?.items.get(at)?.name.as_ref()
    } else if let Some(at) = pointer.item("/attachments") {
        submission.attachments.get(at)?.name.as_ref()
    } else {
        None
    };
    name.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|name| !name.is_empty())
}

/// The row or part of the form, and the steps below it.
fn head<'a, 'b>(submission: &Submission, steps: &'b [&'a str]) -> (Said, &'b [&'a str]) {
    let index = |text: &str| text.parse::<usize>().ok();
    let number = |at: usize| at.saturating_add(1);
    match steps {
        [] => (Said::new("整份自评表", "the whole form"), &[]),
        ["indicators", at, rest @ ..] if index(at).is_some() => {
            let at = index(at).unwrap_or_default();
            let name = submission.indicators.get(at).and_then(|row| row.name.as_deref());
            (numbered("第", number(at), "个指标", "indicator", name), rest)
        }
        ["subtotals", at, rest @ ..] if index(at).is_some() => {
            let at = index(at).unwrap_or_default();
            let level = submission.subtotals.get(at);
            let name = level.and_then(|level| level.level2.as_deref().or(level.level1.as_deref()));
            match name.and_then(short) {
                Some(name) => (Said::new(format!("「{name}」小计"), format!("subtotal 「{name}」")), rest),
                None => (numbered("第", number(at), "个小计", "subtotal", None), rest),
            }
        }
        ["goals", at, rest @ ..] if index(at).is_some() => {
            let at = index(at).unwrap_or_default();
            (numbered("第", number(at), "个年度目标", "goal", None), rest)
        }
        ["budget", "sources", at, rest @ ..] if index(at).is_some() => {
            let at = index(at).unwrap_or_default();
            let sources = submission.budget.as_ref().map(|budget| budget.sources.as_slice());
            let name = sources.and_then(|sources| sources.get(at)?.name.as_deref());
            (numbered("第", number(at), "项资金来源", "fund source", name), rest)
        }
        ["budget", "items", at, rest @ ..] if index(at).is_some() => {
            let at = index(at).unwrap_or_default();
            let items = submission.budget.as_ref().map(|budget| budget.items.as_slice());
            let name = items.and_then(|items| items.get(at)?.name.as_deref());
            (numbered("第", number(at), "项支出明细", "money item", name), rest)
        }
        ["statements", at, rest @ ..] if index(at).is_some() => {
            let at = index(at).unwrap_or_default();
            match (submission.statements.get(at), rest) {
                // What a sentence states is known by what it speaks of, better than by a number.
                (Some(statement), [] | ["value"]) => (stated(statement.subject), [].as_slice()),
                _ => (numbered("文中第", number(at), "处数据", "statement", None), rest),
            }
        }
        ["narrative", at, rest @ ..] if index(at).is_some() => {
            let at = index(at).unwrap_or_default();
            let name = submission.narrative.get(at).and_then(|section| section.title.as_deref());
            (numbered("正文第", number(at), "节", "section", name), rest)
        }
        ["attachments", at, rest @ ..] if index(at).is_some() => {
            let at = index(at).unwrap_or_default();
            let name = submission.attachments.get(at).and_then(|attachment| attachment.name.as_deref());
            (numbered("第", number(at), "个附件", "attachment", name), rest)
        }
        ["budget", "total", rest @ ..] => (Said::new("预算执行", "budget execution"), rest),
        ["total", rest @ ..] => (Said::new("总分", "the total"), rest),
        ["budget", rest @ ..] => (Said::new("项目资金", "the budget"), rest),
        ["budget_unit", rest @ ..] => (Said::new("预算单位", "the budget unit"), rest),
        ["supervising_department", rest @ ..] => (Said::new("主管部门", "the supervising department"), rest),
        ["evaluating_unit", rest @ ..] => (Said::new("评价单位", "the evaluating unit"), rest),
        rest => (Said::new("", ""), rest),
    }
}

fn numbered(before: &str, number: usize, after: &str, english: &str, name: Option<&str>) -> Said {
    match name.and_then(short) {
        Some(name) => {
            Said::new(format!("{before}{number}{after}「{name}」"), format!("{english} {number} 「{name}」"))
        }
        None => Said::new(format!("{before}{number}{after}"), format!("{english} {number}")),
    }
}

/// A name on one line, cut where it is long.
fn short(name: &str) -> Option<String> {
    const MOST: usize = 24;
    let plain: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = plain.chars().take(MOST).collect();
    match plain.chars().count() {
        0 => None,
        count if count <= MOST => Some(plain),
        _ => Some(format!("{cut}…")),
    }
}

/// The Chinese title that the schema gives the property at the end of the steps.
fn title(steps: &[&str]) -> Option<String> {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    let root = SCHEMA.get_or_init(pjzp_schema::submission_schema);
    let mut place = root;
    for step in steps {
        let shape = resolve(root, place);
        place = shape.get("properties").and_then(|all| all.get(*step)).or_else(|| shape.get("items"))?;
    }
    place.get("title")?.as_str().map(str::to_owned)
}

/// The schema behind a reference, alone or beside `null`.
fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let branches = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten();
    std::iter::once(schema)
        .chain(branches)
        .find_map(|schema| root.pointer(schema.get("$ref")?.as_str()?.strip_prefix('#')?))
        .unwrap_or(schema)
}

/// What a sentence of this subject states.
fn stated(subject: Subject) -> Said {
    let (zh, en) = match subject {
        Subject::Total => ("文中所述的总分", "the total in the text"),
        Subject::Grade => ("文中所述的等级", "the grade in the text"),
        Subject::Budget => ("文中所述的预算数", "the budget in the text"),
        Subject::Executed => ("文中所述的执行数", "the executed amount in the text"),
        Subject::Unspent => ("文中所述的未支付金额", "the unspent amount in the text"),
        Subject::ExecutionRate => ("文中所述的执行率", "the execution rate in the text"),
        Subject::Weight => ("文中所述的分值", "the weight in the text"),
        Subject::Score => ("文中所述的得分", "the score in the text"),
        Subject::Subtotal => ("文中所述的小计得分", "the subtotal in the text"),
        Subject::Target => ("文中所述的年度指标值", "the target in the text"),
        Subject::Actual => ("文中所述的实际完成值", "the actual value in the text"),
        Subject::IndicatorCount => ("文中所述的指标个数", "the number of indicators in the text"),
        Subject::Heading => ("文中所称的指标名称", "the level named in the text"),
        Subject::ListedAsMet => ("已完成目标一栏中的这一行", "the row among the met targets"),
        Subject::ListedAsUnmet => ("未完成目标一栏中的这一行", "the row among the unmet targets"),
        Subject::RowValues => ("表中的这一行", "the row of the table"),
    };
    Said::new(zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pjzp_core::model::{Indicator, Subtotal};

    #[test]
    fn a_place_is_called_by_what_the_form_calls_it() {
        let submission = Submission {
            indicators: vec![Indicator {
                name: Some(" 对口支援\n资金总额 ".into()), ..Indicator::default()
            }],
            subtotals: vec![Subtotal { level1: Some("效益指标".into()), ..Subtotal::default() }],
            ..Submission::default()
        };
        for (pointer, zh, en) in [
            ("/subtotals/0/score", "「效益指标」小计的得分", "score of subtotal 「效益指标」"),
            ("/subtotals/7", "第8个小计", "subtotal 8"),
            (
                "/indicators/0/actual",
                "第1个指标「对口支援 资金总额」的实际完成值",
                "actual of indicator 1 「对口支援 资金总额」",
            ),
            ("/indicators/9", "第10个指标", "indicator 10"),
            ("/indicators", "绩效指标", "indicators"),
            ("/budget/total/weight", "预算执行的分值", "weight of budget execution"),
            ("/budget/sources/0/executed", "第1项资金来源的全年执行数", "executed of fund source 1"),
            ("/budget_unit/credit_code", "预算单位的统一社会信用代码", "credit code of the budget unit"),
            ("/fiscal_year", "预算年度", "fiscal year"),
            ("/nowhere/at/all", "all", "all"),
            ("", "整份自评表", "the whole form"),
        ] {
            assert_eq!(label(&submission, &Pointer::from(pointer)), Said::new(zh, en), "{pointer}");
        }
    }

    #[test]
    fn a_long_name_is_cut() {
        let name = "指".repeat(30);
        let submission = Submission {
            indicators: vec![Indicator { name: Some(name), ..Indicator::default() }],
            ..Submission::default()
        };
        let said = label(&submission, &Pointer::from("/indicators/0"));
        assert_eq!(said.zh, format!("第1个指标「{}…」", "指".repeat(24)));
    }
}
