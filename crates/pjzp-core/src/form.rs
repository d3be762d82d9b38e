//! The typed view of a submission under a standard: every value read once, every level resolved.
//!
//! A view holds no judgement; scoring, rules and diagnosis all look at the same one.

mod level;
mod money;
mod part;
mod titled;
mod weighed;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::fraction::Fraction;
use crate::model::{Figure, Indicator, Kind, Submission};
use crate::pointer::Pointer;
use crate::reading::{self, Money, Reading, Sign, Unit, Value};
use crate::standard::{Dimension, Level2, NotApplicable, Standard};

use level::Below;
pub use level::Level;
pub use money::MoneyCell;
pub(crate) use part::is_part_by_name;
use part::mark_parts;
pub use titled::{Bracketed, Titled};
pub use weighed::Weighed;
use weighed::Weighing;

/// A submission, read under a standard.
#[derive(Debug, Clone)]
pub struct Form<'a> {
    /// The submission as filed.
    pub submission: &'a Submission,
    /// The standard it is read under.
    pub standard: &'a Standard,
    /// The rows, in the form's order.
    pub rows: Vec<Row<'a>>,
    /// The money.
    pub funds: Funds,
    /// What is stated for whole levels, in the form's order.
    pub subtotals: Vec<Level<'a>>,
    /// Weights that stand in the names of levels, in the form's order.
    pub titled: Vec<Titled<'a>>,
    /// Which levels state a weight.
    weighing: Weighing,
    /// The bottom line.
    pub total: Bottom,
}

/// One row of the form, read.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// Place in the submission's list, from 0.
    pub index: usize,
    /// `/indicators/{index}`
    pub pointer: Pointer,
    /// The row as filed.
    pub filed: &'a Indicator,
    /// The level-1 indicator of the standard it stands under, where its name is known.
    pub level1: Option<&'a Dimension>,
    /// The level-2 indicator of the standard it stands under, where its name is known.
    pub level2: Option<&'a Level2>,
    /// The target, with sign and unit from columns of their own.
    pub target: Reading,
    /// The actual value.
    pub actual: Reading,
    /// 分值, where it can be read.
    pub weight: Option<Decimal>,
    /// 得分, where it can be read.
    pub score: Option<Decimal>,
    /// Part of the row above it (其中): marked as such, or so named and counted twice otherwise.
    pub part: bool,
}

/// The money of the project, in 元.
#[derive(Debug, Clone, Default)]
pub struct Funds {
    /// Unit of the funds table.
    pub column: Option<Money>,
    /// 年初预算数.
    pub initial: Option<Decimal>,
    /// 年度调整金额.
    pub change: Option<Decimal>,
    /// 全年预算数.
    pub adjusted: Option<Decimal>,
    /// 全年执行数.
    pub executed: Option<Decimal>,
    /// 执行率 as a share of one, where it can be read.
    pub rate: Option<Decimal>,
    /// 分值, as filed.
    pub weight: Option<Decimal>,
    /// 得分, as filed.
    pub score: Option<Decimal>,
}

/// The bottom line, read.
#[derive(Debug, Clone, Default)]
pub struct Bottom {
    /// 满分.
    pub weight: Option<Decimal>,
    /// 总分.
    pub score: Option<Decimal>,
    /// 等级, trimmed; absent when blank.
    pub grade: Option<String>,
}

/// A figure of the form and its place.
#[derive(Debug, Clone)]
pub struct Cell<'a> {
    /// Where it stands.
    pub pointer: Pointer,
    /// What is filed there.
    pub figure: &'a Figure,
    /// What it should state.
    pub measure: Measure,
}

/// What a figure should state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// 分.
    Points,
    /// Money, in a column of this unit; `None` where the unit is not known.
    Money(Option<Money>),
    /// A rate: `42.2%`, `0.422`.
    Rate,
}

