use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8008",
    name: "form-repeated",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("文件中不止一份自评表", "the file holds more than one form"),
    explanation: Words::new(
        "一个文件里有几份自评表时，只校验第一份，其余的没有读入。",
        "Where a file holds several forms, only the first is checked; the others are not read.",
    ),
    remedy: Words::new("每份自评表单独存成一个文件，再分别校验。", "Save each form as a file of its own."),
    office: Words::new(
        "右键工作表标签，用「移动或复制」把每份表移到新工作簿，一表一文件，再分别「另存为」。\
         Word 中选中一份表及其标题，复制到新文档后另存。",
        "Right-click the sheet's tab and move each form to a new workbook with Move or Copy, one \
         form to a file, then save each. In Word, copy one form with its title into a new document \
         and save it.",
    ),
    check: told_by_the_reader,
};
