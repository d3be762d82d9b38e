use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8012",
    name: "budget-exceeded",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("文件超过处理上限", "the file is beyond the limits"),
    explanation: Words::new(
        "为了不让一个文件占满内存，文件大小、表格数、单元格数和指标行数都有上限；超过上限的部分没有读入。",
        "So that no file can use up the memory, its size, tables, cells and rows of indicators are limited; \
         what lies beyond was not read.",
    ),
    remedy: Words::new(
        "把文件拆成几份，或者删去空白的行和列后再试。",
        "Split the file, or delete blank rows and columns, and try again.",
    ),
    office: Words::new(
        "按 Ctrl+End 看表格的末格，选中它与内容之间的空行空列，右键「删除」后保存；一表一文件。\
         Word 中删去不用的表格和空行，长报告另存为单独的文件。",
        "Ctrl+End shows the last cell of the sheet; select the blank rows and columns before it, \
         right-click, Delete and save; keep one form to a file. In Word, delete tables and rows not \
         in use, and save a long report as a file of its own.",
    ),
    check: told_by_the_reader,
};
