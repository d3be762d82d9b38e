use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8009",
    name: "embedded-data-differs",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new(
        "表中内容与文件附带的数据不一致",
        "the file shows something else than the data it carries",
    ),
    explanation: Words::new(
        "由 pjzp 生成的表格附带一份完整的数据，供系统直接读取。表格生成后又改过，两者就会不一致：\
         看表的人和读数据的系统得到的是两份不同的自评。校验以表中显示的内容为准。",
        "A form that pjzp has written carries its data whole, for systems to read. Once the form is \
         changed by hand the two differ: a person and a system get two different filings. What the \
         form shows is what is checked.",
    ),
    remedy: Words::new(
        "核对表中内容；确认无误后用 pjzp convert 重新生成文件，附带的数据随之更新。",
        "Look at what the form shows; once it is right, write the file anew with `pjzp convert`, and \
         its data with it.",
    ),
    office: Words::new(
        "附带的数据在 Excel、WPS 和 Word 中看不到，也改不了：按提示的单元格核对，改正后保存，\
         再用 pjzp convert 重新生成；也可用「文件」—「检查文档」删除「自定义 XML 数据」。",
        "Excel, WPS and Word neither show nor change the data: look at the cell that is named, mend it, \
         save, and write the file anew with `pjzp convert`; or remove Custom XML Data with File > \
         Inspect Document.",
    ),
    check: told_by_the_reader,
};
