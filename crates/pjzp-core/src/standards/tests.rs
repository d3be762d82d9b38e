//! What holds for every built-in standard.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{BUILT_IN, all, find};
use crate::decimal::Decimal;
use crate::fraction::Fraction;
use crate::model::Year;
use crate::standard::{Confidence, Dimension, ExecutionFormula, ReverseFormula, Standard, Step};

#[test]
fn the_register_names_each_standard_once_by_its_id() {
    let mut ids: Vec<String> = BUILT_IN.iter().map(|(id, _)| (*id).to_string()).collect();
    for (id, standard) in BUILT_IN {
        assert_eq!(standard().id, *id);
        assert_eq!(find(id), Some(standard()), "{id}");
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), BUILT_IN.len());
    assert_eq!(find("MOF-2020"), None);
}

#[test]
fn each_standard_holds_from_its_year_on() {
    let years: Vec<(String, u16, Option<u16>)> = all()
        .map(|standard| {
            (standard.id, standard.effective_from.number(), standard.effective_to.map(Year::number))
        })
        .collect();
    let expected = [
        ("mof-2020", 2020),
        ("hubei-2020", 2020),
        ("sichuan-2023", 2023),
        ("shanxi", 2020),
        ("guangxi", 2020),
        ("jiangxi", 2020),
        ("platform", 2020),
        ("mof-2021", 2021),
    ];
    assert_eq!(years, expected.map(|(id, from)| (id.to_string(), from, None)));
}

#[test]
fn each_standard_adds_up_to_full_marks_with_and_without_what_may_be_left_out() {
    for standard in all() {
        let of = |is_set: &dyn Fn(&Dimension) -> bool| {
            standard
                .dimensions
                .iter()
                .filter(|dimension| is_set(dimension))
                .map(|dimension| standard.weight(dimension, is_set))
                .collect::<Option<Vec<Decimal>>>()
                .map(|weights| Decimal::sum(weights.into_iter().chain([standard.execution.weight])).unwrap())
        };
        let id = &standard.id;
        match of(&|_| true) {
            Some(total) => assert_eq!(total, standard.full_marks, "{id}"),
            None => assert!(standard.dimensions.iter().all(|d| d.weight.is_none()), "{id}"),
        }
        for profile in &standard.profiles {
            let is_set = |dimension: &Dimension| !profile.without.iter().any(|name| dimension.is_named(name));
            assert_eq!(of(&is_set), Some(standard.full_marks), "{id} without {:?}", profile.without);
            assert!(
                standard.dimensions.iter().all(|d| is_set(d) || !d.required),
                "{id} goes without a required level"
            );
        }
    }
}

#[test]
fn weights_follow_the_levels_that_a_form_has() {
    for (id, without, expected) in [
        ("mof-2020", &[][..], ["50", "30", "10"].as_slice()),
        ("mof-2020", &["满意度指标"], &["50", "30", "10"]),
        ("mof-2021", &[], &["20", "40", "20", "10"]),
        ("mof-2021", &["成本指标"], &["-", "50", "30", "10"]),
        ("mof-2021", &["满意度指标"], &["20", "40", "30", "-"]),
        ("mof-2021", &["成本指标", "满意度指标"], &["-", "50", "40", "-"]),
        ("mof-2021", &["产出指标"], &["20", "40", "20", "10"]),
        ("hubei-2020", &[], &["-", "-", "-"]),
    ] {
        let standard = built_in(id);
        let weights: Vec<String> = standard
            .dimensions
            .iter()
            .map(|each| {
                let weight = standard.weight(each, |d| !without.contains(&d.name.as_str()));
                weight.map_or_else(|| "-".to_string(), |weight| weight.to_string())
            })
            .collect();
        assert_eq!(weights, expected, "{id} without {without:?}");
    }
}

