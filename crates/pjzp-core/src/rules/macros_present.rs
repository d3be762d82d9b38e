use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8017",
    name: "macros-present",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("文件带有宏", "the file holds macros"),
    explanation: Words::new(
        "文件带有宏；校验时没有运行，读入的是保存时的内容。许多单位的系统拒收带宏的文件。",
        "The file holds macros. None was run; what was read is what was saved. Many systems refuse such files.",
    ),
    remedy: Words::new(
        "另存为不带宏的格式后再报送。",
        "Save it in a format without macros before filing it.",
    ),
    office: Words::new(
        "Excel、WPS 中「另存为」.xlsx；Word 中「另存为」.docx，提示无法保存宏时选「是」。",
        "In Excel or WPS, save as .xlsx; in Word, as .docx; answer Yes when told that macros cannot be kept.",
    ),
    check: told_by_the_reader,
};
