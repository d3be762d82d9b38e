use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8018",
    name: "file-misnamed",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("扩展名与内容不符", "the file's name promises another format"),
    explanation: Words::new(
        "文件的扩展名与实际格式不符，已按实际格式读入；别的系统可能打不开。从网页导出的 .xls 常是 HTML。",
        "The file is written in another format than its ending says, and was read as what it is; other systems may refuse it. What portals export as .xls is often HTML.",
    ),
    remedy: Words::new(
        "用办公软件打开，另存为与扩展名一致的格式。",
        "Open it in an office program and save it in the format that its ending names.",
    ),
    office: Words::new(
        "Excel、WPS 打开后「另存为」，文件类型选「Excel 工作簿 (*.xlsx)」；Word 选「Word 文档 (*.docx)」。不要只改文件名。",
        "In Excel or WPS, Save As with the type Excel Workbook (*.xlsx); in Word, Word Document (*.docx). Do not just rename the file.",
    ),
    check: told_by_the_reader,
};
