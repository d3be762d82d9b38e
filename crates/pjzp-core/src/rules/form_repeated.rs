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
    check: told_by_the_reader,
};
