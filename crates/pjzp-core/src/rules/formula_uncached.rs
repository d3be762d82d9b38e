use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8006",
    name: "formula-uncached",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("公式没有计算结果", "a formula has no result"),
    explanation: Words::new(
        "工作簿里的公式只按保存时的结果读入，不重新计算；没有结果的公式按空白处理。\
         由程序生成、没有用表格软件打开保存过的文件常有这种情况。",
        "A formula is read by the result that was saved with it and never computed; one without a \
         result counts as blank. Files made by a program and never saved in a spreadsheet are like that.",
    ),
    remedy: Words::new(
        "用 Excel 或 WPS 打开文件，等公式算完后保存，再重新校验。",
        "Open the file in Excel or WPS, let it compute, save it, and check it again.",
    ),
    office: Words::new(
        "打开后按 Ctrl+Alt+F9 全部重算，确认得分格显示数字后按 Ctrl+S 保存；\
         也可复制后用「选择性粘贴」—「数值」固定。Word 表格中的域按 F9 更新后保存。",
        "Press Ctrl+Alt+F9 to compute everything, see that the cells show numbers, and save with \
         Ctrl+S; or fix them with Paste Special > Values. In Word, press F9 on the fields of the \
         table and save.",
    ),
    check: told_by_the_reader,
};
