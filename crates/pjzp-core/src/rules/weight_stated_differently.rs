use alloc::format;

use crate::decimal::Decimal;
use crate::form::{Bracketed, filled};
use crate::ledger::Law;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ2006",
    name: "weight-stated-differently",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new("同一分值前后写法不一", "one weight is stated in two ways"),
    explanation: Words::new(
        "分值有时既写在名称后的括号里，如「产出指标（50分）」，又写在分值列、小计行或另一处括号里；几处应当一致。\
         括号里的分值不等于其下各行合计的，见 PJ2002、PJ2003；正文里写的分值与表不一致的，见 PJ6008。",
        "A weight may stand in brackets behind a name, 「产出指标（50分）」, and again in the weight column, in a \
         subtotal, or in other brackets; these agree. Brackets that are not the sum of the rows below are the \
         matter of PJ2002 and PJ2003, weights in prose that of PJ6008.",
    ),
    remedy: Words::new(
        "以下达的绩效目标表为准，把名称括号里的分值与分值列改成一致。",
        "Take the approved target form as the measure and make the brackets and the weight column agree.",
    ),
    office: Words::new(
        "查找（Ctrl+F）「分）」和「分)」找出写在名称里的分值，与分值列逐个对照；\
         名称可以写成公式 `=\"产出指标（\"&分值格&\"分）\"`，以后自动一致。\
         Word 中同样查找后改成一样。",
        "Use Find (Ctrl+F) on 分） and 分) to see the weights inside names and compare them with the \
         column; a name written as `=\"产出指标（\"&cell&\"分）\"` follows its weight by itself. In \
         Word, find them in the same way and make them agree.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if !case.form.is_scored() {
        return;
    }
    for row in &case.form.rows {
        let title = filled(row.filed.name.as_deref()).and_then(|name| Bracketed::read(name, true));
        if let (Some(title), Some(weight)) = (title, row.weight)
            && title.points != weight
        {
            let pointer = row.pointer.at("weight");
            findings.add(differs(pointer, title, weight).beside(row.pointer.at("name")));
        }
    }
    for level in &case.form.subtotals {
        if let (Some(title), Some(weight)) = (Bracketed::read(level.name(), false), level.weight)
            && title.points != weight
        {
            findings.add(differs(level.pointer.at("weight"), title, weight));
        }
    }
    for equation in case.broken(RULE.code) {
        let Law::Same(first, again) = equation.law else { continue };
        let (Some(first), Some(again)) = (case.ledger.figure(first), case.ledger.figure(again)) else {
            continue;
        };
        let (Some(titled), Some(weight)) = (case.form.titled_at(&again.pointer), first.worth.number()) else {
            continue;
        };
        findings.add(differs(again.pointer.clone(), titled.title, weight).beside(first.pointer.clone()));
    }
}

fn differs(pointer: Pointer, title: Bracketed<'_>, weight: Decimal) -> Draft {
    let Bracketed { name, points, .. } = title;
    let zh = format!("「{name}」的分值，名称括号里写 {points} 分，另一处写 {weight} 分");
    let en = format!("「{name}」: the brackets say {points} points, elsewhere it has {weight}");
    Draft::at(pointer, zh, en).found(points).expected(weight)
}
