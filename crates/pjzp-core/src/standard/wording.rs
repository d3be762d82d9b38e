//! The choices and values of a standard in words.
//!
//! Every record is taken apart without `..`, so that a new field does not compile until it is told.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{
    Band, Citation, Confidence, DimensionWeight, EqualFormula, ExecutionFormula, Grade, Late, NotApplicable,
    Orientation, PositiveFormula, ReverseFormula, RuleSeverity, Step,
};
use crate::decimal::Decimal;
use crate::model::{Kind, Year};
use crate::text::{Text, Words};

impl Confidence {
    /// In words.
    pub fn words(self) -> Words {
        match self {
            Self::Read => Words::new("已核对原文或官方表样", "text or official form read"),
            Self::Practised => Words::new("未见原文，与填报实例相符", "not read, agrees with filings"),
            Self::Unconfirmed => Words::new("未经核实", "unconfirmed"),
        }
    }
}

impl ExecutionFormula {
    /// In words.
    pub fn words(&self) -> Text {
        match self {
            Self::Linear => Text::new("分值×执行率", "weight × rate"),
            Self::Steps(steps) => stepped(steps),
        }
    }
}

impl PositiveFormula {
    /// In words.
    pub fn words(self) -> Text {
        match self {
            Self::Ratio => Text::new("实际完成值÷目标值", "actual ÷ target"),
            Self::ThresholdLinear { floor } => {
                let floor = percentage(floor);
                Text::new(
                    format!("完成比率低于{floor}不得分，其余按（完成比率−{floor}）÷（1−{floor}）"),
                    format!("nothing below {floor}, else (actual ÷ target − {floor}) ÷ (1 − {floor})"),
                )
            }
        }
    }
}

impl ReverseFormula {
    /// In words.
    pub fn words(self) -> Words {
        match self {
            Self::TargetOverActual => Words::new("目标值÷实际完成值", "target ÷ actual"),
            Self::LinearExcess => Words::new(
                "线性扣减：1−（实际完成值−目标值）÷目标值",
                "linear excess: 1 − (actual − target) ÷ target",
            ),
        }
    }
}

impl EqualFormula {
    /// In words.
    pub fn words(self) -> Words {
        match self {
            Self::Ratio => Words::new("实际完成值÷目标值", "actual ÷ target"),
            Self::AllOrNothing => Words::new("相等得满分，否则不得分", "all when equal, else nothing"),
        }
    }
}

impl Late {
    /// In words.
    pub fn words(self) -> Words {
        match self {
            Self::NeedsPerson => Words::new("由人工判定", "a person decides"),
            Self::Nothing => Words::new("不得分", "nothing"),
        }
    }
}

impl NotApplicable {
    /// In words.
    pub fn words(self) -> Words {
        match self {
            Self::NeedsPerson => Words::new("由人工判定", "a person decides"),
            Self::Excluded => Words::new("不计入分值和得分", "left out of weights and points"),
        }
    }
}

impl Orientation {
    /// In words.
    pub fn words(self) -> Words {
        match self {
            Self::Positive => Words::new("正向", "positive"),
            Self::Reverse => Words::new("反向", "reverse"),
        }
    }
}

/// A share as a percentage: `0.8` is 80%.
pub(crate) fn percentage(share: Decimal) -> String {
    match share.shift(2) {
        Some(hundredths) => format!("{hundredths}%"),
        None => share.to_string(),
    }
}

/// Steps in words; what lies below the last earns nothing.
pub(super) fn stepped(steps: &[Step]) -> Text {
    let (zh, en): (Vec<String>, Vec<String>) = steps
        .iter()
        .map(|Step { from, share }| {
            let (from, share) = (percentage(*from), percentage(*share));
            (format!("达到{from}得{share}分值"), format!("{share} of the weight from {from}"))
        })
        .unzip();
    Text::new(format!("{}，其余不得分", zh.join("，")), format!("{}, nothing below", en.join(", ")))
}

pub(super) fn verbatim(text: &str) -> Text {
    Text::new(text, text)
}

