use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8015",
    name: "changes-tracked",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("修订没有接受", "tracked changes are not accepted"),
    explanation: Words::new(
        "文件里还有没有接受或拒绝的修订；校验时按全部接受读入，别人打开看到的可能不同。",
        "The file has changes that were neither accepted nor rejected; it was read as if all were accepted, and others who open it may see something else.",
    ),
    remedy: Words::new(
        "接受或拒绝全部修订，保存后再报送。",
        "Accept or reject all changes and save the file before filing it.",
    ),
    office: Words::new(
        "Word 中选「审阅」—「接受」—「接受所有修订」，再关闭「修订」后保存；WPS 相同。Excel 中先取消共享工作簿。",
        "In Word or WPS, choose Review > Accept > Accept All Changes, switch Track Changes off, and save. In Excel, stop sharing the workbook.",
    ),
    check: told_by_the_reader,
};
