use alloc::string::String;
use alloc::vec::Vec;

use super::Figure;
use crate::record::record;

record! {
    /// The money of the project (项目资金).
    #[derive(Default)]
    pub struct Budget {
        /// Unit of the figures in `total` and `sources`: `元`, `万元` or `亿元`; 万元 where absent.
        "金额单位" unit: Option<String>,
        /// The total row (年度资金总额).
        "年度资金总额" total: Option<FundTotal>,
        /// The 其中 rows: where the money came from.
        "资金来源" sources: Vec<FundSource>,
        /// What the money was for (支出明细), each row in a unit of its own.
        "支出明细" items: Vec<MoneyItem>,
        /// Why execution departs from the budget, and what is done about it.
        "执行偏差原因" reason: Option<String>,
    }
}

record! {
    /// The total row of the funds table.
    #[derive(Default)]
    pub struct FundTotal {
        /// Budget at the start of the year (年初预算数).
        "年初预算数" ["PM_PERF_SELF_BGT.REPLY_AMT"] initial: Option<Figure>,
        /// What was added or taken away in the year (年度调整金额).
        "年度调整金额" ["PM_PERF_SELF_BGT.YEAR_ADJ_AMT"] change: Option<Figure>,
        /// Budget of the whole year after adjustment, carry-over included (全年预算数 A).
        "全年预算数" ["PM_PERF_SELF_BGT.CUR_AMT"] adjusted: Option<Figure>,
        /// Spent in the year (全年执行数 B).
        "全年执行数" ["PM_PERF_SELF_BGT.YEAR_EXE_AMT"] executed: Option<Figure>,
        /// Execution rate as written: `42.2%`, `0.422` (执行率 B/A).
        "执行率" ["PM_PERF_SELF_BGT.EXE_AMT_RATE"] rate: Option<Figure>,
        /// Points that execution carries (分值).
        "分值" weight: Option<Figure>,
        /// Points that execution was given (得分).
        "得分" ["PM_PERF_SELF_BGT.EXE_SCORE"] score: Option<Figure>,
    }
}

record! {
    /// One source of funds (财政拨款, 上年结转资金, 其他资金 …).
    #[derive(Default)]
    pub struct FundSource {
        /// Name of the source.
        "资金来源" ["PM_PERF_SELF_BGT.FOUND_TYPE_NAME"] name: Option<String>,
        /// Budget at the start of the year.
        "年初预算数" initial: Option<Figure>,
        /// What was added or taken away in the year.
        "年度调整金额" change: Option<Figure>,
        /// Budget of the whole year.
        "全年预算数" adjusted: Option<Figure>,
        /// Spent in the year.
        "全年执行数" executed: Option<Figure>,
        /// Execution rate as written.
        "执行率" rate: Option<Figure>,
        /// Part of the source above it (其中 of a 其中), so not added again.
        "属上一行" within_previous: Option<bool>,
    }
}

record! {
    /// One thing the money was for.
    #[derive(Default)]
    pub struct MoneyItem {
        /// Name of the item.
        "明细" name: Option<String>,
        /// Amount.
        "金额" amount: Option<Figure>,
        /// Unit of the amount: `元`, `万元` or `亿元`; the budget's where absent.
        "金额单位" unit: Option<String>,
        /// Which source paid.
        "资金来源" source: Option<String>,
    }
}
