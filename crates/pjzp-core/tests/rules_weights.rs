//! Family 2: weights.

use serde_json::json;

mod support;

use support::Table;

/// 10 for execution, 50 output, 30 benefit, 10 satisfaction.
const NATIONAL: Table = Table {
    family: 2,
    standard: "mof-2020",
    form: r#"{
        "schema_version": "1", "fiscal_year": 2022, "name": "农村公路养护",
        "budget": { "unit": "万元", "total": {
            "initial": "100", "adjusted": "100", "executed": "90", "rate": "90%", "weight": "10", "score": "9" } },
        "goals": [ { "planned": "养护到位", "achieved": "养护到位" } ],
        "indicators": [
            { "level1": "产出指标", "level2": "数量指标", "name": "养护里程", "target": "≥20公里", "actual": "20公里", "weight": "30", "score": "30", "goal": 0 },
            { "level1": "产出指标", "level2": "质量指标", "name": "验收合格率", "target": "≥95%", "actual": "96%", "weight": "20", "score": "20", "goal": 0 },
            { "level1": "效益指标", "level2": "社会效益指标", "name": "受益村", "target": "≥6个", "actual": "6个", "weight": "30", "score": "30", "goal": 0 },
            { "level1": "满意度指标", "level2": "服务对象满意度指标", "name": "村民满意度", "target": "≥90%", "actual": "95%", "weight": "10", "score": "10", "goal": 0 }
        ],
        "subtotals": [],
        "total": { "weight": "100", "score": "99", "grade": "优" }
    }"#,
};

/// 20 for execution; weights stand above the rows only.
const HUBEI: Table = Table {
    family: 2,
    standard: "hubei-2020",
    form: r#"{
        "schema_version": "1", "fiscal_year": 2021, "name": "对口支援",
        "budget": { "unit": "万元", "total": { "adjusted": "100", "executed": "50", "weight": "20", "score": "10" } },
        "goals": [],
        "indicators": [
            { "level1": "产出指标", "level2": "数量指标", "name": "援建点", "target": "2个", "actual": "2个", "score": "40" },
            { "level1": "效益指标", "level2": "社会效益指标", "name": "反响", "target": "良好", "actual": "良好", "score": "24" },
            { "level1": "满意度指标", "level2": "服务对象满意度指标", "name": "满意度", "target": "90%", "actual": "90%", "score": "16" }
        ],
        "subtotals": [
            { "level1": "产出指标", "weight": "40", "score": "40" },
            { "level1": "效益指标", "weight": "24", "score": "24" },
            { "level1": "满意度指标", "weight": "16", "score": "16" }
        ],
        "total": { "score": "90" }
    }"#,
};

#[test]
fn weights_make_up_full_marks() {
    let not_hundred = ("PJ2001", "/indicators");
    for (changes, expected) in [
        (json!({}), vec![]),
        (json!({ "/indicators/0/weight": "29.99", "/indicators/1/weight": "20.01" }), vec![]),
        (json!({ "/total/weight": null }), vec![]),
        (json!({ "/total/weight": "110" }), vec![("PJ2001", "/total/weight")]),
        // Nothing is said of a form without weights, nor of one where some are missing.
        (json!({ "/indicators/0/weight": null }), vec![]),
        (
            json!({ "/indicators/0/weight": null, "/indicators/1/weight": null, "/indicators/2/weight": null,
                    "/indicators/3/weight": null, "/budget/total/weight": null }),
            vec![],
        ),
        // The rows alone are the whole form, and money carries neither weight nor score.
        (
            json!({ "/indicators/0/weight": "40", "/budget/total/weight": null, "/budget/total/score": null,
                    "/budget/total/rate": null, "/total/score": "90" }),
            vec![("PJ2007", "/budget/total/weight"), ("PJ2008", "/indicators/0/weight")],
        ),
        // Without a word of money, the rows are the form, or all of it but execution.
        (json!({ "/budget": null }), vec![]),
        (
            json!({ "/budget": null, "/indicators/0/weight": "31" }),
            vec![not_hundred, ("PJ2008", "/indicators/0/weight")],
        ),
        (json!({ "/budget": null, "/indicators/0/weight": "40" }), vec![("PJ2008", "/indicators/0/weight")]),
    ] {
        NATIONAL.check(&changes, &expected);
    }
    let changes = json!({ "/indicators/0/weight": "29.9" });
    NATIONAL.check(&changes, &[not_hundred, ("PJ2008", "/indicators/0/weight")]);
    let said = NATIONAL.messages(&changes, "PJ2001");
    assert_eq!(said, ["预算执行 10 分与各指标 89.9 分合计 99.9 分，应为 100 分"]);
    // Rows that are full marks by themselves, with execution on top, are PJ3015.
    NATIONAL.check(&json!({ "/indicators/0/weight": "40" }), &[("PJ2008", "/indicators/0/weight")]);
    let said = NATIONAL.messages(&json!({ "/indicators/0/weight": "40" }), "PJ3015");
    assert_eq!(said, ["各指标分值合计已是 100 分，预算执行的 10 分加在满分之外，共 110 分"]);
}

