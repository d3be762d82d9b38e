//! Everything a standard lays down, fact by fact, in words.
//!
//! Every record is taken apart without `..`, so that a new field does not compile until it is told.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::wording::{
    banded, cited, graded, kinds, last_year, percentage, points, quoted, shared, stepped, unsaid, verbatim,
    weighed, yes_or_no,
};
use super::{
    Band, Dimension, ExecutionRule, Level2, Region, ScoringRule, Standard, Threshold, WeightProfile,
};
use crate::decimal::Decimal;
use crate::text::Text;

/// One thing a standard lays down, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Where it stands in the standard: `execution/weight`, `dimensions/产出指标/weight`.
    /// No two facts of one standard stand at the same place.
    pub field: String,
    /// What it is about.
    pub label: Text,
    /// What the standard says.
    pub value: Text,
}

impl Standard {
    /// Everything the standard lays down, in the order of its fields.
    pub fn facts(&self) -> Vec<Fact> {
        let Self {
            id,
            title,
            issuer,
            regions,
            effective_from,
            basis,
            confidence,
            scores,
            full_marks,
            execution,
            dimensions,
            scoring,
            grades,
            threshold,
            effective_to,
            profiles,
            supersedes,
            severities,
            remark,
        } = self;
        let mut facts = Facts::default();
        facts.tell("id", ("标准代号", "id"), verbatim(id));
        facts.tell("title", ("标准名称", "title"), verbatim(title));
        facts.tell("issuer", ("发布机关", "issuer"), verbatim(issuer));
        facts.regions(regions);
        let from = verbatim(&effective_from.to_string());
        facts.tell("effective_from", ("起始年度", "first year"), from);
        facts.tell("effective_to", ("截止年度", "last year"), last_year(*effective_to));
        facts.tell("supersedes", ("替代标准", "supersedes"), quoted(supersedes));
        facts.tell("basis", ("依据", "basis"), cited(basis));
        facts.tell("confidence", ("可信程度", "confidence"), confidence.words().into());
        facts.tell("scores", ("评分对象", "scores"), kinds(scores));
        facts.tell("full_marks", ("满分", "full marks"), points(*full_marks));
        facts.execution(execution);
        facts.dimensions(dimensions);
        facts.profiles(profiles);
        facts.scoring(scoring);
        facts.tell("grades", ("等级", "grades"), graded(grades));
        facts.threshold(threshold);
        facts.tell("severities", ("规则级别", "severities of rules"), weighed(severities));
        let remark = remark.as_deref().map_or_else(unsaid, verbatim);
        facts.tell("remark", ("说明", "remark"), remark);
        facts.0
    }
}

#[derive(Default)]
struct Facts(Vec<Fact>);

impl Facts {
    fn tell(&mut self, field: &str, (zh, en): (&str, &str), value: Text) {
        // INVARIANT (one fact, one place): a name given twice is told apart by how often it came.
        let earlier = self.0.iter().filter(|fact| stem(&fact.field) == field).count();
        let field = match earlier {
            0 => field.into(),
            _ => format!("{field}{REPEATED}{}", earlier.saturating_add(1)),
        };
        self.0.push(Fact { field, label: Text::new(zh, en), value });
    }

    fn regions(&mut self, regions: &[Region]) {
        let prefixes: Vec<&String> = regions.iter().map(|region| &region.prefix).collect();
        let value = if prefixes.is_empty() {
            Text::new("不属于任何地区", "no region")
        } else {
            quoted(prefixes)
        };
        self.tell("regions", ("适用地区", "regions"), value);
        for Region { prefix, names } in regions {
            self.tell(
                &format!("regions/{prefix}/names"),
                (&format!("区划{prefix}的地名"), &format!("place names of region {prefix}")),
                quoted(names),
            );
        }
    }

    fn execution(&mut self, ExecutionRule { weight, formula }: &ExecutionRule) {
        self.tell("execution/weight", ("预算执行分值", "execution weight"), points(*weight));
        self.tell("execution/formula", ("预算执行计分", "execution formula"), formula.words());
    }

    fn dimensions(&mut self, dimensions: &[Dimension]) {
        let names = dimensions.iter().map(|dimension| &dimension.name);
        self.tell("dimensions", ("一级指标", "level-1 indicators"), quoted(names));
        for dimension in dimensions {
            self.dimension(dimension);
        }
    }

