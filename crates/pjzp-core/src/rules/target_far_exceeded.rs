use alloc::format;
use core::cmp::Ordering;

use crate::decimal::Decimal;
use crate::form::Row;
use crate::fraction::Fraction;
use crate::reading::{Quantity, Unit, Value};
use crate::rule::{Case, Draft, Findings, MOF_2020, Rule, Severity, rate};
use crate::scoring::counts_up;
use crate::standard::percentage;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5001",
    name: "target-far-exceeded",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: MOF_2020,
    summary: Words::new(
        "完成值远超指标值而没有说明原因",
        "the target was far exceeded, and nothing says why",
    ),
    explanation: Words::new(
        "完成值远超指标值的，要分析原因：指标值可能定得过低。办法没有写明超出多少算远超，一般按 130% 及以上提示，标准另有规定的从其规定。最高只能是 100% 的比率、越少越好的指标和已写原因的，不在此列；单位不同、无法相比的，也不在此列。",
        "Where a target was far exceeded, the cause is to be analysed: it may have been set too low. How far is too far the document does not say; as a rule it is 130 %, or what the standard says. Rates that cannot pass 100 %, indicators of which less is better and rows with a reason are not meant, nor are figures in different units.",
    ),
    remedy: Words::new(
        "在偏差原因栏说明超额的原因；指标值定低了的，下年调整；单位或小数点写错的，改正。",
        "Say why so much more was done; set the target higher next year if it was too low; mend a wrong unit or decimal point.",
    ),
    office: Words::new(
        "在这一行的「偏差原因分析及改进措施」格写明超额的原因；\
         在空格写 `=完成值/指标值`（以单元格代入，带符号或单位的直接写数）可以看超出多少；\
         下达目标后用「审阅」—「保护工作表」锁定年度指标值列，以免事后改动。Word 中在同一栏填写，\
         可用「审阅」里的批注请业务科室核实。",
        "Write why into 偏差原因分析及改进措施 of this row; `=actual/target` (put the cells for the \
         words, or the bare number where a cell holds a sign or unit) shows by how much, and Review \
         > Protect Sheet locks the target column once it is approved. In Word, fill in the same \
         column; a comment (Review) can ask the office in charge to confirm.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(limit) = case.standard.threshold.exceeded_reason_from else { return };
    for row in case.form.rows.iter().filter(|row| counts_up(row) && !row.has_reason()) {
        let Some(times) = times(row) else { continue };
        if times.checked_cmp(limit.fraction()).is_none_or(Ordering::is_lt) {
            continue;
        }
        let Some(times) = times.round(4).map(percentage) else { continue };
        let (name, (target, actual), limit) = (row.name(), row.written(), percentage(limit));
        let draft = Draft::at(
            row.pointer.at("actual"),
            format!(
                "「{name}」指标值 {target}，完成值 {actual}，为指标值的 {times}，达到 {limit}，没有说明原因"
            ),
            format!(
                "「{name}」: target {target}, actual {actual}: {times} of the target, from {limit} on a reason is needed"
            ),
        );
        findings.add(draft.found(actual).beside(row.pointer.at("target")).beside(row.pointer.at("reason")));
    }
}

/// How many times the target was reached; `None` where that cannot be said, or must stay near one.
fn times(row: &Row<'_>) -> Option<Fraction> {
    if row.is_not_applicable() || row.actual.sign.is_some() {
        return None;
    }
    let (target, actual) = match (&row.target.value, &row.actual.value) {
        (Value::Quantity(target), Value::Quantity(actual)) if may_grow(row, target, actual) => {
            (target, actual)
        }
        (Value::Change { direction, amount: target }, Value::Change { direction: way, amount: actual })
            if direction == way =>
        {
            (target, actual)
        }
        _ => return None,
    };
    let (target, actual) = Some((target, actual))
        .filter(|(target, actual)| Decimal::ZERO < target.number && target.same_unit_name(actual))
        .and_then(|(target, actual)| target.comparable(actual))?;
    actual.checked_div(target)
}

/// Whether the quantity can be far above its target: not as a rate up to 100 %, unless it is one of
/// growth, and not where only one of both is a rate.
fn may_grow(row: &Row<'_>, target: &Quantity, actual: &Quantity) -> bool {
    match (rate::share(target), rate::share(actual)) {
        (None, None) => true,
        (Some(_), Some(actual)) => {
            rate::is_changing(row.name()) || Decimal::ONE < actual && !rate::is_capped(row.name())
        }
        (Some(_), None) => actual.unit == Unit::None && rate::is_changing(row.name()),
        (None, Some(_)) => false,
    }
}
