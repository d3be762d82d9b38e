//! 江西: execution is scored in steps.

use alloc::vec;

use super::{mof_2020, region, steps};
use crate::decimal::Decimal;
use crate::standard::{Confidence, ExecutionFormula, ExecutionRule, Standard};

/// 江西, for budget years from 2020 on.
pub(super) fn standard() -> Standard {
    Standard {
        id: "jiangxi".into(),
        title: "江西省项目支出绩效自评".into(),
        issuer: "江西省财政厅".into(),
        regions: vec![region(
            "36",
            &[
                "江西",
                "南昌",
                "景德镇",
                "萍乡",
                "九江市",
                "新余",
                "鹰潭",
                "赣州",
                "吉安",
                "宜春",
                "抚州",
                "上饶",
            ],
        )],
        confidence: Confidence::Read,
        remark: Some(
            "预算执行10分按档计分：执行率100%得10分，80%及以上得7分，60%及以上得5分，不足60%不得分。\
             本省文件的文号和起始年度尚未收录，起始年度及其余各项均沿用 mof-2020。"
                .into(),
        ),
        execution: ExecutionRule {
            weight: Decimal::from(10),
            formula: ExecutionFormula::Steps(steps(&[(100, 100), (80, 70), (60, 50)])),
        },
        ..mof_2020::standard()
    }
}
