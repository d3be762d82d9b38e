//! The words that forms and reports use, as data: headers, labels, levels, grades, figures in prose.
//!
//! Every word stands as [`super::wording::core`] leaves it: half width, no blanks, no brackets.

use super::header::Column;

/// Header words, by what their column holds, as the forms of many places have them.
#[rustfmt::skip]
pub(super) const HEADERS: &[(Column, &[&str])] = &[
    (Column::Level1, &["一级指标", "一级指标名称"]),
    (Column::Level2, &["二级指标", "二级指标名称"]),
    (Column::Name, &[
        "三级指标", "三级指标名称", "指标", "指标名称", "绩效指标名称", "具体指标", "指标内容", "四级指标",
    ]),
    (Column::Sign, &["指标性质", "符号", "运算符号", "计算符号", "指标符号", "指标方向"]),
    (Column::Target, &[
        "年度指标值", "指标值", "年初目标值", "预期指标值", "目标值", "年度目标值", "绩效目标值",
        "年初指标值", "全年目标值", "计划指标值", "年度绩效指标值", "预期目标值", "计划值", "目标",
    ]),
    (Column::Unit, &["度量单位", "计量单位", "单位", "指标单位"]),
    (Column::Actual, &[
        "实际完成值", "完成值", "全年实际值", "全年完成值", "全年实际完成值", "实际完成指标值", "实际值",
        "单项指标实际完成值", "指标完成值", "实际完成指标", "自评完成值", "年度实际完成值",
        "全年实际完成指标值",
    ]),
    (Column::Completion, &[
        "完成情况", "指标完成情况", "单项指标完成情况", "实施进度", "实际完成", "年度完成情况", "完成进度",
    ]),
    (Column::Weight, &[
        "分值", "权重", "指标权重", "参考分值", "权重占比", "指标分值", "标准分", "满分", "执行率权重",
        "权重值", "分值权重", "权重分值",
    ]),
    (Column::Score, &[
        "得分", "自评得分", "自评分", "单项得分", "折算得分", "单项指标折算得分", "指标得分", "评价得分",
        "实际得分", "自评分值", "执行率得分", "自评分数", "评分",
    ]),
    (Column::RawScore, &["单项指标得分"]),
    (Column::Grade, &["等级", "评价等级", "自评等级", "评价结果"]),
    (Column::Reason, &[
        "偏差原因分析及改进措施", "偏差原因分析", "未完成原因分析", "未完成原因及改进措施",
        "未完成原因及拟采取的改进措施", "未完成原因和改进措施", "未完成原因分析及改进措施", "原因",
        "偏差原因", "未完成原因", "扣分原因", "偏差分析及整改措施", "偏差大或目标未完成原因分析",
        "改进措施及结果应用方案", "说明", "未完成原因及措施", "偏差原因及改进措施", "原因分析",
    ]),
    (Column::Remark, &["备注"]),
    (Column::ScoringNote, &[
        "评分标准", "得分计算方法", "评分方法", "计分标准", "评分规则", "指标解释", "指标说明",
    ]),
    (Column::Evidence, &["佐证材料", "佐证资料", "证明材料"]),
    (Column::Serial, &["序号", "编号"]),
    (Column::Initial, &[
        "年初预算数", "年初预算", "年初批复数", "计划投资额", "年初预算金额", "资金计划", "年初预算安排数",
    ]),
    (Column::Change, &["年度调整金额", "调整金额", "年中调整数", "调增调减"]),
    (Column::Adjusted, &[
        "全年预算数", "调整预算数", "调整后预算数", "全年调整预算数", "全年预算", "预算数", "预算",
        "预算金额", "变动后预算数", "调整后预算", "预算安排数", "预算安排",
    ]),
    (Column::Arrived, &["到位数", "资金到位", "实际到位资金", "到位资金", "到位金额"]),
    (Column::Executed, &[
        "全年执行数", "执行数", "预算执行数", "全年执行", "执行", "实际使用", "资金使用", "实际执行数",
        "执行金额", "实际支出", "支出数", "实际支出数", "决算数",
    ]),
    (Column::Rate, &["执行率", "预算执行率", "预算执行进度", "资金执行率", "执行进度"]),
    (Column::Planned, &[
        "预期目标", "年初设定目标", "年度绩效目标", "年初绩效目标", "年度预期目标", "预期绩效目标",
        "年初目标", "总体目标", "年度总体绩效目标",
    ]),
    (Column::Achieved, &[
        "实际完成情况", "全年完成情况", "目标完成情况", "目标实际完成情况", "全年实际完成情况",
        "全年目标实际完成情况", "年度目标实际完成情况",
    ]),
    (Column::Account, &["情况说明"]),
    (Column::Remedy, &["存在问题和改进措施", "存在问题及改进措施", "存在的问题和改进措施"]),
    (Column::Item, &[
        "项目支出明细", "支出明细", "支出内容", "明细", "资金用途", "支出项目", "明细项目", "项目明细",
    ]),
    (Column::Amount, &["金额", "支出金额", "安排金额", "资金金额"]),
    (Column::ItemSource, &["资金来源", "来源"]),
    (Column::Caption, &[
        "项目资金", "年度绩效目标完成情况", "绩效指标", "年度总体目标", "年度绩效指标", "资金",
        "预算执行情况", "年度资金情况", "资金情况", "部门资金", "资金投入情况", "项目预算执行情况",
        "年度目标完成情况", "总体目标完成情况", "年度总体目标完成情况", "资金管理情况", "年度预算执行情况",
        "部门预算执行情况", "绩效指标完成情况", "部门整体支出情况",
    ]),
];

