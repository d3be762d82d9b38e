//! Figures in running text: what fills a cell, what becomes a statement, and what is neither.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use pjzp_converter::{Format, Recognised, read, recognise};
use pjzp_core::model::{Figure, FundTotal, Subject, Submission};

/// A report of one section with this text, and the form behind it where `form` is set.
fn report(text: &str, form: bool) -> Recognised {
    let table = "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分\n\
                 产出指标 | 数量指标 | 维修教室 | ≥20间 | 18间 | 50 | 45\n\
                 效益指标 | 社会效益指标 | 改善办学条件 | 明显改善 | 明显改善 | 40 | 36\n\
                 总分 | 100 | 90 | 优\n";
    let text = format!("一、自评情况\n\n{text}\n\n{}", if form { table } else { "" });
    recognise(&read(text.as_bytes(), Format::Text).unwrap())
}

fn text(figure: Option<&Figure>) -> &str {
    figure.map_or("", Figure::text)
}

/// The cells that the text filled, and the statements it made as `subject about value`.
#[track_caller]
fn check(sentence: &str, form: bool, cells: &str, statements: &[(Subject, &str, &str)]) {
    let report = report(sentence, form);
    let Submission { budget, total, statements: stated, .. } = &report.submission;
    let FundTotal { initial, adjusted, executed, rate, weight, score, .. } =
        budget.clone().unwrap_or_default().total.unwrap_or_default();
    let total = total.clone().unwrap_or_default();
    let mut filled: Vec<String> = [
        ("initial", &initial),
        ("adjusted", &adjusted),
        ("executed", &executed),
        ("rate", &rate),
        ("weight", &weight),
        ("score", &score),
        ("total", &total.score),
    ]
    .into_iter()
    .filter(|(name, _)| !(form && *name == "total"))
    .filter_map(|(name, figure)| figure.as_ref().map(|figure| format!("{name} {figure}")))
    .collect();
    filled.extend(total.grade.filter(|_| !form).map(|grade| format!("grade {grade}")));
    assert_eq!(filled.join(", "), cells, "{sentence}");
    let stated: Vec<(Subject, &str, &str)> = stated
        .iter()
        .map(|one| (one.subject, one.about.as_deref().unwrap_or(""), one.value.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(stated, statements, "{sentence}");
}

#[test]
fn total_and_grade() {
    for (sentence, cells) in [
        ("综合评分83.76分,综合评价:良。", "total 83.76, grade 良"),
        ("经自评，项目总得分为 91.5 分，评价等级为“优”。", "total 91.5, grade 优"),
        ("本项目自评得分：８９．６分，等级为良好。", "total ８９．６, grade 良好"),
        ("满分 100 分，最终得分 96 分。", "total 96"),
        ("评价结果为优秀。", "grade 优秀"),
        ("评价结果为优化支出结构提供了依据。", ""),
        ("得分点在于管理。", ""),
        ("其中管理得分 10 分。", ""),
        ("共有 90 分的分值。", ""),
    ] {
        check(sentence, false, cells, &[]);
    }
    check(
        "项目总得分 89.5 分，等级为良。",
        true,
        "",
        &[(Subject::Total, "", "89.5 分"), (Subject::Grade, "", "良")],
    );
}

#[test]
fn points_of_execution_are_not_the_total() {
    check("预算执行率得分 8.44 分，总得分 83 分。", false, "score 8.44, total 83", &[]);
    check("预算执行情况分值 20 分。", false, "weight 20", &[]);
}

#[test]
fn money_of_the_whole() {
    use Subject::*;
    check(
        "年初预算 300 万元，调整后预算 280.5 万元，全年实际支出 250 万元，预算执行率为 89.13%，结余 30.5 万元。",
        false,
        "initial 300, adjusted 280.5, executed 250, rate 89.13%",
        &[(Unspent, "", "30.5 万元")],
    );
    check("预算安排 1,200.50 万元。", false, "initial 1,200.50", &[]);
    check("预算 5 亿元，实际支出 4.2 亿元。", false, "initial 5, executed 4.2", &[]);
    check("预算 50 万元，实际支出 400000 元。", false, "initial 50, executed 400000元", &[]);
    check("预算 50 万元。\n\n本年预算 60 万元。", false, "initial 50", &[(Budget, "", "60 万元")]);
    check(
        "年初预算 300 万元。\n\n年初预算数 310 万元。\n\n全年预算 320 万元。",
        false,
        "initial 300, adjusted 320",
        &[(Budget, "/budget/total/initial", "310 万元")],
    );
    check(
        "预算叁佰万元，实际支出贰佰叁拾玖万伍仟元整。",
        false,
        "initial 叁佰, executed 贰佰叁拾玖万伍仟元",
        &[],
    );
    check("年初预算二十万元，实际支付壹拾捌万圆。", false, "initial 二十, executed 壹拾捌", &[]);
    for sentence in [
        "一元预算。",
        "预算二三十万元。",
        "预算几十万元。",
        "预算数百万元。",
        "其中差旅预算叁万元。",
        "其中差旅预算 3 万元。",
        "预算用于购置设备的 3 万元。",
        "预算标准为 300 元/人。",
        "人均预算 30 元。",
        "新增产值 3 万元。",
        "预算编制于 2021 年。",
    ] {
        check(sentence, false, "", &[]);
    }
}

#[test]
fn an_amount_whose_numerals_make_no_number_is_left_unread() {
    let report = report("本年实际支出贰佰佰万元。", true);
    let [unread] = &report.coverage.unread_places[..] else { panic!("{:?}", report.coverage) };
    assert_eq!(unread.text, "本年实际支出贰佰佰万元。");
    assert_eq!(report.submission.budget, None);
}

#[test]
fn the_section_on_execution_goes_before_the_rest() {
    let text = "预算 50 万元。\n\n（一）预算执行情况\n\n预算 60 万元。\n\n（二）其他\n\n预算 70 万元。";
    check(text, false, "initial 60", &[(Subject::Budget, "", "50 万元"), (Subject::Budget, "", "70 万元")]);
}

#[test]
fn rows_are_told_by_their_names() {
    use Subject::*;
    check(
        "维修教室目标 20 间，实际完成 17 间，权重 50 分，得 44 分。",
        true,
        "",
        &[
            (Target, "/indicators/0", "20 间"),
            (Actual, "/indicators/0", "17 间"),
            (Weight, "/indicators/0", "50 分"),
            (Score, "/indicators/0", "44 分"),
        ],
    );
    check(
        "维修教室，绩效目标 20 间，全年维修教室为 18 间，权重 50 分，得 45 分。",
        true,
        "",
        &[
            (Target, "/indicators/0", "20 间"),
            (Actual, "/indicators/0", "18 间"),
            (Weight, "/indicators/0", "50 分"),
            (Score, "/indicators/0", "45 分"),
        ],
    );
    check(
        "改善了学校的办学条件，分值40分，\n\n得分35分。",
        true,
        "",
        &[(Weight, "/indicators/1", "40分"), (Score, "/indicators/1", "35分")],
    );
    check("宣传到位，分值 5 分，得分 5 分。", true, "", &[]);
}

#[test]
fn levels_have_points_of_their_own() {
    let levels = |text: &str| -> Vec<String> {
        let report = report(text, true);
        let levels = report.submission.subtotals.iter().map(|level| {
            let name = level.level2.as_deref().or(level.level1.as_deref()).unwrap_or_default();
            let grade = level.grade.as_deref().unwrap_or_default();
            format!(
                "{name} {} {} {grade}",
                self::text(level.weight.as_ref()),
                self::text(level.score.as_ref())
            )
        });
        levels.collect()
    };
    assert_eq!(
        levels("产出指标得分 45 分，效益指标得分 36 分，总得分 90 分。"),
        ["产出指标  45 ", "效益指标  36 "]
    );
    assert_eq!(levels("（一）产出指标\n\n产出指标分值 50 分，得分 45 分，评价为优。"), ["产出指标 50 45 优"]);
    assert_eq!(
        levels("1、产出指标（50 分）\n\n(1)数量指标（30分），得分25分。"),
        ["产出指标 50  ", "数量指标 30 25 "]
    );
    assert_eq!(levels("（一）产出指标\n\n共得分 45 分，评价为优。"), ["产出指标  45 优"]);
    let none: [&str; 0] = [];
    assert_eq!(levels("（一）产出指标\n\n取得 3 项成果，合计 5 个。宣传到位，得分 5 分。"), none);
    check("产出指标得分 45 分，总得分 89 分。", true, "", &[(Subject::Total, "", "89 分")]);
}

#[test]
fn reasons_belong_to_what_they_follow() {
    let report = report(
        "维修教室，分值 50 分，得分 45 分；未完成原因是：雨季停工。\n\n因雨季停工，预算中有 3 万元未支付。",
        true,
    );
    let submission = &report.submission;
    let reasons: Vec<Option<&str>> = submission.indicators.iter().map(|row| row.reason.as_deref()).collect();
    assert_eq!(reasons, [Some("雨季停工"), None]);
    let budget = submission.budget.as_ref().unwrap();
    assert_eq!(budget.reason.as_deref(), Some("因雨季停工，预算中有 3 万元未支付"));
}

#[test]
fn the_number_of_indicators_is_stated() {
    check("设置了维修教室等 10 项三级指标。", true, "", &[(Subject::IndicatorCount, "", "10")]);
    check("共 12 个绩效指标。", true, "", &[(Subject::IndicatorCount, "", "12")]);
    check("完成了 3 项任务。", true, "", &[]);
}
