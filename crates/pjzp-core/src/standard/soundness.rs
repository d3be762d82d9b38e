//! Whether a standard can judge at all: an edited one may be well-formed JSON and still leave
//! a gap between two bands.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{
    Band, Citation, Dimension, ExecutionFormula, Grade, PositiveFormula, RuleSeverity, Standard, Step,
    WeightProfile,
};
use crate::decimal::Decimal;
use crate::rule::{Basis, Severity};
use crate::rules::RULES;
use crate::text::Text;

/// One thing that keeps a standard from judging.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// Where it stands in the standard: `scoring/bands`.
    pub field: String,
    /// What is wrong, with the figures, and what would be right.
    pub message: Text,
}

impl Standard {
    /// Everything that keeps the standard from judging; nothing for a sound one.
    ///
    /// A sound standard has points to give, shares between 0 and 1, bands without gap or overlap,
    /// grades and steps from the best down, weights that add up to full marks, no name that
    /// stands for two levels, and severities of rules that there are.
    pub fn defects(&self) -> Vec<Defect> {
        let mut defects = Defects::default();
        defects.points(self);
        defects.years(self);
        defects.levels(&self.dimensions);
        defects.weights(self);
        defects.bands(&self.scoring.bands);
        if let ExecutionFormula::Steps(steps) = &self.execution.formula {
            if steps.is_empty() {
                let (zh, en) = ("分档计分没有任何一档", "a stepped rule has no step");
                defects.found("execution/formula", zh, en);
            }
            defects.steps("execution/formula", steps);
        }
        defects.steps("scoring/satisfaction", &self.scoring.satisfaction);
        defects.grades(&self.grades);
        defects.severities(&self.severities);
        defects.0
    }
}

#[derive(Default)]
struct Defects(Vec<Defect>);

impl Defects {
    fn found(&mut self, field: &str, zh: impl Into<String>, en: impl Into<String>) {
        self.0.push(Defect { field: field.into(), message: Text::new(zh, en) });
    }

    fn points(&mut self, standard: &Standard) {
        let full = standard.full_marks;
        if full <= Decimal::ZERO {
            self.found(
                "full_marks",
                format!("满分为 {full} 分，应大于 0"),
                format!("full marks are {full}, they must be above 0"),
            );
        }
        let weight = standard.execution.weight;
        if weight.is_negative() || full < weight {
            self.found(
                "execution/weight",
                format!("预算执行分值为 {weight} 分，应在 0 至 {full} 之间"),
                format!("execution carries {weight} points, it must lie between 0 and {full}"),
            );
        }
        if let PositiveFormula::ThresholdLinear { floor } = standard.scoring.positive
            && !(Decimal::ZERO <= floor && floor < Decimal::ONE)
        {
            self.found(
                "scoring/positive",
                format!("完成比率的下限为 {floor}，应不小于 0 且小于 1"),
                format!("the floor is {floor}, it must be at least 0 and below 1"),
            );
        }
        let places = standard.scoring.places;
        if Decimal::PLACES < u32::from(places) {
            self.found(
                "scoring/places",
                format!("保留 {places} 位小数，最多 {} 位", Decimal::PLACES),
                format!("{places} decimal places, at most {} are kept", Decimal::PLACES),
            );
        }
    }

    fn years(&mut self, standard: &Standard) {
        let first = standard.effective_from;
        if let Some(last) = standard.effective_to.filter(|last| *last < first) {
            self.found(
                "effective_to",
                format!("截止年度 {last} 早于起始年度 {first}"),
                format!("the last year {last} is before the first year {first}"),
            );
        }
    }

    /// A name that stands for two levels would be read as the first of them, whichever was meant.
    fn levels(&mut self, dimensions: &[Dimension]) {
        for dimension in dimensions {
            for name in dimension.synonyms.iter().chain([&dimension.name]) {
                let holders = dimensions.iter().filter(|each| each.is_named(name)).count();
                self.one_holder("dimensions", name, holders);
            }
            for level2 in &dimension.level2 {
                for name in level2.synonyms.iter().chain([&level2.name]) {
                    let holders = dimension.level2.iter().filter(|each| each.is_named(name)).count();
                    self.one_holder(&format!("dimensions/{}/level2", dimension.name), name, holders);
                }
            }
        }
    }

