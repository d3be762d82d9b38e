//! The diagnosis finds the figure that was changed, invents nothing, and ends in time.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use pjzp_core::{Submission, assess, standards};
use serde_json::{Value, json};

/// A form whose every figure is right: 10 for execution, 50, 30 and 10 for the rest.
fn form() -> Value {
    json!({
        "schema_version": "1",
        "fiscal_year": 2022,
        "name": "河道清淤",
        "budget_unit": { "name": "水务站" },
        "budget": {
            "unit": "万元",
            "total": { "initial": "120", "change": "-20", "adjusted": "100", "executed": "95.5",
                       "rate": "95.5%", "weight": "10", "score": "9.55" },
            "sources": [
                { "name": "财政拨款", "adjusted": "80", "executed": "75.5" },
                { "name": "其他资金", "adjusted": "20", "executed": "20" },
            ],
            "items": [{ "name": "人工", "amount": "600000", "unit": "元" }, { "name": "机械", "amount": "40" }],
        },
        "indicators": [
            { "level1": "产出指标", "level2": "数量指标", "name": "清淤长度", "target": "≥12公里", "actual": "11公里",
              "weight": "20", "score": "18.33" },
            { "level1": "产出指标", "level2": "质量指标", "name": "验收合格率", "target": "≥95%", "actual": "96%",
              "weight": "15", "score": "15" },
            { "level1": "产出指标", "level2": "成本指标", "name": "单位成本", "target": "≤8万元", "actual": "8.2万元",
              "weight": "15", "score": "14.63" },
            { "level1": "效益指标", "level2": "生态效益指标", "name": "水质改善", "target": "明显改善",
              "actual": "明显改善", "weight": "30", "score": "29", "reason": "一处河段尚未复测" },
            { "level1": "满意度指标", "level2": "服务对象满意度指标", "name": "居民满意度", "target": "≥90%",
              "actual": "92%", "weight": "10", "score": "10" },
        ],
        "subtotals": [
            { "level1": "产出指标", "weight": "50", "score": "47.96" },
            { "level1": "效益指标", "weight": "30", "score": "29" },
        ],
        "total": { "weight": "100", "score": "96.51", "grade": "优" },
        "statements": [
            { "subject": "budget", "value": "100万元" },
            { "subject": "executed", "value": "955000元" },
            { "subject": "unspent", "value": "4.5万元" },
            { "subject": "total", "value": "96.51分" },
            { "subject": "execution_rate", "value": "95.5%" },
        ],
    })
}

type Edits = Vec<(String, String, String)>;

fn diagnose(form: &Value) -> (Vec<Edits>, bool) {
    let submission: Submission = serde_json::from_value(form.clone()).unwrap();
    let diagnosis = assess(&submission, &standards::find("mof-2020").unwrap()).diagnosis;
    let edits = diagnosis.explanations.into_iter().map(|explanation| {
        let triple = |edit: pjzp_core::diagnosis::Edit| (edit.pointer.text().to_owned(), edit.from, edit.to);
        explanation.edits.into_iter().map(triple).collect()
    });
    (edits.collect(), diagnosis.cut)
}

fn edit(pointer: &str, from: &str, to: &str) -> (String, String, String) {
    (pointer.to_owned(), from.to_owned(), to.to_owned())
}

#[test]
fn nothing_is_invented_when_every_figure_agrees() {
    assert_eq!(diagnose(&form()), (vec![], false));
}

