use alloc::string::String;
use alloc::vec::Vec;

use super::{Attachment, Figure, Ordinal};
use crate::record::record;

record! {
    /// One goal of the year (年度总体目标).
    #[derive(Default)]
    pub struct Goal {
        /// What was to be reached (预期目标).
        "预期目标" ["PM_SELF_EVAL_GOAL.KPI_TARGET"] planned: Option<String>,
        /// What was reached (实际完成情况).
        "实际完成情况" ["PM_SELF_EVAL_GOAL.GOAL_COMP"] achieved: Option<String>,
        /// Points of all indicators under this goal.
        "分值" weight: Option<Figure>,
    }
}

record! {
    /// One row of the form: a level-3 indicator (三级指标).
    #[derive(Default)]
    pub struct Indicator {
        /// Level-1 name as filed (一级指标).
        "一级指标" ["PM_SELF_EVAL_INDICATOR.LV1_PERF_IND_NAME"] level1: Option<String>,
        /// Level-2 name as filed (二级指标).
        "二级指标" ["PM_SELF_EVAL_INDICATOR.LV2_PERF_IND_NAME"] level2: Option<String>,
        /// The indicator's own name (三级指标).
        "三级指标" ["PM_SELF_EVAL_INDICATOR.LV3_PERF_IND_NAME"] name: Option<String>,
        /// Sign in a column of its own: `≥`, `≤`, `=`, `定性` (指标性质).
        "指标性质" sign: Option<String>,
        /// Target as filed (年度指标值, 年初目标值 A).
        "年度指标值" ["PM_SELF_EVAL_INDICATOR.KPI_VAL"] target: Option<String>,
        /// Unit in a column of its own (度量单位).
        "度量单位" unit: Option<String>,
        /// What was reached, as filed (实际完成值 B).
        "实际完成值" ["PM_SELF_EVAL_INDICATOR.IND_COMP"] actual: Option<String>,
        /// The most points the indicator can carry (分值, 权重).
        "分值" ["PM_SELF_EVAL_INDICATOR.IND_WEIGHT"] weight: Option<Figure>,
        /// Points it was given (得分).
        "得分" ["PM_SELF_EVAL_INDICATOR.EVAL_SCORE"] score: Option<Figure>,
        /// Grade it was given (等级).
        "评价等级" grade: Option<String>,
        /// Why it departs from the target, and what is done about it.
        "偏差原因分析及改进措施" ["PM_SELF_EVAL_INDICATOR.DEVI_ANALY"] reason: Option<String>,
        /// How it is to be scored, where the form says so (评分标准).
        "评分标准" ["PM_SELF_EVAL_INDICATOR.KPI_EVALSTD"] scoring_note: Option<String>,
        /// Which of `goals` it belongs to, counted from 0.
        "所属目标" goal: Option<Ordinal>,
        /// Part of the row above it (其中), so not counted again.
        "属上一行" within_previous: Option<bool>,
        /// Declared not applicable (不适用).
        "不适用" not_applicable: Option<bool>,
        /// What proves the actual value (佐证材料).
        "佐证材料" evidence: Vec<Attachment>,
    }
}

record! {
    /// What the form states for a whole level.
    #[derive(Default)]
    pub struct Subtotal {
        /// Level-1 name.
        "一级指标" level1: Option<String>,
        /// Level-2 name; absent for the whole of level 1.
        "二级指标" level2: Option<String>,
        /// Which of `goals` it belongs to, counted from 0.
        "所属目标" goal: Option<Ordinal>,
        /// Points of the level.
        "分值" weight: Option<Figure>,
        /// Points given.
        "得分" score: Option<Figure>,
        /// Grade given.
        "评价等级" grade: Option<String>,
    }
}

record! {
    /// The bottom line of the form (总分).
    #[derive(Default)]
    pub struct Total {
        /// Full marks (满分).
        "分值" weight: Option<Figure>,
        /// Points given.
        "总得分" ["PM_PERF_SELF_EVAL.TOTAL_EVAL_VALUE"] score: Option<Figure>,
        /// Grade given (优 良 中 差).
        "评价等级" grade: Option<String>,
    }
}
