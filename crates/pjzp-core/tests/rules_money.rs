//! Family 4: money and execution.

mod support;

use serde_json::{Value, json};
use support::Table;

/// 90 of 100 万元 spent, from two sources, on two items.
const FORM: Table = Table {
    family: 4,
    standard: "mof-2020",
    form: r#"{
        "schema_version": "1", "fiscal_year": 2022, "name": "农村公路养护",
        "budget": {
            "unit": "万元",
            "total": { "initial": "80", "adjusted": "100", "executed": "90", "rate": "90%", "weight": "10", "score": "9" },
            "sources": [
                { "name": "当年财政拨款", "initial": "60", "adjusted": "70", "executed": "65" },
                { "name": "上年结转资金", "initial": "20", "adjusted": "30", "executed": "25" },
                { "name": "其他资金", "initial": "", "adjusted": "", "executed": "" }
            ],
            "items": [ { "name": "材料", "amount": "60" }, { "name": "人工", "amount": "40" } ]
        },
        "indicators": [
            { "level1": "产出指标", "level2": "数量指标", "name": "养护里程", "target": "≥20公里", "actual": "20公里", "weight": "50", "score": "50" },
            { "level1": "产出指标", "level2": "成本指标", "name": "养护总成本", "target": "≤100万元", "actual": "90万元", "weight": "40", "score": "40" }
        ],
        "total": { "weight": "100", "score": "99", "grade": "优" }
    }"#,
};

const SICHUAN: Table = Table { standard: "sichuan-2023", ..FORM };
const JIANGXI: Table = Table { standard: "jiangxi", ..FORM };

/// The total row with these cells, and neither sources nor items.
#[expect(clippy::needless_pass_by_value, reason = "cells are written on the spot")]
fn total(cells: Value) -> Value {
    json!({ "/budget/total": cells, "/budget/sources": [], "/budget/items": [], "/total/score": null })
}

#[test]
fn a_right_form_has_no_finding() {
    FORM.check(&json!({}), &[]);
    FORM.check(&json!({ "/budget": null, "/total/score": "90" }), &[]);
}

#[test]
fn the_score_follows_from_the_rate() {
    let of = |executed: &str, score: &str| {
        total(json!({ "adjusted": "567.5", "executed": executed, "weight": "10", "score": score }))
    };
    let wrong = [("PJ4001", "/budget/total/score")];
    for (changes, expected) in [
        (of("239.5", "4.22"), &[][..]),
        // Rounded or cut to fewer places, or the rate rounded first: other rules say so.
        (of("239.5", "4.2"), &[]),
        (of("239.5", "4"), &[]),
        (of("239.5", "4.21"), &wrong),
        (of("239.5", "4.23"), &wrong),
        (of("239.5", "10"), &wrong),
        (of("567.5", "10"), &[]),
        // The weight is not written, and 20 explains the score.
        (total(json!({ "adjusted": "567.5", "executed": "239.5", "score": "8.44" })), &[]),
        (total(json!({ "initial": "100", "executed": "85", "weight": "10", "score": "8.5" })), &[]),
    ] {
        FORM.check(&changes, expected);
    }
    let said = FORM.messages(&of("239.5", "10"), "PJ4001");
    assert_eq!(said, ["预算执行应得 10 × 239.5 ÷ 567.5 ≈ 4.22 分，自评得分 10，写的是满分"]);
    let said = FORM.messages(&of("567.5", "9"), "PJ4001");
    assert_eq!(said, ["预算执行应得 10 分，自评得分 9"]);
    let initial = total(
        json!({ "initial": "80", "adjusted": "100", "executed": "50", "weight": "10", "score": "6.25" }),
    );
    let said = FORM.messages(&initial, "PJ4001");
    assert_eq!(said, ["预算执行应得 10 × 50 ÷ 100 = 5 分，自评得分 6.25，是按年初预算数计算的"]);
    let rate =
        total(json!({ "adjusted": "100", "executed": "50", "rate": "60%", "weight": "10", "score": "6" }));
    let said = FORM.messages(&rate, "PJ4001");
    assert_eq!(said, ["预算执行应得 10 × 50 ÷ 100 = 5 分，自评得分 6，是按表中所写的执行率计算的"]);
}