#[test]
fn the_bands_of_each_standard_tile_the_whole_weight() {
    for standard in all() {
        let bands = &standard.scoring.bands;
        assert_eq!(bands.first().map(|band| band.high), Some(Decimal::ONE), "{}", standard.id);
        assert_eq!(bands.last().map(|band| band.low), Some(Decimal::ZERO), "{}", standard.id);
        for pair in bands.windows(2) {
            assert_eq!(pair[0].low, pair[1].high, "{}", standard.id);
        }
        for band in bands {
            assert!(band.low < band.high, "{} {}", standard.id, band.name);
            assert!(!band.phrases.is_empty(), "{} {}", standard.id, band.name);
        }
        let mut phrases: Vec<&String> = bands.iter().flat_map(|band| &band.phrases).collect();
        let all_phrases = phrases.len();
        phrases.sort();
        phrases.dedup();
        assert_eq!(phrases.len(), all_phrases, "{}: a phrase in two bands", standard.id);
    }
}

#[test]
fn grades_and_steps_descend_and_every_share_has_a_grade() {
    for standard in all() {
        let id = &standard.id;
        let bounds: Vec<Decimal> = standard.grades.iter().map(|grade| grade.from).collect();
        assert!(bounds.is_sorted_by(|a, b| b < a), "{id}: {bounds:?}");
        assert_eq!(bounds.last(), Some(&Decimal::ZERO), "{id}");
        assert!(standard.grade(Fraction::ZERO).is_some(), "{id}");
        let execution: &[Step] = match &standard.execution.formula {
            ExecutionFormula::Linear => &[],
            ExecutionFormula::Steps(steps) => steps,
        };
        for steps in [execution, &standard.scoring.satisfaction] {
            assert!(steps.is_sorted_by(|a, b| b.from < a.from && b.share < a.share), "{id}");
            assert!(steps.first().is_none_or(|step| step.share == Decimal::ONE), "{id}");
        }
    }
}

#[test]
fn every_standard_says_what_it_rests_on_and_what_is_not_its_own() {
    for standard in all() {
        assert!(!standard.basis.is_empty(), "{}", standard.id);
        for citation in &standard.basis {
            let cited =
                [&citation.number, &citation.title].into_iter().flatten().any(|text| !text.is_empty());
            assert!(cited, "{}", standard.id);
        }
        let remark = standard.remark.unwrap_or_default();
        let own = ["mof-2020", "hubei-2020"].contains(&standard.id.as_str());
        assert!(own || remark.contains("沿用 mof-2020"), "{}: {remark}", standard.id);
        assert_eq!(standard.confidence == Confidence::Unconfirmed, standard.id == "mof-2021");
    }
}

#[test]
fn grades_start_at_their_own_bounds() {
    for (id, share, grade) in [
        ("mof-2020", 9000, "优"),
        ("mof-2020", 8999, "良"),
        ("mof-2020", 6000, "中"),
        ("mof-2020", 5999, "差"),
        ("shanxi", 8000, "优"),
        ("shanxi", 7999, "良"),
        ("shanxi", 7000, "良"),
        ("shanxi", 6999, "中"),
        ("shanxi", 5999, "差"),
    ] {
        let standard = built_in(id);
        let share = Fraction::new(share, 10_000).unwrap();
        assert_eq!(standard.grade(share).map(|g| g.name.as_str()), Some(grade), "{id} {share}");
    }
}

#[test]
fn places_differ_where_the_rules_say_so() {
    let percent = |hundredths| Some(Decimal::new(hundredths, 2));
    let platform = built_in("platform");
    assert_eq!(platform.scoring.reverse, ReverseFormula::LinearExcess);
    assert_eq!(platform.threshold.score_outruns_by, percent(5));
    assert_eq!(platform.threshold.unspent_over, percent(20));
    assert_eq!(platform.threshold.exceeded_reason_from, percent(120));
    assert_eq!(built_in("guangxi").threshold.exceeded_reason_from, percent(130));
    assert_eq!(built_in("sichuan-2023").threshold.execution_reason_below, percent(90));
    for id in ["jiangxi", "mof-2021"] {
        let ExecutionFormula::Steps(steps) = built_in(id).execution.formula else {
            panic!("{id} scores execution in steps");
        };
        let steps: Vec<String> =
            steps.iter().map(|step| alloc::format!("{}: {}", step.from, step.share)).collect();
        assert_eq!(steps, ["1: 1", "0.8: 0.7", "0.6: 0.5"], "{id}");
    }
}