    fn one_holder(&mut self, field: &str, name: &str, holders: usize) {
        match holders {
            1 => {}
            0 => self.found(
                field,
                format!("「{name}」去掉括号和「指标」二字后为空，不能作名称"),
                format!("「{name}」 is empty without brackets and the word 指标"),
            ),
            _ => self.found(
                field,
                format!("「{name}」同时是 {holders} 个指标的名称或别名，只能属于一个"),
                format!("「{name}」 names {holders} levels, it may name one only"),
            ),
        }
    }

    fn weights(&mut self, standard: &Standard) {
        let own: Option<Vec<Decimal>> = standard.dimensions.iter().map(|each| each.weight).collect();
        match own {
            Some(own) => self.sum("dimensions", standard, own),
            None if standard.dimensions.iter().all(|each| each.weight.is_none()) => {}
            None => self.found(
                "dimensions",
                "有的一级指标有分值，有的没有；应全部写明或全部不写",
                "some level-1 indicators have a weight and some have none: give all or none",
            ),
        }
        for WeightProfile { without, weights } in &standard.profiles {
            let names = weights.iter().map(|weight| &weight.dimension).chain(without);
            for name in names.clone().filter(|name| standard.dimension(name).is_none()) {
                self.found(
                    "profiles",
                    format!("「{name}」不是本标准的一级指标"),
                    format!("「{name}」 is no level-1 indicator of this standard"),
                );
            }
            for dimension in &standard.dimensions {
                if names.clone().filter(|name| dimension.is_named(name)).count() != 1 {
                    let name = &dimension.name;
                    self.found(
                        "profiles",
                        format!("分值方案中「{name}」应恰好出现一次：列为未设，或写明分值"),
                        format!("a profile must name 「{name}」 once: as left out, or with its weight"),
                    );
                }
            }
            self.sum("profiles", standard, weights.iter().map(|weight| weight.weight).collect());
        }
    }

    fn sum(&mut self, field: &str, standard: &Standard, weights: Vec<Decimal>) {
        for weight in weights.iter().filter(|weight| weight.is_negative()) {
            self.found(field, format!("分值 {weight} 小于 0"), format!("the weight {weight} is below 0"));
        }
        let full = standard.full_marks;
        let total = Decimal::sum(weights.into_iter().chain([standard.execution.weight]));
        if total != Some(full) {
            let written = total.map_or_else(|| String::from("…"), |total| format!("{total}"));
            self.found(
                field,
                format!("一级指标与预算执行分值合计 {written} 分，应为满分 {full} 分"),
                format!("the weights with execution add up to {written}, full marks are {full}"),
            );
        }
    }

    fn bands(&mut self, bands: &[Band]) {
        // Each band must begin where the one above it ends, the first at 1, the last at 0.
        let mut end = Decimal::ONE;
        for Band { name, low, high, .. } in bands {
            if *high != end {
                self.found(
                    "scoring/bands",
                    format!("「{name}」的上限为 {high}，应为 {end}"),
                    format!("「{name}」 begins at {high}, it must begin at {end}"),
                );
            }
            if high <= low {
                self.found(
                    "scoring/bands",
                    format!("「{name}」的下限 {low} 不低于上限 {high}"),
                    format!("「{name}」 runs from {high} to {low}, its low end must be below"),
                );
            }
            end = *low;
        }
        if !end.is_zero() {
            self.found(
                "scoring/bands",
                format!("最低一档的下限为 {end}，应为 0"),
                format!("the lowest band ends at {end}, it must end at 0"),
            );
        }
    }

