//! Family 6: what the text says against what the form says.

mod support;

use serde_json::{Value, json};
use support::Table;

/// A form that is right, with a text that agrees with it.
const ROADS: Table = Table {
    family: 6,
    standard: "mof-2020",
    form: r#"{
        "schema_version": "1", "fiscal_year": 2022, "name": "道路养护", "budget_unit": { "name": "某市交通局" },
        "budget": { "unit": "万元", "total": {
            "initial": "180", "adjusted": "200", "executed": "180.456", "weight": "10", "score": "9.02" } },
        "indicators": [
            { "level1": "产出指标", "level2": "数量指标", "name": "养护里程", "target": "≥50公里", "actual": "60公里", "weight": "40", "score": "40" },
            { "level1": "产出指标", "level2": "时效指标", "name": "完工时间", "target": "2022年11月底前", "actual": "2022年10月", "weight": "20", "score": "20" },
            { "level1": "效益指标", "level2": "社会效益指标", "name": "通行条件改善", "target": "明显改善", "actual": "基本完成", "weight": "20", "score": "15" },
            { "level1": "满意度指标", "level2": "服务对象满意度指标", "name": "群众满意度", "target": "≥95%", "actual": "90.25%", "weight": "10", "score": "9.5" }
        ],
        "subtotals": [
            { "level1": "产出指标", "weight": "60", "score": "60" },
            { "level1": "产出指标", "level2": "数量指标", "weight": "40", "score": "40" }
        ],
        "total": { "weight": "100", "score": "93.52", "grade": "优" },
        "statements": [ { "subject": "total", "value": "93.52分", "text": "综合得分93.52分。" } ]
    }"#,
};

/// The base with one statement more has these findings, all at its value.
#[track_caller]
fn said(statement: &Value, codes: &[&str]) {
    let expected: Vec<(&str, &str)> = codes.iter().map(|code| (*code, "/statements/1/value")).collect();
    ROADS.check(&json!({ "/statements/-": statement }), &expected);
}

#[test]
fn figures_for_the_whole_form() {
    for (subject, value, codes) in [
        ("total", "93.52", &[][..]),
        ("total", "93.5分", &[]),
        ("total", "94", &["PJ6001"]),
        ("total", "93.6", &["PJ6001"]),
        ("total", "九十多分", &[]),
        ("grade", "优", &[]),
        ("grade", "良", &["PJ6003"]),
        ("budget", "200万元", &[]),
        ("budget", "2000000元", &[]),
        ("budget", "0.02亿元", &[]),
        ("budget", "180万元", &[]),
        ("budget", "201万元", &["PJ6004"]),
        ("budget", "约200万元", &[]),
        ("executed", "180.46万元", &[]),
        ("executed", "180.45万元", &[]),
        ("executed", "180万元", &[]),
        ("executed", "1804560元", &[]),
        ("executed", "180.47万元", &["PJ6005"]),
        ("unspent", "19.544万元", &[]),
        ("unspent", "19.54万元", &[]),
        ("unspent", "20万元", &[]),
        ("unspent", "21万元", &["PJ6006"]),
        ("execution_rate", "90.23%", &[]),
        ("execution_rate", "90%", &[]),
        ("execution_rate", "91%", &["PJ6007"]),
        ("execution_rate", "90.3%", &["PJ6007"]),
    ] {
        said(&json!({ "subject": subject, "value": value }), codes);
    }
}

#[test]
fn figures_for_a_row_or_a_level() {
    for (subject, about, value, codes) in [
        ("subtotal", "/subtotals/0", "60", &[][..]),
        ("subtotal", "/subtotals/0", "60.0分", &[]),
        ("subtotal", "/subtotals/0", "59", &["PJ6002"]),
        ("weight", "/indicators/2", "20分", &[]),
        ("weight", "/indicators/2/weight", "21", &["PJ6008"]),
        ("weight", "/subtotals/0", "50", &["PJ6008"]),
        ("weight", "/budget/total", "10", &[]),
        ("weight", "/budget/total", "20", &["PJ6008"]),
        ("weight", "/indicators/9", "20", &[]),
        ("score", "/indicators/3", "9.5", &[]),
        ("score", "/indicators/3", "9", &["PJ6015"]),
        ("score", "/budget/total", "10", &["PJ6015"]),
        ("actual", "/indicators/0", "60公里", &[]),
        ("actual", "/indicators/0", "60", &[]),
        ("actual", "/indicators/0", "61", &["PJ6014"]),
        ("actual", "/indicators/0", "60余公里", &[]),
        ("actual", "/indicators/0", "100%", &[]),
        ("actual", "/indicators/0", "全部完成", &[]),
        ("actual", "/indicators/3", "90.3%", &[]),
        ("actual", "/indicators/3", "90.25", &[]),
        ("actual", "/indicators/3", "95%", &["PJ6014"]),
        ("actual", "/indicators/2", "有效果", &[]),
        ("target", "/indicators/0", "50公里", &[]),
        ("target", "/indicators/0", "0.005万公里", &[]),
        ("target", "/indicators/0", "55公里", &["PJ6009"]),
        ("target", "/indicators/0", "全部", &[]),
        ("target", "/indicators/1", "11月30日", &[]),
        ("target", "/indicators/1", "2022年12月底前", &["PJ6009"]),
        ("target", "/indicators/2", "改善通行条件", &[]),
    ] {
        said(&json!({ "subject": subject, "about": about, "value": value }), codes);
    }
}

