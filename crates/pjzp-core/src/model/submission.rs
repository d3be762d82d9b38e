use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Attachment, Budget, Extension, Goal, Indicator, Section, Statement, Subtotal, Total, Year};
use crate::record::record;

record! {
    /// One self-evaluation as filed (绩效自评): the form, and the figures of its report.
    #[derive(Default)]
    pub struct Submission {
        required {
            /// Version of this format; `"1"`.
            "格式版本" schema_version: SchemaVersion,
        }
        /// What is evaluated; a project where absent.
        "自评类型" kind: Option<Kind>,
        /// The budget year the money was spent in.
        "预算年度" ["PM_PERF_SELF_EVAL.FISCAL_YEAR"] fiscal_year: Option<Year>,
        /// Name of the project, department or transfer.
        "项目名称" ["PM_PERF_SELF_EVAL.PRO_NAME"] name: Option<String>,
        /// Project code: 21 characters on the national platform.
        "项目代码" ["PM_PERF_SELF_EVAL.PRO_CODE"] project_code: Option<String>,
        /// Finance division code: nine digits, GB/T 2260 and three more.
        "财政区划代码" ["PM_PERF_SELF_EVAL.MOF_DIV_CODE"] division_code: Option<String>,
        /// The unit whose budget it is (实施单位).
        "预算单位" budget_unit: Option<Party>,
        /// The department above the unit.
        "主管部门" supervising_department: Option<Party>,
        /// Who evaluated.
        "评价单位" evaluating_unit: Option<Party>,
        /// When the report was made, as written: `2022年3月`, `2022-03`.
        "报告日期" report_date: Option<String>,
        /// The standard the unit says it used: an id such as `hubei-2020`.
        "采用标准" standard: Option<String>,
        /// The money: budget, execution, sources and items.
        "项目资金" budget: Option<Budget>,
        /// The year's goals and what became of them.
        "年度总体目标" goals: Vec<Goal>,
        /// The rows of the form, in its order.
        "绩效指标" indicators: Vec<Indicator>,
        /// Weights, scores and grades the form states for whole levels.
        "分级小计" subtotals: Vec<Subtotal>,
        /// The bottom line.
        "总分" total: Option<Total>,
        /// Figures that stand in prose, to be held against the form.
        "文中数据" statements: Vec<Statement>,
        /// The text of the report, section by section.
        "报告正文" narrative: Vec<Section>,
        /// What is attached, or said to be.
        "附件" attachments: Vec<Attachment>,
        /// Data of other systems, under keys of their own; not read by pjzp, never lost.
        "扩展" extensions: BTreeMap<String, Extension>,
    }
}

record! {
    /// A unit or department, by name and code.
    #[derive(Default)]
    pub struct Party {
        /// Full name.
        "名称" ["PM_PERF_SELF_EVAL.AGENCY_NAME"] name: Option<String>,
        /// Budget unit code (预算单位代码).
        "单位代码" ["PM_PERF_SELF_EVAL.AGENCY_CODE"] code: Option<String>,
        /// Unified social credit code, GB 32100-2015, 18 characters.
        "统一社会信用代码" credit_code: Option<String>,
    }
}

/// Version of the submission format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum SchemaVersion {
    /// The first.
    #[default]
    #[cfg_attr(feature = "serde", serde(rename = "1"))]
    V1,
}

/// What is evaluated (自评类型).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Kind {
    /// A project's spending (项目支出).
    #[default]
    Project,
    /// A whole department's spending (部门整体支出).
    Department,
    /// A transfer payment (转移支付); not scored.
    Transfer,
}
