use alloc::format;
use alloc::string::String;

use crate::ledger::Law;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ2004",
    name: "goal-weight-not-sum",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new(
        "年度目标的分值不等于其下各指标分值之和",
        "the weight of a goal is not the sum of those below it",
    ),
    explanation: Words::new(
        "一张表可以有几个年度目标，各带分值；每个目标的分值，应当等于归属于它的各指标分值之和，不含预算执行的分值。",
        "A form may have several goals with points of their own: each is the sum of the weights of its \
         indicators, without budget execution.",
    ),
    remedy: Words::new(
        "核对归属于该目标的各指标分值，再把目标的分值改为它们的和；指标归错目标的，改正归属。",
        "Check the weights of the goal's indicators and write their sum; move a row that stands under the wrong goal.",
    ),
    office: Words::new(
        "在目标的分值格写 `=SUMIF(所属目标列,目标,分值列)`（以单元格代入），各行归属一改，\
         合计随之改。Word 中用表格「布局」（WPS 为「表格工具」）—「公式」写 `=SUM(…)`，\
         只列归属于该目标的行。",
        "In the weight cell of the goal write `=SUMIF(goal column,goal,weight column)` (put the \
         cells for the words), which follows when a row is moved to another goal. In Word, write \
         `=SUM(…)` over the rows of that goal through the table's Layout > Formula (Table Tools in \
         WPS).",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for equation in case.broken(RULE.code) {
        let Law::Sum { whole, .. } = &equation.law else { continue };
        let (Some(stated), Some((sum, filed))) = (case.ledger.figure(*whole), case.ledger.sides(equation))
        else {
            continue;
        };
        let at = |index: &usize| Pointer::from("/goals").at(index).at("weight") == stated.pointer;
        let Some(index) = (0..case.submission.goals.len()).find(at) else { continue };
        let number = index.saturating_add(1);
        let execution = case.scorecard.execution.weight;
        let holds_execution =
            execution.is_some_and(|execution| sum.checked_add(execution) == Some(filed) && sum != filed);
        let (more_zh, more_en) = match execution.filter(|_| holds_execution) {
            Some(execution) => (
                format!("；多出的正是预算执行的 {execution} 分"),
                format!("; the difference is the {execution} of budget execution"),
            ),
            None => (String::new(), String::new()),
        };
        let written = &stated.filed;
        let zh = format!("第 {number} 个年度目标分值写作 {written}，其下各指标分值之和为 {sum}{more_zh}");
        let en =
            format!("goal {number}: the weight says {written}, but those below add up to {sum}{more_en}");
        let draft = Draft::at(stated.pointer.clone(), zh, en).found(written).expected(sum);
        findings.add(case.ledger.parts(equation).map(|part| part.pointer.clone()).fold(draft, Draft::beside));
    }
}