/// What a label in the head of a form, or on the cover of a report, names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    Name,
    BudgetUnit,
    Supervisor,
    Evaluator,
    ProjectCode,
    DivisionCode,
    UnitCode,
    CreditCode,
    Year,
    ReportDate,
}

/// Labels, by what they name.
pub(super) const LABELS: &[(Label, &[&str])] = &[
    (Label::Name, &["项目名称", "预算名称", "专项名称", "部门名称", "资金名称", "转移支付名称"]),
    (
        Label::BudgetUnit,
        &["实施单位", "预算单位", "项目单位", "填报单位", "项目实施单位", "资金使用单位", "单位名称"],
    ),
    (Label::Supervisor, &["主管部门", "主管部门及代码", "主管预算部门", "项目主管部门"]),
    (Label::Evaluator, &["评价单位", "自评单位", "评价机构", "自评部门"]),
    (Label::ProjectCode, &["项目代码", "项目编码"]),
    (Label::DivisionCode, &["财政区划代码", "区划代码", "财政区划"]),
    (Label::UnitCode, &["预算单位代码", "单位代码", "单位编码"]),
    (Label::CreditCode, &["统一社会信用代码"]),
    (Label::Year, &["预算年度", "年度", "评价年度", "项目年度", "财政年度", "自评年度"]),
    (Label::ReportDate, &["填报日期", "报告日期", "填报时间", "填表日期", "日期"]),
];

/// Level-1 names without the word 指标.
pub(super) const LEVEL1: &[&str] = &[
    "产出",
    "效益",
    "满意度",
    "成本",
    "效果",
    "项目完成",
    "项目产出",
    "项目效益",
    "项目效果",
    "产出和效果",
    "服务对象满意度",
    "社会公众或服务对象满意度",
    "完成",
    "投入",
    "过程",
    "项目决策",
    "项目管理",
    "决策",
    "管理",
    "部门管理",
    "履职效能",
    "履职效果",
    "预算执行",
    "项目绩效",
    "社会效应",
    "可持续发展能力",
];

/// Level-2 names without the word 指标.
pub(super) const LEVEL2: &[&str] = &[
    "数量",
    "质量",
    "时效",
    "进度",
    "成本",
    "经济成本",
    "社会成本",
    "生态环境成本",
    "经济效益",
    "社会效益",
    "生态效益",
    "环境效益",
    "可持续影响",
    "可持续性影响",
    "可持续发展",
    "服务对象满意度",
    "工作人员满意度",
    "满意度",
    "社会公众满意度",
    "社会公众或服务对象满意度",
    "受益对象满意度",
];

/// Labels of the bottom line of a form.
pub(super) const TOTALS: &[&str] =
    &["总分", "合计", "总计", "总得分", "自评总分", "综合得分", "自评得分合计", "总分合计", "得分合计"];
/// Labels of a level's own sum.
pub(super) const SUBTOTALS: &[&str] = &["小计", "分项小计", "指标小计"];
/// Labels of the total row of the funds.
pub(super) const FUND_TOTALS: &[&str] =
    &["年度资金总额", "资金总额", "合计", "总计", "总额", "年度资金", "项目资金总额", "预算总额"];
/// What stands before the number of a goal, over its rows.
pub(super) const NUMBERED_GOALS: &[&str] = &["年度绩效目标", "绩效目标", "年度目标", "目标"];
/// Labels of a list's own sum.
pub(super) const ITEM_TOTALS: &[&str] = &["合计", "总计", "小计"];

/// Grades, the longer before what they contain.
pub(super) const GRADES: &[&str] = &[
    "不合格",
    "不及格",
    "优秀",
    "良好",
    "中等",
    "较差",
    "一般",
    "合格",
    "及格",
    "优",
    "良",
    "中",
    "差",
    "低",
];

/// What a sign column holds.
pub(super) const SIGNS: &[&str] = &[
    "≥",
    "≤",
    "=",
    "＞",
    "＜",
    ">",
    "<",
    ">=",
    "<=",
    "≧",
    "≦",
    "═",
    "大于",
    "小于",
    "等于",
    "大于等于",
    "小于等于",
    "定性",
    "定量",
    "正向",
    "反向",
    "正向指标",
    "反向指标",
    "不少于",
    "不低于",
    "不超过",
    "不高于",
];

