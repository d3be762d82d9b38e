//! 四川: execution carries 10 points and the indicators 90; execution below 90 % needs a reason.

use alloc::vec;

use super::{mof_2020, percent, region, year};
use crate::standard::{Confidence, Standard, Threshold};

/// 四川, for budget years from 2023 on.
pub(super) fn standard() -> Standard {
    Standard {
        id: "sichuan-2023".into(),
        title: "四川省部门预算项目支出绩效自评".into(),
        issuer: "四川省财政厅".into(),
        regions: vec![region(
            "51",
            &[
                "四川",
                "成都",
                "自贡",
                "攀枝花",
                "泸州",
                "德阳",
                "绵阳",
                "广元",
                "遂宁",
                "内江",
                "乐山市",
                "南充",
                "眉山",
                "宜宾",
                "广安市",
                "达州",
                "雅安",
                "巴中",
                "资阳市",
                "阿坝",
                "甘孜",
                "凉山",
            ],
        )],
        effective_from: year(2023),
        confidence: Confidence::Read,
        remark: Some(
            "预算执行10分、指标90分；预算执行率低于90%须说明原因；资金分四类填列；文字说明限100字或200字，\
             因各栏适用哪一限额未能确认，原因只按200字提示。\
             本省文件的文号尚未收录，产出、效益、满意度的分值和计分公式、等级、定性分档均沿用 mof-2020。"
                .into(),
        ),
        threshold: Threshold {
            execution_reason_below: Some(percent(90)),
            reason_characters: Some(200),
            ..mof_2020::threshold()
        },
        ..mof_2020::standard()
    }
}
