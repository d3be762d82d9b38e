//! 鄂财绩发〔2020〕3号 and the form of 湖北 and 武汉: execution carries 20 points, the goals 80.

use alloc::vec;

use super::{citation, mof_2020, region, year};
use crate::decimal::Decimal;
use crate::standard::{Confidence, ExecutionFormula, ExecutionRule, ScoringRule, Standard, Threshold};

/// 湖北, for budget years from 2020 on.
pub(super) fn standard() -> Standard {
    Standard {
        id: "hubei-2020".into(),
        title: "湖北省项目支出绩效自评（鄂财绩发〔2020〕3号）".into(),
        issuer: "湖北省财政厅".into(),
        regions: vec![region(
            "42",
            &[
                "湖北", "武汉", "黄石市", "十堰", "宜昌", "襄阳", "鄂州", "荆门", "孝感", "荆州", "黄冈", "咸宁",
                "随州", "恩施", "仙桃市", "潜江", "天门市", "神农架",
            ],
        )],
        effective_from: year(2020),
        basis: vec![citation("鄂财绩发〔2020〕3号", ""), mof_2020::basis()],
        confidence: Confidence::Read,
        remark: Some(
            "执行率的分母为含结转的调整预算数，只计财政资金；自评表没有分值列，分值写在指标名称后的括号里或不写；\
             满意度指标可以不设。"
                .into(),
        ),
        execution: ExecutionRule { weight: Decimal::from(20), formula: ExecutionFormula::Linear },
        // The 80 points of the goals are shared out by the unit: no dimension has a weight of its own.
        dimensions: mof_2020::dimensions([None, None, None]),
        scoring: ScoringRule { bands: mof_2020::bands([100, 80, 50]), ..mof_2020::scoring() },
        threshold: Threshold { row_weights: Some(false), ..mof_2020::threshold() },
        ..mof_2020::standard()
    }
}
