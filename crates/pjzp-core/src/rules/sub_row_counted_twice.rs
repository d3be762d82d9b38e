use alloc::format;

use crate::form::Row;
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
    office: Words::new(
        "选中「其中」行的分值和得分两格按 Delete 清空，\
         再看合计公式 `=SUM(…)` 的范围里有没有别的「其中」行。Word 中删去这两格的数，\
         选中合计公式按 F9。",
        "Select weight and score of the 其中 row and press Delete, then see whether the range of \
         `=SUM(…)` holds other such rows. In Word, delete the two figures and press F9 on the \
         formula of the sum.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let mut parent: Option<&Row<'_>> = None;
    for row in &case.form.rows {
        let marked = row.filed.within_previous == Some(true);
        let (Some(above), true, false) = (parent, row.is_part(), marked) else {
            parent = if marked { parent } else { Some(row) };
            continue;
        };
        let Some(weight) = row.weight else { continue };
        let (name, above_name) = (row.name(), above.name());
        let zh = format!("「{name}」照抄了「{above_name}」的分值 {weight} 分，不计这一行合计才对得上");
        let en = format!(
            "「{name}」 repeats the weight {weight} of 「{above_name}」; the sums come out only without it"
        );
        let draft = Draft::at(row.pointer.at("weight"), zh, en).found(weight);
        findings.add(draft.beside(above.pointer.at("weight")));
    }
}