#[test]
fn levels_are_known_by_every_name_that_forms_give_them_and_by_no_other() {
    for (id, level1, level2, found) in [
        ("mof-2020", "产出指标（50分）", "数量指标", Some(("产出指标", "数量指标"))),
        ("mof-2020", "项目产出", "产出数量", Some(("产出指标", "数量指标"))),
        ("mof-2020", "项目完成指标", "进度指标", Some(("产出指标", "时效指标"))),
        ("mof-2020", "产 出 指 标", "经济成本指标", Some(("产出指标", "成本指标"))),
        ("mof-2020", "效果指标", "社会效益", Some(("效益指标", "社会效益指标"))),
        ("mof-2020", "项目效益", "可持续性影响指标", Some(("效益指标", "可持续影响指标"))),
        ("mof-2020", "满意度指标", "满意度指标", Some(("满意度指标", "服务对象满意度指标"))),
        // Level 2 under another level 1: known, and its own level 1 says that it is misplaced.
        ("mof-2020", "产出指标", "经济效益指标", Some(("产出指标", "经济效益指标"))),
        ("mof-2021", "成本指标", "社会成本指标", Some(("成本指标", "社会成本指标"))),
        ("mof-2021", "产出指标", "成本指标", Some(("产出指标", "经济成本指标"))),
        ("mof-2021", "效益指标", "可持续影响指标", None),
        // The frames of departments and of the years before 2018 have words of their own.
        ("mof-2020", "项目决策", "项目立项", None),
        ("mof-2020", "项目管理", "资金到位", None),
        ("mof-2020", "项目绩效", "项目产出", None),
        ("mof-2020", "成本指标", "社会产出指标", None),
        ("mof-2020", "", "", None),
    ] {
        let standard = built_in(id);
        let dimension = standard.dimension(level1);
        let names = dimension
            .zip(standard.level2(dimension, level2))
            .map(|(d, l)| (d.name.as_str(), l.name.as_str()));
        assert_eq!(names, found, "{id} {level1} {level2}");
    }
}

#[test]
fn a_name_stands_for_one_level_only() {
    for standard in all() {
        for dimension in &standard.dimensions {
            for name in dimension.synonyms.iter().chain([&dimension.name]) {
                let holders = standard.dimensions.iter().filter(|d| d.is_named(name)).count();
                assert_eq!(holders, 1, "{} {name}", standard.id);
            }
            for level2 in &dimension.level2 {
                for name in level2.synonyms.iter().chain([&level2.name]) {
                    let all_levels = standard.dimensions.iter().flat_map(|d| &d.level2);
                    assert_eq!(all_levels.filter(|l| l.is_named(name)).count(), 1, "{} {name}", standard.id);
                }
            }
        }
    }
}

#[test]
fn a_place_belongs_to_one_region() {
    let places: Vec<(String, String)> = all()
        .flat_map(|standard| standard.regions)
        .flat_map(|region| region.names.into_iter().map(move |name| (region.prefix.clone(), name)))
        .collect();
    for (prefix, place) in &places {
        for (other, longer) in &places {
            assert!(prefix == other || !longer.contains(place.as_str()), "{place} in {longer}");
        }
    }
}

#[cfg(feature = "serde")]
#[test]
fn every_standard_reads_back_from_its_own_json() {
    for standard in all() {
        let json = serde_json::to_string(&standard).unwrap();
        assert_eq!(serde_json::from_str::<Standard>(&json).unwrap(), standard, "{json}");
    }
}

#[track_caller]
fn built_in(id: &str) -> Standard {
    find(id).unwrap()
}
