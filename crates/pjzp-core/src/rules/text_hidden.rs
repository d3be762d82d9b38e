use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8014",
    name: "text-hidden",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("有看不见的文字", "text is there that nobody sees"),
    explanation: Words::new(
        "文件中有隐藏的文字，或者压在合并单元格下面的内容；看表的人看不到，校验时没有读入。",
        "The file has hidden text, or something under a merged cell; who looks at the form does not see it, and it was not read.",
    ),
    remedy: Words::new(
        "有用的文字取消隐藏，无用的删去。",
        "Unhide what belongs to the form and delete the rest.",
    ),
    office: Words::new(
        "Word 中按 Ctrl+Shift+8 显示隐藏文字，选中后按 Ctrl+D，去掉「隐藏」。Excel、WPS 中取消合并，看被盖住的格里有什么，删去后再合并。",
        "In Word, Ctrl+Shift+8 shows hidden text; select it, press Ctrl+D and clear Hidden. In Excel or WPS, unmerge the cells, delete what was covered, and merge them again.",
    ),
    check: told_by_the_reader,
};
