//! Family 1, form and vocabulary; and what of family 5 asks whether a value can be read or stand.

mod support;

use serde_json::{Value, json};
use support::Table;

/// The national form, complete.
const LIBRARY: Table = Table {
    family: 1,
    standard: "mof-2020",
    form: r#"{
        "schema_version": "1", "fiscal_year": 2022, "name": "图书采购", "budget_unit": { "name": "某市图书馆" },
        "report_date": "2023年3月",
        "budget": { "unit": "万元",
            "total": { "initial": "50", "adjusted": "60", "executed": "57", "rate": "95%", "weight": "10", "score": "9.5" },
            "sources": [ { "name": "财政拨款", "adjusted": "40", "executed": "40" }, { "name": "其他资金", "adjusted": "20", "executed": "17" } ],
            "items": [ { "name": "图书", "amount": "600000", "unit": "元" } ] },
        "goals": [ { "planned": "购书六千册", "achieved": "购书六千册" } ],
        "indicators": [
            { "level1": "产出指标", "level2": "数量指标", "name": "购书册数", "target": "≥6000册", "actual": "6100册", "weight": "30", "score": "30" },
            { "level1": "产出指标", "level2": "质量指标", "name": "资金使用率", "target": "≥90%", "actual": "95%", "weight": "20", "score": "20" },
            { "level1": "效益指标", "level2": "社会效益指标", "name": "借阅人次", "target": "≥2万人次", "actual": "2.5万人次", "weight": "30", "score": "30" },
            { "level1": "满意度指标", "level2": "满意度指标", "name": "读者满意度", "target": "≥90%", "actual": "93%", "weight": "10", "score": "10" }
        ],
        "subtotals": [ { "level1": "产出指标", "weight": "50", "score": "50", "grade": "优" } ],
        "total": { "weight": "100", "score": "99.5", "grade": "优" },
        "attachments": [ { "name": "购书清单", "present": true } ]
    }"#,
};

/// The same form under the rules of 湖北, which has no weight column and no satisfaction of need.
const HUBEI: Table = Table { standard: "hubei-2020", ..LIBRARY };

/// The same form under the guide of 2021, where cost is a level of its own.
const GUIDE: Table = Table { standard: "mof-2021", ..LIBRARY };

/// The same form in 四川, which limits the length of reasons.
const SICHUAN: Table = Table { standard: "sichuan-2023", ..LIBRARY };

/// The form and each change to it, with what is found.
#[track_caller]
fn check(cases: &[(Value, &[(&str, &str)])]) {
    for (changes, expected) in cases {
        LIBRARY.check(changes, expected);
    }
}

fn without(row: usize, members: &[&str]) -> Value {
    members.iter().map(|member| (format!("/indicators/{row}/{member}"), Value::Null)).collect()
}

#[test]
fn a_form_that_is_complete() {
    LIBRARY.check(&json!({}), &[]);
    HUBEI.check(&json!({}), &[]);
    GUIDE.check(&json!({}), &[]);
}

#[test]
fn what_every_form_must_state() {
    check(&[
        (json!({ "/name": " " }), &[("PJ1001", "/name")]),
        (json!({ "/name": null, "/kind": "department" }), &[]),
        (json!({ "/fiscal_year": null }), &[("PJ1001", "/fiscal_year")]),
        (json!({ "/budget_unit": null }), &[("PJ1001", "/budget_unit")]),
        (json!({ "/budget_unit": { "code": "101" } }), &[("PJ1001", "/budget_unit/name")]),
        (json!({ "/indicators": [], "/subtotals": [] }), &[("PJ1001", "/indicators")]),
    ]);
}

