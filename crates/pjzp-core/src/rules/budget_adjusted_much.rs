use alloc::format;

use crate::decimal::Decimal;
use crate::form::says_something;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standard::percentage;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4012",
    name: "budget-adjusted-much",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("年中预算调整较大而没有说明", "the budget was changed much, and nothing says why"),
    explanation: Words::new(
        "全年预算数与年初预算数相差超过标准的提示比例（一般为 30%），表中没有说明。大幅追加或压减说明年初预算编得不准，审核人会问。年初预算数空白或为 0（年中新增的项目），不在此列。",
        "Adjusted and initial budget differ by more than the standard's share, as a rule 30 %, and nothing says why: a reviewer will ask. An initial budget that is blank or zero, for money added in the year, is not meant.",
    ),
    remedy: Words::new(
        "在执行偏差原因栏写明调整的依据和原因。",
        "Say on what ground the budget was changed.",
    ),
    office: Words::new(
        "在旁边写 `=ABS(全年预算数-年初预算数)/年初预算数`（以单元格代入）看调整幅度，\
         在执行偏差原因格写明依据。Word 中在同一栏写明调整文件和原因。",
        "See how much was changed with `=ABS(adjusted-initial)/initial` (put the cells for the \
         words), and write the ground into the reason cell of the funds table. In Word, name the \
         decision and the cause in the same column.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(limit) = case.standard.threshold.adjusted_over else { return };
    let funds = &case.form.funds;
    let reason = case.submission.budget.as_ref().and_then(|budget| budget.reason.as_deref());
    let (Some(initial), Some(adjusted)) = (funds.initial, funds.adjusted) else { return };
    if initial <= Decimal::ZERO || says_something(reason) {
        return;
    }
    let moved = adjusted.checked_sub(initial).map(Decimal::abs);
    let Some(share) = moved.and_then(|moved| moved.fraction().checked_div(initial.fraction())) else {
        return;
    };
    if share.checked_cmp(limit.fraction()).is_none_or(core::cmp::Ordering::is_le) {
        return;
    }
    let Some(share) = share.round(4).map(percentage) else { return };
    let (first, last, limit) = (funds.say(initial), funds.say(adjusted), percentage(limit));
    let zh = format!("预算由年初的 {first}调整为 {last}，变动 {share}，超过 {limit}，没有说明原因");
    let en =
        format!("the budget went from {first} to {last}, by {share}, over {limit}, and no reason is given");
    let draft = Draft::at(Pointer::from("/budget/total/adjusted"), zh, en).found(last);
    findings.add(draft.beside(Pointer::from("/budget/total/initial")));
}
