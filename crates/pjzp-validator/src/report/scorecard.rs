use pjzp_core::{Decimal, Pointer};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Said;
use crate::record::record;

record! {
    /// Everything a form earns, with every number derived (评分表).
    pub struct Scorecard {
        /// Budget execution (预算执行情况).
        "预算执行" execution: Row,
        /// The rows, one for each indicator, in the form's order.
        "绩效指标" indicators: Vec<Row>,
        /// The levels the form states subtotals for, in its order.
        "分级小计" subtotals: Vec<Sum>,
        /// The whole form.
        "总分" total: Total,
    }
}

record! {
    /// What one row earns.
    pub struct Row {
        /// The row: `/indicators/3`, or `/budget/total` for execution.
        "位置" pointer: Pointer,
        /// What stands there, in words.
        "名称" label: Said,
        optional {
            /// The most it can earn, filed or assumed (分值).
            "分值" weight: Decimal,
            /// The score it was given (得分).
            "自评得分" filed: Decimal,
            /// What it earns: computed, or as filed where that lies between `low` and `high`.
            "核定得分" points: Decimal,
            /// Fewest points the standard allows.
            "最低" low: Decimal,
            /// Most points the standard allows.
            "最高" high: Decimal,
            /// The band of the standard that the wording falls into (定性指标).
            "档次" band: String,
            /// Why it has no points of its own, and what would settle it.
            "不能计分的原因" unscored: Said,
            /// How the points came about.
            "计算过程" derivation: Derivation,
        }
    }
}

record! {
    /// A number with its whole history. To replay it, compute `expression` exactly and round the
    /// result to `places` decimals, half away from zero.
    pub struct Derivation {
        /// Name of the formula.
        "公式代号" formula: String,
        /// The formula in words.
        "公式" words: Said,
        /// The formula with the numbers in it: decimals, `+`, `−` (U+2212), `×`, `÷` and brackets,
        /// with `×` and `÷` before `+` and `−`, each from left to right.
        "算式" expression: String,
        /// The numbers and where they stand.
        "取数" operands: Vec<Operand>,
        /// What the expression is worth, exactly: numerator and denominator, `4790/567`.
        "精确值" exact: String,
        /// Decimal places it is rounded to, half away from zero (四舍五入).
        "保留小数位" places: u32,
        /// The rounded result.
        "结果" result: Decimal,
        optional {
            /// How the quantity counted, where there is one.
            "指标方向" direction: Direction,
        }
    }
}

/// How a quantity counts (指标方向).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// To be reached: `≥`.
    Positive,
    /// To be hit: `=`.
    Equal,
    /// Not to be exceeded: `≤`.
    Reverse,
}

record! {
    /// A number that goes into a formula.
    pub struct Operand {
        /// What it is, in the formula's terms.
        "名称" name: String,
        /// The number as the expression uses it.
        "数值" value: Decimal,
        /// Where it stands in the submission, or what it is about when it was assumed.
        "位置" pointer: Pointer,
    }
}

record! {
    /// What several rows earn together.
    pub struct Sum {
        /// What it is the sum of: `/subtotals/1`.
        "位置" pointer: Pointer,
        /// What stands there, in words.
        "名称" label: Said,
        optional {
            /// The score that is stated (得分).
            "自评得分" filed: Decimal,
            /// The points, where every row has some.
            "核定得分" points: Decimal,
            /// Fewest points the standard allows, where every weight is known.
            "最低" low: Decimal,
            /// Most points the standard allows, where every weight is known.
            "最高" high: Decimal,
            /// The points added up, as an expression.
            "算式" expression: String,
        }
    }
}

record! {
    /// What the whole form earns (总分).
    pub struct Total {
        /// `/total`
        "位置" pointer: Pointer,
        /// What stands there, in words.
        "名称" label: Said,
        optional {
            /// The total that is stated (总分).
            "自评总分" filed: Decimal,
            /// The grade that is stated (等级).
            "自评等级" filed_grade: String,
            /// The points, where every row has some.
            "核定总分" points: Decimal,
            /// Fewest points the standard allows, where every weight is known.
            "最低" low: Decimal,
            /// Most points the standard allows, where every weight is known.
            "最高" high: Decimal,
            /// The grade of the points.
            "核定等级" grade: String,
            /// The points added up, as an expression.
            "算式" expression: String,
        }
    }
}
