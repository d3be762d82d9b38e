use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8005",
    name: "merge-ambiguous",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("合并的单元格含义不明", "a merged cell can be taken in more than one way"),
    explanation: Words::new(
        "几行指标的分值或得分合并成一格，无法知道各行是多少，只计在第一行；或者两处合并区域互相重叠，只按先写的一处读入。",
        "The points of several rows stand in one merged cell, so what each row has is not known, and they were read for the first; or two merged areas overlap, and only the first was followed.",
    ),
    remedy: Words::new(
        "取消合并，逐行填写分值和得分。",
        "Unmerge the cell and fill in the points of each row.",
    ),
    office: Words::new(
        "Excel、WPS 中选中该格，点「合并后居中」取消合并，再逐行填写。Word 中选中该格，用「拆分单元格」按行拆开。",
        "In Excel or WPS, select the cell and click Merge & Center to unmerge it, then fill in each row. In Word, use Split Cells.",
    ),
    check: told_by_the_reader,
};
