use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8004",
    name: "header-ambiguous",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("表头含义不明", "a header can be taken in more than one way"),
    explanation: Words::new(
        "表头中有两列是同一个意思，只读入了前一列；或者某列有内容而列名认不出，这一列没有读入；或者一个列名下面一行有几格内容，只读入了第一格。",
        "Two columns of a header mean the same, and only the first was read; or a column has values under a word that is not known, and it was not read; or a row has several cells below one word, and only the first was read.",
    ),
    remedy: Words::new(
        "每列只用一个标准列名，不用的列删去；自定的列名改成标准表的列名。",
        "Give each column one name of the official form and delete the columns not used.",
    ),
    office: Words::new(
        "Excel、WPS 中修改表头单元格的文字；有「自评得分」「复核得分」两列的，另存一份只留自评得分。Word 中同样修改表头行。",
        "Change the text of the header's cells in Excel, WPS or Word; where there are columns for the unit's score and for a reviewer's, file a copy with the unit's alone.",
    ),
    check: told_by_the_reader,
};