#[test]
fn names_of_levels() {
    let level1 = |name: &str| json!({ "/indicators/2/level1": name });
    let level2 = |name: &str| json!({ "/indicators/2/level2": name });
    check(&[
        (level1("项目效益（30分）"), &[]),
        (level1("成效"), &[("PJ1002", "/indicators/2/level1")]),
        (level1(""), &[]),
        (
            json!({ "/indicators/0/level1": "管理", "/indicators/1/level1": "管 理（20分）" }),
            &[("PJ1002", "/indicators/0/level1")],
        ),
        (json!({ "/subtotals/0/level1": "管理" }), &[("PJ1002", "/subtotals/0/level1")]),
        (json!({ "/indicators/2/level1": "成效", "/kind": "department" }), &[]),
        (
            json!({ "/indicators/2/level1": "成效", "/fiscal_year": 2017, "/report_date": null }),
            &[("PJ1016", "/fiscal_year")],
        ),
        (level2("可持续性影响指标"), &[]),
        (level2("读者反响"), &[("PJ1003", "/indicators/2/level2")]),
        (json!({ "/indicators/2/level2": "读者反响", "/kind": "department" }), &[]),
        (level2("质量指标"), &[("PJ1004", "/indicators/2/level2")]),
        (json!({ "/indicators/2/level2": "质量指标", "/kind": "department" }), &[]),
        (json!({ "/indicators/3/level2": "工作人员满意度" }), &[]),
    ]);
}

#[test]
fn cost_belongs_to_output_in_2020_and_to_itself_in_2021() {
    let cost = json!({ "/indicators/1/level2": "成本指标" });
    LIBRARY.check(&cost, &[]);
    GUIDE.check(&cost, &[("PJ1004", "/indicators/1/level2")]);
    let own = json!({ "/indicators/1/level1": "成本指标", "/indicators/1/level2": "经济成本指标" });
    GUIDE.check(&own, &[]);
    LIBRARY.check(&own, &[("PJ1002", "/indicators/1/level1")]);
}

#[test]
fn the_same_indicator_twice() {
    let again = |name: &str, more: Value| {
        let mut row = json!({ "level1": "项目产出", "level2": "产出数量", "name": name, "target": "≥1册",
            "actual": "1册", "weight": "0", "score": "0" });
        row.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        json!({ "/indicators/-": row })
    };
    check(&[
        (again("购书 册数", json!({})), &[("PJ1005", "/indicators/4/name")]),
        (again("购书册数（二期）", json!({})), &[]),
        (again("购书册数", json!({ "goal": 0 })), &[]),
        (again("购书册数", json!({ "level2": "质量指标" })), &[]),
        (again("购书册数", json!({ "within_previous": true })), &[]),
        (again("", json!({})), &[]),
    ]);
}

#[test]
fn levels_that_the_standard_asks_for() {
    check(&[
        (
            json!({ "/indicators/2/level1": "产出指标", "/indicators/2/level2": "数量指标" }),
            &[("PJ1006", "/indicators")],
        ),
        // Satisfaction is not asked for.
        (json!({ "/indicators/3/level1": "效益指标", "/indicators/3/level2": "社会效益指标" }), &[]),
        // Where a level cannot be told, nothing is said.
        (json!({ "/indicators/2/level1": null, "/indicators/2/level2": "数量指标" }), &[]),
        (
            json!({ "/indicators/2/level1": "产出指标", "/indicators/2/level2": "数量指标", "/kind": "department" }),
            &[],
        ),
    ]);
}

#[test]
fn cells_left_blank() {
    let mut unscored = without(0, &["score", "weight"]);
    unscored["/kind"] = json!("transfer");
    let sub_row = json!({ "/indicators/1/within_previous": true, "/indicators/1/weight": null, "/indicators/1/score": null });
    let mut idle = without(1, &["target", "actual", "weight", "score"]);
    check(&[
        (json!({ "/indicators/0/target": "—" }), &[("PJ1007", "/indicators/0/target")]),
        (json!({ "/indicators/0/target": "0册" }), &[]),
        (json!({ "/indicators/0/actual": "" }), &[("PJ1008", "/indicators/0/actual")]),
        (json!({ "/indicators/0/actual": "", "/indicators/0/not_applicable": true }), &[]),
        (without(0, &["score"]), &[("PJ1009", "/indicators/0/score")]),
        (json!({ "/indicators/0/score": "0" }), &[]),
        (without(0, &["weight"]), &[("PJ1010", "/indicators/0/weight")]),
        (json!({ "/indicators/0/weight": "/" }), &[("PJ1010", "/indicators/0/weight")]),
        (unscored, &[]),
        (sub_row, &[]),
        // A row that has its name only lacks nothing beside something else.
        (idle.clone(), &[]),
    ]);
    idle["/indicators/1/score"] = json!("20");
    LIBRARY.check(
        &idle,
        &[
            ("PJ1007", "/indicators/1/target"),
            ("PJ1008", "/indicators/1/actual"),
            ("PJ1010", "/indicators/1/weight"),
        ],
    );
}

