use pjzp_core::rule::Severity;

use super::Finding;
use crate::record::record;

record! {
    /// What was asked for beside the files: with the same, anyone gets the same report.
    #[derive(Default)]
    pub struct Terms {
        /// Severities that were asked for, in the order of the codes.
        "指定的级别" severities: Vec<RuleSeverity>,
        optional {
            /// The standard that was asked for; absent where each form's own was used.
            "指定的评价标准" standard: StandardUsed,
            /// The waivers that were applied.
            "豁免" waivers: WaiversUsed,
            /// The older report that findings were held against.
            "基线" baseline: BaselineUsed,
        }
    }
}

record! {
    /// A severity that was asked for.
    pub struct RuleSeverity {
        /// Code of the rule.
        "规则编号" code: String,
        /// What its findings were to weigh.
        "级别" severity: Severity,
    }
}

record! {
    /// A standard that was asked for.
    pub struct StandardUsed {
        /// Its short name.
        "标准代号" id: String,
        /// SHA-256 of what `pjzp standard show` prints of it.
        "标准校验和" sha256: String,
    }
}

record! {
    /// A waiver file, and what became of its waivers.
    pub struct WaiversUsed {
        /// Name of the file.
        "豁免文件" file: String,
        /// SHA-256 of the file.
        "校验和" sha256: String,
        /// The day on which they were judged, `2026-12-31`.
        "判断日期" today: String,
        /// Waivers that are about a form of this report and had no effect: places are those of the
        /// waiver file.
        "失效的豁免" stale: Vec<Finding>,
        /// How many waivers are about forms that are not in this report.
        "涉及其他自评表的豁免数" elsewhere: u64,
    }
}

record! {
    /// An older report.
    pub struct BaselineUsed {
        /// Name of the file.
        "基线报告" file: String,
        /// SHA-256 of the file.
        "校验和" sha256: String,
    }
}
