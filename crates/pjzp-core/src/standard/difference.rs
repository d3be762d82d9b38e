use alloc::string::String;
use alloc::vec::Vec;

use super::{Fact, Standard};
use crate::text::Text;

/// One thing that two standards lay down differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where it stands in the standards: `execution/weight`, `dimensions/产出指标/weight`.
    pub field: String,
    /// What it is about.
    pub label: Text,
    /// What the one standard says.
    pub left: Text,
    /// What the other says.
    pub right: Text,
}

/// Where two standards differ, in the order of their fields; what only the other has comes last.
///
/// # Examples
/// ```
/// use pjzp_core::{standard::diff, standards::find};
/// let (hubei, platform) = (find("hubei-2020").unwrap(), find("platform").unwrap());
/// let weight = diff(&hubei, &platform).into_iter().find(|each| each.field == "execution/weight").unwrap();
/// assert_eq!((weight.left.zh.as_str(), weight.right.zh.as_str()), ("20 分", "10 分"));
/// assert!(diff(&hubei, &hubei).is_empty());
/// ```
pub fn diff(left: &Standard, right: &Standard) -> Vec<Difference> {
    let (left, right) = (left.facts(), right.facts());
    let said = |facts: &[Fact], field: &str| facts.iter().find(|fact| fact.field == field).cloned();
    let from_left = left.iter().filter_map(|fact| {
        let other = said(&right, &fact.field).map_or_else(lacking, |fact| fact.value);
        (fact.value != other).then(|| Difference {
            field: fact.field.clone(),
            label: fact.label.clone(),
            left: fact.value.clone(),
            right: other,
        })
    });
    let right_only = right.iter().filter(|fact| said(&left, &fact.field).is_none()).map(|fact| Difference {
        field: fact.field.clone(),
        label: fact.label.clone(),
        left: lacking(),
        right: fact.value.clone(),
    });
    from_left.chain(right_only).collect()
}

