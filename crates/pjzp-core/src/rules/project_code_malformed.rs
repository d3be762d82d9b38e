use alloc::format;

use crate::form::filled;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ7003",
    name: "project-code-malformed",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("项目代码的写法不对", "a project code that is not written as one"),
    explanation: Words::new(
        "预算管理一体化系统的项目代码共 21 位：6 位区划、2 位年份、1 位大写字母、12 位数字。这一写法来自各地系统的实际数据，没有查到公布的规定，所以只是提醒。区划可以是上级的，与单位所在地不同不算；没有填写的不算。",
        "Project codes of the national budget platform have 21 characters: six digits for the division, two for the year, one capital letter, twelve digits. This is how the systems in use write them; no published text was found, so it is only a warning. The division may be one above the unit's own. A code that is not filed is not meant.",
    ),
    remedy: Words::new(
        "从预算管理一体化系统中复制项目代码；其他系统的编号放在扩展项。",
        "Copy the code from the budget platform; keep the number of another system under extensions.",
    ),
    office: Words::new(
        "先把该格「设置单元格格式」改为「文本」，再从系统复制，用「选择性粘贴」里的文本方式粘贴，\
         用 `=LEN(该格)` 看是否 21 位。Word 中用「选择性粘贴」—「无格式文本」。",
        "Format the cell as Text, copy the code from the platform, paste it as text with Paste \
         Special, and see that `=LEN(cell)` gives 21. In Word, use Paste Special > Unformatted Text.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(code) = filled(case.submission.project_code.as_deref()) else { return };
    if is_project_code(code) {
        return;
    }
    let length = code.chars().count();
    let draft = Draft::at(
        Pointer::from("/project_code"),
        format!("项目代码「{code}」（{length} 位）应为 21 位：8 位数字、1 位大写字母、12 位数字"),
        format!(
            "the project code 「{code}」 ({length} characters) must be eight digits, a capital letter and twelve digits"
        ),
    );
    findings.add(draft.found(code));
}

fn is_project_code(code: &str) -> bool {
    let fits = |(at, glyph): (usize, char)| {
        if at == 8 { glyph.is_ascii_uppercase() } else { glyph.is_ascii_digit() }
    };
    code.len() == 21 && code.chars().enumerate().all(fits)
}
