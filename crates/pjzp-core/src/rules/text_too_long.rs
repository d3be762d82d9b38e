use alloc::format;

use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1017",
    name: "text-too-long",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("原因说明超过了标准的字数限制", "a reason longer than the standard allows"),
    explanation: Words::new(
        "有的标准限制偏差原因栏的字数，超出的部分在系统里会被截去。标准没有限制的不检查；空格和换行不计。",
        "Some standards limit the characters of a reason, and systems cut off what is beyond. Standards without a limit are not meant; blanks are not counted.",
    ),
    remedy: Words::new(
        "把原因和改进措施压缩到限定字数以内，详细情况写进报告正文。",
        "Shorten reason and remedy to the limit, and put the details into the report.",
    ),
    office: Words::new(
        "在旁边的空格写 `=LEN(SUBSTITUTE(原因格,\" \",\"\"))`（以单元格代入）看字数，\
         也可以用「数据」—「数据验证」（WPS 为「有效性」）—「文本长度」限定字数。\
         Word 中选中这一格，用「审阅」—「字数统计」查看。",
        "Count the characters with `=LEN(SUBSTITUTE(reason,\" \",\"\"))` (put the cells for the \
         words), or set a limit with Data > Data Validation (Validation in WPS) > Text Length. In \
         Word, select the cell and use Review > Word Count.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(limit) = case.standard.threshold.reason_characters else { return };
    let rows = case.form.rows.iter().map(|row| (row.pointer.at("reason"), row.filed.reason.as_deref()));
    let budget = case.submission.budget.as_ref().and_then(|budget| budget.reason.as_deref());
    for (place, reason) in rows.chain([(Pointer::from("/budget/reason"), budget)]) {
        let length = reason.unwrap_or_default().chars().filter(|glyph| !glyph.is_whitespace()).count();
        if usize::from(limit) < length {
            let draft = Draft::at(
                place,
                format!("原因说明有 {length} 字，标准限 {limit} 字"),
                format!("the reason has {length} characters, the standard allows {limit}"),
            );
            findings.add(draft.found(length).expected(format!("≤ {limit}")));
        }
    }
}
