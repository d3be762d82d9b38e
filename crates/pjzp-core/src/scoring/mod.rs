//! Exact scoring: what each row, the execution and the whole form earn under a standard,
//! with every number derived.
//!
//! A quotient is formed from integers and rounded once, when a row is done (四舍五入);
//! the rounded rows are then added.

mod derivation;
mod difference;
mod execution;
mod judgement;
mod met;
mod quantity;
mod row;
mod total;

use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::form::Form;
use crate::pointer::Pointer;
use crate::text::{Text, Words};

pub use derivation::{Derivation, Formula, Operand};
pub use difference::{Explanation, explain};
pub use execution::execution_derivation;
pub use judgement::{Judgement, judge};
pub(crate) use met::counts_up;
pub use met::is_met;
pub use quantity::{Direction, row_derivation};

/// Everything a form earns (评分表).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// Budget execution (预算执行情况).
    pub execution: Score,
    /// The rows, one for each indicator, in the form's order.
    pub indicators: Vec<Score>,
    /// The levels the form states subtotals for, in its order.
    pub subtotals: Vec<Sum>,
    /// The whole form.
    pub total: Sum,
    /// The grade of the total, where the points are known.
    pub grade: Option<String>,
}

/// What one row earns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Place of its row in the form; `None` for execution.
    pub row: Option<usize>,
    /// The row: `/indicators/3`, or `/budget/total` for execution.
    pub pointer: Pointer,
    /// The most it can earn, filed or assumed.
    pub weight: Option<Decimal>,
    /// What it earns.
    pub outcome: Outcome,
    /// The score it was given (得分).
    pub filed: Option<Decimal>,
}

/// What a row earns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// These points, by a formula.
    Exact(Derivation),
    /// Whatever a person finds right between two ends (定性指标).
    Within {
        /// Fewest points.
        low: Decimal,
        /// Most points.
        high: Decimal,
        /// The band of the standard, where the wording falls into one.
        band: Option<String>,
    },
    /// It cannot be said.
    Unscored(Unscored),
}

/// Why a row cannot be scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unscored {
    /// Submissions of this kind carry no points.
    KindNotScored,
    /// The row states no weight that can be read.
    NoWeight,
    /// The weight is not above zero.
    WeightNotPositive,
    /// The target is blank.
    NoTarget,
    /// The actual value is blank.
    NoActual,
    /// Target or actual cannot be read.
    NotReadable,
    /// Target and actual are of different kinds: a number and a date.
    KindsDiffer,
    /// Words stand where the target is a number.
    WordsForQuantity,
    /// The actual value is a range.
    ActualIsRange,
    /// The deadline was missed, and the standard does not say what that costs.
    Late,
    /// A deadline that cannot be compared: a part of the date is missing.
    DateNotComparable,
    /// A ratio to a target below zero means nothing.
    NegativeTarget,
    /// Declared 不适用, and the standard does not say what becomes of it.
    NotApplicable,
    /// No budget is filed.
    NoBudget,
    /// Nothing is filed as spent.
    NoExecution,
    /// The budget is zero: the rate is not defined.
    ZeroBudget,
    /// The budget or the executed amount is below zero.
    NegativeMoney,
    /// The numbers are too long to be computed exactly.
    TooLarge,
}

impl Unscored {
    /// Every reason.
    pub const ALL: [Self; 18] = [
        Self::KindNotScored,
        Self::NoWeight,
        Self::WeightNotPositive,
        Self::NoTarget,
        Self::NoActual,
        Self::NotReadable,
        Self::KindsDiffer,
        Self::WordsForQuantity,
        Self::ActualIsRange,
        Self::Late,
        Self::DateNotComparable,
        Self::NegativeTarget,
        Self::NotApplicable,
        Self::NoBudget,
        Self::NoExecution,
        Self::ZeroBudget,
        Self::NegativeMoney,
        Self::TooLarge,
    ];

