use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8016",
    name: "content-linked",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("内容引自其他文件", "content is taken from other files"),
    explanation: Words::new(
        "文件引用了其他文件或网址；校验时没有打开它们，引用的内容按文件中保存的样子读入，没有保存的按空白处理。",
        "The file refers to other files or addresses; none was opened. What it takes from them was read as it was saved, and what was not saved counts as blank.",
    ),
    remedy: Words::new(
        "把引用的内容固定在文件里，断开链接后再报送。",
        "Fix the content in the file and break the links before filing it.",
    ),
    office: Words::new(
        "Excel、WPS 中选「数据」—「编辑链接」—「断开链接」。Word 中选中全文，按 Ctrl+Shift+F9 断开域的链接。",
        "In Excel or WPS, choose Data > Edit Links > Break Link. In Word, select all and press Ctrl+Shift+F9.",
    ),
    check: told_by_the_reader,
};
