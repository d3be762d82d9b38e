//! The examples for those who link the crates: each is run, and says what its comment promises.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write;
use std::process::{Command, Stdio};

/// Runs an example of a crate on an input and compares what it prints.
#[track_caller]
fn check(package: &str, name: &str, input: &str, expected: &str) {
    let mut command = Command::new(pjzp_tests::example(package, name));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    // An example that does not ask for its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    assert!(output.status.success());
}

#[test]
fn one_submission_is_scored_in_memory() {
    let expected = "预算执行 10 × 239.5 ÷ 567.5 = 4.22\n\
                    养护里程 60 × 117 ÷ 120 = 58.5\n\
                    群众投诉次数 30 × 30 ÷ 36 = 25\n\
                    总分 87.72 良\n";
    check("pjzp-core", "score_one", "", expected);
}

#[test]
fn a_standard_of_ones_own_judges() {
    let expected = "标准代号 mof-2020 → own-2024\n\
                    标准名称 项目支出绩效评价管理办法（财预〔2020〕10号） → 本市项目支出绩效自评办法\n\
                    发布机关 财政部 → 某市财政局\n\
                    反向指标 目标值÷实际完成值 → 线性扣减：1−（实际完成值−目标值）÷目标值\n\
                    mof-2020：30 × 30 ÷ 36 = 25\n\
                    own-2024：30 × (1 − (36 − 30) ÷ 30) = 24\n\
                    own-2024：PJ3006 「群众投诉次数」按本标准「分值 ×（1 −（实际完成值 − 指标值）÷ 指标值）」应得 24 分，\
                    自评得分 25 分是按「分值 × 指标值 ÷ 实际完成值」算的：30 × 30 ÷ 36\n";
    check("pjzp-core", "own_standard", "", expected);
}

#[test]
fn a_document_is_validated_against_the_schema() {
    let expected = "1:26 /nmae 未知的键「nmae」：是不是「name」？\n";
    check("pjzp-validator", "validate_schema", r#"{ "schema_version": "1", "nmae": "x" }"#, expected);
}

#[test]
fn findings_come_as_a_stream_and_a_bad_line_stops_nothing() {
    let expected = "1 PJ1001 /budget_unit 没有填写预算单位（实施单位）\n\
                    1 PJ1001 /fiscal_year 没有填写预算年度\n\
                    1 PJ1001 /indicators 没有填写绩效指标\n\
                    1 PJ1001 /name 没有填写项目名称\n\
                    1 PJ3011 /budget/total 预算执行得分无法计算：没有可读的预算数\n\
                    3 无法读取  内容到此中断，还应有加双引号的键或「}」：文件可能不完整\n";
    check("pjzp-validator", "stream_findings", "{ \"schema_version\": \"1\" }\n\n{\n", expected);
}
