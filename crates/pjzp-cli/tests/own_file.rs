//! `pjzp mark` and `pjzp fix` on the user's own workbook and document.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use rust_xlsxwriter::{Formula, Workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Calls `pjzp` in a folder; gives the exit code, standard output and standard error.
#[track_caller]
fn pjzp(folder: &Path, line: &str) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_pjzp"))
        .args(line.split(' '))
        .current_dir(folder)
        .env_remove("PJZP_LANG")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[track_caller]
fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

const ROWS: [[&str; 7]; 7] = [
    ["项目名称", "设备购置", "", "", "实施单位", "某单位", ""],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "购置数量", "＞＝５０台", "50台", "50", "50"],
    ["效益指标", "社会效益指标", "服务人次", "≥1000人次", "1000人次", "30", "30"],
    ["满意度指标", "服务对象满意度指标", "使用人员满意度", "≥90%", "92%", "10", "１０"],
    ["小计", "", "", "", "", "10", "11"],
    ["总分", "", "", "", "", "100", "100"],
];

/// A folder with a workbook: its numbers are numbers, but for those in full width.
fn folder(subtotal: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("自评表").unwrap();
    for (row, texts) in (0_u32..).zip(ROWS) {
        for (column, text) in (0_u16..).zip(texts) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, text).unwrap(),
            };
        }
    }
    subtotal(sheet);
    workbook.save(folder.path().join("form.xlsx")).unwrap();
    folder
}

#[test]
fn a_marked_copy_has_the_findings_of_its_original_and_the_original_stays() {
    let folder = folder(|_| {});
    let original = fs::read(folder.path().join("form.xlsx")).unwrap();
    let (code, out, err) = pjzp(folder.path(), "mark form.xlsx -o marked.xlsx");
    assert_eq!((code, err.as_str()), (1, ""));
    contains(&out, &["已写入 marked.xlsx：问题 "]);
    let counts = |name: &str| pjzp(folder.path(), &format!("check {name} --summary")).1;
    assert_eq!(counts("form.xlsx"), counts("marked.xlsx").replace("marked", "form"));
    assert_eq!(fs::read(folder.path().join("form.xlsx")).unwrap(), original);
    let (code, out, _) = pjzp(folder.path(), "mark form.xlsx -o english.xlsx --lang en");
    assert_eq!(code, 1);
    contains(&out, &["written to english.xlsx: findings "]);
}

#[test]
fn what_is_no_copy_of_the_file_is_not_written() {
    let folder = folder(|_| {});
    fs::write(folder.path().join("form.json"), include_str!("forms/right.json")).unwrap();
    fs::write(folder.path().join("form.txt"), "项目名称 | 委托业务\n").unwrap();
    fs::write(folder.path().join("there.xlsx"), "x").unwrap();
    for (line, said) in [
        ("mark form.xlsx -o form.xlsx --force", "这是原文件，不会覆盖"),
        ("mark form.xlsx -o there.xlsx", "已存在，没有覆盖"),
        ("mark form.xlsx -o copy.xlsm", "文件名应以 .xlsx 结尾"),
        ("mark form.xlsx -o -", "副本不能写到标准输出"),
        ("mark form.json -o copy.xlsx", "JSON 没有可以批注的地方"),
        ("mark form.txt -o copy.txt", "txt 格式的文件只能读取"),
        ("fix form.xlsx -o copy.docx", "文件名应以 .xlsx 结尾"),
        ("fix form.xlsx -o form.xlsx --force", "这是原文件，不会覆盖"),
        ("fix form.txt -o copy.txt", "文件名应以 .json 结尾"),
    ] {
        let (code, _, err) = pjzp(folder.path(), line);
        assert_eq!(code, 2, "{line}");
        contains(&err, &[said]);
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 4);
    assert_eq!(fs::read(folder.path().join("there.xlsx")).unwrap(), b"x");
}

#[test]
fn values_are_written_otherwise_in_the_workbook_itself() {
    let folder = folder(|_| {});
    let original = fs::read(folder.path().join("form.xlsx")).unwrap();
    let (code, out, err) = pjzp(folder.path(), "fix form.xlsx -o copy.xlsx");
    assert_eq!((code, err.as_str()), (1, ""));
    contains(
        &out,
        &["改写 2 处", "「＞＝５０台」→ 「≥50台」", "「１０」→ 「10」", "新出现 0", "已写入 copy.xlsx"],
    );
    let (code, out, _) = pjzp(folder.path(), "fix copy.xlsx -o again.xlsx --apply-diagnosis");
    assert_eq!(code, 1);
    contains(&out, &["改写 1 处", "「11」→ 「10」", "小计改为其下各项之和", "已解决 2", "新出现 0"]);
    let (_, out, _) = pjzp(folder.path(), "fix again.xlsx");
    contains(&out, &["没有可以安全改写的地方"]);
    assert_eq!(fs::read(folder.path().join("form.xlsx")).unwrap(), original);
    let (_, out, _) = pjzp(folder.path(), "fix form.xlsx -o copy.json");
    contains(&out, &["已写入 copy.json"]);
}

#[test]
fn a_formula_is_not_overwritten() {
    let folder = folder(|sheet| {
        sheet.write_formula(5, 6, Formula::new("=G5+1").set_result("11")).unwrap();
    });
    let (code, out, _) = pjzp(folder.path(), "fix form.xlsx -o copy.xlsx --apply-diagnosis");
    assert_eq!(code, 1);
    contains(
        &out,
        &["改写 2 处", "没有改写 「11」→ 「10」：单元格是公式，没有覆盖，请检查公式", "自评表!G6"],
    );
}

/// A folder with the same form as a document of one table.
fn folder_with_document() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = ZipWriter::new(File::create(folder.path().join("form.docx")).unwrap());
    let mut put = |name: &str, text: &str| {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    };
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    put("[Content_Types].xml", "<Types/>");
    put(
        "_rels/.rels",
        &format!(
            "<Relationships><Relationship Id='r' Type='{relation}' Target='word/document.xml'/></Relationships>"
        ),
    );
    let cell = |text: &&str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row =
        |texts: [&str; 7]| format!("<w:tr>{}</w:tr>", texts.iter().map(cell).collect::<Vec<_>>().concat());
    let rows = ROWS.map(row).concat();
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    put(
        "word/document.xml",
        &format!("<w:document xmlns:w='{namespace}'><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>"),
    );
    archive.finish().unwrap();
    folder
}

#[test]
fn a_document_is_marked_and_written_otherwise_as_well() {
    let folder = folder_with_document();
    let original = fs::read(folder.path().join("form.docx")).unwrap();
    let (code, out, err) = pjzp(folder.path(), "mark form.docx -o marked.docx");
    assert_eq!((code, err.as_str()), (1, ""));
    contains(&out, &["已写入 marked.docx：问题 "]);
    let counts = |name: &str| pjzp(folder.path(), &format!("check {name} --summary")).1;
    assert_eq!(counts("form.docx"), counts("marked.docx").replace("marked", "form"));
    let (code, out, _) = pjzp(folder.path(), "fix form.docx -o copy.docx --apply-diagnosis");
    assert_eq!(code, 1);
    contains(
        &out,
        &["改写 3 处", "「＞＝５０台」→ 「≥50台」", "「11」→ 「10」", "新出现 0", "已写入 copy.docx"],
    );
    let (_, out, _) = pjzp(folder.path(), "fix copy.docx --apply-diagnosis");
    contains(&out, &["没有可以安全改写的地方"]);
    assert_eq!(fs::read(folder.path().join("form.docx")).unwrap(), original);
}
