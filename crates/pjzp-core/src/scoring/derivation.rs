//! How a number came about, so that it can be replayed by hand.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::quantity::Direction;
use crate::decimal::Decimal;
use crate::fraction::Fraction;
use crate::pointer::Pointer;
use crate::text::Words;

/// A number with its whole history: formula, operands, exact value and the one rounding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The formula of the standard.
    pub formula: Formula,
    /// The formula with the numbers in it, of `+ − × ÷` and brackets only.
    pub expression: String,
    /// The numbers and where they stand.
    pub operands: Vec<Operand>,
    /// What the expression is worth, exactly.
    pub exact: Fraction,
    /// Decimal places it is rounded to, half away from zero.
    pub places: u32,
    /// The rounded result.
    pub result: Decimal,
    /// How the quantity counted, where there is one.
    pub direction: Option<Direction>,
}

/// A number that goes into a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// What it is, in the formula's terms.
    pub name: &'static str,
    /// The number as it is used in the expression.
    pub value: Decimal,
    /// Where it stands in the submission, or what it is about when it was assumed.
    pub pointer: Pointer,
}

impl Derivation {
    /// Expression and result, `10 × 239.5 ÷ 567.5 ≈ 4.22`, with `=` where nothing was rounded;
    /// the result alone where nothing is computed.
    pub fn written(&self) -> String {
        let result = self.result.to_string();
        let sign = if self.exact.decimal() == Some(self.result) { "=" } else { "≈" };
        if self.expression == result { result } else { format!("{} {sign} {result}", self.expression) }
    }

    /// Rounds the exact value once; `None` where that is out of range.
    pub(super) fn new(
        formula: Formula,
        expression: String,
        operands: Vec<Operand>,
        exact: Fraction,
        places: u32,
    ) -> Option<Self> {
        let result = exact.round(places)?;
        Some(Self { formula, expression, operands, exact, places, result, direction: None })
    }
}

/// The formulas that rows are scored by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Formula {
    /// The target is met: all points.
    Met,
    /// Nothing of the target is reached, or too little of it for any point.
    Nothing,
    /// Weight × actual ÷ target.
    ActualOverTarget,
    /// Weight × target ÷ actual.
    TargetOverActual,
    /// Weight × (1 − (actual − target) ÷ target).
    LinearExcess,
    /// Weight × (actual ÷ target − floor) ÷ (1 − floor).
    ThresholdLinear,
    /// Weight × the share of the step that was reached.
    Steps,
    /// Weight × executed ÷ budget.
    ExecutionRate,
}

impl Formula {
    /// Every formula.
    pub const ALL: [Self; 8] = [
        Self::Met,
        Self::Nothing,
        Self::ActualOverTarget,
        Self::TargetOverActual,
        Self::LinearExcess,
        Self::ThresholdLinear,
        Self::Steps,
        Self::ExecutionRate,
    ];

    /// Its name on the wire.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Nothing => "nothing",
            Self::ActualOverTarget => "actual_over_target",
            Self::TargetOverActual => "target_over_actual",
            Self::LinearExcess => "linear_excess",
            Self::ThresholdLinear => "threshold_linear",
            Self::Steps => "steps",
            Self::ExecutionRate => "execution_rate",
        }
    }

    /// Its name to the user.
    pub fn words(self) -> Words {
        match self {
            Self::Met => Words::new("达到指标值，得满分", "target met, all points"),
            Self::Nothing => {
                Words::new("未达到得分起点，不得分", "below the point from which anything is earned")
            }
            Self::ActualOverTarget => Words::new("分值 × 实际完成值 ÷ 指标值", "weight × actual ÷ target"),
            Self::TargetOverActual => Words::new("分值 × 指标值 ÷ 实际完成值", "weight × target ÷ actual"),
            Self::LinearExcess => Words::new(
                "分值 ×（1 −（实际完成值 − 指标值）÷ 指标值）",
                "weight × (1 − (actual − target) ÷ target)",
            ),
            Self::ThresholdLinear => Words::new(
                "分值 ×（完成比例 − 起点）÷（1 − 起点）",
                "weight × (actual ÷ target − floor) ÷ (1 − floor)",
            ),
            Self::Steps => Words::new("分值 × 所在档次的得分比例", "weight × share of the step reached"),
            Self::ExecutionRate => Words::new("分值 × 执行数 ÷ 预算数", "weight × executed ÷ budget"),
        }
    }
}
