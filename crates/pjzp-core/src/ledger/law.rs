//! The kinds of equation, and how each is tested and solved.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{Entry, Worth, Worths};
use crate::decimal::Decimal;
use crate::form::{Form, Row, rate_states};
use crate::fraction::Fraction;
use crate::reading::Value;
use crate::scoring::{
    Derivation, Direction, Explanation, Judgement, execution_derivation, explain, judge, row_derivation,
};

/// What must hold between figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Law {
    /// The parts and a fixed amount add up to the whole.
    Sum {
        /// The parts.
        parts: Vec<Entry>,
        /// What is added without standing in the form.
        fixed: Decimal,
        /// The whole; where there is none in the form, `constant` is.
        whole: Entry,
    },
    /// The parts add up to an amount that stands in no cell: full marks.
    SumTo {
        /// The parts.
        parts: Vec<Entry>,
        /// What is added without standing in the form.
        fixed: Decimal,
        /// What they must add up to.
        constant: Decimal,
    },
    /// Two figures state one amount, or one word.
    Same(Entry, Entry),
    /// A figure in prose states an amount, or what is left of it, to the places it is written with.
    Stated {
        /// The amount in the form.
        amount: Entry,
        /// What is taken from it first: 结余 is the budget less what was spent.
        less: Option<Entry>,
        /// The figure in prose.
        stated: Entry,
    },
    /// A score is not below zero nor above its weight.
    Bounded {
        /// The score.
        score: Entry,
        /// The weight.
        weight: Entry,
    },
    /// A score lies between two ends (定性指标).
    Within {
        /// The score.
        score: Entry,
        /// Fewest points.
        low: Decimal,
        /// Most points.
        high: Decimal,
    },
    /// A score follows from weight, target and actual value.
    Points {
        /// Which row.
        row: usize,
        /// How its quantity counts.
        direction: Direction,
        /// 分值
        weight: Entry,
        /// 年度指标值
        target: Entry,
        /// 实际完成值
        actual: Entry,
        /// 得分
        score: Entry,
    },
    /// A score follows from a derivation that rests on words, dates or ranges.
    Derived {
        /// Which row.
        row: usize,
        /// 得分
        score: Entry,
        /// How it follows.
        derivation: Box<Derivation>,
    },
    /// The execution score follows from weight, budget and executed amount.
    Execution(Rated, Entry),
    /// The rows' scores and the execution score, which is not stated, add up to the total.
    TotalWithExecution {
        /// The rows' scores.
        scores: Vec<Entry>,
        /// What the execution score follows from.
        execution: Rated,
        /// 总分
        total: Entry,
    },
    /// A stated rate is executed ÷ budget, at its own places.
    Rate {
        /// 预算数
        budget: Entry,
        /// 执行数
        executed: Entry,
        /// 执行率, as a share of one.
        rate: Entry,
    },
    /// The grade is the one that the total earns.
    Graded {
        /// 总分
        total: Entry,
        /// 等级
        grade: Entry,
    },
}

/// What an execution score follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// 分值, where it stands in the form.
    pub weight: Option<Entry>,
    /// 分值 that was assumed, where it does not.
    pub assumed: Decimal,
    /// 预算数
    pub budget: Entry,
    /// 执行数
    pub executed: Entry,
}

impl Law {
    /// The figures it is about, in a fixed order.
    pub fn entries(&self) -> Vec<Entry> {
        let rated = |rated: &Rated| rated.weight.into_iter().chain([rated.budget, rated.executed]);
        match self {
            Self::Sum { parts, whole, .. } => parts.iter().copied().chain([*whole]).collect(),
            Self::SumTo { parts, .. } => parts.clone(),
            Self::Same(a, b) => [*a, *b].into(),
            Self::Stated { amount, less, stated } => {
                [*amount].into_iter().chain(*less).chain([*stated]).collect()
            }
            Self::Bounded { score, weight } => [*score, *weight].into(),
            Self::Within { score, .. } | Self::Derived { score, .. } => [*score].into(),
            Self::Points { weight, target, actual, score, .. } => [*weight, *target, *actual, *score].into(),
            Self::Execution(execution, score) => rated(execution).chain([*score]).collect(),
            Self::TotalWithExecution { scores, execution, total } => {
                scores.iter().copied().chain(rated(execution)).chain([*total]).collect()
            }
            Self::Rate { budget, executed, rate } => [*budget, *executed, *rate].into(),
            Self::Graded { total, grade } => [*total, *grade].into(),
        }
    }
}

/// Whether a law holds. One that cannot be computed is not broken: rules report what is missing.
pub(super) fn holds(law: &Law, form: &Form<'_>, worths: &dyn Worths) -> bool {
    test(law, form, worths).unwrap_or(true)
}

