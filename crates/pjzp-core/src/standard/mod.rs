//! A standard: one issuer's rules for one period, as data.
//!
//! A standard is dated and cited; a superseded one keeps judging its own years.
//! Shares and rates are plain numbers: `0.8` is 80 %.

mod citation;
mod difference;
mod fact;
mod profile;
mod scoring;
mod severity;
mod soundness;
mod threshold;
mod vocabulary;
mod wording;

use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::model::{Kind, Year};
use crate::record::record;

pub use citation::{Citation, Confidence};
pub use difference::{Difference, diff};
pub use fact::Fact;
pub use profile::{DimensionWeight, WeightProfile};
pub use scoring::{
    Band, EqualFormula, ExecutionFormula, ExecutionRule, Grade, Late, NotApplicable, PositiveFormula,
    ReverseFormula, ScoringRule, Step,
};
pub use severity::RuleSeverity;
pub use soundness::Defect;
pub use threshold::Threshold;
pub use vocabulary::{Dimension, Level2, Orientation, plain_name};
pub(crate) use wording::percentage;

record! {
    /// One issuer's rules for one period (评价标准).
    pub struct Standard {
        required {
            /// Short name: `hubei-2020`.
            "标准代号" id: String,
            /// Full name.
            "标准名称" title: String,
            /// Who issued it.
            "发布机关" issuer: String,
            /// Where it holds. A standard without regions is never chosen by place.
            "适用地区" regions: Vec<Region>,
            /// First budget year it judges.
            "起始年度" effective_from: Year,
            /// The documents it rests on.
            "依据" basis: Vec<Citation>,
            /// How sure its rules are.
            "可信程度" confidence: Confidence,
            /// Kinds of submission it scores.
            "评分对象" scores: Vec<Kind>,
            /// Points of a whole form.
            "满分" full_marks: Decimal,
            /// How budget execution is scored.
            "预算执行" execution: ExecutionRule,
            /// Level-1 indicators, their weights and their level-2 indicators.
            "指标体系" dimensions: Vec<Dimension>,
            /// How a row is scored.
            "评分方法" scoring: ScoringRule,
            /// Grades, best first.
            "等级" grades: Vec<Grade>,
            /// From where on a departure is worth a finding.
            "提示界限" threshold: Threshold,
        }
        /// Last budget year it judges; open where absent.
        "截止年度" effective_to: Option<Year>,
        /// How the points are shared out when a form goes without some level-1 indicators.
        "另行分配的分值" profiles: Vec<WeightProfile>,
        /// The standards it takes the place of.
        "替代标准" supersedes: Vec<String>,
        /// Rules that this issuer takes to be graver or lighter than they declare.
        "规则级别" severities: Vec<RuleSeverity>,
        /// What a user of this standard should know.
        "说明" remark: Option<String>,
    }
}

record! {
    /// A region a standard holds for.
    pub struct Region {
        required {
            /// First digits of the finance division code: `42` of 湖北.
            "区划前缀" prefix: String,
            /// Names by which a unit's own name gives the region away: 湖北, 武汉.
            "地名" names: Vec<String>,
        }
    }
}

impl Standard {
    /// Whether it judges the budget year.
    pub fn covers(&self, year: Year) -> bool {
        self.effective_from <= year && self.effective_to.is_none_or(|last| year <= last)
    }

    /// The dimension (一级指标) a filed name stands for, by name or synonym.
    pub fn dimension(&self, filed: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.is_named(filed))
    }

    /// The level-2 indicator (二级指标) a filed name stands for, looked for under `dimension` first.
    pub fn level2<'a>(&'a self, dimension: Option<&'a Dimension>, filed: &str) -> Option<&'a Level2> {
        let named = |level2: &&Level2| level2.is_named(filed);
        let own = dimension.and_then(|dimension| dimension.level2.iter().find(named));
        own.or_else(|| self.dimensions.iter().flat_map(|dimension| &dimension.level2).find(named))
    }

    /// The points that a level-1 indicator carries as a rule on a form that has those level-1
    /// indicators for which `is_set` holds; `None` where the standard leaves them to the unit.
    pub fn weight(&self, dimension: &Dimension, is_set: impl Fn(&Dimension) -> bool) -> Option<Decimal> {
        let is_listed = |profile: &WeightProfile, set_aside: &Dimension| {
            profile.without.iter().any(|name| set_aside.is_named(name))
        };
        let profile = self
            .profiles
            .iter()
            .find(|profile| self.dimensions.iter().all(|each| is_listed(profile, each) != is_set(each)));
        match profile {
            Some(profile) => profile
                .weights
                .iter()
                .find(|weight| dimension.is_named(&weight.dimension))
                .map(|weight| weight.weight),
            None => dimension.weight,
        }
    }

    /// The grade that a share of full marks earns: the first whose bound it reaches.
    pub fn grade(&self, share: crate::fraction::Fraction) -> Option<&Grade> {
        self.grades
            .iter()
            .find(|grade| share.checked_cmp(grade.from.fraction()).is_some_and(core::cmp::Ordering::is_ge))
    }
}