#[test]
fn weights_above_the_rows_are_added_where_the_rows_have_none() {
    for (changes, expected) in [
        (json!({}), vec![]),
        (json!({ "/subtotals/0/weight": "41" }), vec![("PJ2001", "/indicators")]),
        // One level without points leaves the sum open.
        (json!({ "/subtotals/0/weight": null }), vec![]),
        // Two level-2 indicators share out the points of their level 1.
        (json!({ "/subtotals/-": { "level1": "产出指标", "level2": "数量指标", "weight": "40" } }), vec![]),
        (
            json!({ "/subtotals/-": { "level1": "产出指标", "level2": "数量指标", "weight": "39" } }),
            vec![("PJ2002", "/subtotals/0/weight")],
        ),
    ] {
        HUBEI.check(&changes, &expected);
    }
}

#[test]
fn the_weight_of_a_level_is_the_sum_below_it() {
    let output = |weight: &str| json!({ "level1": "产出指标", "weight": weight });
    let quantity = |weight: &str| json!({ "level1": "产出指标", "level2": "数量指标", "weight": weight });
    for (changes, expected) in [
        (json!({ "/subtotals/-": output("50") }), vec![]),
        (json!({ "/subtotals/-": output("50分") }), vec![]),
        (json!({ "/subtotals/-": output("49.9") }), vec![("PJ2002", "/subtotals/0/weight")]),
        (json!({ "/subtotals/-": quantity("30.0") }), vec![]),
        (json!({ "/subtotals/-": quantity("50") }), vec![("PJ2003", "/subtotals/0/weight")]),
        // A part of the row above is not added again.
        (
            json!({ "/subtotals/-": output("50"), "/indicators/1/within_previous": true,
                    "/indicators/0/weight": "50" }),
            vec![],
        ),
        (json!({ "/goals/0/weight": "90" }), vec![]),
        (json!({ "/goals/0/weight": "89" }), vec![("PJ2004", "/goals/0/weight")]),
        (json!({ "/goals/0/weight": null }), vec![]),
    ] {
        NATIONAL.check(&changes, &expected);
    }
    let said = NATIONAL.messages(&json!({ "/goals/0/weight": "100" }), "PJ2004");
    assert_eq!(said, ["第 1 个年度目标分值写作 100，其下各指标分值之和为 90；多出的正是预算执行的 10 分"]);
}

#[test]
fn a_weight_is_above_zero() {
    for (changes, expected) in [
        (json!({ "/indicators/0/weight": "0.01", "/indicators/1/weight": "49.99" }), vec![]),
        (
            json!({ "/indicators/0/weight": "0", "/indicators/1/weight": "50" }),
            vec![("PJ2005", "/indicators/0/weight")],
        ),
        (
            json!({ "/indicators/0/weight": "-5", "/indicators/1/weight": "55" }),
            vec![("PJ2005", "/indicators/0/weight"), ("PJ2009", "/indicators/1/weight")],
        ),
        (
            json!({ "/indicators/0/weight": "0", "/indicators/1/weight": "50",
                    "/indicators/0/not_applicable": true }),
            vec![],
        ),
        (
            json!({ "/indicators/1/weight": "0", "/indicators/0/weight": "50",
                    "/indicators/1/within_previous": true }),
            vec![],
        ),
        (
            json!({ "/budget/total/weight": "-10", "/indicators/0/weight": "50" }),
            vec![
                ("PJ2005", "/budget/total/weight"),
                ("PJ2007", "/budget/total/weight"),
                ("PJ2008", "/indicators/0/weight"),
            ],
        ),
        (json!({ "/kind": "transfer", "/indicators/0/weight": "0" }), vec![]),
    ] {
        NATIONAL.check(&changes, &expected);
    }
}