#[test]
fn the_number_of_indicators() {
    for (value, codes) in
        [("4", &[][..]), ("4项", &[]), ("5", &["PJ6010"]), ("3项", &["PJ6010"]), ("若干", &[]), ("4.5", &[])]
    {
        said(&json!({ "subject": "indicator_count", "value": value }), codes);
    }
    said(&json!({ "subject": "indicator_count", "about": "/subtotals/0", "value": "2" }), &[]);
    said(&json!({ "subject": "indicator_count", "about": "/subtotals/0", "value": "4" }), &["PJ6010"]);
}

#[test]
fn sub_rows_may_be_counted_or_not() {
    let part = json!({ "level1": "产出指标", "level2": "数量指标", "name": "其中：县道", "target": "30公里",
        "actual": "30公里", "within_previous": true });
    for (value, findings) in [("4", &[][..]), ("5", &[]), ("6", &[("PJ6010", "/statements/1/value")])] {
        let statement = json!({ "subject": "indicator_count", "value": value });
        ROADS.check(&json!({ "/indicators/-": part, "/statements/-": statement }), findings);
    }
}

#[test]
fn a_count_that_works_with_execution_says_so() {
    for (value, says) in [
        ("5", "文中写三级指标 5 项，表中有 4 项，加上预算执行率才是 5 项"),
        ("7", "文中写三级指标 7 项，表中有 4 项"),
    ] {
        let statement = json!({ "subject": "indicator_count", "value": value });
        assert_eq!(ROADS.messages(&json!({ "/statements/-": statement }), "PJ6010"), [says]);
    }
}

#[test]
fn a_heading_names_its_own_level_or_one_below() {
    for (about, value, codes) in [
        ("/subtotals/0", "产出", &[][..]),
        ("/subtotals/0", "产出指标（60分）", &[]),
        ("/subtotals/0", "项目产出", &[]),
        ("/subtotals/0", "质量指标", &[]),
        ("/subtotals/0", "效益", &["PJ6011"]),
        ("/subtotals/0", "社会效益指标", &["PJ6011"]),
        ("/subtotals/0", "项目概况", &[]),
        ("/subtotals/1", "数量", &[]),
        ("/subtotals/1", "产出", &[]),
        ("/subtotals/1", "质量指标", &["PJ6011"]),
        ("/subtotals/7", "效益", &[]),
    ] {
        said(&json!({ "subject": "heading", "about": about, "value": value }), codes);
    }
}

#[test]
fn a_frame_of_its_own_is_compared_with_itself() {
    let rows = json!([
        { "level1": "部门管理", "level2": "资产管理", "name": "资产管理规范性", "target": "规范", "actual": "规范" },
        { "level1": "履职效能", "level2": "重点工作", "name": "重点工作完成率", "target": "100%", "actual": "100%" }
    ]);
    let level = json!([{ "level1": "部门管理", "score": "20" }]);
    for (value, findings) in
        [("部门管理", &[][..]), ("资产管理", &[]), ("履职效能", &[("PJ6011", "/statements/0/value")])]
    {
        let statements = json!([{ "subject": "heading", "about": "/subtotals/0", "value": value }]);
        let changes = json!({
            "/kind": "department", "/indicators": rows, "/subtotals": level, "/statements": statements,
        });
        ROADS.check(&changes, findings);
    }
}

/// A row in the list of met (or unmet) goals, and whether the list is contradicted.
#[track_caller]
fn listed(row: &Value, met: &str, unmet: &str) {
    for (subject, code) in [("listed_as_met", met), ("listed_as_unmet", unmet)] {
        let expected: &[(&str, &str)] = if code.is_empty() { &[] } else { &[(code, "/statements/0")] };
        let statements = json!([{ "subject": subject, "about": "/indicators/0" }]);
        ROADS.check(&json!({ "/indicators/0": row, "/statements": statements }), expected);
    }
}