fn test(law: &Law, form: &Form<'_>, worths: &dyn Worths) -> Option<bool> {
    Some(match law {
        Law::Sum { .. } | Law::SumTo { .. } | Law::TotalWithExecution { .. } => {
            gap(law, form, worths)?.is_zero()
        }
        Law::Same(a, b) => worths.worth(*a)? == worths.worth(*b)?,
        Law::Stated { stated, .. } => {
            states(worths.number(*stated)?, worths.figure(*stated)?.power, amount_left(law, worths)?)
        }
        Law::Bounded { .. } | Law::Within { .. } => lies_between(law, worths)?,
        Law::Points { score, .. } => {
            let (row, derivation) = derivation(law, form, worths)?;
            let judgement = judge(&row, &form.standard.scoring, worths.number(*score)?, &derivation);
            stands(&judgement, worths.is_edited(*score))
        }
        Law::Derived { row, score, derivation } => {
            let row = form.rows.get(*row)?;
            let judgement = judge(row, &form.standard.scoring, worths.number(*score)?, derivation);
            stands(&judgement, worths.is_edited(*score))
        }
        Law::Execution(execution, score) => {
            let derivation = executed(execution, form, worths)?;
            let explanation = explain(worths.number(*score)?, &derivation);
            stands(&Judgement::Follows(explanation), worths.is_edited(*score))
        }
        Law::Rate { budget, executed, rate } => {
            let share = share(worths.number(*executed)?, worths.number(*budget)?)?;
            let figure = worths.figure(*rate)?;
            rate_states(&figure.filed, figure.power, worths.number(*rate)?, share)
        }
        Law::Graded { total, grade } => {
            let earned = grade_of(form, worths.number(*total)?)?;
            matches!(worths.worth(*grade)?, Worth::Word(word) if *word == earned)
        }
    })
}

/// Whether a score lies where it must. The rules that report one that does not are not these
/// equations: no single value follows from them.
fn lies_between(law: &Law, worths: &dyn Worths) -> Option<bool> {
    Some(match law {
        Law::Bounded { score, weight } => {
            let (score, weight) = (worths.number(*score)?, worths.number(*weight)?);
            // 16.67 of 16.667 is all of it, rounded.
            !score.is_negative() && (score <= weight || weight.fraction().round(2) == Some(score))
        }
        Law::Within { score, low, high } => {
            let score = worths.number(*score)?;
            *low <= score && score <= *high
        }
        _ => return None,
    })
}

/// Whether a score can stand. One that was filed may be coarse; one that is proposed in its place
/// must be exact, so that no mending spoils a score that was right.
fn stands(judgement: &Judgement, is_edited: bool) -> bool {
    match judgement {
        Judgement::Follows(Explanation::Exact) | Judgement::FollowsOtherwise(_) => true,
        Judgement::Follows(Explanation::Nothing) => false,
        _ => !is_edited && judgement.is_sound(),
    }
}

/// What a figure would have to be worth for the law to hold, all others unchanged; `None` where
/// no single value follows.
pub(super) fn solve(law: &Law, form: &Form<'_>, worths: &dyn Worths, entry: Entry) -> Option<Worth> {
    let number = match law {
        Law::Sum { whole, .. } | Law::TotalWithExecution { total: whole, .. } => {
            let gap = gap(law, form, worths)?;
            let now = worths.number(entry)?;
            match law {
                _ if entry == *whole => now.checked_add(gap)?,
                Law::TotalWithExecution { scores, .. } if !scores.contains(&entry) => return None,
                _ => now.checked_sub(gap)?,
            }
        }
        Law::SumTo { .. } => worths.number(entry)?.checked_sub(gap(law, form, worths)?)?,
        Law::Stated { stated, .. } if entry == *stated => amount_left(law, worths)?,
        Law::Stated { amount, less, stated } => {
            let stated = worths.number(*stated)?;
            match less {
                Some(less) if entry == *less => worths.number(*amount)?.checked_sub(stated)?,
                Some(less) => stated.checked_add(worths.number(*less)?)?,
                None => stated,
            }
        }
        Law::Same(a, b) => return worths.worth(if entry == *a { *b } else { *a }).cloned(),
        Law::Points { score, .. } if entry == *score => derivation(law, form, worths)?.1.result,
        Law::Derived { derivation, .. } => derivation.result,
        Law::Execution(execution, score) if entry == *score => executed(execution, form, worths)?.result,
        Law::Rate { budget, executed, rate } if entry == *rate => {
            let places = worths.number(entry)?.places().max(4);
            let rate = share(worths.number(*executed)?, worths.number(*budget)?)?.round(places)?;
            // Ten times the budget is a slip of an amount or its unit, not of the rate.
            (rate <= Decimal::from(10)).then_some(rate)?
        }
        Law::Graded { total, grade } if entry == *grade => {
            return grade_of(form, worths.number(*total)?).map(Worth::Word);
        }
        _ => return None,
    };
    // Only what was filed below zero, such as a budget taken away, may be below zero.
    let negative = worths.number(entry).is_some_and(Decimal::is_negative);
    (negative || !number.is_negative()).then_some(Worth::Number(number))
}

