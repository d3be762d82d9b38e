//! What the rules about rates share: which of them can pass 100 %.

use crate::decimal::Decimal;
use crate::reading::{Quantity, Unit};

/// Words of rates of which the whole is the most there can be.
const CAPPED: &[&str] = &[
    "合格率",
    "达标率",
    "覆盖率",
    "满意度",
    "满意率",
    "及时率",
    "参与率",
    "通过率",
    "优良率",
    "优秀率",
    "出勤率",
    "知晓率",
    "到位率",
    "资金使用率",
    "支付率",
    "拨付率",
    "执行率",
    "发放率",
    "兑付率",
    "兑现率",
    "签约率",
    "就业率",
    "准确率",
    "正确率",
    "普及率",
    "完好率",
    "正常率",
    "接种率",
    "办结率",
    "处置率",
    "处理率",
    "整改率",
    "落实率",
    "公开率",
    "保障率",
    "验收率",
    "响应率",
    "回复率",
    "巩固率",
    "治愈率",
    "成活率",
    "保存率",
    "占比",
];

/// Words of rates at which something grows or shrinks.
const CHANGING: &[&str] =
    &["增长", "增幅", "增速", "增加", "上升", "提升", "提高", "下降", "降低", "降幅", "减少"];

/// Whether the name is of a rate that cannot pass 100 %: a part of a whole.
pub(crate) fn is_capped(name: &str) -> bool {
    CAPPED.iter().any(|word| name.contains(word)) && !is_changing(name)
}

/// Whether the name is of a rate of growth or decline.
pub(crate) fn is_changing(name: &str) -> bool {
    CHANGING.iter().any(|word| name.contains(word))
}

/// A rate as a share of one; `None` for what is no rate.
pub(crate) fn share(rate: &Quantity) -> Option<Decimal> {
    match rate.unit {
        Unit::Percent => rate.number.shift(-2),
        Unit::Permille => rate.number.shift(-3),
        _ => None,
    }
}