/// The changed figure comes first: alone where others contradict every other reading,
/// else among equals.
#[test]
fn a_changed_figure_is_found() {
    for (pointer, wrong) in [
        ("/budget/total/executed", "96.5"),
        ("/budget/total/adjusted", "101"),
        ("/budget/total/score", "9.15"),
        ("/budget/total/rate", "59.5%"),
        ("/budget/total/change", "-21"),
        ("/budget/sources/0/executed", "74.5"),
        ("/budget/items/0/amount", "601000"),
        ("/budget/items/1/amount", "41"),
        ("/indicators/0/score", "13.83"),
        ("/indicators/0/weight", "21"),
        ("/indicators/1/score", "14"),
        ("/indicators/2/score", "16.43"),
        ("/indicators/3/score", "28"),
        ("/indicators/4/score", "9"),
        ("/subtotals/0/score", "50"),
        ("/subtotals/0/weight", "40"),
        ("/subtotals/1/score", "30"),
        ("/total/score", "95.61"),
        ("/total/grade", "良"),
        ("/statements/0/value", "10万元"),
        ("/statements/1/value", "950000元"),
        ("/statements/2/value", "5.5万元"),
        ("/statements/3/value", "95.61分"),
        ("/statements/4/value", "59.5%"),
    ] {
        let mut damaged = form();
        let place = damaged.pointer_mut(pointer).unwrap();
        let right = place.as_str().unwrap().to_owned();
        *place = wrong.into();
        let (explanations, _) = diagnose(&damaged);
        let truth = vec![edit(pointer, wrong, &right)];
        assert!(explanations.contains(&truth), "{pointer}: {explanations:?}");
        assert!(explanations.iter().all(|edits| edits.len() == 1), "{pointer}: {explanations:?}");
        if !pointer.starts_with("/budget/items")
            && !pointer.contains("sources")
            && !pointer.ends_with("change")
        {
            assert_eq!(explanations, [truth], "{pointer}");
        }
    }
}

/// Where several figures explain it equally well, all are listed.
#[test]
fn equal_explanations_are_all_listed() {
    let mut damaged = form();
    damaged["budget"]["items"][0]["amount"] = "610000".into();
    let (explanations, cut) = diagnose(&damaged);
    assert_eq!(
        explanations,
        [[edit("/budget/items/0/amount", "610000", "600000")], [edit("/budget/items/1/amount", "40", "39")],]
    );
    assert!(!cut);

    // Three qualitative rows and no subtotals: any of them can hold a point too many.
    let row = |name: &str| {
        json!({ "level1": "效益指标", "level2": "社会效益指标", "name": name, "target": "良好", "actual": "良好",
                "weight": "30", "score": "27" })
    };
    let three = json!({
        "schema_version": "1",
        "budget": { "total": { "adjusted": "10", "executed": "10", "weight": "10", "score": "10" } },
        "indicators": [row("甲"), row("乙"), row("丙")],
        "total": { "score": "90", "grade": "优" },
    });
    let (explanations, _) = diagnose(&three);
    assert_eq!(
        explanations,
        [
            [edit("/indicators/0/score", "27", "26")],
            [edit("/indicators/1/score", "27", "26")],
            [edit("/indicators/2/score", "27", "26")],
            [edit("/total/score", "90", "91")],
        ]
    );
}

#[test]
fn two_mistakes_take_two_edits() {
    let mut damaged = form();
    damaged["subtotals"][0]["score"] = "50".into();
    damaged["total"]["grade"] = "良".into();
    let (explanations, _) = diagnose(&damaged);
    assert_eq!(explanations, [[edit("/subtotals/0/score", "50", "47.96"), edit("/total/grade", "良", "优")]]);
}

/// Four mistakes that have nothing to do with each other are beyond three edits, and that is said.
#[test]
fn what_is_beyond_three_edits_is_said() {
    let mut damaged = form();
    damaged["subtotals"][0]["score"] = "50".into();
    damaged["subtotals"][1]["weight"] = "35".into();
    damaged["total"]["grade"] = "良".into();
    damaged["budget"]["total"]["rate"] = "50%".into();
    assert_eq!(diagnose(&damaged), (vec![], true));
}

/// A form of three thousand rows, every one of them wrong, still ends.
#[test]
fn a_hopeless_form_ends() {
    let rows: Vec<Value> = (0..3_000)
        .map(|at| {
            json!({ "level1": "产出指标", "name": at.to_string(), "target": "≥10", "actual": "5",
                          "weight": "0.01", "score": "0.007" })
        })
        .collect();
    let hopeless = json!({ "schema_version": "1", "indicators": rows, "total": { "score": "100" } });
    let (explanations, cut) = diagnose(&hopeless);
    assert!(explanations.is_empty() && cut);
}