/// What is said of a level, band or region that the standard does not have.
fn lacking() -> Text {
    Text::new("未设此项", "not part of it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::Decimal;
    use crate::model::{Kind, Year};
    use crate::rule::Severity;
    use crate::standard::{
        Citation, Confidence, EqualFormula, ExecutionFormula, Late, NotApplicable, Orientation,
        PositiveFormula, ReverseFormula, RuleSeverity, Step,
    };
    use crate::standards::{all, find};
    use alloc::vec;

    #[test]
    fn two_standards_differ_exactly_when_a_difference_is_told() {
        for left in all() {
            for right in all() {
                let (ids, told) = ((&left.id, &right.id), diff(&left, &right));
                assert_eq!(told.is_empty(), left == right, "{ids:?}");
                assert_eq!(told.len(), diff(&right, &left).len(), "{ids:?}");
            }
        }
    }

    #[test]
    fn hubei_differs_from_the_platform_in_these_things() {
        let (hubei, platform) = (find("hubei-2020").unwrap(), find("platform").unwrap());
        let told: Vec<(String, String, String)> = diff(&hubei, &platform)
            .into_iter()
            .filter(|each| {
                !["id", "title", "issuer", "remark", "regions/42/names"].contains(&each.field.as_str())
            })
            .map(|each| (each.label.zh, each.left.zh, each.right.zh))
            .collect();
        let expected = [
            ("适用地区", "「42」", "不属于任何地区"),
            (
                "依据",
                "「鄂财绩发〔2020〕3号」「财预〔2020〕10号《项目支出绩效评价管理办法》」",
                "「财预〔2020〕10号《项目支出绩效评价管理办法》」",
            ),
            ("预算执行分值", "20 分", "10 分"),
            ("产出指标分值", "由单位分配", "50 分"),
            ("效益指标分值", "由单位分配", "30 分"),
            ("满意度指标分值", "由单位分配", "10 分"),
            ("反向指标", "目标值÷实际完成值", "线性扣减：1−（实际完成值−目标值）÷目标值"),
            (
                "定性分档",
                "100–80%「达成年度指标」／80–50%「部分达成年度指标并具有一定效果」／50–0%「未达成年度指标且效果较差」",
                "100–80%「达成年度指标」／80–60%「部分达成年度指标并具有一定效果」／60–0%「未达成年度指标且效果较差」",
            ),
            ("须说明原因的超额完成比例（达到）", "130%", "120%"),
            ("扣分须说明原因", "未规定", "是"),
            ("指标得分率高于执行率（超过）", "未规定", "5%"),
            ("结余比例（超过）", "未规定", "20%"),
            ("自评表逐行设分值", "否", "是"),
        ];
        assert_eq!(told, expected.map(|(label, left, right)| (label.into(), left.into(), right.into())));
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a line for each field of a standard")]
    fn a_change_anywhere_is_told_at_its_place() {
        type Change = fn(&mut Standard);
        let cases: Vec<(&str, Change)> = vec![
            ("id", |s| s.id.push('x')),
            ("title", |s| s.title.push('x')),
            ("issuer", |s| s.issuer.push('x')),
            ("regions", |s| s.regions[0].prefix = "43".into()),
            ("regions/42/names", |s| s.regions[0].names.truncate(1)),
            ("effective_from", |s| s.effective_from = Year::new(2019).unwrap()),
            ("effective_to", |s| s.effective_to = Year::new(2030)),
            ("supersedes", |s| s.supersedes.push("mof-2020".into())),
            ("basis", |s| s.basis.push(Citation::default())),
            ("confidence", |s| s.confidence = Confidence::Practised),
            ("scores", |s| s.scores.push(Kind::Transfer)),
            ("full_marks", |s| s.full_marks = Decimal::from(110)),
            ("execution/weight", |s| s.execution.weight = Decimal::from(10)),
            ("execution/formula", |s| {
                s.execution.formula = ExecutionFormula::Steps(vec![]);
            }),
            ("dimensions", |s| s.dimensions.reverse()),
            ("dimensions/产出指标/weight", |s| {
                s.dimensions[0].weight = Some(Decimal::ZERO);
            }),
            ("dimensions/产出指标/required", |s| {
                s.dimensions[0].required = false;
            }),
            ("dimensions/产出指标/synonyms", |s| {
                s.dimensions[0].synonyms.clear();
            }),
            ("dimensions/产出指标/level2", |s| {
                s.dimensions[0].level2.reverse();
            }),
            ("dimensions/产出指标/level2/数量指标/orientation", |s| {
                s.dimensions[0].level2[0].orientation = Orientation::Reverse;
            }),
            ("dimensions/产出指标/level2/数量指标/synonyms", |s| {
                s.dimensions[0].level2[0].synonyms.clear();
            }),
            ("profiles/「成本指标」", |s| {
                s.profiles = find("mof-2021").unwrap().profiles;
            }),
            ("scoring/positive", |s| {
                s.scoring.positive = PositiveFormula::ThresholdLinear { floor: Decimal::ZERO };
            }),
            ("scoring/reverse", |s| {
                s.scoring.reverse = ReverseFormula::LinearExcess;
            }),
            ("scoring/equal", |s| s.scoring.equal = EqualFormula::AllOrNothing),
            ("scoring/bands", |s| s.scoring.bands[1].low = Decimal::new(6, 1)),
            ("scoring/bands/达成年度指标/phrases", |s| {
                s.scoring.bands[0].phrases.truncate(1);
            }),
            ("scoring/satisfaction", |s| {
                s.scoring.satisfaction.push(Step { from: Decimal::ONE, share: Decimal::ONE });
            }),
            ("scoring/late", |s| s.scoring.late = Late::Nothing),
            ("scoring/not_applicable", |s| {
                s.scoring.not_applicable = NotApplicable::Excluded;
            }),
            ("scoring/places", |s| s.scoring.places = 1),
            ("grades", |s| s.grades.truncate(3)),
            ("threshold/execution_reason_below", |s| {
                s.threshold.execution_reason_below = Some(Decimal::ONE);
            }),
            ("threshold/exceeded_reason_from", |s| {
                s.threshold.exceeded_reason_from = None;
            }),
            ("threshold/deduction_reason_required", |s| {
                s.threshold.deduction_reason_required = Some(true);
            }),
            ("threshold/score_outruns_by", |s| {
                s.threshold.score_outruns_by = Some(Decimal::ONE);
            }),
            ("threshold/unspent_over", |s| {
                s.threshold.unspent_over = Some(Decimal::ONE);
            }),
            ("threshold/adjusted_over", |s| s.threshold.adjusted_over = None),
            ("threshold/single_weight_over", |s| {
                s.threshold.single_weight_over = None;
            }),
            ("threshold/reason_characters", |s| {
                s.threshold.reason_characters = Some(200);
            }),
            ("threshold/row_weights", |s| s.threshold.row_weights = None),
            ("threshold/satisfaction_required", |s| {
                s.threshold.satisfaction_required = Some(false);
            }),
            ("threshold/evidence_required", |s| {
                s.threshold.evidence_required = Some(true);
            }),
            ("severities", |s| {
                let (code, severity) = ("PJ5001".into(), Severity::Note);
                s.severities.push(RuleSeverity { code, severity, basis: None });
            }),
            ("remark", |s| s.remark = None),
        ];
        let hubei = find("hubei-2020").unwrap();
        for (field, change) in cases {
            let mut changed = hubei.clone();
            change(&mut changed);
            let told = diff(&hubei, &changed);
            assert_eq!(told.first().map(|each| each.field.as_str()), Some(field));
        }
    }

    #[test]
    fn no_two_facts_stand_at_one_place_and_none_is_empty() {
        for mut standard in all() {
            standard.dimensions.extend(standard.dimensions.clone());
            standard.profiles.extend(standard.profiles.clone());
            let facts = standard.facts();
            let mut places: Vec<&str> = facts.iter().map(|fact| fact.field.as_str()).collect();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), facts.len(), "{}", standard.id);
            for fact in &facts {
                for text in [&fact.label, &fact.value] {
                    assert!(!text.zh.is_empty() && !text.en.is_empty(), "{}", fact.field);
                }
            }
        }
    }

    #[test]
    fn lists_that_look_alike_are_told_apart() {
        let hubei = find("hubei-2020").unwrap();
        let with = |names: &[&str]| {
            let mut standard = hubei.clone();
            standard.regions[0].names = names.iter().map(|name| String::from(*name)).collect();
            standard
        };
        assert_eq!(diff(&with(&["a", "b"]), &with(&["a」「b"])).len(), 1);
        assert_eq!(diff(&with(&[]), &with(&["无"])).len(), 1);
    }
}