    /// The reason, and what would settle it.
    pub fn words(self) -> Words {
        match self {
            Self::KindNotScored => Words::new("此类自评表不计分", "forms of this kind carry no points"),
            Self::NoWeight => Words::new("没有可读的分值，请填写分值", "no readable weight: fill it in"),
            Self::WeightNotPositive => Words::new("分值不大于 0", "the weight is not above zero"),
            Self::NoTarget => Words::new("年度指标值为空，请填写", "the target is blank: fill it in"),
            Self::NoActual => Words::new("实际完成值为空，请填写", "the actual value is blank: fill it in"),
            Self::NotReadable => Words::new(
                "指标值或完成值无法识别，请写成一个数值加单位",
                "a value cannot be read: write one number and its unit",
            ),
            Self::KindsDiffer => Words::new(
                "指标值与完成值不是同一类数值，请用同一单位填写",
                "target and actual are of different kinds: use one unit for both",
            ),
            Self::WordsForQuantity => Words::new(
                "指标值是数值而完成值是文字，请填写实际数值",
                "the target is a number but the actual value is words: fill in the number",
            ),
            Self::ActualIsRange => Words::new(
                "完成值是一个区间，请填写一个数值",
                "the actual value is a range: fill in one number",
            ),
            Self::Late => Words::new(
                "逾期完成，标准未规定扣分办法，需人工评定",
                "finished late, and the standard does not say what that costs: a person decides",
            ),
            Self::DateNotComparable => Words::new(
                "日期不完整，无法比较，请写明年月日",
                "the dates cannot be compared: write year, month and day",
            ),
            Self::NegativeTarget => {
                Words::new("指标值为负数，无法按比例计分", "a ratio to a target below zero means nothing")
            }
            Self::NotApplicable => Words::new(
                "已注明不适用，标准未规定如何处理",
                "declared not applicable, and the standard does not say what becomes of it",
            ),
            Self::NoBudget => Words::new("没有可读的预算数", "no readable budget"),
            Self::NoExecution => Words::new("没有可读的执行数", "no readable executed amount"),
            Self::NegativeMoney => {
                Words::new("预算数或执行数小于 0", "the budget or the executed amount is below zero")
            }
            Self::ZeroBudget => {
                Words::new("预算数为 0，执行率无意义", "the budget is zero: the rate is not defined")
            }
            Self::TooLarge => {
                Words::new("数值位数过多，无法精确计算", "the numbers are too long to be exact")
            }
        }
    }
}

/// What several rows earn together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// What it is the sum of: `/total`, `/subtotals/1`.
    pub pointer: Pointer,
    /// The points, where every row has some: computed, or as filed where a person decides.
    pub points: Option<Decimal>,
    /// Fewest points the standard allows, where every weight is known.
    pub low: Option<Decimal>,
    /// Most points the standard allows, where every weight is known.
    pub high: Option<Decimal>,
    /// The points added up, as an expression.
    pub expression: Option<String>,
}

/// Something the form leaves unsaid and the scoring had to take for granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// What it is about.
    pub about: Pointer,
    /// Place of the row it is about; `None` for execution.
    pub row: Option<usize>,
    /// What was taken.
    pub value: String,
    /// Why.
    pub because: Text,
    /// What else it could have been, and what would follow.
    pub alternatives: Vec<Alternative>,
}

/// Another value an assumption could have taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// The value.
    pub value: String,
    /// What would follow.
    pub consequence: Text,
}

impl Score {
    /// The points: computed, or as filed where that lies between the ends a person may choose from.
    pub fn points(&self) -> Option<Decimal> {
        match &self.outcome {
            Outcome::Exact(derivation) => Some(derivation.result),
            Outcome::Within { low, high, .. } => self.filed.filter(|filed| low <= filed && filed <= high),
            Outcome::Unscored(Unscored::KindNotScored) => None,
            Outcome::Unscored(_) => self
                .filed
                .filter(|filed| self.weight.is_none_or(|weight| *filed <= weight) && !filed.is_negative()),
        }
    }

    /// Fewest and most points the standard allows; `None` where the weight is not known, and on a
    /// form that carries no points.
    pub fn interval(&self) -> Option<(Decimal, Decimal)> {
        match &self.outcome {
            Outcome::Exact(derivation) => Some((derivation.result, derivation.result)),
            Outcome::Within { low, high, .. } => Some((*low, *high)),
            Outcome::Unscored(Unscored::KindNotScored) => None,
            Outcome::Unscored(_) => {
                Some((Decimal::ZERO, self.weight.filter(|weight| !weight.is_negative())?))
            }
        }
    }

    /// Why it has no points of its own.
    pub fn unscored(&self) -> Option<Unscored> {
        match self.outcome {
            Outcome::Unscored(why) => Some(why),
            _ => None,
        }
    }
}

/// Scores a form; never fails, whatever was filed.
pub fn score(form: &Form<'_>) -> (Scorecard, Vec<Assumption>) {
    let mut assumptions = Vec::new();
    let indicators: Vec<Score> =
        form.rows.iter().map(|row| row::score_row(form, row, &mut assumptions)).collect();
    let execution = execution::score_execution(form, &indicators, &mut assumptions);
    let (subtotals, total) = total::add_up(form, &execution, &indicators);
    let grade = total.points.and_then(|points| {
        let share = points.fraction().checked_div(form.standard.full_marks.fraction())?;
        form.standard.grade(share).map(|grade| grade.name.clone())
    });
    (Scorecard { execution, indicators, subtotals, total, grade }, assumptions)
}
