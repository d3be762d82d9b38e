//! What findings say, where the words hold more than the place: figures and what they suggest.
//! Which rule fires on what is the matter of the conformance kit.

#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use pjzp_core::{Submission, assess, standards};
use serde_json::{Value, json};

/// A form, and the standard it is judged by.
struct Table {
    form: &'static str,
    standard: &'static str,
}

impl Table {
    /// The Chinese messages of one rule on the form with these changes: JSON Pointers and new values.
    fn messages(&self, changes: &Value, code: &str) -> Vec<String> {
        let mut form: Value = serde_json::from_str(self.form).expect("a form");
        for (pointer, value) in changes.as_object().expect("changes by pointer") {
            let (list, member) = pointer.rsplit_once('/').expect("a pointer");
            match form.pointer_mut(list).unwrap_or_else(|| panic!("{list} is not in the form")) {
                Value::Array(items) => items[member.parse::<usize>().expect("an index")] = value.clone(),
                parent => parent[member] = value.clone(),
            }
        }
        let submission: Submission = serde_json::from_value(form).expect("a submission");
        let standard = standards::find(self.standard).expect("a built-in standard");
        let findings = assess(&submission, &standard).findings.into_iter();
        findings.filter(|finding| finding.rule.code == code).map(|finding| finding.message.zh).collect()
    }
}

/// 10 for execution, 50 output, 30 benefit, 10 satisfaction.
const ROAD: Table =
    Table { standard: "mof-2020", form: include_str!("../../../fixtures/conformance/bases/rural-road.json") };

#[test]
fn weights_are_told_apart_from_execution() {
    for (changes, code, said) in [
        (
            json!({ "/indicators/0/weight": "29.9" }),
            "PJ2001",
            "预算执行 10 分与各指标 89.9 分合计 99.9 分，应为 100 分",
        ),
        // Rows that are full marks by themselves, with execution on top.
        (
            json!({ "/indicators/0/weight": "40" }),
            "PJ3015",
            "各指标分值合计已是 100 分，预算执行的 10 分加在满分之外，共 110 分",
        ),
        (
            json!({ "/goals/0/weight": "100" }),
            "PJ2004",
            "第 1 个年度目标分值写作 100，其下各指标分值之和为 90；多出的正是预算执行的 10 分",
        ),
    ] {
        assert_eq!(ROAD.messages(&changes, code), [said], "{changes}");
    }
}

/// Money, sources and items.
const MONEY: Table = Table { form: include_str!("../../../fixtures/conformance/bases/road.json"), ..ROAD };

/// 江西 scores execution by steps.
const STEPS: Table = Table { standard: "jiangxi", ..MONEY };

/// Nothing but this total row of the funds.
fn funds(cells: &Value) -> Value {
    json!({ "/budget/total": cells, "/budget/sources": [], "/budget/items": [], "/total/score": null })
}

