use alloc::format;

use crate::decimal::Decimal;
use crate::form::Row;
use crate::reading::{Unit, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity, rate};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5003",
    name: "ratio-for-value",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new(
        "指标值是数值或日期，完成值却写成比例",
        "a percentage stands where a value or a date belongs",
    ),
    explanation: Words::new(
        "指标值是数量、金额或日期（如 50个），完成值却写成百分比（如 100%）：看不出实际完成了多少，填写的人往往是把完成率抄了进来。指标值本身是比率的不在此列；指标值不带单位，而名称是“率”“比”“度”一类、或数与完成值相同的，只是漏了百分号，也不在此列。",
        "The target is a count, an amount or a date (50个), and the actual value a percentage (100%): how much was done cannot be seen; most often the rate of completion was copied in. Targets that are rates are not meant, nor is a target without a unit that lacks nothing but its percent sign.",
    ),
    remedy: Words::new(
        "填实际完成的数值和单位，如 50个；时效指标填实际完成的日期。",
        "Write what was done, with its unit: 50个; for a deadline, the date on which it was done.",
    ),
    office: Words::new(
        "选中完成值格，把「设置单元格格式」由「百分比」改为「常规」，重新填实际数；\
         完成率可另起一列写 `=完成值/指标值`（以单元格代入，带符号或单位的直接写数）。\
         Word 中把百分数换成实际数和单位。",
        "Change Format Cells of the actual value from Percentage to General and type what was done; \
         a rate can stand in a column of its own as `=actual/target` (put the cells for the words, \
         or the bare number where a cell holds a sign or unit). In Word, replace the percentage by \
         the figure and its unit.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in case.form.rows.iter().filter(|row| !row.is_not_applicable()) {
        let (zh, en) = match &row.target.value {
            Value::Date(_) | Value::Period { .. } => ("日期", "a date"),
            _ => ("数值", "a value"),
        };
        if !is_ratio_for_value(row) {
            continue;
        }
        let (name, (target, actual)) = (row.name(), row.written());
        let draft = Draft::at(
            row.pointer.at("actual"),
            format!("「{name}」指标值「{target}」是{zh}，完成值却写成比例「{actual}」"),
            format!(
                "「{name}」: the target 「{target}」 is {en}, but the actual value 「{actual}」 is a percentage"
            ),
        );
        findings.add(draft.found(actual).beside(row.pointer.at("target")));
    }
}

/// Names of what is measured as a share, whether or not its target has a percent sign.
const SHARES: [char; 3] = ['率', '比', '度'];

fn is_ratio_for_value(row: &Row<'_>) -> bool {
    let Value::Quantity(actual) = &row.actual.value else { return false };
    let Some(share) = rate::share(actual) else { return false };
    match &row.target.value {
        Value::Date(_) | Value::Period { .. } => true,
        Value::Quantity(target) => match &target.unit {
            Unit::Percent | Unit::Permille => false,
            Unit::None => {
                let is_share = Decimal::ZERO < target.number && target.number <= Decimal::ONE;
                let lacks_sign = target.number == actual.number || target.number == share;
                !(row.name().contains(SHARES) || is_share || lacks_sign)
            }
            Unit::Money(_) | Unit::Count { .. } => true,
        },
        _ => false,
    }
}
