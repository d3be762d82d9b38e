//! Measures that can be turned into each other: lengths, areas, masses, durations.

use crate::fraction::Fraction;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Length,
    Area,
    Volume,
    Mass,
    Power,
    Energy,
    Duration,
    /// Months and years, which have no fixed number of days.
    Calendar,
    Workday,
}

/// Names, what they measure, and how many of the base unit one of them is: numerator, denominator.
const MEASURES: &[(&[&str], Kind, i128, i128)] = &[
    (&["公里", "千米", "km"], Kind::Length, 1000, 1),
    (&["米", "m", "延米", "延长米"], Kind::Length, 1, 1),
    (&["里"], Kind::Length, 500, 1),
    (&["分米"], Kind::Length, 1, 10),
    (&["厘米", "cm"], Kind::Length, 1, 100),
    (&["毫米", "mm"], Kind::Length, 1, 1000),
    (&["微米"], Kind::Length, 1, 1_000_000),
    (&["平方公里", "平方千米", "km²", "km2"], Kind::Area, 1_000_000, 1),
    (&["顷"], Kind::Area, 200_000, 3),
    (&["公顷", "ha"], Kind::Area, 10_000, 1),
    // Fifteen 亩 are one hectare.
    (&["亩"], Kind::Area, 2000, 3),
    (&["平方米", "平方", "平米", "m²", "m2", "㎡"], Kind::Area, 1, 1),
    (&["立方米", "立方", "m³", "m3"], Kind::Volume, 1000, 1),
    (&["升", "L"], Kind::Volume, 1, 1),
    (&["毫升", "ml", "mL"], Kind::Volume, 1, 1000),
    (&["吨", "t"], Kind::Mass, 1_000_000, 1),
    (&["公斤", "千克", "kg"], Kind::Mass, 1000, 1),
    (&["斤"], Kind::Mass, 500, 1),
    (&["克", "g"], Kind::Mass, 1, 1),
    (&["毫克", "mg"], Kind::Mass, 1, 1000),
    (&["微克", "μg", "ug"], Kind::Mass, 1, 1_000_000),
    (&["兆瓦", "MW"], Kind::Power, 1_000_000, 1),
    (&["千瓦", "kW"], Kind::Power, 1000, 1),
    (&["瓦"], Kind::Power, 1, 1),
    (&["兆瓦时"], Kind::Energy, 1000, 1),
    (&["千瓦时", "kWh"], Kind::Energy, 1, 1),
    (&["周", "星期"], Kind::Duration, 10_080, 1),
    (&["天", "日", "日历天", "自然日", "个自然日"], Kind::Duration, 1440, 1),
    (&["小时", "个小时", "h"], Kind::Duration, 60, 1),
    (&["分钟", "min"], Kind::Duration, 1, 1),
    (&["秒"], Kind::Duration, 1, 60),
    (&["年", "周年"], Kind::Calendar, 12, 1),
    (&["个季度"], Kind::Calendar, 3, 1),
    (&["个月"], Kind::Calendar, 1, 1),
    (&["工作日", "个工作日"], Kind::Workday, 1, 1),
];

/// What one of each unit is in one base unit; `None` where they cannot be compared.
///
/// Things that are merely counted (个, 人次, 场) compare one to one whatever they are called.
/// A rate (元/人·月) compares with itself only, and so do measures of different kinds.
pub(super) fn factors(name: &str, other: &str) -> Option<(Fraction, Fraction)> {
    if name == other {
        return Some((Fraction::ONE, Fraction::ONE));
    }
    if name.contains(['/', '·', '•', '・']) || other.contains(['/', '·', '•', '・']) {
        return None;
    }
    match (measure(name), measure(other)) {
        (Some((kind, factor)), Some((of_other, other))) => (kind == of_other).then_some((factor, other)),
        _ => Some((Fraction::ONE, Fraction::ONE)),
    }
}

/// Whether the unit of this name measures where others count.
pub(super) fn is_measure(name: &str) -> bool {
    measure(name).is_some()
}

fn measure(name: &str) -> Option<(Kind, Fraction)> {
    MEASURES
        .iter()
        .find(|(names, ..)| names.contains(&name))
        .and_then(|&(_, kind, numerator, denominator)| Some((kind, Fraction::new(numerator, denominator)?)))
}
