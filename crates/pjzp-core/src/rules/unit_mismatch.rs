use alloc::format;

use crate::reading::{Quantity, Unit, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity, rate};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5005",
    name: "unit-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("指标值与完成值的单位不同", "target and actual value are in different units"),
    explanation: Words::new(
        "指标值和完成值的单位不是一回事（如 平方米与个、人与人次、万元与个），两个数不能相比。可以换算的（公里与米、元与万元）、只写了一个单位的、量词不同而所指相同的（个、家、项、次一类），以及完成值省写了“/人”“/年”的，不在此列。",
        "The units of target and actual value are not of one kind (平方米 and 个, 人 and 人次, 万元 and 个), so the numbers cannot be compared. Units that convert (公里 and 米, 元 and 万元), a number without a unit, measure words for one thing (个, 家, 项, 次) and a 元/人 written as 元 are not meant.",
    ),
    remedy: Words::new("两栏用同一单位填写。", "Use one unit in both."),
    office: Words::new(
        "选中指标值和完成值两列，用查找和替换（Ctrl+H）把不一致的单位改成一个，数值要换算的一并换算。\
         Word 中对照两格改正，可用「审阅」里的批注问清业务口径。",
        "Select both columns and bring the unit to one with Find and Replace (Ctrl+H), converting \
         the number where needed. In Word, mend the two cells; a comment (Review) can ask what was \
         counted.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in case.form.rows.iter().filter(|row| !row.is_not_applicable()) {
        let (Value::Quantity(target), Value::Quantity(actual)) = (&row.target.value, &row.actual.value)
        else {
            continue;
        };
        // A percentage for a value is a defect of its own.
        if rate::share(actual).is_some() || !differ(target, actual) {
            continue;
        }
        let (name, (target, actual)) = (row.name(), row.written());
        let draft = Draft::at(
            row.pointer.at("actual"),
            format!("「{name}」指标值「{target}」与完成值「{actual}」单位不同，不能相比"),
            format!(
                "「{name}」: the target 「{target}」 and the actual value 「{actual}」 are in different units"
            ),
        );
        findings.add(draft.found(actual).beside(row.pointer.at("target")));
    }
}

fn differ(target: &Quantity, actual: &Quantity) -> bool {
    if abridges(&target.unit, &actual.unit) || abridges(&actual.unit, &target.unit) {
        return false;
    }
    if target.comparable(actual).is_none() {
        return true;
    }
    // Two measures that compare convert into each other.
    match (counted(&target.unit), counted(&actual.unit)) {
        (Some(target), Some(actual)) => target != actual,
        _ => false,
    }
}

/// Whether the one unit is the other without what stands below its stroke: 元 of 元/人.
fn abridges(short: &Unit, whole: &Unit) -> bool {
    let Unit::Count { name, .. } = whole else { return false };
    let Some((head, _)) = name.split_once('/') else { return false };
    match short {
        Unit::Money(_) => head == "元",
        Unit::Count { name, .. } => name.split('/').next() == Some(head) || name.replace('/', "") == *head,
        _ => false,
    }
}

/// What sort of thing a unit counts; `None` where it may be any.
#[derive(PartialEq, Eq)]
enum Counted {
    People,
    Attendances,
    Measures,
    Things,
}

fn counted(unit: &Unit) -> Option<Counted> {
    let Unit::Count { name, .. } = unit else { return None };
    match name.as_str() {
        "" | "个" => None,
        "人" | "名" | "位" | "人数" | "口" => Some(Counted::People),
        "人次" => Some(Counted::Attendances),
        _ if unit.is_measure() => Some(Counted::Measures),
        _ => Some(Counted::Things),
    }
}
