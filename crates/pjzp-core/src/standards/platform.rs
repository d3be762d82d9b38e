//! The formulas of the common provincial platform (省级通用平台): a target not to be exceeded
//! loses points in proportion to the excess.

use alloc::vec;

use super::{mof_2020, percent};
use crate::standard::{Confidence, ReverseFormula, ScoringRule, Standard, Threshold};

/// The common provincial platform, for budget years from 2020 on; used only where it is named.
pub(super) fn standard() -> Standard {
    Standard {
        id: "platform".into(),
        title: "省级通用平台项目支出绩效自评计分公式".into(),
        issuer: "省级通用平台".into(),
        regions: vec![],
        confidence: Confidence::Read,
        remark: Some(
            "反向指标按 分值×(1−(完成值−目标值)÷目标值) 计分，完成值达到目标值2倍起不得分；得分低于分值须说明原因；\
             达到目标值120%及以上予以提示；指标得分率高于预算执行得分率5个百分点以上为红色预警，\
             结余超过预算20%或预算为零为黄色预警。不属于任何地区，只在指名采用时使用。\
             文件的文号和起始年度尚未收录，起始年度及其余各项均沿用 mof-2020。"
                .into(),
        ),
        scoring: ScoringRule {
            reverse: ReverseFormula::LinearExcess,
            ..mof_2020::scoring()
        },
        threshold: Threshold {
            exceeded_reason_from: Some(percent(120)),
            deduction_reason_required: Some(true),
            score_outruns_by: Some(percent(5)),
            unspent_over: Some(percent(20)),
            ..mof_2020::threshold()
        },
        ..mof_2020::standard()
    }
}