#[test]
fn steps_are_no_straight_line() {
    let of =
        |score: &str| total(json!({ "adjusted": "100", "executed": "80", "weight": "10", "score": score }));
    JIANGXI.check(&of("7"), &[]);
    JIANGXI.check(&of("8"), &[("PJ4001", "/budget/total/score")]);
    let said = JIANGXI.messages(&of("8"), "PJ4001");
    assert_eq!(said, ["预算执行应得 10 × 0.7 = 7 分，自评得分 8，是按比例计算的，而标准按档次计分"]);
}

#[test]
fn an_execution_score_is_there() {
    let missing = [("PJ4002", "/budget/total/score")];
    FORM.check(&json!({ "/budget/total/score": null }), &missing);
    FORM.check(&json!({ "/budget/total/score": "/" }), &missing);
    FORM.check(
        &json!({ "/budget/total/score": "0", "/budget/total/executed": "0",
        "/budget/total/rate": "0%", "/budget/sources": [] }),
        &[],
    );
    // Without scores, or with indicators that carry all points, nothing is missing.
    let unscored = json!({ "/budget/total/score": null, "/indicators/0/score": null,
        "/indicators/1/score": null });
    FORM.check(&unscored, &[]);
    let whole = json!({ "/budget/total/score": null, "/budget/total/weight": null,
        "/indicators/0/weight": "60" });
    FORM.check(&whole, &[]);
    FORM.check(&json!({ "/budget/total/score": null, "/kind": "transfer" }), &[]);
}

#[test]
fn a_rate_is_held_to_its_own_places() {
    let of = |executed: &str, rate: &str| {
        total(json!({ "adjusted": "567.5", "executed": executed, "rate": rate, "weight": "10",
                      "score": "4.22" }))
    };
    let wrong = ("PJ4003", "/budget/total/rate");
    let bare = ("PJ4017", "/budget/total/rate");
    for (rate, expected) in [
        ("42.2%", vec![]),
        ("42%", vec![]),
        ("42.20%", vec![]),
        ("42.2026%", vec![]),
        ("42.00%", vec![wrong]),
        ("42.3%", vec![wrong]),
        ("422‰", vec![]),
        ("0.422", vec![bare]),
        ("0.4", vec![bare]),
        ("0.5", vec![wrong, bare]),
        ("42.2", vec![bare]),
        ("42.3", vec![wrong, bare]),
    ] {
        FORM.check(&of("239.5", rate), &expected);
    }
    let all = |rate: &str| {
        total(json!({ "adjusted": "1000", "executed": "999.7", "rate": rate, "weight": "10", "score": "10" }))
    };
    FORM.check(&all("1"), &[bare]);
    FORM.check(&all("100"), &[bare]);
    FORM.check(&all("99.97"), &[bare]);
    FORM.check(&all("100%"), &[]);
    FORM.check(&all("100.00%"), &[wrong]);
    // A rate below one per cent, written as the number of a percentage.
    let small = |rate: &str| {
        total(json!({ "adjusted": "1000", "executed": "5", "rate": rate, "weight": "10", "score": "0.05" }))
    };
    FORM.check(&small("0.5"), &[bare]);
    FORM.check(&small("0.005"), &[bare]);
    FORM.check(&small("0.4"), &[wrong, bare]);
    let initial = total(json!({ "initial": "80", "adjusted": "100", "executed": "50", "rate": "62.5%",
        "weight": "10", "score": "5" }));
    let said = FORM.messages(&initial, "PJ4003");
    assert_eq!(said, ["执行率写作 62.5%，按 50 ÷ 100 应为 50%；所写的是执行数÷年初预算数"]);
}

