//! What reading a file showed beside its form, each in the words of its rule.

use pjzp_converter::document::{Remark, RemarkKind};
use pjzp_converter::{Coverage, NoteKind};
use pjzp_core::rules;
use pjzp_validator::Note;
use pjzp_validator::report::Said;

const CELL_UNREADABLE: &str = "PJ8002";
const CELL_UNUSED: &str = "PJ8003";
const HEADER_AMBIGUOUS: &str = "PJ8004";
const MERGE_AMBIGUOUS: &str = "PJ8005";
const FORMULA_UNCACHED: &str = "PJ8006";
const SHEET_HIDDEN: &str = "PJ8007";
const FORM_REPEATED: &str = "PJ8008";
pub(crate) const BUDGET_EXCEEDED: &str = "PJ8012";
const TEXT_HIDDEN: &str = "PJ8014";
const CHANGES_TRACKED: &str = "PJ8015";
const CONTENT_LINKED: &str = "PJ8016";
const MACROS_PRESENT: &str = "PJ8017";
const FILE_MISNAMED: &str = "PJ8018";

/// Everything: what the reader remarked, what recognising showed, and what nothing was made of.
pub(crate) fn all(remarks: Vec<Remark>, notes: Vec<pjzp_converter::Note>, coverage: &Coverage) -> Vec<Note> {
    let remarks = remarks.into_iter().filter_map(remarked);
    remarks.chain(notes.into_iter().filter_map(noted)).chain(unused(coverage)).collect()
}

/// The most of a text that is shown in a message, in characters.
const SHOWN: usize = 24;

fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

fn remarked(remark: Remark) -> Option<Note> {
    let Remark { kind, source, text } = remark;
    let part = shown(&text);
    let (code, message) = match kind {
        RemarkKind::FormulaWithoutValue => (
            FORMULA_UNCACHED,
            Said::new(
                format!("公式「{text}」没有保存计算结果，按空白读入"),
                format!("the formula 「{text}」 was saved without a result and read as blank"),
            ),
        ),
        RemarkKind::HiddenSheet => (
            SHEET_HIDDEN,
            Said::new(
                format!("工作表「{text}」是隐藏的，已一并读入"),
                format!("the sheet 「{text}」 is hidden, and was read with the rest"),
            ),
        ),
        RemarkKind::HiddenRows => (
            SHEET_HIDDEN,
            Said::new(
                format!("第 {text} 行是隐藏的，已一并读入"),
                format!("rows {text} are hidden, and were read with the rest"),
            ),
        ),
        RemarkKind::HiddenColumns => (
            SHEET_HIDDEN,
            Said::new(
                format!("第 {text} 列是隐藏的，已一并读入"),
                format!("columns {text} are hidden, and were read with the rest"),
            ),
        ),
        RemarkKind::MergesOverlap => (
            MERGE_AMBIGUOUS,
            Said::new(
                format!("合并区域 {text} 与另一处合并重叠，没有按它合并"),
                format!("the merged area {text} overlaps another, and was not followed"),
            ),
        ),
        RemarkKind::HiddenText => (
            TEXT_HIDDEN,
            Said::new(
                format!("「{part}」是看不见的文字，没有读入"),
                format!("「{part}」 is not shown, and was not read"),
            ),
        ),
        RemarkKind::CoveredText => (
            TEXT_HIDDEN,
            Said::new(
                format!("「{part}」压在合并的单元格下面，没有读入"),
                format!("「{part}」 lies under a merged cell, and was not read"),
            ),
        ),
        RemarkKind::TrackedChanges => (
            CHANGES_TRACKED,
            Said::new(
                "有修订没有接受或拒绝，按全部接受读入",
                "changes are tracked and not accepted; the file was read as if all were",
            ),
        ),
        RemarkKind::ExternalLinks => (
            CONTENT_LINKED,
            Said::new(
                "文件引用了其他文件的内容，校验时没有打开",
                "the file takes content from other files, none of which was opened",
            ),
        ),
        RemarkKind::MacrosPresent => {
            (MACROS_PRESENT, Said::new("文件带有宏，校验时没有运行", "the file holds macros; none was run"))
        }
        RemarkKind::WrongExtension => (
            FILE_MISNAMED,
            Said::new(
                format!("文件的扩展名与内容不符，内容是 {text}，已按 {text} 读入"),
                format!("the file is not what its ending says: it is {text}, and was read as that"),
            ),
        ),
        _ => return None,
    };
    note(code, source, message, text)
}

fn noted(showed: pjzp_converter::Note) -> Option<Note> {
    let pjzp_converter::Note { kind, source, text } = showed;
    let part = shown(&text);
    let (code, message) = match kind {
        NoteKind::FormRepeated => (
            FORM_REPEATED,
            Said::new(
                format!("文件中还有一份自评表「{text}」，只校验了第一份"),
                format!("the file holds another form, 「{text}」; only the first was checked"),
            ),
        ),
        NoteKind::HeaderAmbiguous => (
            HEADER_AMBIGUOUS,
            Said::new(
                format!("表头「{part}」与前面一列是同一个意思，只读入了前一列"),
                format!("the header 「{part}」 means what a column before it means; only that one was read"),
            ),
        ),
        NoteKind::HeaderUnknown => (
            HEADER_AMBIGUOUS,
            Said::new(
                format!("认不出列名「{part}」，这一列没有读入"),
                format!("the header 「{part}」 is not known, and its column was not read"),
            ),
        ),
        NoteKind::HeaderCrowded => (
            HEADER_AMBIGUOUS,
            Said::new(
                format!("列名「{part}」下面一行有几格内容，只读入了第一格"),
                format!("a row has several cells below the header 「{part}」; only the first was read"),
            ),
        ),
        NoteKind::MergeAmbiguous => (
            MERGE_AMBIGUOUS,
            Said::new(
                format!("{part} 分合并在几行指标上，只计在第一行"),
                format!("{part} points stand in one cell for several rows, and were read for the first"),
            ),
        ),
        NoteKind::FigureTooLong => (
            CELL_UNREADABLE,
            Said::new(
                "应填数字的单元格中文字过长，没有读入",
                "a cell that should hold a figure holds too long a text, and was not read",
            ),
        ),
        NoteKind::TooManyIndicators => (
            BUDGET_EXCEEDED,
            Said::new(
                format!("指标过多，只读入了前 {text} 行"),
                format!("too many indicators: only the first {text} were read"),
            ),
        ),
        _ => return None,
    };
    note(code, source, message, text)
}