#[test]
fn brackets_and_columns_state_one_weight() {
    for (changes, expected) in [
        (json!({ "/indicators/0/name": "养护里程（30分）" }), vec![]),
        (json!({ "/indicators/0/name": "养护里程（25分）" }), vec![("PJ2006", "/indicators/0/weight")]),
        // A bare number behind a row's own name is no weight.
        (json!({ "/indicators/0/name": "养护里程（2022）" }), vec![]),
        (json!({ "/indicators/0/level1": "产出指标（50分）" }), vec![]),
        (json!({ "/indicators/0/level1": "产出指标（50）" }), vec![]),
        (json!({ "/indicators/0/level1": "产出指标（40分）" }), vec![("PJ2006", "/indicators/0/level1")]),
        (
            json!({ "/indicators/0/level1": "产出指标（50分）", "/indicators/1/level1": "产出指标（40分）" }),
            vec![("PJ2006", "/indicators/1/level1")],
        ),
        (json!({ "/indicators/0/level2": "数量指标(20分)" }), vec![("PJ2006", "/indicators/0/level2")]),
        (
            json!({ "/subtotals/-": { "level1": "产出指标（45分）", "weight": "50" } }),
            vec![("PJ2006", "/subtotals/0/weight")],
        ),
    ] {
        NATIONAL.check(&changes, &expected);
    }
    HUBEI.check(&json!({ "/indicators/0/level1": "产出指标（40分）" }), &[]);
    HUBEI
        .check(&json!({ "/indicators/0/level1": "产出指标（30分）" }), &[("PJ2006", "/indicators/0/level1")]);
}

#[test]
fn the_standard_shares_out_the_points() {
    let execution = ("PJ2007", "/budget/total/weight");
    for (changes, expected) in [
        (
            json!({ "/budget/total/weight": "20", "/indicators/0/weight": "20" }),
            vec![execution, ("PJ2008", "/indicators/0/weight")],
        ),
        (
            json!({ "/budget/total/weight": "10.5", "/indicators/0/weight": "29.5" }),
            vec![execution, ("PJ2008", "/indicators/0/weight")],
        ),
        // Not written, and only 20 explains the filed total.
        (
            json!({ "/budget/total/weight": null, "/budget/total/score": "18", "/indicators/0/weight": "20" }),
            vec![execution, ("PJ2008", "/indicators/0/weight")],
        ),
        (
            json!({ "/indicators/0/weight": "20", "/indicators/2/weight": "40" }),
            vec![("PJ2008", "/indicators/0/weight"), ("PJ2008", "/indicators/2/weight")],
        ),
        // Without satisfaction, the standard does not say where its ten points go.
        (json!({ "/indicators/3/level1": "效益指标" }), vec![]),
        (json!({ "/indicators/3/level1": "其他" }), vec![]),
        (
            json!({ "/kind": "department", "/indicators/0/weight": "20", "/indicators/2/weight": "40" }),
            vec![],
        ),
    ] {
        NATIONAL.check(&changes, &expected);
    }
    HUBEI.check(&json!({ "/budget/total/weight": "10", "/subtotals/0/weight": "50" }), &[execution]);
}

#[test]
fn no_indicator_carries_most_of_the_points() {
    let rest = |first: &str, second: &str| {
        json!({ "/indicators/0/weight": first, "/indicators/1/weight": second,
                "/indicators/2/weight": "19", "/indicators/3/weight": "10" })
    };
    let departs = [("PJ2008", "/indicators/0/weight"), ("PJ2008", "/indicators/2/weight")];
    NATIONAL.check(&rest("50", "11"), &departs);
    let lopsided = [departs[0], departs[1], ("PJ2009", "/indicators/0/weight")];
    NATIONAL.check(&rest("50.01", "10.99"), &lopsided);
}

#[test]
fn a_part_is_not_counted_twice() {
    let part = |name: &str, weight: &str| {
        json!({ "level1": "满意度指标", "level2": "服务对象满意度指标", "name": name, "target": "≥90%",
                "actual": "95%", "weight": weight, "score": "10" })
    };
    let departs = ("PJ2008", "/indicators/3/weight");
    let twice = [("PJ2010", "/indicators/4/weight")];
    NATIONAL.check(&json!({ "/indicators/-": part("其中：老年村民满意度", "10") }), &twice);
    // Another name or another weight is another defect.
    NATIONAL.check(&json!({ "/indicators/-": part("老年村民满意度", "10") }), &[departs]);
    let sums = [("PJ2001", "/indicators"), departs];
    NATIONAL.check(&json!({ "/indicators/-": part("其中：老年村民满意度", "9") }), &sums);
    // The sums are right with it.
    let half = json!({ "/indicators/3/weight": "5", "/indicators/3/score": "5",
        "/indicators/-": { "level1": "满意度指标", "name": "其中：老年村民满意度", "target": "≥90%",
                           "actual": "95%", "weight": "5", "score": "5" } });
    NATIONAL.check(&half, &[]);
}