/// What the parts add up to, and what they should.
pub(super) fn sides(law: &Law, worths: &dyn Worths) -> Option<(Decimal, Decimal)> {
    let (parts, fixed, whole) = match law {
        Law::Sum { parts, fixed, whole } => (parts, *fixed, worths.number(*whole)?),
        Law::SumTo { parts, fixed, constant } => (parts, *fixed, *constant),
        _ => return None,
    };
    let sum = parts.iter().try_fold(fixed, |sum, part| sum.checked_add(worths.number(*part)?))?;
    Some((sum, whole))
}

/// What the figure in prose should state.
fn amount_left(law: &Law, worths: &dyn Worths) -> Option<Decimal> {
    let Law::Stated { amount, less, .. } = law else { return None };
    let amount = worths.number(*amount)?;
    match less {
        Some(less) => amount.checked_sub(worths.number(*less)?),
        None => Some(amount),
    }
}

/// Whether prose states the amount, perhaps with fewer places than the form.
///
/// A whole number in a unit of its own size (84分, 2个) must be the amount itself; 568万元 may be
/// 567.5万元 rounded.
fn states(stated: Decimal, power: i8, amount: Decimal) -> bool {
    let is_rounded = || {
        let written = stated.shift(power.checked_neg()?)?;
        let there = in_unit(amount, power)?;
        let places = written.places();
        let rounded = [there.round(places), there.truncate(places)].contains(&Some(written));
        Some((places > 0 || power != 0) && !written.is_zero() && rounded)
    };
    stated == amount || is_rounded() == Some(true)
}

/// An amount in the unit that is 10^`power`: a few 厘 have more places in 亿元 than a decimal holds.
pub(super) fn in_unit(amount: Decimal, power: i8) -> Option<Fraction> {
    amount.fraction().checked_div(Decimal::ONE.shift(power)?.fraction())
}

/// By how much the parts exceed the whole.
fn gap(law: &Law, form: &Form<'_>, worths: &dyn Worths) -> Option<Decimal> {
    let (sum, whole) = match law {
        Law::TotalWithExecution { scores, execution, total } => {
            let earned = executed(execution, form, worths)?.result;
            let sum = scores.iter().try_fold(earned, |sum, part| sum.checked_add(worths.number(*part)?))?;
            (sum, worths.number(*total)?)
        }
        _ => sides(law, worths)?,
    };
    sum.checked_sub(whole)
}

/// The row with these figures, and how its score follows.
fn derivation<'a>(law: &Law, form: &Form<'a>, worths: &dyn Worths) -> Option<(Row<'a>, Derivation)> {
    let Law::Points { row, direction, weight, target, actual, .. } = law else {
        return None;
    };
    let mut row: Row<'a> = form.rows.get(*row)?.clone();
    row.weight = Some(worths.number(*weight)?);
    for (value, entry) in [(&mut row.target.value, *target), (&mut row.actual.value, *actual)] {
        if let Value::Quantity(quantity) = value {
            let power = worths.figure(entry)?.power;
            quantity.number = worths.number(entry)?.shift(power.checked_neg()?)?;
        }
    }
    let derivation = row_derivation(&row, &form.standard.scoring, *direction)?;
    Some((row, derivation))
}

/// How the execution score follows from the figures.
fn executed(execution: &Rated, form: &Form<'_>, worths: &dyn Worths) -> Option<Derivation> {
    let weight = match execution.weight {
        Some(weight) => worths.number(weight)?,
        None => execution.assumed,
    };
    let (budget, executed) = (worths.number(execution.budget)?, worths.number(execution.executed)?);
    execution_derivation(form.standard, &form.funds, weight, budget, executed).ok()
}

fn share(executed: Decimal, budget: Decimal) -> Option<Fraction> {
    executed.fraction().checked_div(budget.fraction())
}

fn grade_of(form: &Form<'_>, total: Decimal) -> Option<alloc::string::String> {
    let share = total.fraction().checked_div(form.standard.full_marks.fraction())?;
    form.standard.grade(share).map(|grade| grade.name.clone())
}