impl Cell<'_> {
    /// Whether the figure can be read as what it should state; nothing is said of money in a
    /// column whose unit is not known.
    pub fn is_read(&self) -> bool {
        match self.measure {
            Measure::Points => self.figure.points().is_some(),
            Measure::Money(column) => column.is_none_or(|column| self.figure.money(column).is_some()),
            Measure::Rate => rate(self.figure, None).is_some(),
        }
    }
}

impl<'a> Form<'a> {
    /// Reads a submission under a standard.
    pub fn new(submission: &'a Submission, standard: &'a Standard) -> Self {
        let mut rows: Vec<Row<'a>> = submission
            .indicators
            .iter()
            .enumerate()
            .map(|(index, filed)| Row::new(index, filed, standard))
            .collect();
        let funds = Funds::new(submission);
        mark_parts(&mut rows, funds.weight, standard);
        let mut below = Below::new(&rows, standard);
        let subtotals: Vec<Level<'a>> = submission
            .subtotals
            .iter()
            .enumerate()
            .map(|(index, filed)| Level::new(index, filed, &mut below, standard))
            .collect();
        let titled = Titled::all(&rows, &subtotals, &below, standard);
        let weighing = Weighing::new(&subtotals, &titled);
        let total = submission.total.as_ref().map(|total| Bottom {
            weight: points(total.weight.as_ref()),
            score: points(total.score.as_ref()),
            grade: filled(total.grade.as_deref()).map(String::from),
        });
        Self {
            submission,
            standard,
            funds,
            rows,
            subtotals,
            titled,
            weighing,
            total: total.unwrap_or_default(),
        }
    }

    /// Whether submissions of this kind carry points at all under the standard.
    pub fn is_scored(&self) -> bool {
        is_scored(self.submission, self.standard)
    }

    /// The rows that count: no sub-rows (其中), and none declared 不适用 where these are excluded.
    pub fn counted(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().filter(|row| row.counts(self.standard))
    }

