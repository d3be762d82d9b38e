//! `pjzp fix` as a clerk calls for it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::process::Command;

const RIGHT: &str = include_str!("forms/right.json");
const WRONG: &str = include_str!("forms/wrong.json");

/// Calls `pjzp fix` in a folder; gives the exit code, standard output and standard error.
#[track_caller]
fn fix(folder: &Path, line: &str) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_pjzp"))
        .arg("fix")
        .args(line.split(' '))
        .current_dir(folder)
        .env_remove("PJZP_LANG")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A folder with a right form whose first target is in full width.
fn folder() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let wide = RIGHT.replacen("≥80公里", "＞＝８０公里", 1);
    assert_ne!(wide, RIGHT);
    fs::write(folder.path().join("form.json"), &wide).unwrap();
    (folder, wide)
}

#[track_caller]
fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn the_copy_differs_in_the_values_of_the_plan_alone() {
    let (folder, wide) = folder();
    let (code, out, err) = fix(folder.path(), "form.json -o copy.json");
    assert_eq!((code, err.as_str()), (0, ""));
    contains(
        &out,
        &[
            "form.json：改写 1 处\n  「＞＝８０公里」→ 「≥80公里」 全角改为半角，比较符号写成一个字符\n    位置：第 ",
            "复检：已解决 1，仍在 0，新出现 0\n  已解决：\n    提示 PJ1018 ",
            "已写入 copy.json\n",
        ],
    );
    assert_eq!(fs::read_to_string(folder.path().join("copy.json")).unwrap(), RIGHT);
    assert_eq!(fs::read_to_string(folder.path().join("form.json")).unwrap(), wide);
}

#[test]
fn without_a_name_for_the_copy_nothing_is_written() {
    let (folder, _) = folder();
    let (code, out, _) = fix(folder.path(), "form.json --lang en");
    assert_eq!(code, 0);
    contains(
        &out,
        &["1 place to write otherwise", "1 resolved, 0 still there, 0 introduced", "nothing was written"],
    );
    assert_eq!(folder.path().read_dir().unwrap().count(), 1);
}

#[test]
fn the_original_and_other_files_stay_as_they_are() {
    let (folder, wide) = folder();
    fs::write(folder.path().join("other.json"), "{}").unwrap();
    for (line, said) in [
        ("form.json -o form.json --force", "这是原文件，不会覆盖"),
        ("form.json -o ./form.json --force", "这是原文件，不会覆盖"),
        ("form.json -o other.json", "已存在，没有覆盖"),
        ("form.json -o copy.ndjson", "文件名应以 .json 结尾"),
        ("form.json -o -", "副本不能写到标准输出"),
    ] {
        let (code, _, err) = fix(folder.path(), line);
        assert_eq!(code, 2, "{line}");
        contains(&err, &[said]);
    }
    assert_eq!(fs::read_to_string(folder.path().join("form.json")).unwrap(), wide);
    assert_eq!(fs::read_to_string(folder.path().join("other.json")).unwrap(), "{}");
    assert_eq!(folder.path().read_dir().unwrap().count(), 2);
}

#[test]
fn a_subtotal_is_mended_on_request_where_nothing_else_explains_the_form() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("wrong.json"), WRONG).unwrap();
    let (code, out, _) = fix(folder.path(), "wrong.json -o as-filed.json");
    assert_eq!(code, 1);
    contains(&out, &["没有可以安全改写的地方", "仍在 3（错误 1，警告 2）"]);
    assert_eq!(fs::read_to_string(folder.path().join("as-filed.json")).unwrap(), WRONG);
    let (code, out, _) = fix(folder.path(), "wrong.json -o mended.json --apply-diagnosis");
    assert_eq!(code, 0, "{out}");
    contains(&out, &["小计改为其下各项之和", "已解决 1，仍在 2（警告 2），新出现 0"]);
}

#[test]
fn lines_are_mended_one_by_one_and_one_that_cannot_be_read_is_kept() {
    let (folder, wide) = folder();
    let line = |form: &str| serde_json::from_str::<serde_json::Value>(form).unwrap().to_string();
    let (wide, right) = (line(&wide), line(RIGHT));
    fs::write(folder.path().join("all.ndjson"), format!("{right}\r\n\n  {wide}\t\n{{\"x\":1}}\n{wide}"))
        .unwrap();
    let (code, out, _) = fix(folder.path(), "all.ndjson -o copy.ndjson");
    assert_eq!(code, 2);
    contains(&out, &["all.ndjson 第 3 行：改写 1 处", "all.ndjson 第 5 行：改写 1 处", "已写入 copy.ndjson"]);
    let copy = fs::read_to_string(folder.path().join("copy.ndjson")).unwrap();
    assert_eq!(copy, format!("{right}\r\n\n  {right}\t\n{{\"x\":1}}\n{right}"));
}

#[test]
fn a_document_becomes_data_in_its_plain_form() {
    let folder = tempfile::tempdir().unwrap();
    let form = "项目名称 | 委托业务\n一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分\n\
                产出指标 | 数量指标 | 报告数 | ＞＝２份 | 3份 | 10 | 10\n";
    fs::write(folder.path().join("form.txt"), form).unwrap();
    let (_, out, _) = fix(folder.path(), "form.txt -o copy.json");
    contains(&out, &["「＞＝２份」→ 「≥2份」", "位置：第 3 行", "新出现 0"]);
    contains(&fs::read_to_string(folder.path().join("copy.json")).unwrap(), &["\"target\": \"≥2份\""]);
}
