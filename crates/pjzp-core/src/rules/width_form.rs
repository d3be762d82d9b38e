use alloc::format;

use crate::pointer::Pointer;
use crate::reading::half_width;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1018",
    name: "width-form",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("数字或符号写成了全角", "digits or signs in full width"),
    explanation: Words::new(
        "数值、百分号和大于等于号写成全角，人看得懂，许多系统却当成文字，不能参与计算。只检查填数值的单元格，说明文字不算。",
        "Full-width digits, percent and comparison signs are plain to people, but many systems take them for words. Only cells for values are looked at, not explanations.",
    ),
    remedy: Words::new("改成半角；意思不变。", "Write them in half width; nothing else changes."),
    office: Words::new(
        "选中数值各列，用查找和替换（Ctrl+H）把全角的数字和「％」「．」逐个换成半角，\
         或在旁边写 `=ASC(该格)` 后复制，用「选择性粘贴」—「数值」贴回。\
         Word 中选中后用「开始」—「更改大小写」—「半角」。",
        "Select the columns of values and replace full-width digits and signs with Find and Replace \
         (Ctrl+H), or write `=ASC(cell)` beside them and bring the result back with Paste Special > \
         Values. In Word, select them and use Home > Change Case > Half-width.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (place, text) in case.form.values() {
        report(place, text, findings);
    }
    for cell in case.form.figures() {
        report(cell.pointer, cell.figure.text(), findings);
    }
}

fn report(place: Pointer, text: &str, findings: &mut Findings) {
    let text = text.trim();
    let narrow = half_width(text);
    if narrow != text {
        let draft = Draft::at(
            place,
            format!("「{text}」中有全角数字或符号，应写作「{narrow}」"),
            format!("「{text}」 has digits or signs in full width; write 「{narrow}」"),
        );
        findings.add(draft.found(text).expected(narrow));
    }
}