fn row(level2: &str, target: &str, actual: &str, score: &str) -> Value {
    json!({ "level1": "产出指标", "level2": level2, "name": "某项", "target": target, "actual": actual, "weight": "10", "score": score })
}

#[test]
fn lists_of_met_and_unmet_goals() {
    const MET: (&str, &str) = ("", "PJ6013");
    const UNMET: (&str, &str) = ("PJ6012", "");
    const OPEN: (&str, &str) = ("", "");
    for (level2, target, actual, score, (met, unmet)) in [
        ("数量指标", "≥50个", "50个", "10", MET),
        ("数量指标", "≥50个", "49个", "9.8", UNMET),
        ("数量指标", "50个", "60个", "10", MET),
        ("数量指标", "50个", "49个", "9.8", UNMET),
        ("数量指标", "＝50个", "60个", "10", OPEN),
        ("数量指标", "≥50个", "100%", "10", OPEN),
        ("数量指标", "≥50个", "50余个", "10", MET),
        ("数量指标", "≥50个", "约60个", "10", OPEN),
        ("数量指标", "≥50个", "", "10", OPEN),
        ("成本指标", "≤50万元", "40万元", "10", MET),
        ("成本指标", "≤50万元", "60万元", "8.33", UNMET),
        // The filed score says which way an unsigned cost counts, where it follows from one only.
        ("成本指标", "567.5万元", "239.5万元", "4.22", UNMET),
        ("成本指标", "567.5万元", "239.5万元", "10", MET),
        ("成本指标", "567.5万元", "239.5万元", "7", OPEN),
        ("时效指标", "30天", "25天", "10", OPEN),
        ("时效指标", "2022年11月底前", "2022年10月", "10", MET),
        ("时效指标", "2022年11月底前", "2022年12月", "5", UNMET),
        ("质量指标", "90%-95%", "93%", "10", MET),
        ("质量指标", "90%-95%", "80%", "8", UNMET),
        ("质量指标", "良好", "良好", "10", MET),
        ("质量指标", "良好", "部分达成", "7", UNMET),
        ("质量指标", "良好", "有进步", "7", OPEN),
        ("质量指标", "100%", "未完成", "0", UNMET),
        ("质量指标", "5%", "3%", "10", OPEN),
        ("其他指标", "50个", "49个", "9.8", OPEN),
    ] {
        listed(&row(level2, target, actual, score), met, unmet);
    }
}

#[test]
fn less_is_better_by_name_leaves_a_number_without_a_sign_open() {
    let mut complaints = row("质量指标", "5%", "3%", "6");
    complaints["name"] = json!("有效投诉率");
    listed(&complaints, "", "");
}

#[test]
fn a_row_without_weight_and_score_is_listed_all_the_same() {
    let mut bare = row("数量指标", "≥50个", "49个", "");
    bare["weight"] = Value::Null;
    bare["score"] = Value::Null;
    listed(&bare, "PJ6012", "");
}

#[test]
fn a_row_declared_not_applicable_is_in_no_list() {
    let mut bare = row("数量指标", "≥50个", "49个", "0");
    bare["not_applicable"] = json!(true);
    listed(&bare, "", "");
}

#[test]
fn messages_name_both_figures_and_quote_the_sentence() {
    for (code, statement, says) in [
        (
            "PJ6006",
            json!({ "subject": "unspent", "value": "21万元", "text": "结余21万元结转下年。" }),
            "文中写未支出 21万元，表中预算 200 减执行 180.456 为 19.544万元：「结余21万元结转下年。」",
        ),
        (
            "PJ6015",
            json!({ "subject": "score", "about": "/indicators/3", "value": "9分" }),
            "文中写「群众满意度」的得分为 9分，表中为 9.5分",
        ),
        (
            "PJ6008",
            json!({ "subject": "weight", "about": "/budget/total", "value": "20" }),
            "文中写预算执行的分值为 20，表中为 10",
        ),
        (
            "PJ6009",
            json!({ "subject": "target", "about": "/indicators/0", "value": "55公里" }),
            "文中写「养护里程」的指标值为 55公里，表中为 ≥50公里",
        ),
        (
            "PJ6007",
            json!({ "subject": "execution_rate", "value": "95%", "text": "率".repeat(60) }),
            "文中写执行率 95%，按表中执行 180.456 ÷ 预算 200 为 90.23%：「率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率…」",
        ),
    ] {
        assert_eq!(ROADS.messages(&json!({ "/statements/0": statement }), code), [says]);
    }
}
