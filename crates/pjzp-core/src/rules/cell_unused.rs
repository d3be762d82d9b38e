use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8003",
    name: "cell-unused",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("有内容没有读入", "something in the file was not read"),
    explanation: Words::new(
        "表中有的单元格或段落认不出是自评表的哪一项，没有读入，也没有参加校验；它们仍在报告的 coverage 中逐一列出。",
        "Cells or paragraphs that no item of the form was recognised in are not read, and nothing of them is checked; the coverage of the report lists each of them.",
    ),
    remedy: Words::new(
        "对照所列位置，看是不是漏读的指标或得分；是，就按标准的列名和行名填写。",
        "Look at the places listed: if one of them is a value of the form, give its row and column the names of the official form.",
    ),
    office: Words::new(
        "Excel、WPS 中把多填的格剪切到所属的列，列名写成「年度指标值」「实际完成值」等；Word 中看是否一行多拆了一格，合并回去。",
        "In Excel or WPS, cut what stands beside the table into its column and name the column as the official form does; in Word, see whether a row has one cell too many and merge it back.",
    ),
    check: told_by_the_reader,
};
