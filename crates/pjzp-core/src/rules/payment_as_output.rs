use alloc::format;

use crate::form::Row;
use crate::reading::{Unit, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5008",
    name: "payment-as-output",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("把花钱当作产出数量", "money that was paid is counted as an output"),
    explanation: Words::new(
        "数量指标应当是做了多少事（人数、场次、里程），这里却是资金的支付、拨付或使用：钱花出去是预算执行，已经在执行率中计分，不能再算产出。用人数、户数、笔数等计量的，以及争取、引进、节约资金一类，不在此列。",
        "A quantity of output is what was done (people, events, kilometres), but this one is the payment or use of the money: that is the execution of the budget, which has points of its own, and no output. What is counted in people, households or cases, and money that was raised or saved, is not meant.",
    ),
    remedy: Words::new(
        "改用能反映做了多少事的指标，资金支付情况放在预算执行中反映。",
        "Choose an indicator that says how much was done; what was paid belongs to the execution of the budget.",
    ),
    office: Words::new(
        "对三级指标列查找（Ctrl+F）「支付」「拨付」，把数量指标行的名称、\
         指标值和完成值换成做了多少事，再核对得分和合计。Word 中同样查找，逐格改写。",
        "Use Find (Ctrl+F) on 支付 and 拨付 in the level-3 column, replace name, target and actual \
         value by what was done, and check score and sum. In Word, find and rewrite the cells in the \
         same way.",
    ),
    check,
};

/// Words of paying.
const PAYING: &[&str] =
    &["支付", "拨付", "拨款", "付款", "支出", "预算执行", "资金执行", "资金使用", "经费使用"];

/// What a name ends in that is money itself.
const MONEY: &[&str] = &["资金", "经费", "费用"];

/// Words of money that was not spent but gained.
const GAINING: &[&str] =
    &["争取", "引进", "引入", "募集", "筹集", "撬动", "带动", "融资", "贷款", "节约", "节省", "减少", "降低"];

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in case.form.rows.iter().filter(|row| !row.is_not_applicable()) {
        let is_quantity = row.level2.is_some_and(|level2| level2.name.contains("数量"));
        if !is_quantity || !is_payment(row) {
            continue;
        }
        let (name, (target, _)) = (row.name(), row.written());
        let draft = Draft::at(
            row.pointer.at("name"),
            format!("数量指标「{name}」（指标值「{target}」）是资金的支付情况，不是产出"),
            format!("「{name}」 (target 「{target}」) says what was paid, which is no quantity of output"),
        );
        findings.add(draft.found(name).beside(row.pointer.at("level2")));
    }
}

fn is_payment(row: &Row<'_>) -> bool {
    let name = row.name();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    // 300万 counts money only where the name says so.
    let (is_money, is_counted) = match &row.target.value {
        Value::Quantity(quantity) => match &quantity.unit {
            Unit::Money(_) => (true, false),
            Unit::Count { name, .. } => (name.is_empty(), !name.is_empty()),
            Unit::None | Unit::Percent | Unit::Permille => (false, false),
        },
        _ => (false, false),
    };
    !has(GAINING) && (has(PAYING) && !is_counted || is_money && MONEY.iter().any(|word| name.ends_with(word)))
}
