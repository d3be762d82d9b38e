use alloc::format;

use crate::decimal::Decimal;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standard::percentage;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4004",
    name: "execution-above-budget",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("执行数超过预算数", "more was spent than budgeted"),
    explanation: Words::new(
        "全年执行数超过全年预算数，执行率就超过 100%。没有预算不能支出，多出的通常是漏了调整预算、漏了结转，或单位写错。得分最高只能是分值。没有填全年预算数的，与年初预算数比较。",
        "More was executed than budgeted, a rate above 100 %. Nothing may be spent without a budget: an adjustment or carry-over was left out, or a unit is wrong. The score never exceeds the weight. Where no adjusted budget is filed, the initial one is the measure.",
    ),
    remedy: Words::new(
        "核对全年预算数是否含调整和上年结转，核对执行数和金额单位，改正有误的一个。",
        "Check that the adjusted budget holds adjustments and carry-over, check the executed amount and the unit, and mend the wrong one.",
    ),
    office: Words::new(
        "用「开始」—「条件格式」以公式 `=执行数>预算数`（以单元格代入）标出超过的行，\
         核对全年预算数和金额单位后改正。Word 中对照这一行的全年预算数和全年执行数两格，\
         改正有误的一格。",
        "Mark the rows with Home > Conditional Formatting and the formula `=executed>budget` (put \
         the cells for the words), then check the adjusted budget and the unit. In Word, compare the \
         two cells of the row and mend the wrong one.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let funds = &case.form.funds;
    match (funds.budget(), funds.executed) {
        (Some((budget, place)), Some(executed)) => {
            if Decimal::ZERO < budget && budget < executed {
                let (spent, allowed) = (funds.say(executed), funds.say(budget));
                let initial = funds.adjusted.is_none();
                let (name_zh, name_en) = if initial {
                    ("年初预算数", "the initial budget")
                } else {
                    ("全年预算数", "the budget")
                };
                let zh = format!("全年执行数 {spent}超过{name_zh} {allowed}");
                let en = format!("{spent} was executed, more than {name_en} of {allowed}");
                let place_executed = Pointer::from("/budget/total/executed");
                findings.add(Draft::at(place_executed, zh, en).found(spent).beside(place));
            }
        }
        _ => {
            if let Some(rate) = funds.rate.filter(|rate| *rate > Decimal::ONE).map(percentage) {
                let zh = format!("执行率 {rate} 超过 100%");
                let en = format!("the execution rate {rate} is above 100%");
                findings.add(Draft::at(Pointer::from("/budget/total/rate"), zh, en).found(rate));
            }
        }
    }
}
