use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::form::{filled, is_blank_text};
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1012",
    name: "grade-unknown",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("等级不是标准规定的用语", "a grade that the standard does not have"),
    explanation: Words::new(
        "等级只用标准规定的几个词（国家办法为优、良、中、差）。写成“优秀”“合格”“不合格”等，汇总时无法归类，也无法核对等级与得分是否相符。",
        "A grade is one of the standard's words (优, 良, 中 and 差 in the national rules). With others it cannot be counted nor held against the score.",
    ),
    remedy: Words::new(
        "按得分对照标准的等级界限，改用标准规定的等级用语。",
        "Hold the score against the bounds of the standard and use its word.",
    ),
    office: Words::new(
        "选中等级格，用「数据」—「数据验证」（WPS 为「有效性」）—「序列」列出标准的等级用语，\
         如「优,良,中,差」。Word 中用查找和替换（Ctrl+H）把原来的用语改成标准用语。",
        "Select the grade cell and allow only the standard's words, such as 优, 良, 中 and 差, with \
         Data > Data Validation (Validation in WPS) > List. In Word, change the old word with Find \
         and Replace (Ctrl+H).",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let words: Vec<&str> = case.standard.grades.iter().map(|grade| grade.name.as_str()).collect();
    let unknown = |grade: Option<&'_ str>| {
        filled(grade).filter(|grade| !is_blank_text(Some(grade)) && !words.contains(grade)).map(String::from)
    };
    let scale = words.join("、");
    let report = |place: Pointer, of: (String, String), grade: &str| {
        let draft = Draft::at(
            place.at("grade"),
            format!("{}等级写作「{grade}」，标准的等级为{scale}", of.0),
            format!("{} is graded 「{grade}」, but the grades of the standard are {scale}", of.1),
        );
        draft.found(grade).expected(&scale)
    };
    let quoted = |name: &str| (format!("「{name}」的"), format!("「{name}」"));
    let mut told: Vec<(usize, String)> = Vec::new();
    for level in &case.form.subtotals {
        let Some(grade) = unknown(level.filed.grade.as_deref()) else { continue };
        let mut draft = report(level.pointer.clone(), quoted(level.name()), &grade);
        // The only row of a level has the level's grade: one finding for both.
        if let [only] = level.rows.as_slice()
            && let Some(row) = case.form.rows.get(*only)
            && unknown(row.filed.grade.as_deref()).as_ref() == Some(&grade)
        {
            if told.contains(&(*only, grade.clone())) {
                continue;
            }
            draft = draft.beside(row.pointer.at("grade"));
            told.push((*only, grade));
        }
        findings.add(draft);
    }
    for row in &case.form.rows {
        let Some(grade) = unknown(row.filed.grade.as_deref()) else { continue };
        if !told.contains(&(row.index, grade.clone())) {
            findings.add(report(row.pointer.clone(), quoted(row.name()), &grade));
        }
    }
    if let Some(grade) = unknown(case.form.total.grade.as_deref()) {
        let whole = ("自评总".into(), "the whole".into());
        findings.add(report(Pointer::from("/total"), whole, &grade));
    }
}