#[test]
fn nothing_is_spent_above_the_budget_or_without_one() {
    let row = |adjusted: Value, executed: &str| {
        total(json!({ "adjusted": adjusted, "executed": executed, "weight": "10" }))
    };
    let score = ("PJ4002", "/budget/total/score");
    let above = ("PJ4004", "/budget/total/executed");
    let without = ("PJ4005", "/budget/total/adjusted");
    for (changes, expected) in [
        (row(json!("100"), "100"), vec![score]),
        (row(json!("100"), "100.01"), vec![score, above]),
        (row(json!("0"), "0.01"), vec![score, without]),
        (row(Value::Null, "0.01"), vec![without]),
        (row(json!("/"), "0.01"), vec![without]),
        (row(json!("0"), "0"), vec![score]),
        (total(json!({ "rate": "101%" })), vec![("PJ4004", "/budget/total/rate")]),
        (total(json!({ "rate": "100%" })), vec![]),
        // Money added in the year: only the adjusted budget is filled.
        (total(json!({ "initial": "", "adjusted": "50", "executed": "50", "score": "10" })), vec![]),
        // One source alone.
        (
            json!({ "/budget/sources/2/adjusted": "0", "/budget/sources/2/executed": "5",
                    "/budget/sources/1/executed": "20" }),
            vec![("PJ4005", "/budget/sources/2/adjusted")],
        ),
    ] {
        FORM.check(&changes, &expected);
    }
}

#[test]
fn zero_by_zero_earns_nothing() {
    let of = |rate: Value, score: Value| {
        total(json!({ "adjusted": "0", "executed": "0", "rate": rate, "weight": "10", "score": score }))
    };
    for (changes, expected) in [
        (of(json!("100%"), json!("10")), vec![("PJ4006", "/budget/total/rate")]),
        (of(json!("/"), json!("10")), vec![("PJ4006", "/budget/total/score")]),
        (of(json!("0%"), json!("0")), vec![]),
        (of(json!("/"), json!("不适用")), vec![]),
    ] {
        FORM.check(&changes, &expected);
    }
}

#[test]
fn what_was_executed_is_filed() {
    let missing = [("PJ4007", "/budget/total/executed")];
    for (changes, expected) in [
        (total(json!({ "adjusted": "100" })), &missing[..]),
        (total(json!({ "adjusted": "100", "executed": "—" })), &missing),
        (total(json!({ "adjusted": "100", "executed": "0", "score": "0" })), &[]),
        (total(json!({ "adjusted": "0" })), &[]),
        (total(json!({})), &[]),
    ] {
        FORM.check(&changes, expected);
    }
    let changes = json!({ "/budget/total/executed": "", "/budget/total/rate": "" });
    let said = FORM.messages(&changes, "PJ4007");
    assert_eq!(said, ["预算数 100 万元，没有填写全年执行数；各资金来源的执行数合计 90 万元"]);
}

#[test]
fn sources_add_up_to_the_total_row() {
    let adjusted = [("PJ4008", "/budget/total/adjusted")];
    let part = |place: &str, marked: Value| {
        json!({ place: { "name": "其中：中央资金", "adjusted": "30", "executed": "25",
                         "within_previous": marked } })
    };
    for (changes, expected) in [
        (json!({ "/budget/sources/0/adjusted": "70.00" }), &[][..]),
        (json!({ "/budget/sources/0/adjusted": "70.01" }), &adjusted),
        (
            json!({ "/budget/sources/0/adjusted": "700000元" }),
            &[("PJ4015", "/budget/sources/0/adjusted"), ("PJ4016", "/budget/sources/0/adjusted")],
        ),
        // What breaks down the source above is not added again, marked or not.
        (part("/budget/sources/-", json!(true)), &[]),
        (part("/budget/sources/2", json!(null)), &[]),
        // A source that cannot be read leaves the sum open.
        (json!({ "/budget/sources/0/adjusted": "见附件" }), &[]),
        (json!({ "/budget/sources": [] }), &[]),
    ] {
        FORM.check(&changes, expected);
    }
    let said = FORM.messages(&json!({ "/budget/sources/1/executed": "20" }), "PJ4008");
    assert_eq!(said, ["年度资金总额的全年执行数写作 90 万元，各资金来源合计 85 万元"]);
}