/// Prose: what stands before points a row or level can carry.
pub(super) const WEIGHT_CUES: &[&str] = &["分值", "权重", "满分"];
/// Prose: what stands before points given.
pub(super) const SCORE_CUES: &[&str] = &["得分", "评分", "得"];
/// Prose: what says that points are a sum.
pub(super) const SUM_CUES: &[&str] = &["总得分", "总实际得分", "合计得分", "总分", "共得", "合计", "小计"];
/// Prose: level-1 names that scores are given to.
pub(super) const SCORED_LEVELS: &[&str] = &["产出", "效益", "满意度", "效果", "成本"];
/// Prose: what names the points of the whole.
pub(super) const TOTAL_CUES: &[&str] =
    &["综合评分", "综合得分", "总得分", "总评分", "自评总分", "最终得分", "评价总分", "总分"];
/// Prose: what names the points of the whole where the sentence is not about a row.
pub(super) const BARE_TOTAL_CUES: &[&str] = &["自评得分", "自评分", "评价得分", "评分", "得分"];
/// Prose: what says that points are those of execution.
pub(super) const EXECUTION_CUES: &[&str] = &["预算执行", "执行率", "资金执行"];
/// Prose: what says that a budget is the one of the start of the year.
pub(super) const INITIAL_CUES: &[&str] = &["年初预算", "年初安排", "年初批复"];
/// Prose: what stands before a grade.
pub(super) const GRADE_CUES: &[&str] = &[
    "综合评价",
    "评价等级",
    "评价结果",
    "自评等级",
    "等级",
    "评定为",
    "评价为",
    "结论",
    "自评结果",
    "绩效等级",
    "等次",
];
/// Prose: what begins the target of a row.
pub(super) const TARGET_CUES: &[&str] = &["绩效目标", "年初目标", "目标值", "指标值", "目标", "计划"];
/// Prose: what begins the actual of a row.
pub(super) const ACTUAL_CUES: &[&str] = &["实际完成", "实际", "全年完成", "已完成", "完成"];
/// Prose: money that was not spent.
pub(super) const UNSPENT_CUES: &[&str] = &[
    "未支付",
    "未支出",
    "未使用",
    "未执行",
    "未在本局支付",
    "未在本单位支付",
    "结余",
    "结转",
    "剩余",
    "未拨付",
];
/// Prose: money that was spent.
pub(super) const EXECUTED_CUES: &[&str] = &[
    "实际支出",
    "实际支付",
    "实际使用",
    "实际执行",
    "支出合计",
    "执行数",
    "已支付",
    "已支出",
    "已执行",
    "累计支出",
    "累计支付",
    "全年支出",
];
/// Prose: the budget after it was changed.
pub(super) const ADJUSTED_CUES: &[&str] = &["调整后预算", "调整预算", "全年预算", "预算调整为", "追加后"];
/// Prose: the budget.
pub(super) const BUDGET_CUES: &[&str] = &["预算"];
/// Prose: money of a part, not of the whole.
pub(super) const PART_CUES: &[&str] =
    &["其中", "用于", "人均", "每", "追加", "调增", "调减", "上年", "同比", "标准"];
/// Prose: what begins a reason.
pub(super) const REASON_CUES: &[&str] = &[
    "未完成原因",
    "未完成的原因",
    "偏差原因",
    "未达标原因",
    "未达成原因",
    "原因是",
    "原因为",
    "主要原因",
    "扣分原因",
];
/// Prose: what begins the reason of money not spent.
pub(super) const BECAUSE: &[&str] = &["因为", "由于", "因", "原因"];

/// Labels in a form beside which sentences stand, by the section of the report that they belong to.
pub(super) const ACCOUNTS: &[(&str, &[&str])] = &[
    (
        "problems",
        &[
            "存在问题",
            "存在的问题",
            "存在主要问题",
            "主要问题",
            "偏差大或目标未完成原因分析",
            "未完成原因分析",
            "偏差原因分析",
        ],
    ),
    (
        "improvement",
        &["改进措施", "整改措施", "下一步改进措施", "改进措施及结果应用方案", "有关建议", "改进建议"],
    ),
    ("completion", &["评价结论", "自评结论", "总体评价", "自评总结"]),
    ("results_use", &["结果应用", "结果应用建议", "应用建议"]),
    ("other", &["说明", "备注", "其他说明", "其他需要说明的问题", "其他需说明的问题"]),
];
/// What begins a note on how to fill in a form.
pub(super) const NOTES: &[&str] = &["注", "备注", "说明", "填表说明", "填报说明", "表格说明"];

/// Sections of a report, by what their heading says; the first that fits.
pub(super) const SECTIONS: &[(&str, &[&str])] = &[
    ("problems", &["问题", "不足", "偏差原因"]),
    ("improvement", &["改进", "下一步", "下步", "整改", "建议", "措施"]),
    ("analysis", &["完成情况分析", "情况分析", "指标分析", "绩效分析"]),
    ("completion", &["完成情况", "自评结论", "自评得分", "评价结论", "实现情况"]),
    ("project", &["项目分析", "项目概况", "基本情况", "项目背景", "项目情况", "项目基本"]),
    ("organisation", &["组织实施", "工作开展", "工作情况", "组织过程"]),
    ("results_use", &["结果应用", "结果运用", "公开情况"]),
];

/// What ends the name of a form or paper that a report attaches.
pub(super) const ATTACHED_PAPERS: &[&str] = &["表", "报告", "材料", "附件", "清单", "说明", "函"];
