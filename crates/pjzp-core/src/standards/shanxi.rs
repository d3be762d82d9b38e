//! 山西: grades from 80, 70 and 60.

use alloc::vec;

use super::{grades, mof_2020, region};
use crate::standard::{Confidence, Standard};

/// 山西, for budget years from 2020 on.
pub(super) fn standard() -> Standard {
    Standard {
        id: "shanxi".into(),
        title: "山西省项目支出绩效自评".into(),
        issuer: "山西省财政厅".into(),
        regions: vec![region(
            "14",
            &[
                "山西", "太原", "大同市", "阳泉", "长治", "晋城", "朔州", "晋中", "运城", "忻州", "临汾", "吕梁",
            ],
        )],
        confidence: Confidence::Read,
        remark: Some(
            "等级为优≥80、良≥70、中≥60、差＜60；未设成本指标的，最多得5分，因其适用范围未能确认，本标准不据此计分，\
             由人工判定。本省文件的文号和起始年度尚未收录，起始年度及其余各项均沿用 mof-2020。"
                .into(),
        ),
        grades: grades(&[("优", 80), ("良", 70), ("中", 60), ("差", 0)]),
        ..mof_2020::standard()
    }
}
