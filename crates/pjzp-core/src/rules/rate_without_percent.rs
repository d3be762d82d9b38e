use alloc::format;

use crate::model::Figure;
use crate::pointer::Pointer;
use crate::reading::{Quantity, Unit, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4017",
    name: "rate-without-percent",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("执行率没有写百分号", "the execution rate has no percent sign"),
    explanation: Words::new(
        "执行率写成 1、0.958、100、99.97 都读得懂，但「1」可能是 100%，也可能是 1%。写上百分号就没有疑问。写 0 的不在此列。",
        "1, 0.958, 100 and 99.97 are all understood, but 「1」 may be 100 % or 1 %. With a percent sign there is no doubt. 0 is not meant.",
    ),
    remedy: Words::new(
        "在 Excel 中把执行率设为百分比格式；在 Word 中补上百分号。",
        "Format the rate as a percentage in Excel, or add the sign in Word.",
    ),
    office: Words::new(
        "把执行率写成公式 `=执行数/预算数`（以单元格代入），再用「设置单元格格式」—「百分比」；\
         格里已是 95.8 这样的数的，先改公式再设格式。Word 中在数后补 %。",
        "Write the rate as `=executed/budget` (put the cells for the words) and use Format Cells > \
         Percentage; where the cell holds 95.8, put the formula in before the format. In Word, add % \
         after the number.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(budget) = case.submission.budget.as_ref() else { return };
    let total = budget.total.iter().map(|total| (Pointer::from("/budget/total"), total.rate.as_ref()));
    let sources = budget.sources.iter().enumerate();
    let sources = sources.map(|(at, source)| (Pointer::from("/budget/sources").at(at), source.rate.as_ref()));
    let mut bare = total.chain(sources).filter_map(|(row, rate)| Some((row.at("rate"), bare_rate(rate?)?)));
    let Some((pointer, written)) = bare.next() else { return };
    let zh = format!("执行率写作 {written}，没有百分号");
    let en = format!("the execution rate says {written}, without a percent sign");
    let draft = Draft::at(pointer, zh, en).found(written);
    findings.add(bare.map(|(pointer, _)| pointer).fold(draft, Draft::beside));
}

fn bare_rate(rate: &Figure) -> Option<&str> {
    match rate.read().value {
        Value::Quantity(Quantity { unit: Unit::None, number }) if !number.is_zero() => Some(rate.text()),
        _ => None,
    }
}
