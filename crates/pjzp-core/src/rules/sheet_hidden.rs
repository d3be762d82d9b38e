use super::told_by_the_reader;
use crate::rule::{Basis, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8007",
    name: "sheet-hidden",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("有隐藏的工作表、行或列", "a sheet, rows or columns are hidden"),
    explanation: Words::new(
        "隐藏的工作表、行和列里有内容，校验时一并读入；看表的人看不到它们，合计却可能包含它们。",
        "Hidden sheets, rows and columns hold something, and were read with the rest; who looks at \
         the form does not see them, though a sum may count them.",
    ),
    remedy: Words::new(
        "取消隐藏，核对其中的内容；不属于自评表的删去后再报送。",
        "Unhide them and look; delete what does not belong to the form before filing it.",
    ),
    office: Words::new(
        "右键工作表标签，选「取消隐藏」；选中隐藏处两侧的行号或列标，右键「取消隐藏」。\
         Word 中按 Ctrl+Shift+8 显示隐藏文字。",
        "Right-click a sheet's tab and choose Unhide; select the row or column heads on both sides of \
         the gap, right-click, Unhide. In Word, Ctrl+Shift+8 shows hidden text.",
    ),
    check: told_by_the_reader,
};
