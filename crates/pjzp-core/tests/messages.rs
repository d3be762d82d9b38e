//! What findings say, where the words hold more than the place: figures and what they suggest.
//! Which rule fires on what is the matter of the conformance kit.

use serde_json::json;

mod support;

use support::Table;

/// 10 for execution, 50 output, 30 benefit, 10 satisfaction.
const ROAD: Table = Table {
    family: 2,
    standard: "mof-2020",
    form: include_str!("../../../fixtures/conformance/bases/rural-road.json"),
};

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