pub(super) fn unsaid() -> Text {
    Text::new("未规定", "not laid down")
}

pub(super) fn yes_or_no(flag: bool) -> Text {
    if flag { Words::new("是", "yes") } else { Words::new("否", "no") }.into()
}

pub(super) fn points(number: Decimal) -> Text {
    Text::new(format!("{number} 分"), format!("{number} points"))
}

pub(super) fn last_year(year: Option<Year>) -> Text {
    year.map_or_else(|| Text::new("长期有效", "open"), |year| verbatim(&year.to_string()))
}

/// 「a」「b」, or that there is none.
pub(super) fn quoted<'a>(texts: impl IntoIterator<Item = &'a String>) -> Text {
    let list: String = texts.into_iter().map(|text| bracketed(text)).collect();
    if list.is_empty() { Text::new("无", "none") } else { verbatim(&list) }
}

pub(super) fn cited(basis: &[Citation]) -> Text {
    let citations: Vec<String> = basis
        .iter()
        .map(|Citation { number, title }| {
            let number = number.as_deref().unwrap_or_default();
            let title = title.as_ref().map(|title| format!("《{title}》"));
            format!("{number}{}", title.unwrap_or_default())
        })
        .collect();
    quoted(&citations)
}

/// 「PJ5001」错误，…; each rule as it declares itself, where the issuer says nothing.
pub(super) fn weighed(severities: &[RuleSeverity]) -> Text {
    if severities.is_empty() {
        return Text::new("从各规则", "as the rules declare");
    }
    let (zh, en): (Vec<String>, Vec<String>) = severities
        .iter()
        .map(|RuleSeverity { code, severity, basis }| {
            let (code, severity) = (bracketed(code), severity.words());
            let cited =
                basis.as_ref().map(|basis| cited(core::slice::from_ref(basis)).zh).unwrap_or_default();
            (format!("{code}{}{cited}", severity.zh), format!("{code} {}{cited}", severity.en))
        })
        .unzip();
    Text::new(zh.join("，"), en.join(", "))
}

pub(super) fn kinds(scores: &[Kind]) -> Text {
    let words = |kind: &Kind| match kind {
        Kind::Project => Words::new("项目支出", "projects"),
        Kind::Department => Words::new("部门整体支出", "departments"),
        Kind::Transfer => Words::new("转移支付", "transfers"),
    };
    let (zh, en): (Vec<_>, Vec<_>) = scores.iter().map(|kind| (words(kind).zh, words(kind).en)).unzip();
    if zh.is_empty() { Text::new("无", "none") } else { Text::new(zh.join("、"), en.join(", ")) }
}

/// 100–80%「达成年度指标」／80–60%「部分达成…」, best first.
pub(super) fn banded(bands: &[Band]) -> Text {
    let limits = |decimal: &Decimal| decimal.shift(2).unwrap_or(*decimal);
    let parts: Vec<String> = bands
        .iter()
        .map(|Band { name, low, high, phrases: _ }| {
            format!("{}–{}%{}", limits(high), limits(low), bracketed(name))
        })
        .collect();
    verbatim(&parts.join("／"))
}

pub(super) fn graded(grades: &[Grade]) -> Text {
    let parts: Vec<String> = grades
        .iter()
        .map(|Grade { name, from }| format!("{}≥{}", bracketed(name), percentage(*from)))
        .collect();
    verbatim(&parts.join("／"))
}

/// 「产出指标」50分，…
pub(super) fn shared(weights: &[DimensionWeight]) -> Text {
    let (zh, en): (Vec<String>, Vec<String>) = weights
        .iter()
        .map(|DimensionWeight { dimension, weight }| {
            let (dimension, weight) = (bracketed(dimension), points(*weight));
            (format!("{dimension}{}", weight.zh), format!("{dimension} {}", weight.en))
        })
        .unzip();
    Text::new(zh.join("，"), en.join(", "))
}

/// 「a」, with a closing bracket inside the text doubled, so that no two lists look alike.
fn bracketed(text: &str) -> String {
    format!("「{}」", text.replace('」', "」」"))
}
