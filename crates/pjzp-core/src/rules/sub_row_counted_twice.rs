use alloc::format;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::form::{Row, filled};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ2010",
    name: "sub-row-counted-twice",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("「其中」行的分值重复计算", "a part (其中) counts again what its row already counts"),
    explanation: Words::new(
        "「其中」行只是上一行的组成部分。它照抄了上一行的分值和得分，而合计只有不算它才对得上，说明它被重复计算了。\
         已注明为「其中」的行（within_previous）不参与合计，不在此列；合计本来就对的，也不在此列。",
        "A row that begins with 其中 is a part of the row above. It repeats that row's weight and score, and the sums \
         come out only without it. Rows marked as parts (within_previous) are never added; forms whose sums are right \
         are not meant.",
    ),
    remedy: Words::new(
        "清空「其中」行的分值和得分（在标准数据中把 within_previous 设为 true），再核对合计。",
        "Empty weight and score of the part (in the standard data, set within_previous), then check the sums.",
    ),
    check,
};

/// The equations that add weights or scores of rows.
const SUMS: [&str; 6] = ["PJ2001", "PJ2002", "PJ2003", "PJ2004", "PJ3013", "PJ3014"];

fn check(case: &Case<'_>, findings: &mut Findings) {
    let mut parent: Option<&Row<'_>> = None;
    let mut repeats = Vec::new();
    for row in case.form.counted() {
        match parent {
            Some(parent) if is_part(row) => {
                if row.weight.is_some() && row.weight == parent.weight && row.score == parent.score {
                    repeats.push((row, parent));
                }
            }
            _ => parent = Some(row),
        }
    }
    let explained = SUMS.iter().flat_map(|code| case.broken(code)).any(|equation| {
        let Some((sum, whole)) = case.ledger.sides(equation) else { return false };
        let repeated = case.ledger.parts(equation).filter(|part| {
            repeats.iter().any(|(row, _)| part.pointer.parent().as_ref() == Some(&row.pointer))
        });
        let repeated = Decimal::sum(repeated.filter_map(|part| part.worth.number()));
        repeated.is_some_and(|repeated| !repeated.is_zero() && sum.checked_sub(whole) == Some(repeated))
    });
    if !explained {
        return;
    }
    for (row, parent) in repeats {
        let Some(weight) = row.weight else { continue };
        let (name, above) = (row.name(), parent.name());
        let zh = format!("「{name}」照抄了「{above}」的分值 {weight} 分，不计这一行合计才对得上");
        let en = format!(
            "「{name}」 repeats the weight {weight} of「{above}」; the sums come out only without it"
        );
        let draft = Draft::at(row.pointer.at("weight"), zh, en).found(weight);
        findings.add(draft.beside(parent.pointer.at("weight")));
    }
}

/// A part by its name, though it is not marked as one.
fn is_part(row: &Row<'_>) -> bool {
    filled(row.filed.name.as_deref())
        .is_some_and(|name| name.trim_start_matches(['（', '(', '-', '—']).starts_with("其中"))
}