    fn steps(&mut self, field: &str, steps: &[Step]) {
        for Step { from, share } in steps {
            if from.is_negative() || share.is_negative() || Decimal::ONE < *share {
                self.found(
                    field,
                    format!("起点 {from}、得分比例 {share}：起点应不小于 0，得分比例应在 0 至 1 之间"),
                    format!(
                        "from {from} the share {share}: shares lie between 0 and 1, bounds are at least 0"
                    ),
                );
            }
        }
        for (higher, lower) in steps.iter().zip(steps.iter().skip(1)) {
            if higher.from <= lower.from || higher.share < lower.share {
                self.found(
                    field,
                    format!("起点 {} 之后为 {}：各档应从高到低，得分不得随之升高", higher.from, lower.from),
                    format!(
                        "{} is followed by {}: steps go down, and so do their shares",
                        higher.from, lower.from
                    ),
                );
            }
        }
    }

    fn grades(&mut self, grades: &[Grade]) {
        for (better, worse) in grades.iter().zip(grades.iter().skip(1)) {
            if better.from <= worse.from {
                self.found(
                    "grades",
                    format!(
                        "「{}」起点 {}，其后「{}」起点 {}：应从高到低",
                        better.name, better.from, worse.name, worse.from
                    ),
                    format!(
                        "「{}」 from {} before 「{}」 from {}: best first",
                        better.name, better.from, worse.name, worse.from
                    ),
                );
            }
        }
        if !grades.last().is_some_and(|grade| grade.from.is_zero()) {
            self.found(
                "grades",
                "最低一级的起点应为 0，否则有的得分没有等级",
                "the last grade must hold from 0, or some scores have no grade",
            );
        }
    }

