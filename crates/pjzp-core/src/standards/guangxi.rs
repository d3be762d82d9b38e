//! 广西: from 130 % of the target on a reason is asked for.

use alloc::vec;

use super::{mof_2020, percent, region};
use crate::standard::{Confidence, Standard, Threshold};

/// 广西, for budget years from 2020 on.
pub(super) fn standard() -> Standard {
    Standard {
        id: "guangxi".into(),
        title: "广西壮族自治区项目支出绩效自评".into(),
        issuer: "广西壮族自治区财政厅".into(),
        regions: vec![region(
            "45",
            &[
                "广西", "南宁", "柳州", "桂林市", "梧州", "北海市", "防城港", "钦州", "贵港", "玉林市", "百色", "贺州",
                "河池", "来宾市", "崇左",
            ],
        )],
        confidence: Confidence::Read,
        remark: Some(
            "实际完成值达到目标值130%及以上的须说明原因；可以人工扣分，扣至0分为止，扣分由人工判定，本标准不计算。\
             本区文件的文号和起始年度尚未收录，起始年度及其余各项均沿用 mof-2020。"
                .into(),
        ),
        // The national threshold is pjzp's own and may change; this one is the region's rule.
        threshold: Threshold {
            exceeded_reason_from: Some(percent(130)),
            ..mof_2020::threshold()
        },
        ..mof_2020::standard()
    }
}