fn unused(coverage: &Coverage) -> Option<Note> {
    let first = coverage.unread_places.first()?;
    let (count, part) = (coverage.unread, shown(first.text.trim()));
    let message = Said::new(
        format!("有 {count} 处内容没有读入，第一处是「{part}」"),
        format!("{count} cells or paragraphs were not read; the first is 「{part}」"),
    );
    note(CELL_UNUSED, first.source.clone(), message, first.text.clone())
}

fn note(code: &str, source: pjzp_core::Source, message: Said, text: String) -> Option<Note> {
    let found = (!text.is_empty()).then_some(text);
    Some(Note { rule: rules::find(code)?, source, message, found })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use pjzp_converter::Format;

    use super::*;

    /// The rules told, in order, each with the line that it points to.
    #[track_caller]
    fn check(form: &str, expected: &[(&str, u32)]) {
        let filing = crate::document::read("form", form.as_bytes(), Format::Text).unwrap();
        let told: Vec<(&str, u32)> =
            filing.notes.iter().map(|note| (note.rule.code, note.source.line.unwrap())).collect();
        assert_eq!(told, expected, "{form}");
    }

    const HEAD: &str = "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分";
    const ROW: &str = "产出指标 | 数量指标 | 台数 | 2台 | 2台 | 10 | 10";

    #[test]
    fn what_recognising_shows_is_a_finding() {
        check(&format!("{HEAD}\n{ROW}"), &[]);
        check(&format!("{HEAD}\n{ROW}\n\n注：1.按实际数填写。\n2.原因不超过百字。"), &[]);
        check(&format!("{HEAD} | 评价得分\n{ROW} | 9"), &[("PJ8004", 1), ("PJ8003", 2)]);
        check(&format!("{HEAD} | 主管意见\n{ROW} | 同意"), &[("PJ8004", 1), ("PJ8003", 2)]);
        check(&format!("{HEAD} | 主管意见\n{ROW} | "), &[]);
        check(&format!("{HEAD}\n{ROW}\n\n联系电话见封面"), &[("PJ8003", 4)]);
        check(&format!("项目名称 | 甲\n{HEAD}\n{ROW}\n项目名称 | 乙\n{HEAD}\n{ROW}"), &[("PJ8008", 4)]);
        check(&format!("{HEAD}\n{}", ROW.replace(" 10 ", &"9".repeat(100_000))), &[("PJ8002", 2)]);
    }

    /// A page with a table of these rows, the cells between strokes.
    fn page(rows: &[String]) -> String {
        let row = |row: &String| format!("<tr><td>{}</td></tr>", row.replace(" | ", "</td><td>"));
        format!("<table>{}</table>", rows.iter().map(row).collect::<Vec<_>>().concat())
    }

    #[test]
    fn cells_in_doubt_are_findings() {
        let second = "产出指标 | 数量指标 | 套数 | 2套 | 2套 | 5";
        let shared = page(&[HEAD.into(), ROW.replace("10 | 10", "10 | 5"), second.into()]).replacen(
            "<td>10</td>",
            "<td rowspan=2>10</td>",
            1,
        );
        let split = page(&[HEAD.into(), ROW.replace(" | 2台 | 2台", " | ≥ | 2台 | 2台")])
            .replace("<td>年度指标值</td>", "<td colspan=2>年度指标值</td>");
        for (page, code, found, place) in [
            (shared, "PJ8005", "10", (Some(2), Some(6))),
            (split, "PJ8004", "年度指标值", (Some(1), Some(4))),
        ] {
            let filing = crate::document::read("form", page.as_bytes(), Format::Html).unwrap();
            let note = filing.notes.first().unwrap();
            assert_eq!((note.rule.code, note.found.as_deref()), (code, Some(found)));
            assert_eq!((note.source.row, note.source.column), place);
        }
    }

    #[test]
    fn what_the_reader_remarks_is_a_finding() {
        for (kind, code) in [
            (RemarkKind::MergesOverlap, "PJ8005"),
            (RemarkKind::FormulaWithoutValue, "PJ8006"),
            (RemarkKind::HiddenSheet, "PJ8007"),
            (RemarkKind::HiddenRows, "PJ8007"),
            (RemarkKind::HiddenColumns, "PJ8007"),
            (RemarkKind::HiddenText, "PJ8014"),
            (RemarkKind::CoveredText, "PJ8014"),
            (RemarkKind::TrackedChanges, "PJ8015"),
            (RemarkKind::ExternalLinks, "PJ8016"),
            (RemarkKind::MacrosPresent, "PJ8017"),
            (RemarkKind::WrongExtension, "PJ8018"),
        ] {
            let remark = Remark { kind, source: pjzp_core::Source::default(), text: "字".repeat(30) };
            let told = all(vec![remark], Vec::new(), &Coverage::default());
            assert_eq!(told.iter().map(|note| note.rule.code).collect::<Vec<_>>(), [code], "{kind:?}");
        }
    }
}
