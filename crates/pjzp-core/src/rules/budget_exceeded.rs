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
    check: told_by_the_reader,
};
