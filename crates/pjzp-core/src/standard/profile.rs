use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::record::record;

record! {
    /// How the points are shared out when a form goes without some level-1 indicators.
    pub struct WeightProfile {
        required {
            /// The level-1 indicators the form goes without, by name; it has all others.
            "未设的一级指标" without: Vec<String>,
            /// What the others carry then.
            "分值分配" weights: Vec<DimensionWeight>,
        }
    }
}

record! {
    /// The points of one level-1 indicator.
    pub struct DimensionWeight {
        required {
            /// Its name.
            "一级指标" dimension: String,
            /// Points it carries as a rule.
            "分值" weight: Decimal,
        }
    }
}