/// A score that is exact is not spoilt so that a rounded total comes out.
#[test]
fn no_mending_spoils_an_exact_score() {
    let row = |actual: &str, weight: &str, score: &str| {
        json!({ "level1": "产出指标", "level2": "数量指标", "name": weight, "target": "≥100", "actual": actual,
                "weight": weight, "score": score })
    };
    let rounded = json!({
        "schema_version": "1",
        "budget": { "total": { "adjusted": "100", "executed": "90", "weight": "10", "score": "9" } },
        "indicators": [row("100", "40", "40"), row("120", "20", "20"), row("69.6", "30", "20.88")],
        "total": { "score": "90", "grade": "优" },
    });
    assert_eq!(
        diagnose(&rounded).0,
        [[edit("/total/score", "90", "89.88"), edit("/total/grade", "优", "良")]]
    );
}

/// An amount in the wrong unit is not explained by a rate of a million percent.
#[test]
fn a_slip_of_the_unit_is_no_slip_of_the_rate() {
    let mut slip = form();
    slip["budget"]["total"]["executed"] = "955000".into();
    let (explanations, _) = diagnose(&slip);
    assert_eq!(explanations, [[edit("/budget/total/executed", "955000", "95.5")]]);
    slip["statements"] = json!([]);
    slip["budget"]["sources"] = json!([]);
    let (explanations, _) = diagnose(&slip);
    assert!(
        explanations.iter().flatten().all(|(pointer, ..)| pointer != "/budget/total/rate"),
        "{explanations:?}"
    );
}

/// A level stated twice states one figure; thousands of them end all the same.
#[test]
fn a_level_stated_again_states_the_same() {
    let mut again = form();
    let level = again["subtotals"][0].clone();
    again["subtotals"].as_array_mut().unwrap().push(level);
    assert_eq!(diagnose(&again).0, Vec::<Edits>::new());
    again["subtotals"][2]["score"] = "46.97".into();
    assert_eq!(diagnose(&again).0, [[edit("/subtotals/2/score", "46.97", "47.96")]]);
    let submission: Submission = serde_json::from_value(again.clone()).unwrap();
    let findings = assess(&submission, &standards::find("mof-2020").unwrap()).findings;
    let found: Vec<_> = findings.iter().filter(|finding| finding.rule.code == "PJ3013").collect();
    assert_eq!(
        found.iter().map(|finding| finding.pointer.text()).collect::<Vec<_>>(),
        ["/subtotals/2/score"]
    );
    assert_eq!(found[0].message.zh, "「产出指标」小计得分前面写作 47.96，这里写作 46.97");

    let row =
        json!({ "level1": "产出指标", "target": "≥10", "actual": "10", "weight": "0.01", "score": "0.01" });
    let level = json!({ "level1": "产出指标", "weight": "20", "score": "20" });
    let many =
        json!({ "schema_version": "1", "indicators": vec![row; 2_000], "subtotals": vec![level; 2_000] });
    assert_eq!(diagnose(&many).0, Vec::<Edits>::new());
}

/// A weight in a level's name is a figure like any other: held to the rows below it, or to the
/// subtotal that states the same level; thousands of them end all the same.
#[test]
fn a_weight_in_the_name_of_a_level_can_be_the_wrong_one() {
    let named = |subtotals: Value| {
        let mut named = form();
        named["indicators"][0]["level1"] = "产出指标（ 40 分 ）".into();
        named["subtotals"] = subtotals;
        named
    };
    for subtotals in [json!([]), form()["subtotals"].clone()] {
        let mended = edit("/indicators/0/level1", "产出指标（ 40 分 ）", "产出指标（ 50 分 ）");
        assert_eq!(diagnose(&named(subtotals)).0, [[mended]]);
    }
    let submission: Submission = serde_json::from_value(named(json!([]))).unwrap();
    let findings = assess(&submission, &standards::find("mof-2020").unwrap()).findings;
    let found = findings.iter().find(|finding| finding.rule.code == "PJ2002").unwrap();
    assert_eq!(found.message.zh, "「产出指标」分值在括号里写作 40，其下各指标分值之和为 50");
    assert_eq!(found.expected.as_deref(), Some("产出指标（ 50 分 ）"));

    let row =
        |at: usize| json!({ "level1": format!("产出甲{at}（1分）"), "level2": format!("数量{at}（1分）") });
    let rows: Vec<Value> = (0..2_000).map(row).collect();
    assert_eq!(diagnose(&json!({ "schema_version": "1", "indicators": rows })).0, Vec::<Edits>::new());
}
