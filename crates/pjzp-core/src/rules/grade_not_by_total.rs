use alloc::format;

use crate::ledger::Law;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3017",
    name: "grade-not-by-total",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("等级与总分不符", "the grade is not the one the total earns"),
    explanation: Words::new(
        "等级由总分决定，界限是半开区间：正好 90 分为优，不到 90 分不能评优。",
        "The grade follows from the total; the bounds are half-open: exactly 90 is 优, anything below is not.",
    ),
    remedy: Words::new(
        "按总分改等级；如果总分写错了，先改总分。",
        "Write the grade of the total; if the total is wrong, mend that first.",
    ),
    office: Words::new(
        "等级格写 `=IF(总分>=90,\"优\",IF(总分>=80,\"良\",IF(总分>=60,\"中\",\"差\")))`（以单元格代入），\
         界限换成所用标准的。Word 中改总分后，把等级格一并改正。",
        "Write `=IF(total>=90,\"优\",IF(total>=80,\"良\",IF(total>=60,\"中\",\"差\")))` (put the \
         cells for the words) with the bounds of your standard. In Word, mend the grade whenever the \
         total changes.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let Law::Graded { total, grade } = &equation.law else { continue };
        let (Some(total), Some(filed)) = (case.ledger.figure(*total), case.ledger.figure(*grade)) else {
            continue;
        };
        let earned = case.ledger.solve(equation, *grade).and_then(|worth| filed.write(&worth));
        let (points, found, Some(expected)) = (&total.filed, &filed.filed, earned) else { continue };
        let zh = format!("总分 {points} 分应评为「{expected}」，自评等级为「{found}」");
        let en = format!("the total {points} earns 「{expected}」, but the grade says 「{found}」");
        let draft = Draft::at(filed.pointer.clone(), zh, en).found(found).expected(expected);
        findings.add(draft.beside(total.pointer.clone()));
    }
}
