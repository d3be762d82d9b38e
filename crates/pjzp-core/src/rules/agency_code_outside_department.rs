use alloc::format;

use crate::form::filled;
use crate::model::Party;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ7004",
    name: "agency-code-outside-department",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("单位代码不在主管部门之下", "a unit's code outside its department"),
    explanation: Words::new(
        "预算单位代码以主管部门的 3 位代码开头，每往下一级加 3 位。开头三位不同，多半是单位或主管部门填错了。只比较开头三位：主管部门填了本级单位代码（如 101001）的不算；有一方没有填写、或不是数字的，也不算。",
        "The code of a budget unit begins with the three digits of its department and grows by three for each level. Where the first three differ, unit or department is mostly wrong. Only these are compared: a department filed with the code of its own office (101001) is not meant, nor are codes that are not filed or not digits.",
    ),
    remedy: Words::new(
        "核对预算单位和主管部门的代码，改正写错的一个。",
        "Check the codes of unit and department, and mend the wrong one.",
    ),
    office: Words::new(
        "在空格写 `=LEFT(单位代码,3)=LEFT(主管部门代码,3)`（以单元格代入），结果应为 TRUE；\
         两格都设为「文本」格式，以免丢掉开头的 0。Word 中对照表头两处代码的前三位改正。",
        "Write `=LEFT(unit,3)=LEFT(department,3)` (put the cells for the words), which must give \
         TRUE; format both cells as Text to keep leading zeros. In Word, compare the first three \
         digits of both codes at the head of the form.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let submission = case.submission;
    let (Some((unit, of_unit)), Some((department, of_department))) =
        (code(submission.budget_unit.as_ref()), code(submission.supervising_department.as_ref()))
    else {
        return;
    };
    if of_unit == of_department {
        return;
    }
    let draft = Draft::at(
        Pointer::from("/budget_unit/code"),
        format!("单位代码 {unit} 的开头不是主管部门代码 {department} 的 {of_department}"),
        format!(
            "the unit's code {unit} does not begin with {of_department}, as its department's {department} does"
        ),
    );
    let draft = draft.found(unit).expected(format!("{of_department}…"));
    findings.add(draft.beside(Pointer::from("/supervising_department/code")));
}

/// A code of digits and its first three.
fn code(party: Option<&Party>) -> Option<(&str, &str)> {
    let code = filled(party?.code.as_deref())?;
    let is_digits = code.bytes().all(|digit| digit.is_ascii_digit());
    is_digits.then(|| code.get(..3))?.map(|department| (code, department))
}