#[test]
fn money_is_told_with_the_figures_it_follows_from() {
    let of = |executed: &str, score: &str| {
        funds(&json!({ "adjusted": "567.5", "executed": executed, "weight": "10", "score": score }))
    };
    let half = |cells: &Value| {
        let mut row = json!({ "initial": "80", "adjusted": "100", "executed": "50", "weight": "10" });
        row.as_object_mut().unwrap().extend(cells.as_object().unwrap().clone());
        funds(&row)
    };
    for (changes, code, said) in [
        (of("239.5", "10"), "PJ4001", "预算执行应得 10 × 239.5 ÷ 567.5 ≈ 4.22 分，自评得分 10，写的是满分"),
        (of("567.5", "9"), "PJ4001", "预算执行应得 10 分，自评得分 9"),
        (
            half(&json!({ "score": "6.25" })),
            "PJ4001",
            "预算执行应得 10 × 50 ÷ 100 = 5 分，自评得分 6.25，是按年初预算数计算的",
        ),
        (
            half(&json!({ "score": "6", "rate": "60%" })),
            "PJ4001",
            "预算执行应得 10 × 50 ÷ 100 = 5 分，自评得分 6，是按表中所写的执行率计算的",
        ),
        (
            half(&json!({ "score": "5", "rate": "62.5%" })),
            "PJ4003",
            "执行率写作 62.5%，按 50 ÷ 100 应为 50%；所写的是执行数÷年初预算数",
        ),
        (
            json!({ "/budget/total/executed": "", "/budget/total/rate": "" }),
            "PJ4007",
            "预算数 100 万元，没有填写全年执行数；各资金来源的执行数合计 90 万元",
        ),
        (
            json!({ "/budget/sources/1/executed": "20" }),
            "PJ4008",
            "年度资金总额的全年执行数写作 90 万元，各资金来源合计 85 万元",
        ),
        (
            json!({ "/budget/items/1/amount": "25" }),
            "PJ4009",
            "支出明细合计 85 万元，不等于预算数 100 万元，也不等于执行数 90 万元",
        ),
        (
            funds(
                &json!({ "initial": "100", "change": "20", "adjusted": "80", "executed": "72", "score": "9" }),
            ),
            "PJ4010",
            "全年预算数写作 80 万元，年初预算数 100 万元加调整金额 20 万元为 120 万元；按调减计算才相符，调减应写负数",
        ),
    ] {
        assert_eq!(MONEY.messages(&changes, code), [said], "{changes}");
    }
    let by_rate = funds(&json!({ "adjusted": "100", "executed": "80", "weight": "10", "score": "8" }));
    assert_eq!(
        STEPS.messages(&by_rate, "PJ4001"),
        ["预算执行应得 10 × 0.7 = 7 分，自评得分 8，是按比例计算的，而标准按档次计分"]
    );
}

/// A form with prose.
const PROSE: Table = Table { form: include_str!("../../../fixtures/conformance/bases/bridge.json"), ..ROAD };

#[test]
fn prose_is_told_with_both_figures_and_the_sentence() {
    for (code, statement, said) in [
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
            json!({ "subject": "target", "about": "/indicators/0", "value": "55座" }),
            "文中写「养护座数」的指标值为 55座，表中为 ≥50座",
        ),
        (
            "PJ6007",
            json!({ "subject": "execution_rate", "value": "95%", "text": "率".repeat(60) }),
            "文中写执行率 95%，按表中执行 180.456 ÷ 预算 200 为 90.23%：「率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率率…」",
        ),
        (
            "PJ6010",
            json!({ "subject": "indicator_count", "value": "5" }),
            "文中写三级指标 5 项，表中有 4 项，加上预算执行率才是 5 项",
        ),
        ("PJ6010", json!({ "subject": "indicator_count", "value": "7" }), "文中写三级指标 7 项，表中有 4 项"),
    ] {
        assert_eq!(PROSE.messages(&json!({ "/statements/0": statement }), code), [said]);
    }
}

/// A form of a library.
const LIBRARY: Table =
    Table { form: include_str!("../../../fixtures/conformance/bases/library.json"), ..ROAD };

#[test]
fn what_cannot_be_read_is_quoted_with_the_reason() {
    for (changes, code, said) in [
        (
            json!({ "/indicators/0/target": "≥" }),
            "PJ5026",
            "「购书册数」的指标值「≥」无法识别：符号后面没有数",
        ),
        (
            json!({ "/indicators/0/actual": "2022年13月" }),
            "PJ5026",
            "「购书册数」的完成值「2022年13月」无法识别：没有这样的日期",
        ),
        (json!({ "/indicators/0/weight": "约30" }), "PJ5026", "「约30」读不出是多少分数"),
        (json!({ "/budget/total/executed": "#REF!" }), "PJ5026", "「#REF!」读不出是多少金额"),
        (json!({ "/budget/total/rate": "#DIV/0!" }), "PJ5026", "「#DIV/0!」读不出是多少比率"),
        (json!({ "/budget/unit": "美元" }), "PJ5026", "金额单位「美元」无法识别，请写元、万元或亿元"),
        (
            json!({ "/indicators/1/actual": "99%" }),
            "PJ5010",
            "「资金使用率」完成值 99%，按资金表执行率为 95%",
        ),
        (
            json!({ "/statements": [{ "subject": "row_values", "about": "/indicators/0", "value": "4/5" }] }),
            "PJ1011",
            "「购书册数」一行只有 4 个值，表头有 5 列",
        ),
    ] {
        assert_eq!(LIBRARY.messages(&changes, code), [said], "{changes}");
    }
}
