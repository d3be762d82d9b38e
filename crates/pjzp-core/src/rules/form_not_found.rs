use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8001",
    name: "form-not-found",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("文件中没有找到自评表", "no form was found in the file"),
    explanation: Words::new(
        "文件可以打开，但没有认出任何一行绩效指标，因此什么也没有校验。\
         常见原因：表格是图片，表头用了少见的列名，或者选错了文件。",
        "The file can be read, but not one row of indicators was recognised, so nothing was checked. \
         Often the table is a picture, its columns have unusual names, or it is the wrong file.",
    ),
    remedy: Words::new(
        "确认文件中有自评表，表头有「三级指标」「年度指标值」「实际完成值」「得分」等列名；图片请先转成文字。",
        "Make sure the form is in the file, with columns such as 三级指标, 年度指标值, 实际完成值 and 得分; \
         turn pictures into text first.",
    ),
    office: Words::new(
        "取消隐藏工作表和行列，取消表头的合并单元格，把列名改成通行的名称，\
         用「文件」—「另存为」存成 .xlsx。Word 中表格要是可以选中格子的真表格，不是图片；\
         另存为 .docx。",
        "Unhide sheets, rows and columns, unmerge the header, give the columns their usual names, \
         and use File > Save As for .xlsx. In Word, the form must be a table whose cells can be \
         selected, not a picture; save it as .docx.",
    ),
    check: told_by_the_reader,
};