#[test]
fn columns_left_blank_are_one_finding() {
    let column = |member: &str| -> Value {
        (0..4).map(|row| (format!("/indicators/{row}/{member}"), Value::Null)).collect()
    };
    LIBRARY.check(&column("score"), &[("PJ1009", "/indicators")]);
    // The level above carries weights.
    LIBRARY.check(&column("weight"), &[]);
    let mut bare = column("weight");
    bare["/subtotals"] = json!([]);
    LIBRARY.check(&bare, &[("PJ1010", "/indicators")]);
    HUBEI.check(&bare, &[]);
    HUBEI.check(&without(0, &["weight"]), &[]);
}

#[test]
fn a_row_shorter_than_its_header() {
    let values = |value: &str, about: &str| json!({ "/statements": [ { "subject": "row_values", "about": about, "value": value } ] });
    check(&[
        (values("4/5", "/indicators/0"), &[("PJ1011", "/statements/0/value")]),
        (values("4/5", "/indicators/9"), &[("PJ1011", "/statements/0/value")]),
        (values("5/5", "/indicators/0"), &[]),
        (values("少一个", "/indicators/0"), &[]),
    ]);
    assert_eq!(
        LIBRARY.messages(&values("4/5", "/indicators/0"), "PJ1011"),
        ["「购书册数」一行只有 4 个值，表头有 5 列"]
    );
}

#[test]
fn words_for_grades() {
    let level = |rows: &str| {
        json!({
            "/indicators/0/grade": rows,
            "/subtotals/-": { "level1": "产出指标", "level2": "数量指标", "grade": "不合格" },
        })
    };
    check(&[
        (json!({ "/total/grade": "优秀" }), &[("PJ1012", "/total/grade")]),
        (json!({ "/total/grade": " 优 " }), &[]),
        (json!({ "/total/grade": "/" }), &[]),
        (json!({ "/subtotals/0/grade": "合格" }), &[("PJ1012", "/subtotals/0/grade")]),
        (json!({ "/indicators/3/grade": "A" }), &[("PJ1012", "/indicators/3/grade")]),
        // A level and its only row say the same: once is enough.
        (level("不合格"), &[("PJ1012", "/subtotals/1/grade")]),
        (level("差"), &[("PJ1012", "/subtotals/1/grade")]),
        (level("很差"), &[("PJ1012", "/subtotals/1/grade"), ("PJ1012", "/indicators/0/grade")]),
        // A level of several rows does not speak for them.
        (
            json!({ "/subtotals/0/grade": "合格", "/indicators/0/grade": "合格" }),
            &[("PJ1012", "/subtotals/0/grade"), ("PJ1012", "/indicators/0/grade")],
        ),
    ]);
}

#[test]
fn goals_without_an_answer() {
    check(&[
        (json!({ "/goals/0/achieved": "——" }), &[("PJ1013", "/goals/0/achieved")]),
        (json!({ "/goals/0/planned": "", "/goals/0/achieved": null }), &[]),
        (json!({ "/goals/0/achieved": "未完成" }), &[]),
    ]);
}

