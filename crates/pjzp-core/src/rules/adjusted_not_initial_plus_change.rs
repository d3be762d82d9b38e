use alloc::format;
use alloc::string::String;

use crate::ledger::Law;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4010",
    name: "adjusted-not-initial-plus-change",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new(
        "全年预算数不等于年初预算数加调整金额",
        "the adjusted budget is not the initial one plus the change",
    ),
    explanation: Words::new(
        "年初预算数、年度调整金额、全年预算数三项都填了，就应当满足：年初 + 调整 = 全年（调减写负数）。有一项空白的，不在此列。",
        "Where initial budget, change and adjusted budget are all filed, initial + change = adjusted; a cut is a negative change. Where one of them is blank, nothing is said.",
    ),
    remedy: Words::new(
        "核对三项金额；调减的在金额前加负号；全年预算数含上年结转的，把结转计入调整金额。",
        "Check the three amounts; write a cut with a minus sign; count carry-over among the changes.",
    ),
    office: Words::new(
        "全年预算数格写 `=年初预算数+调整金额`（以单元格代入），调减的金额填负数。\
         Word 中用表格「布局」（WPS 为「表格工具」）—「公式」写 `=SUM(LEFT)`，左边只有这两栏时可用；\
         否则算好填入。",
        "Write the adjusted budget as `=initial+change` (put the cells for the words), with a cut as \
         a negative number. In Word, `=SUM(LEFT)` through the table's Layout > Formula (Table Tools \
         in WPS) does it where only these two columns stand to the left; otherwise type in the \
         result.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let Law::Sum { whole, .. } = &equation.law else { continue };
        let (Some(stated), Some((sum, total))) = (case.ledger.figure(*whole), case.ledger.sides(equation))
        else {
            continue;
        };
        let funds = &case.form.funds;
        let (Some(initial), Some(change)) = (funds.initial, funds.change) else { continue };
        let is_cut = initial.checked_sub(change) == Some(total);
        let (more_zh, more_en) = if is_cut {
            ("；按调减计算才相符，调减应写负数", "; it agrees as a cut, which is written with a minus sign")
        } else {
            ("", "")
        };
        let (first, second, sum) = (funds.say(initial), funds.say(change), funds.say(sum));
        let total: String = funds.say(total);
        let zh = format!("全年预算数写作 {total}，年初预算数 {first}加调整金额 {second}为 {sum}{more_zh}");
        let en = format!("the adjusted budget says {total}, but {first} + {second} is {sum}{more_en}");
        let draft = Draft::at(stated.pointer.clone(), zh, en).found(total).expected(sum);
        findings.add(case.ledger.parts(equation).map(|part| part.pointer.clone()).fold(draft, Draft::beside));
    }
}
