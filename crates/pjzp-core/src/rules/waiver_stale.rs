use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8013",
    name: "waiver-stale",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("豁免没有用到，或者已经过期", "a waiver covers nothing, or has expired"),
    explanation: Words::new(
        "豁免只对某一份自评表、某一处、某一个数值有效。自评表改了，或者批准的期限过了，它就不再起作用；留在豁免文件里会让人误以为问题已经有人批准。",
        "A waiver is for one value in one place of one form. Once the form has changed or its time has run out, it has no effect; left in the file, it looks as if somebody still approved.",
    ),
    remedy: Words::new(
        "问题已改正的，从豁免文件中删去这一条；仍需豁免的，按现在的位置和数值重新报批，并写明新的有效期。",
        "If the form was mended, remove the waiver; if it is still needed, have it approved again for the place and value of today, with a new date.",
    ),
    office: Words::new(
        "豁免文件是 UTF-8 文本，不要用 Excel 改；在 Excel 中打开自评表，查看这一处现在的位置和数值，\
         按它报批。Word 中查找（Ctrl+F）豁免所写的数值，看它是否还在原处。",
        "The file of waivers is UTF-8 text and not for Excel; open the form in Excel, see the place \
         and value of today, and ask approval for those. In Word, use Find (Ctrl+F) on the value \
         that the waiver names and see whether it is still there.",
    ),
    check: told_by_the_reader,
};