#[test]
fn items_cover_the_budget_across_units() {
    let items = |amounts: [&str; 2], unit: &str, source: [&str; 2]| {
        json!({ "/budget/items": [
            { "name": "材料", "amount": amounts[0], "unit": unit, "source": source[0] },
            { "name": "人工", "amount": amounts[1], "unit": unit, "source": source[1] } ] })
    };
    let none = ["", ""];
    let mixed = ("PJ4016", "/budget/items/0/amount");
    let wrong = ("PJ4009", "/budget/items");
    for (changes, expected) in [
        (items(["60", "40"], "万元", none), vec![]),
        (items(["600000", "400000"], "元", none), vec![mixed]),
        (items(["600000", "400000.01"], "元", none), vec![wrong, mixed]),
        // The executed amount, the initial budget, and the one source that all of them name.
        (items(["60", "30"], "万元", none), vec![]),
        (items(["60", "20"], "万元", none), vec![]),
        (items(["30", "40"], "万元", ["当年财政拨款"; 2]), vec![]),
        (items(["30", "40"], "万元", ["当年财政拨款", "其他资金"]), vec![wrong]),
        (items(["60", "39.99"], "万元", none), vec![wrong]),
    ] {
        FORM.check(&changes, &expected);
    }
    let said = FORM.messages(&items(["60", "25"], "万元", none), "PJ4009");
    assert_eq!(said, ["支出明细合计 85 万元，不等于预算数 100 万元，也不等于执行数 90 万元"]);
}

#[test]
fn the_adjusted_budget_is_the_initial_one_and_the_change() {
    let change = |amount: &str| json!({ "/budget/total/change": amount });
    FORM.check(&change("20"), &[]);
    FORM.check(&change("20.01"), &[("PJ4010", "/budget/total/adjusted")]);
    FORM.check(&json!({ "/budget/total/change": "30", "/budget/total/initial": "" }), &[]);
    let cut = |change: &str| {
        total(json!({ "initial": "100", "change": change, "adjusted": "80", "executed": "72", "score": "9" }))
    };
    FORM.check(&cut("-20"), &[]);
    FORM.check(&cut("-200"), &[("PJ4010", "/budget/total/adjusted")]);
    let said = FORM.messages(&cut("20"), "PJ4010");
    assert_eq!(
        said,
        [
            "全年预算数写作 80 万元，年初预算数 100 万元加调整金额 20 万元为 120 万元；按调减计算才相符，调减应写负数"
        ]
    );
}

#[test]
fn low_execution_has_a_reason_where_the_standard_asks() {
    let low = [("PJ4011", "/budget/reason")];
    let of = |executed: &str, score: &str, reason: &str| {
        json!({ "/budget/total": { "adjusted": "100", "executed": executed, "weight": "10", "score": score },
                "/budget/sources": [], "/budget/items": [], "/budget/reason": reason })
    };
    SICHUAN.check(&of("90", "9", ""), &[]);
    SICHUAN.check(&of("89.99", "9", ""), &low);
    SICHUAN.check(&of("89.99", "9", "无"), &low);
    SICHUAN.check(&of("89.99", "9", "雨季停工两个月，已顺延"), &[]);
    FORM.check(&of("50", "5", ""), &[]);
}

#[test]
fn a_budget_changed_much_is_explained() {
    let of = |initial: &str, reason: &str| json!({ "/budget/total/initial": initial, "/budget/sources": [], "/budget/reason": reason });
    let much = [("PJ4012", "/budget/total/adjusted")];
    FORM.check(&of("77", ""), &[]);
    FORM.check(&of("76.9", ""), &much);
    FORM.check(&of("76.9", "年中追加上级资金"), &[]);
    FORM.check(&of("150", ""), &much);
    FORM.check(&of("0", ""), &[]);
    FORM.check(&of("", ""), &[]);
    // 30 % exactly is not over it.
    FORM.check(&total(json!({ "initial": "100", "adjusted": "130", "executed": "117", "score": "9" })), &[]);
}

#[test]
fn an_amount_is_not_negative() {
    FORM.check(
        &json!({ "/budget/items/0/amount": "-1", "/budget/items/1/amount": "101" }),
        &[("PJ4013", "/budget/items/0/amount")],
    );
    FORM.check(
        &total(json!({ "adjusted": "-100", "executed": "0", "score": "0" })),
        &[("PJ4013", "/budget/total/adjusted")],
    );
    FORM.check(&json!({ "/budget/sources/2/executed": "-0.0" }), &[]);
}