#[test]
fn dates_of_the_report() {
    let place: &[(&str, &str)] = &[("PJ1014", "/report_date")];
    for (date, expected) in [
        ("2022年12月31日", &[][..]),
        ("2022-12-30", place),
        ("2022年12月", &[]),
        ("2022年11月", place),
        ("2022年", &[]),
        ("2021年", place),
        ("2025年12月", &[]),
        ("2026年1月", place),
        ("次年三月", &[]),
        ("3月", &[]),
    ] {
        LIBRARY.check(&json!({ "/report_date": date }), expected);
    }
}

#[test]
fn attachments_that_are_not_there() {
    check(&[
        (json!({ "/attachments/0/present": false }), &[("PJ1015", "/attachments/0")]),
        (json!({ "/attachments/0/present": null }), &[]),
        (
            json!({ "/indicators/0/evidence": [ { "name": "验收单" }, { "name": "发票", "present": false } ] }),
            &[("PJ1015", "/indicators/0/evidence/1")],
        ),
    ]);
}

#[test]
fn years_of_the_standard() {
    let year = |year: u16| json!({ "/fiscal_year": year, "/report_date": null });
    LIBRARY.check(&year(2020), &[]);
    LIBRARY.check(&year(2019), &[("PJ1016", "/fiscal_year")]);
    LIBRARY.check(
        &json!({ "/fiscal_year": 2019, "/report_date": null, "/standard": "mof-2020" }),
        &[("PJ1016", "/standard")],
    );
    LIBRARY.check(&json!({ "/fiscal_year": null }), &[("PJ1001", "/fiscal_year")]);
}

#[test]
fn the_length_of_reasons() {
    let limit = pjzp_core::standards::find("sichuan-2023").unwrap().threshold.reason_characters.unwrap();
    let reason = |length: u16| "因".repeat(usize::from(length)) + " \n";
    let year = |place: &str, length: u16| json!({ "/fiscal_year": 2023, "/report_date": null, place: reason(length) });
    SICHUAN.check(&year("/indicators/0/reason", limit), &[]);
    SICHUAN.check(&year("/indicators/0/reason", limit + 1), &[("PJ1017", "/indicators/0/reason")]);
    SICHUAN.check(&year("/budget/reason", limit + 1), &[("PJ1017", "/budget/reason")]);
    LIBRARY.check(&json!({ "/indicators/0/reason": reason(limit + 1) }), &[]);
}

#[test]
fn digits_and_signs_in_full_width() {
    check(&[
        (json!({ "/indicators/0/actual": "６１００册" }), &[("PJ1018", "/indicators/0/actual")]),
        (json!({ "/indicators/3/target": "≥90％" }), &[("PJ1018", "/indicators/3/target")]),
        (json!({ "/indicators/0/score": "３０" }), &[("PJ1018", "/indicators/0/score")]),
        (json!({ "/budget/total/executed": "５７" }), &[("PJ1018", "/budget/total/executed")]),
        // Brackets and commas in full width are good Chinese.
        (json!({ "/indicators/0/actual": "6100册（含赠书）" }), &[]),
        (json!({ "/indicators/0/reason": "第１批已到，第２批在途" }), &[]),
    ]);
}

#[test]
fn questions_with_a_percentage() {
    let named =
        |name: &str, target: &str| json!({ "/indicators/3/name": name, "/indicators/3/target": target });
    check(&[
        (named("是否按时开放", "100%"), &[("PJ1019", "/indicators/3/name")]),
        (named("是否按时开放", "是"), &[]),
        (named("按时开放率", "100%"), &[]),
    ]);
}

#[test]
fn one_indicator_with_all_the_points() {
    let alone = |weights: [Option<&str>; 4]| -> Value {
        let weights = weights.into_iter().enumerate();
        weights.map(|(row, weight)| (format!("/indicators/{row}/weight"), json!(weight))).collect()
    };
    check(&[
        (alone([Some("90"), Some("0"), Some("0"), Some("0")]), &[("PJ1020", "/indicators/0")]),
        (alone([Some("89"), Some("1"), Some("0"), Some("0")]), &[]),
        (alone([Some("0"), Some("0"), Some("0"), Some("0")]), &[]),
    ]);
    let only = json!({ "/indicators": [ { "level1": "效益指标", "level2": "社会效益指标", "name": "借阅人次",
        "target": "≥2万人次", "actual": "2万人次", "weight": "90", "score": "90" } ] });
    LIBRARY.check(&only, &[("PJ1006", "/indicators"), ("PJ1020", "/indicators/0")]);
}