    /// The row that the pointer is, or lies in.
    pub fn row_at(&self, pointer: &Pointer) -> Option<&Row<'a>> {
        self.rows.get(pointer.item("/indicators")?)
    }

    /// The level that the pointer is, or lies in.
    pub fn level_at(&self, pointer: &Pointer) -> Option<&Level<'a>> {
        self.subtotals.get(pointer.item("/subtotals")?)
    }

    /// The level whose name holds a weight in this cell.
    pub fn titled_at(&self, pointer: &Pointer) -> Option<&Titled<'a>> {
        let key = |pointer: &Pointer| (pointer.item("/indicators"), pointer.text().ends_with("/level2"));
        let at = self.titled.binary_search_by_key(&key(pointer), |titled| key(&titled.pointer));
        self.titled.get(at.ok()?).filter(|titled| titled.pointer == *pointer)
    }

    /// The levels that state a weight and whose first row is this one, subtotals first.
    pub fn levels_from(&self, row: usize) -> impl Iterator<Item = Weighed<'_, 'a>> {
        self.weighing.from(row, &self.subtotals, &self.titled)
    }

    /// Which goal the row of this index belongs to, where that is one of the form's.
    pub fn goal(&self, row: usize) -> Option<usize> {
        let goal = usize::from(self.rows.get(row)?.filed.goal?.number());
        (goal < self.submission.goals.len()).then_some(goal)
    }

    /// Whether level names may be of a frame of their own: those of department forms, and of forms
    /// from before 2018.
    pub fn has_own_frame(&self) -> bool {
        let is_old = self.submission.fiscal_year.is_some_and(|year| year.number() < 2018);
        is_old || self.submission.kind == Some(Kind::Department)
    }

    /// Every sign, target and actual value that is filed, in the form's order.
    pub fn values(&self) -> impl Iterator<Item = (Pointer, &'a str)> {
        self.rows.iter().flat_map(|row| {
            let Indicator { sign, target, actual, .. } = row.filed;
            [("sign", sign), ("target", target), ("actual", actual)]
                .into_iter()
                .filter_map(|(member, text)| Some((row.pointer.at(member), text.as_deref()?)))
        })
    }

    /// Every figure that is filed, in the form's order.
    pub fn figures(&self) -> impl Iterator<Item = Cell<'a>> {
        let submission = self.submission;
        let mut cells = Vec::new();
        let mut enter = |pointer: Pointer, figure: &'a Option<Figure>, measure| {
            cells.extend(figure.as_ref().map(|figure| Cell { pointer, figure, measure }));
        };
        if let Some(budget) = submission.budget.as_ref() {
            let money = Measure::Money(self.funds.column);
            if let Some(total) = budget.total.as_ref() {
                let place = Pointer::from("/budget/total");
                for (member, figure, measure) in [
                    ("initial", &total.initial, money),
                    ("change", &total.change, money),
                    ("adjusted", &total.adjusted, money),
                    ("executed", &total.executed, money),
                    ("rate", &total.rate, Measure::Rate),
                    ("weight", &total.weight, Measure::Points),
                    ("score", &total.score, Measure::Points),
                ] {
                    enter(place.at(member), figure, measure);
                }
            }
            for (index, source) in budget.sources.iter().enumerate() {
                let place = Pointer::from("/budget/sources").at(index);
                for (member, figure, measure) in [
                    ("initial", &source.initial, money),
                    ("change", &source.change, money),
                    ("adjusted", &source.adjusted, money),
                    ("executed", &source.executed, money),
                    ("rate", &source.rate, Measure::Rate),
                ] {
                    enter(place.at(member), figure, measure);
                }
            }
            for (index, item) in budget.items.iter().enumerate() {
                let unit = item.unit.as_deref().or(budget.unit.as_deref());
                let place = Pointer::from("/budget/items").at(index).at("amount");
                enter(place, &item.amount, Measure::Money(money_unit(unit)));
            }
        }
        for (index, goal) in submission.goals.iter().enumerate() {
            enter(Pointer::from("/goals").at(index).at("weight"), &goal.weight, Measure::Points);
        }
        for (index, row) in submission.indicators.iter().enumerate() {
            let place = Pointer::from("/indicators").at(index);
            enter(place.at("weight"), &row.weight, Measure::Points);
            enter(place.at("score"), &row.score, Measure::Points);
        }
        for (index, level) in submission.subtotals.iter().enumerate() {
            let place = Pointer::from("/subtotals").at(index);
            enter(place.at("weight"), &level.weight, Measure::Points);
            enter(place.at("score"), &level.score, Measure::Points);
        }
        if let Some(total) = submission.total.as_ref() {
            enter(Pointer::from("/total/weight"), &total.weight, Measure::Points);
            enter(Pointer::from("/total/score"), &total.score, Measure::Points);
        }
        cells.into_iter()
    }

    /// Whether not one of several rows states what was reached: PJ1008 tells it once.
    pub fn has_no_actual(&self) -> bool {
        let mut rows = self.rows.iter().filter(|row| !row.is_not_applicable());
        let is_bare = |row: &Row<'_>| is_blank_text(row.filed.actual.as_deref());
        rows.clone().count() > 1 && rows.all(is_bare)
    }

    /// Whether any row states a weight.
    pub fn has_row_weights(&self) -> bool {
        self.rows.iter().any(|row| row.weight.is_some())
    }
}

impl<'a> Row<'a> {
    fn new(index: usize, filed: &'a Indicator, standard: &'a Standard) -> Self {
        let level1 = filed.level1.as_deref().and_then(|name| standard.dimension(name));
        let level2 = filed.level2.as_deref().and_then(|name| standard.level2(level1, name));
        Self {
            index,
            pointer: Pointer::from("/indicators").at(index),
            filed,
            level1,
            level2,
            target: target(filed),
            actual: reading::read(filed.actual.as_deref().unwrap_or_default()),
            weight: points(filed.weight.as_ref()),
            score: points(filed.score.as_ref()),
            part: filed.within_previous == Some(true),
        }
    }

    /// Part of the row above it (其中), so not counted.
    pub fn is_part(&self) -> bool {
        self.part
    }