#[test]
fn a_factor_of_ten_thousand_is_a_unit() {
    let stated =
        |subject: &str, value: &str| json!({ "/statements": [{ "subject": subject, "value": value }] });
    let statement = ("PJ4014", "/statements/0/value");
    for (changes, expected) in [
        (stated("budget", "100万元"), vec![]),
        (stated("budget", "100元"), vec![statement]),
        (stated("budget", "1000元"), vec![]),
        (stated("budget", "100亿元"), vec![statement]),
        (stated("executed", "900000元"), vec![]),
        (stated("executed", "90元"), vec![statement]),
        (stated("unspent", "10元"), vec![statement]),
        (stated("total", "99"), vec![]),
        (json!({ "/indicators/1/target": "≤100元" }), vec![("PJ4014", "/indicators/1/target")]),
        (json!({ "/indicators/1/target": "≤1000000" }), vec![("PJ4014", "/indicators/1/target")]),
        (json!({ "/indicators/1/target": "≤5元/公里" }), vec![]),
        (json!({ "/indicators/1/actual": "90元" }), vec![("PJ4014", "/indicators/1/actual")]),
        (json!({ "/indicators/0/target": "≥1000000公里" }), vec![]),
        (
            json!({ "/budget/items": [{ "amount": "1000000" }] }),
            vec![("PJ4009", "/budget/items"), ("PJ4014", "/budget/items/0/amount")],
        ),
        (
            total(json!({ "initial": "1000000", "adjusted": "100", "executed": "90", "score": "9" })),
            vec![("PJ4012", "/budget/total/adjusted"), ("PJ4014", "/budget/total/adjusted")],
        ),
        (
            total(json!({ "adjusted": "200", "executed": "2000000", "score": "10" })),
            vec![("PJ4004", "/budget/total/executed"), ("PJ4014", "/budget/total/executed")],
        ),
        (total(json!({ "adjusted": "200", "executed": "0.2", "score": "0.01" })), vec![]),
    ] {
        FORM.check(&changes, &expected);
    }
    let wrong = json!({ "/budget/sources/0/executed": "650000", "/budget/sources/1/executed": "250000" });
    FORM.check(&wrong, &[("PJ4008", "/budget/total/executed"), ("PJ4014", "/budget/total/executed")]);
}

#[test]
fn units_stand_in_the_header_and_are_one() {
    for (changes, expected) in [
        (json!({ "/budget/total/executed": "90万元" }), vec![("PJ4015", "/budget/total/executed")]),
        (json!({ "/budget/total/executed": "90万" }), vec![("PJ4015", "/budget/total/executed")]),
        (
            json!({ "/budget/total/executed": "900000元" }),
            vec![("PJ4015", "/budget/total/executed"), ("PJ4016", "/budget/total/executed")],
        ),
        // One finding for one unit, however often it is repeated.
        (
            json!({ "/budget/total/executed": "90万元", "/budget/total/adjusted": "100万元" }),
            vec![("PJ4015", "/budget/total/adjusted")],
        ),
        (
            json!({ "/budget/unit": "元" }),
            vec![("PJ4014", "/indicators/1/target"), ("PJ4014", "/indicators/1/actual")],
        ),
        (json!({ "/budget/unit": null }), vec![]),
    ] {
        FORM.check(&changes, &expected);
    }
}

#[test]
fn a_rate_has_its_sign() {
    let bare = [("PJ4017", "/budget/total/rate")];
    FORM.check(&json!({ "/budget/total/rate": "90" }), &bare);
    FORM.check(&json!({ "/budget/total/rate": "0.9", "/budget/sources/0/rate": "0.93" }), &bare);
    FORM.check(&json!({ "/budget/sources/1/rate": "83.33" }), &[("PJ4017", "/budget/sources/1/rate")]);
    FORM.check(&json!({ "/budget/total/rate": "90%", "/budget/sources/2/rate": "0" }), &[]);
}
