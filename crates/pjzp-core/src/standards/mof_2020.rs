//! 财预〔2020〕10号《项目支出绩效评价管理办法》: the national rules, for budget years from 2020 on.

use alloc::vec;
use alloc::vec::Vec;

use super::{band, citation, dimension, grades, level2, percent, year};
use crate::decimal::Decimal;
use crate::model::Kind;
use crate::standard::{
    Band, Citation, Confidence, Dimension, EqualFormula, ExecutionFormula, ExecutionRule, Grade, Late,
    NotApplicable, Orientation, PositiveFormula, ReverseFormula, ScoringRule, Standard, Threshold,
};

/// The national standard; the default where nothing narrower applies.
pub(super) fn standard() -> Standard {
    Standard {
        id: "mof-2020".into(),
        title: "项目支出绩效评价管理办法（财预〔2020〕10号）".into(),
        issuer: "财政部".into(),
        regions: vec![],
        effective_from: year(2020),
        effective_to: None,
        profiles: vec![],
        supersedes: vec![],
        severities: vec![],
        basis: vec![basis()],
        confidence: Confidence::Practised,
        remark: Some(
            "办法未写明反向指标（≤）如何计分，本标准按目标值÷实际值计分；比例、等级和定性分档依据办法原文，\
             权重和定量计分依据各地填报实例。"
                .into(),
        ),
        scores: vec![Kind::Project, Kind::Department],
        full_marks: Decimal::HUNDRED,
        execution: ExecutionRule { weight: Decimal::from(10), formula: ExecutionFormula::Linear },
        dimensions: dimensions([Some(50), Some(30), Some(10)]),
        scoring: scoring(),
        grades: national_grades(),
        threshold: threshold(),
    }
}

pub(super) fn basis() -> Citation {
    citation("财预〔2020〕10号", "项目支出绩效评价管理办法")
}

/// Level-1 and level-2 indicators of the national form, with the weights of output, benefit and
/// satisfaction as the issuer sets them.
pub(super) fn dimensions([output, benefit, satisfaction]: [Option<u32>; 3]) -> Vec<Dimension> {
    use Orientation::{Positive, Reverse};
    let satisfaction = dimension(
        "满意度指标",
        &["服务对象满意度指标", "社会公众或服务对象满意度指标"],
        satisfaction,
        vec![
            level2("服务对象满意度指标", &["满意度指标", "社会公众或服务对象满意度指标"], Positive),
            level2("工作人员满意度", &[], Positive),
        ],
    );
    vec![
        dimension(
            "产出指标",
            &["项目完成指标", "项目产出", "完成指标"],
            output,
            vec![
                level2("数量指标", &["产出数量"], Positive),
                level2("质量指标", &["产出质量"], Positive),
                level2("时效指标", &["进度指标", "产出时效"], Positive),
                level2(
                    "成本指标",
                    &["产出成本", "经济成本指标", "社会成本指标", "生态环境成本指标"],
                    Reverse,
                ),
            ],
        ),
        dimension(
            "效益指标",
            &["效果指标", "项目效益", "项目效果指标"],
            benefit,
            vec![
                level2("经济效益指标", &[], Positive),
                level2("社会效益指标", &[], Positive),
                level2("生态效益指标", &["环境效益指标"], Positive),
                level2("可持续影响指标", &["可持续性影响指标"], Positive),
            ],
        ),
        Dimension { required: false, ..satisfaction },
    ]
}

/// Three bands, and quantities by how far the target was reached.
pub(super) fn scoring() -> ScoringRule {
    ScoringRule {
        positive: PositiveFormula::Ratio,
        reverse: ReverseFormula::TargetOverActual,
        equal: EqualFormula::Ratio,
        bands: bands([100, 80, 60]),
        satisfaction: vec![],
        late: Late::NeedsPerson,
        not_applicable: NotApplicable::NeedsPerson,
        places: 2,
    }
}

/// 达成年度指标, 部分达成并具有一定效果, 未达成且效果较差, between the three upper ends.
pub(super) fn bands([best, middle, lowest]: [u8; 3]) -> Vec<Band> {
    vec![
        band(
            "达成年度指标",
            middle,
            best,
            &["达成年度指标", "达成预期指标", "达成目标", "达成", "全部完成", "已完成", "完成", "达标"],
        ),
        band(
            "部分达成年度指标并具有一定效果",
            lowest,
            middle,
            &[
                "部分达成年度指标并具有一定效果",
                "部分达成预期指标并具有一定效果",
                "部分达成",
                "部分完成",
                "基本达成",
                "基本完成",
            ],
        ),
        band(
            "未达成年度指标且效果较差",
            0,
            lowest,
            &["未达成年度指标且效果较差", "未达成预期指标且效果较差", "未达成", "未完成", "未达标"],
        ),
    ]
}

pub(super) fn national_grades() -> Vec<Grade> {
    grades(&[("优", 90), ("良", 80), ("中", 60), ("差", 0)])
}

pub(super) fn threshold() -> Threshold {
    Threshold {
        exceeded_reason_from: Some(percent(130)),
        adjusted_over: Some(percent(30)),
        single_weight_over: Some(percent(50)),
        row_weights: Some(true),
        ..Threshold::default()
    }
}
