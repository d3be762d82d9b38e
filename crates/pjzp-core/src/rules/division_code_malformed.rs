use alloc::format;

use crate::form::filled;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ7002",
    name: "division-code-malformed",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Document { number: "GB/T 2260", title: "中华人民共和国行政区划代码" },
    summary: Words::new("财政区划代码的写法不对", "a finance division code that is not written as one"),
    explanation: Words::new(
        "财政区划代码前六位是 GB/T 2260 的行政区划代码，全是数字。各地系统在六位之后再加三位，共九位（如 420114000）；这三位没有查到公布的规定，所以只写六位的不算错。代码是否真有其地，这里不查；与单位名称矛盾的由 PJ7005 指出。",
        "The first six characters of the code are the division code of GB/T 2260, all digits. The systems in use add three more, nine in all (420114000); no published text was found for these three, so six digits alone are not meant. Whether there is such a place is not looked up here; a code that contradicts the unit's name is told by PJ7005.",
    ),
    remedy: Words::new(
        "写成九位数字，如 420114000；不知道后三位的，写六位行政区划代码。",
        "Write nine digits, such as 420114000, or the six of the administrative division.",
    ),
    office: Words::new(
        "先把该格「设置单元格格式」改为「文本」再输入，用 `=LEN(该格)` 看是否 9 位或 6 位，\
         用 `=TRIM(该格)` 去掉空格。Word 中删去代码中间的空格和横线。",
        "Format the cell as Text before typing; `=LEN(cell)` must give 9 or 6, and `=TRIM(cell)` \
         takes spaces away. In Word, delete spaces and hyphens within the code.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(code) = filled(case.submission.division_code.as_deref()) else { return };
    if code.bytes().all(|digit| digit.is_ascii_digit()) && matches!(code.len(), 6 | 9) {
        return;
    }
    let draft = Draft::at(
        Pointer::from("/division_code"),
        format!("财政区划代码「{code}」应为 9 位数字，前 6 位是行政区划代码"),
        format!("the division code 「{code}」 must be nine digits, six of them the administrative division"),
    );
    findings.add(draft.found(code));
}
