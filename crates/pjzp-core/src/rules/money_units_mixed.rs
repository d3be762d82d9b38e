use alloc::format;
use alloc::vec::Vec;

use crate::reading::Money;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ4016",
    name: "money-units-mixed",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("资金表与支出明细的金额单位不同", "the money tables use different units"),
    explanation: Words::new(
        "资金表用万元、支出明细用元，换算后才能比较，最容易出错。金额相符的也提示，因为看的人要自己换算。",
        "The funds are in 万元, the items in 元: they can be compared only after conversion, where mistakes are easily made. Said even where the amounts agree, because every reader has to convert.",
    ),
    remedy: Words::new(
        "全文统一用一个金额单位，一般用万元，并写在表头。",
        "Use one unit throughout, as a rule 万元, and write it in the header.",
    ),
    office: Words::new(
        "在空格填 10000 并复制，选中以元填写的明细金额，用「选择性粘贴」—「除」换成万元，\
         再改单位栏和表头。Word 中逐格换算，用查找和替换（Ctrl+H）改单位。",
        "Copy a cell holding 10000, select the items in 元 and use Paste Special > Divide to get \
         万元, then mend the unit column and the header. In Word, convert each cell and change the \
         units with Find and Replace (Ctrl+H).",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let mut first = None;
    let mut others: Vec<Money> = Vec::new();
    for cell in case.form.money_cells() {
        let Some(unit) = cell.own_unit().or(cell.column) else { continue };
        let funds = *first.get_or_insert(unit);
        if unit == funds || others.contains(&unit) {
            continue;
        }
        others.push(unit);
        let (one, other, written) = (funds.name(), unit.name(), cell.figure.text());
        let zh = format!("前面的金额用{one}，这里的 {written} 用{other}");
        let en = format!("amounts before are in {one}; {written} here is in {other}");
        findings.add(Draft::at(cell.pointer, zh, en).found(other).expected(one));
    }
}
