//! 财预〔2021〕101号, the guide to core indicators of projects: cost is a level of its own.

use alloc::vec;
use alloc::vec::Vec;

use super::{citation, dimension, level2, mof_2020, percent, profile, steps, year};
use crate::decimal::Decimal;
use crate::standard::{
    Confidence, Dimension, ExecutionFormula, ExecutionRule, Orientation, PositiveFormula, ScoringRule,
    Standard, WeightProfile,
};

/// The guide's scheme, for budget years from 2021 on; used only where it is named.
pub(super) fn standard() -> Standard {
    Standard {
        id: "mof-2021".into(),
        title: "项目支出核心绩效指标（财预〔2021〕101号）".into(),
        effective_from: year(2021),
        basis: vec![citation("财预〔2021〕101号", ""), mof_2020::basis()],
        confidence: Confidence::Unconfirmed,
        remark: Some(
            "文件于2021年8月18日印发，起始年度、分值、下限比例和各档得分均未经原文核实，只在指名采用时使用。\
             直接计分（达标得满分，否则不得分）和分档计分须逐项选定，本标准对正向指标统一采用设下限的完成比率法；\
             反向指标、等于指标、定性分档、等级和提示界限沿用 mof-2020。"
                .into(),
        ),
        execution: ExecutionRule {
            weight: Decimal::from(10),
            formula: ExecutionFormula::Steps(steps(&[(100, 100), (80, 70), (60, 50)])),
        },
        dimensions: dimensions(),
        profiles: profiles(),
        scoring: ScoringRule {
            positive: PositiveFormula::ThresholdLinear { floor: percent(60) },
            satisfaction: steps(&[(90, 100), (80, 80), (60, 50)]),
            ..mof_2020::scoring()
        },
        ..mof_2020::standard()
    }
}

/// Cost stands first and apart; lasting influence is part of the other benefits.
fn dimensions() -> Vec<Dimension> {
    use Orientation::Reverse;
    let cost = dimension(
        "成本指标",
        &[],
        Some(20),
        vec![
            // The plain 成本指标 of the 2020 form resolves here, so that it is seen to be misplaced.
            level2("经济成本指标", &["成本指标", "产出成本"], Reverse),
            level2("社会成本指标", &[], Reverse),
            level2("生态环境成本指标", &[], Reverse),
        ],
    );
    let national = mof_2020::dimensions([Some(40), Some(20), Some(10)]).into_iter().map(|mut dimension| {
        dimension.level2.retain(|level2| !matches!(level2.name.as_str(), "成本指标" | "可持续影响指标"));
        dimension
    });
    [Dimension { required: false, ..cost }].into_iter().chain(national).collect()
}

/// Without cost 50, 30 and 10; without satisfaction its 10 go to benefit.
fn profiles() -> Vec<WeightProfile> {
    vec![
        profile(&["成本指标"], &[("产出指标", 50), ("效益指标", 30), ("满意度指标", 10)]),
        profile(&["满意度指标"], &[("成本指标", 20), ("产出指标", 40), ("效益指标", 30)]),
        profile(&["成本指标", "满意度指标"], &[("产出指标", 50), ("效益指标", 40)]),
    ]
}
