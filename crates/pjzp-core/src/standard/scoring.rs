use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::record::record;

record! {
    /// How budget execution is scored (预算执行情况).
    pub struct ExecutionRule {
        required {
            /// Points it carries.
            "分值" weight: Decimal,
            /// From execution rate to points.
            "计算方法" formula: ExecutionFormula,
        }
    }
}

/// From execution rate to points.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum ExecutionFormula {
    /// Weight × rate, never above the weight.
    Linear,
    /// By steps of the rate, highest first; below the last step nothing.
    #[cfg_attr(feature = "schemars", schemars(title = "分段计分"))]
    Steps(Vec<Step>),
}

record! {
    /// One step of a stepped rule.
    pub struct Step {
        required {
            /// The rate from which it holds, itself included.
            "起点" from: Decimal,
            /// The share of the weight it earns.
            "得分比例" share: Decimal,
        }
    }
}

record! {
    /// How a row is scored (评分方法).
    pub struct ScoringRule {
        required {
            /// A target to be reached (正向指标).
            "正向指标" positive: PositiveFormula,
            /// A target not to be exceeded (反向指标).
            "反向指标" reverse: ReverseFormula,
            /// A target to be hit (等于).
            "等值指标" equal: EqualFormula,
            /// Bands of qualitative indicators, best first (定性指标).
            "定性指标分档" bands: Vec<Band>,
            /// A deadline missed.
            "逾期" late: Late,
            /// Rows declared 不适用.
            "不适用指标" not_applicable: NotApplicable,
            /// Decimal places of a row's points, half away from zero (四舍五入).
            "保留小数位" places: u8,
        }
        /// Steps of satisfaction indicators, where they have their own; highest first.
        "满意度分档" satisfaction: Vec<Step>,
    }
}

/// How a target to be reached is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum PositiveFormula {
    /// Weight × actual ÷ target, never above the weight.
    Ratio,
    /// Nothing below the floor; above it weight × (actual ÷ target − floor) ÷ (1 − floor).
    #[cfg_attr(feature = "schemars", schemars(title = "起点以上按比例计分"))]
    ThresholdLinear {
        /// The rate that earns nothing yet, below 1.
        #[cfg_attr(feature = "schemars", schemars(title = "起点"))]
        floor: Decimal,
    },
}

/// How a target not to be exceeded is scored once it is exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum ReverseFormula {
    /// Weight × target ÷ actual.
    TargetOverActual,
    /// Weight × (1 − (actual − target) ÷ target), nothing from twice the target on.
    LinearExcess,
}

/// How a target to be hit is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum EqualFormula {
    /// Weight × actual ÷ target, never above the weight.
    Ratio,
    /// All points when hit, none when not.
    AllOrNothing,
}

record! {
    /// One band of a qualitative indicator. Both ends belong to it.
    pub struct Band {
        required {
            /// Its name in the standard.
            "档次" name: String,
            /// Lowest share of the weight.
            "下限" low: Decimal,
            /// Highest share of the weight.
            "上限" high: Decimal,
            /// Wordings of an actual value that fall into it.
            "适用表述" phrases: Vec<String>,
        }
    }
}

record! {
    /// One grade (等级).
    pub struct Grade {
        required {
            /// The word for it: 优.
            "名称" name: String,
            /// The share of full marks from which it holds, itself included.
            "起点" from: Decimal,
        }
    }
}

/// What becomes of the points when a deadline is missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Late {
    /// The standard does not say; a person decides between nothing and all.
    NeedsPerson,
    /// Nothing.
    Nothing,
}

/// What becomes of rows declared 不适用.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum NotApplicable {
    /// The standard does not say; the row cannot be scored.
    NeedsPerson,
    /// The row counts neither in the weights nor in the points.
    Excluded,
}