    /// Declared 不适用.
    pub fn is_not_applicable(&self) -> bool {
        self.filed.not_applicable == Some(true)
    }

    /// Declared 不适用 under a standard that leaves such rows out.
    pub fn is_excluded(&self, standard: &Standard) -> bool {
        self.is_not_applicable() && standard.scoring.not_applicable == NotApplicable::Excluded
    }

    /// Whether its weight and points are added up: it is no sub-row (其中), and not left out.
    fn counts(&self, standard: &Standard) -> bool {
        !self.is_part() && !self.is_excluded(standard)
    }

    /// Its own name as messages use it.
    pub fn name(&self) -> &'a str {
        filled(self.filed.name.as_deref()).unwrap_or("（未命名）")
    }

    /// Target and actual value as filed, trimmed, for messages.
    pub fn written(&self) -> (&'a str, &'a str) {
        let text = |filed: &'a Option<String>| filed.as_deref().unwrap_or_default().trim();
        (text(&self.filed.target), text(&self.filed.actual))
    }

    /// Whether the target is to be passed and not only reached (`>`, `<`), and the actual value does
    /// not claim just that.
    pub fn is_strict(&self) -> bool {
        let sign = self.target.sign;
        matches!(sign, Some(Sign::MoreThan | Sign::LessThan)) && self.actual.sign != sign
    }

    /// Whether something is said of why it departs.
    pub fn has_reason(&self) -> bool {
        says_something(self.filed.reason.as_deref())
    }
}

impl Funds {
    fn new(submission: &Submission) -> Self {
        let Some(budget) = submission.budget.as_ref() else {
            return Self::default();
        };
        let column = money_unit(budget.unit.as_deref());
        let Some(total) = budget.total.as_ref() else {
            return Self { column, ..Self::default() };
        };
        let in_yuan = |figure: &Option<Figure>| figure.as_ref().and_then(|f| f.money(column?));
        let (initial, adjusted) = (in_yuan(&total.initial), in_yuan(&total.adjusted));
        let executed = in_yuan(&total.executed);
        let share = executed.zip(adjusted.or(initial));
        let share = share.and_then(|(executed, budget)| executed.fraction().checked_div(budget.fraction()));
        Self {
            column,
            initial,
            change: in_yuan(&total.change),
            adjusted,
            executed,
            rate: total.rate.as_ref().and_then(|filed| rate(filed, share)),
            weight: points(total.weight.as_ref()),
            score: points(total.score.as_ref()),
        }
    }

    /// The denominator of the execution rate and the cell it stands in:
    /// 全年预算数 where it is filed, else 年初预算数.
    pub fn budget(&self) -> Option<(Decimal, Pointer)> {
        let adjusted = self.adjusted.map(|amount| (amount, Pointer::from("/budget/total/adjusted")));
        adjusted.or_else(|| self.initial.map(|amount| (amount, Pointer::from("/budget/total/initial"))))
    }

    /// An amount of 元 as the funds table would say it: `567.5 万元`.
    pub fn say(&self, yuan: Decimal) -> String {
        let column = self.column.unwrap_or(Money::Yuan);
        column
            .from_yuan(yuan)
            .map_or_else(|| format!("{yuan} 元"), |amount| format!("{amount} {}", column.name()))
    }
}

/// The target with the sign and the unit that stand in columns of their own.
fn target(filed: &Indicator) -> Reading {
    let mut target = reading::read(filed.target.as_deref().unwrap_or_default());
    if target.sign.is_none() {
        target.sign = filed.sign.as_deref().and_then(Sign::read);
    }
    if let Value::Quantity(quantity) = &mut target.value
        && quantity.unit == Unit::None
        && let Some(unit) = filed.unit.as_deref().and_then(Unit::read)
    {
        quantity.unit = unit;
    }
    target
}

/// The points a figure states, where it can be read.
fn points(figure: Option<&Figure>) -> Option<Decimal> {
    figure.and_then(Figure::points)
}

