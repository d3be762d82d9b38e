use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8002",
    name: "cell-unreadable",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("单元格无法读入", "a cell cannot be read"),
    explanation: Words::new(
        "应填数字的单元格里是一大段文字，无法当作数值读入，与它有关的核对都没有做。",
        "A cell that should hold a figure holds a long text instead; nothing that depends on it was checked.",
    ),
    remedy: Words::new(
        "该单元格只填数字，说明文字移到原因或备注栏。",
        "Write only the number there, and move the text to the column for reasons or remarks.",
    ),
    office: Words::new(
        "把文字剪切到原因或备注格，该格只留数；由别的表粘贴来的公式，\
         复制后用「选择性粘贴」—「数值」固定。Word 中同样剪切，一格只留一个数。",
        "Cut the text into the column for reasons or remarks and leave the number; fix a formula \
         pasted from another sheet with Paste Special > Values. In Word, cut the text in the same \
         way and leave one number to a cell.",
    ),
    check: told_by_the_reader,
};