    fn dimension(&mut self, dimension: &Dimension) {
        let Dimension { name, synonyms, level2, required, weight } = dimension;
        let place = |field: &str| format!("dimensions/{name}/{field}");
        let label = |zh: &str, en: &str| (format!("{name}{zh}"), format!("{name}: {en}"));
        let mut tell = |field: &str, (zh, en): (String, String), value| {
            self.tell(&place(field), (&zh, &en), value);
        };
        let shared_out = || Text::new("由单位分配", "shared out by the unit");
        let weight = weight.map_or_else(shared_out, points);
        tell("weight", label("分值", "weight"), weight);
        tell("required", label("是否必设", "required"), yes_or_no(*required));
        tell("synonyms", label("的别名", "synonyms"), quoted(synonyms));
        let names = level2.iter().map(|level2| &level2.name);
        tell("level2", label("的二级指标", "level-2 indicators"), quoted(names));
        for Level2 { name, synonyms, orientation } in level2 {
            let field = format!("level2/{name}");
            tell(
                &format!("{field}/orientation"),
                label(&format!("—{name}的默认方向"), &format!("{name}: default direction")),
                orientation.words().into(),
            );
            tell(
                &format!("{field}/synonyms"),
                label(&format!("—{name}的别名"), &format!("{name}: synonyms")),
                quoted(synonyms),
            );
        }
    }

    fn profiles(&mut self, profiles: &[WeightProfile]) {
        for WeightProfile { without, weights } in profiles {
            let without = quoted(without).zh;
            self.tell(
                &format!("profiles/{without}"),
                (&format!("不设{without}时的分值"), &format!("weights without {without}")),
                shared(weights),
            );
        }
    }

    fn scoring(&mut self, rule: &ScoringRule) {
        let ScoringRule { positive, reverse, equal, bands, late, not_applicable, places, satisfaction } =
            rule;
        let mut tell = |field: &str, label, value| self.tell(&format!("scoring/{field}"), label, value);
        tell("positive", ("正向指标", "positive indicators"), positive.words());
        tell("reverse", ("反向指标", "reverse indicators"), reverse.words().into());
        tell("equal", ("等于指标", "equal indicators"), equal.words().into());
        tell("bands", ("定性分档", "qualitative bands"), banded(bands));
        tell("satisfaction", ("满意度分档", "satisfaction steps"), {
            if satisfaction.is_empty() { unsaid() } else { stepped(satisfaction) }
        });
        tell("late", ("逾期", "deadline missed"), late.words().into());
        tell("not_applicable", ("不适用指标", "rows not applicable"), not_applicable.words().into());
        tell("places", ("保留小数位", "decimal places"), verbatim(&places.to_string()));
        for Band { name, low: _, high: _, phrases } in bands {
            self.tell(
                &format!("scoring/bands/{name}/phrases"),
                (&format!("{name}档的适用表述"), &format!("wordings of the band {name}")),
                quoted(phrases),
            );
        }
    }

    fn threshold(&mut self, threshold: &Threshold) {
        let Threshold {
            execution_reason_below,
            exceeded_reason_from,
            deduction_reason_required,
            score_outruns_by,
            unspent_over,
            adjusted_over,
            single_weight_over,
            reason_characters,
            row_weights,
            satisfaction_required,
            evidence_required,
        } = threshold;
        let mut tell = |field: &str, label, value: Option<Text>| {
            self.tell(&format!("threshold/{field}"), label, value.unwrap_or_else(unsaid));
        };
        let share = |bound: &Option<Decimal>| bound.map(|bound| verbatim(&percentage(bound)));
        let flag = |flag: &Option<bool>| flag.map(yes_or_no);
        tell(
            "execution_reason_below",
            ("须说明原因的执行率（低于）", "execution rate that needs a reason (below)"),
            share(execution_reason_below),
        );
        tell(
            "exceeded_reason_from",
            ("须说明原因的超额完成比例（达到）", "ratio to the target that needs a reason (from)"),
            share(exceeded_reason_from),
        );
        tell(
            "deduction_reason_required",
            ("扣分须说明原因", "a score below the weight needs a reason"),
            flag(deduction_reason_required),
        );
        tell(
            "score_outruns_by",
            ("指标得分率高于执行率（超过）", "score rate above the execution rate (more than)"),
            share(score_outruns_by),
        );
        tell("unspent_over", ("结余比例（超过）", "unspent share (more than)"), share(unspent_over));
        tell(
            "adjusted_over",
            ("预算调整比例（超过）", "change of the budget (more than)"),
            share(adjusted_over),
        );
        tell(
            "single_weight_over",
            ("单项分值占满分比例（超过）", "share of full marks in one indicator (more than)"),
            share(single_weight_over),
        );
        tell(
            "reason_characters",
            ("原因字数上限", "most characters of a reason"),
            reason_characters.map(|limit| verbatim(&limit.to_string())),
        );
        tell("row_weights", ("自评表逐行设分值", "each row has a weight of its own"), flag(row_weights));
        tell(
            "satisfaction_required",
            ("必设满意度指标", "satisfaction indicator required"),
            flag(satisfaction_required),
        );
        tell("evidence_required", ("必附佐证材料", "evidence required"), flag(evidence_required));
    }
}

/// Stands between a place and how often it came.
const REPEATED: char = '#';

/// A place without the number that a repetition added.
fn stem(field: &str) -> &str {
    match field.rsplit_once(REPEATED) {
        Some((stem, number)) if number.bytes().all(|digit| digit.is_ascii_digit()) => stem,
        _ => field,
    }
}