/// A rate as a share of one: `42.2%` is 0.422. A bare number is a share up to 1, else percent,
/// unless the other way alone agrees with the share that was really spent.
pub(crate) fn rate(figure: &Figure, spent: Option<Fraction>) -> Option<Decimal> {
    let reading = figure.read();
    let Value::Quantity(quantity) = reading.value else {
        return None;
    };
    let (share, percent) = (quantity.number, quantity.number.shift(-2));
    let agrees =
        |rate: Decimal, power| spent.is_some_and(|spent| rate_states(figure.text(), power, rate, spent));
    match quantity.unit {
        Unit::Permille => share.shift(-3),
        Unit::Percent => percent,
        Unit::None => {
            let as_share = agrees(share, 0);
            let as_percent = percent.is_some_and(|percent| agrees(percent, -2));
            let is_share = if as_share == as_percent { share.abs() <= Decimal::ONE } else { as_share };
            if is_share { Some(share) } else { percent }
        }
        _ => None,
    }
}

/// Whether a rate written as `filed`, with its digits `power` powers of ten above the share of
/// one, states `exact` at the places it is written to, rounded or cut.
pub(crate) fn rate_states(filed: &str, power: i8, rate: Decimal, exact: Fraction) -> bool {
    let digits = reading::half_width(filed).split_once('.').map_or(0, |(_, rest)| {
        rest.chars().take_while(char::is_ascii_digit).count().try_into().unwrap_or(u32::MAX)
    });
    let written = digits.saturating_add(u32::from(power.unsigned_abs())).min(Decimal::PLACES);
    // `1` is as good as `100%`.
    let places = rate.places().max(if written == 0 { 2 } else { written });
    exact.round(places) == Some(rate) || exact.truncate(places) == Some(rate)
}

/// Whether a reason says anything at all: 无, 0, strokes and 扣1分 do not.
pub(crate) fn says_something(reason: Option<&str>) -> bool {
    filled(reason).is_some_and(|reason| {
        let phrase = reason.trim_end_matches(['。', '.']);
        let is_stroke = phrase.chars().all(|glyph| "/-—–／－\\_".contains(glyph));
        !is_stroke && !EMPTY_PHRASES.contains(&phrase) && !is_deduction(phrase)
    })
}

/// How much was taken off, and not why: 扣1分, 扣除0.5分.
fn is_deduction(phrase: &str) -> bool {
    let points = phrase.strip_prefix("扣除").or_else(|| phrase.strip_prefix('扣'));
    points.and_then(|points| points.strip_suffix('分')).is_some_and(|points| {
        !points.is_empty() && points.trim().chars().all(|glyph| glyph.is_ascii_digit() || glyph == '.')
    })
}

/// What people write in place of a reason.
const EMPTY_PHRASES: &[&str] = &["无", "0", "没有", "暂无", "无原因", "无偏差", "没有偏差", "不适用"];

/// The unit of a money column; 万元 where none is written.
pub(crate) fn money_unit(written: Option<&str>) -> Option<Money> {
    let Some(name) = filled(written) else {
        return Some(Money::TenThousand);
    };
    let units = [Money::Yuan, Money::Thousand, Money::TenThousand, Money::Million, Money::HundredMillion];
    units.into_iter().find(|money| money.name() == name)
}

/// Whether submissions of this kind carry points at all under a standard.
pub(crate) fn is_scored(submission: &Submission, standard: &Standard) -> bool {
    standard.scores.contains(&submission.kind.unwrap_or(Kind::Project))
}

/// The text without blanks around it, or nothing.
pub(crate) fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// Nothing is filed: no text, or only blanks, dashes or strokes.
pub(crate) fn is_blank_text(text: Option<&str>) -> bool {
    text.is_none_or(|text| matches!(reading::read(text).value, Value::Blank))
}

/// No figure is filed: no text, or only blanks, dashes or strokes.
pub(crate) fn is_blank_figure(figure: Option<&Figure>) -> bool {
    figure.is_none_or(Figure::is_blank)
}