#[test]
fn a_usage_rate_agrees_with_the_funds() {
    const CONTRADICTED: usize = 1;
    for (changes, expected) in [
        (json!({}), 0),
        (json!({ "/indicators/1/actual": "100%" }), CONTRADICTED),
        (json!({ "/indicators/1/actual": "99%" }), CONTRADICTED),
        (json!({ "/indicators/1/actual": "99" }), CONTRADICTED),
        (json!({ "/indicators/1/actual": "约99%" }), 0),
        (json!({ "/indicators/1/actual": "≥90%" }), 0),
        (json!({ "/indicators/1/actual": "≥96%", "/budget/total/initial": null }), CONTRADICTED),
        (json!({ "/indicators/1/actual": "达成预期指标" }), 0),
        (json!({ "/indicators/1/actual": "99%", "/indicators/1/name": "资金使用合规率" }), 0),
        // The source that the name names: 17 of 20.
        (json!({ "/indicators/1/actual": "85%", "/indicators/1/name": "其他资金支付率" }), 0),
        (json!({ "/indicators/1/actual": "85%", "/indicators/1/name": "资金支付率" }), CONTRADICTED),
        // Of the initial budget: 57 of 50.
        (json!({ "/indicators/1/actual": "114%" }), 0),
        (json!({ "/indicators/1/actual": "95.0%", "/budget/total/executed": "57.001" }), 0),
        (json!({ "/indicators/1/actual": "99%", "/budget/total": null }), 0),
    ] {
        assert_eq!(LIBRARY.messages(&changes, "PJ5010").len(), expected, "{changes}");
    }
    assert_eq!(
        LIBRARY.messages(&json!({ "/indicators/1/actual": "99%" }), "PJ5010"),
        ["「资金使用率」完成值 99%，按资金表执行率为 95%"]
    );
}

#[test]
fn values_that_cannot_be_read() {
    for (changes, expected) in [
        (json!({}), &[][..]),
        (json!({ "/indicators/0/target": "圆满完成" }), &[]),
        (json!({ "/indicators/0/target": "≥" }), &["「购书册数」的指标值「≥」无法识别：符号后面没有数"]),
        (
            json!({ "/indicators/0/actual": "2022年13月" }),
            &["「购书册数」的完成值「2022年13月」无法识别：没有这样的日期"],
        ),
        (json!({ "/indicators/0/score": "30分" }), &[]),
        (json!({ "/indicators/0/score": "——" }), &[]),
        (json!({ "/indicators/0/score": "满分" }), &["「满分」读不出是多少分数"]),
        (json!({ "/indicators/0/weight": "约30" }), &["「约30」读不出是多少分数"]),
        (json!({ "/total/score": "#VALUE!" }), &["「#VALUE!」读不出是多少分数"]),
        (json!({ "/budget/total/executed": "57万元" }), &[]),
        (json!({ "/budget/total/executed": "#REF!" }), &["「#REF!」读不出是多少金额"]),
        (json!({ "/budget/total/rate": "0.95" }), &[]),
        (json!({ "/budget/total/rate": "#DIV/0!" }), &["「#DIV/0!」读不出是多少比率"]),
        (json!({ "/budget/items/0/amount": "若干" }), &["「若干」读不出是多少金额"]),
        (json!({ "/budget/unit": "美元" }), &["金额单位「美元」无法识别，请写元、万元或亿元"]),
        (json!({ "/budget/items/0/unit": "" }), &[]),
    ] {
        assert_eq!(LIBRARY.messages(&changes, "PJ5026"), expected, "{changes}");
    }
}
