use alloc::format;

use crate::form::filled;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1015",
    name: "attachment-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("文中提到的附件没有附上", "an attachment that the report names is not there"),
    explanation: Words::new(
        "报告列了附表、附件或佐证材料的名称，文件里却没有，复核的人无法对照。",
        "The report names a table, a file or evidence that is not there, so a reviewer cannot look at it.",
    ),
    remedy: Words::new(
        "把所列附件补上；不需要的，从报告中删去它的名称。",
        "Add what is named, or take its name out of the report.",
    ),
    office: Words::new(
        "查找（Ctrl+F）「附」，逐个对照文件夹里的文件；\
         可以用「插入」—「超链接」（Ctrl+K）把附件名称连到文件，点得开才算附上。\
         Word 中同样查找「附件」「附表」并逐个核对。",
        "Use Find (Ctrl+F) on 附 and compare each name with the files you hand in; Insert > \
         Hyperlink (Ctrl+K) ties a name to its file, so that a click shows whether it is there. In \
         Word, look for 附件 and 附表 in the same way.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let attachments = case.submission.attachments.iter().enumerate();
    let attachments = attachments.map(|(index, file)| (Pointer::from("/attachments").at(index), file));
    let evidence = case.form.rows.iter().flat_map(|row| {
        let files = row.filed.evidence.iter().enumerate();
        files.map(|(index, file)| (row.pointer.at("evidence").at(index), file))
    });
    for (place, file) in attachments.chain(evidence) {
        if file.present == Some(false) {
            let name = filled(file.name.as_deref()).unwrap_or("（未命名）");
            findings.add(Draft::at(
                place,
                format!("文中列有附件「{name}」，但没有附上"),
                format!("the report names 「{name}」, which is not there"),
            ));
        }
    }
}