    fn severities(&mut self, severities: &[RuleSeverity]) {
        for RuleSeverity { code, severity, basis } in severities {
            let Some(rule) = RULES.iter().find(|rule| rule.code == code) else {
                self.found(
                    "severities",
                    format!("没有规则「{code}」，请写规则编号，如 PJ5001"),
                    format!("no rule is called `{code}`: give its code, such as PJ5001"),
                );
                continue;
            };
            if severities.iter().filter(|given| given.code == *code).count() > 1 {
                self.found(
                    "severities",
                    format!("{code} 的级别写了不止一次，只能写一次"),
                    format!("the severity of {code} is given more than once, it may be given once"),
                );
            }
            // INVARIANT (no error of pjzp's own making): only arithmetic or a document makes one.
            let is_cited = basis.as_ref().is_some_and(Citation::is_named);
            if *severity == Severity::Error && rule.basis == Basis::Pjzp && !is_cited {
                self.found(
                    "severities",
                    format!("{code} 没有文件规定，改为错误须在 basis 中写明作此规定的文件"),
                    format!(
                        "{code} rests on no document: to make it an error, cite the one that does in `basis`"
                    ),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Year;
    use crate::standards::{all, find};
    use alloc::vec;

    #[test]
    fn every_built_in_standard_is_sound() {
        for standard in all() {
            assert_eq!(standard.defects(), [], "{}", standard.id);
        }
    }

    fn given(code: &str, severity: Severity) -> RuleSeverity {
        RuleSeverity { code: code.into(), severity, basis: None }
    }

    #[test]
    fn a_rule_of_our_own_is_an_error_only_by_a_document() {
        let basis = Some(Citation { number: Some("桂财绩〔2022〕1号".into()), title: None });
        for severities in [
            vec![given("PJ5010", Severity::Note), given("PJ3013", Severity::Warning)],
            // Arithmetic is a ground of its own.
            vec![given("PJ4004", Severity::Error)],
            vec![RuleSeverity { basis, ..given("PJ5010", Severity::Error) }],
        ] {
            let standard = Standard { severities, ..find("mof-2020").unwrap() };
            assert_eq!(standard.defects(), []);
        }
    }

    #[test]
    fn what_keeps_a_standard_from_judging_is_found_at_its_place() {
        type Change = fn(&mut Standard);
        let step = |from, share| Step { from: Decimal::new(from, 1), share: Decimal::new(share, 1) };
        let cases: Vec<(&str, &str, Change)> = vec![
            ("mof-2020", "full_marks", |s| s.full_marks = Decimal::ZERO),
            ("hubei-2020", "execution/weight", |s| {
                s.execution.weight = Decimal::from(101);
            }),
            ("hubei-2020", "execution/weight", |s| {
                s.execution.weight = Decimal::new(-1, 0);
            }),
            ("mof-2021", "scoring/positive", |s| {
                s.scoring.positive = PositiveFormula::ThresholdLinear { floor: Decimal::ONE };
            }),
            ("mof-2020", "scoring/places", |s| s.scoring.places = 11),
            ("mof-2020", "effective_to", |s| s.effective_to = Year::new(2019)),
            ("mof-2020", "dimensions", |s| {
                s.dimensions[0].synonyms.push("效果".into());
            }),
            ("mof-2020", "dimensions", |s| {
                s.dimensions[0].synonyms.push("（50分）".into());
            }),
            ("mof-2020", "dimensions/产出指标/level2", |s| {
                s.dimensions[0].level2[0].synonyms.push("质量".into());
            }),
            ("mof-2020", "dimensions", |s| {
                s.dimensions[0].weight = Some(Decimal::from(51));
            }),
            ("mof-2020", "dimensions", |s| s.dimensions[0].weight = None),
            ("mof-2021", "profiles", |s| {
                s.profiles[0].weights[0].weight = Decimal::from(49);
            }),
            ("mof-2021", "profiles", |s| {
                s.profiles[0].without[0] = "过程".into();
            }),
            ("mof-2021", "profiles", |s| {
                s.profiles[0].without.push("产出".into());
            }),
            ("mof-2020", "scoring/bands", |s| {
                s.scoring.bands[1].high = Decimal::new(7, 1);
            }),
            ("mof-2020", "scoring/bands", |s| {
                s.scoring.bands[0].high = Decimal::new(9, 1);
            }),
            ("mof-2020", "scoring/bands", |s| s.scoring.bands.truncate(2)),
            ("mof-2020", "scoring/bands", |s| s.scoring.bands.clear()),
            ("mof-2020", "scoring/bands", |s| s.scoring.bands.swap(0, 1)),
            ("jiangxi", "execution/formula", |s| {
                s.execution.formula = ExecutionFormula::Steps(vec![]);
            }),
            ("mof-2021", "scoring/satisfaction", |s| {
                s.scoring.satisfaction.reverse();
            }),
            ("mof-2020", "grades", |s| s.grades.truncate(3)),
            ("mof-2020", "grades", |s| s.grades.swap(0, 1)),
            ("mof-2020", "grades", |s| s.grades.clear()),
            ("mof-2020", "severities", |s| s.severities = vec![given("PJ0000", Severity::Note)]),
            ("mof-2020", "severities", |s| s.severities = vec![given("pj3013", Severity::Note)]),
            ("mof-2020", "severities", |s| {
                s.severities = vec![given("PJ3013", Severity::Note), given("PJ3013", Severity::Note)];
            }),
            ("mof-2020", "severities", |s| s.severities = vec![given("PJ5010", Severity::Error)]),
            ("mof-2020", "severities", |s| {
                let basis = Some(Citation { number: Some(" ".into()), title: None });
                s.severities = vec![RuleSeverity { basis, ..given("PJ5010", Severity::Error) }];
            }),
        ];
        for (id, field, change) in cases {
            let mut standard = find(id).unwrap();
            change(&mut standard);
            let defects = standard.defects();
            assert!(defects.iter().any(|defect| defect.field == field), "{id} {field}: {defects:?}");
        }
        for steps in [
            vec![step(10, 11)],
            vec![step(-1, 5)],
            vec![step(8, 5), step(8, 4)],
            vec![step(8, 5), step(6, 7)],
        ] {
            let mut standard = find("mof-2020").unwrap();
            standard.scoring.satisfaction = steps;
            assert_eq!(standard.defects().len(), 1, "{:?}", standard.scoring.satisfaction);
        }
    }
}
