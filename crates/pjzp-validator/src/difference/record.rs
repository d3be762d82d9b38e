//! The difference on the wire.

use pjzp_core::Decimal;
use pjzp_core::text::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::record::record;
use crate::report::{Engine, Finding, StandardUsed};

record! {
    /// What changed between two reports (报告比较).
    pub struct Difference {
        /// Version of this format; `"1"`.
        "格式版本" diff_version: DiffVersion,
        /// What made the first report.
        "以前的程序" before: Engine,
        /// What made the second.
        "以后的程序" after: Engine,
        /// The counts.
        "汇总" summary: Counts,
        /// Every form of either report, in the order of the file names.
        "各份自评表" forms: Vec<FormChange>,
    }
}

/// Version of the difference.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum DiffVersion {
    /// The first.
    #[default]
    #[serde(rename = "1")]
    V1,
}

record! {
    /// How many forms and findings of each kind there are.
    #[derive(Copy, Default)]
    pub struct Counts {
        /// Forms that are in both reports and did not change.
        "没有变化的份数" same: u64,
        /// Forms that are in both reports and changed.
        "有变化的份数" changed: u64,
        /// Forms that only the second report has.
        "新增的份数" added: u64,
        /// Forms that only the first report has.
        "减少的份数" removed: u64,
        /// Findings that are gone.
        "已解决" resolved: u64,
        /// Findings that are new.
        "新出现" introduced: u64,
        /// Findings that are still there, with another severity or waiver.
        "级别或豁免有变" altered: u64,
        /// Findings that are still there as they were.
        "仍在" remaining: u64,
    }
}

record! {
    /// What became of one form.
    pub struct FormChange {
        /// Whether it changed.
        "变化" change: Change,
        /// Findings of the first report that the second does not have.
        "已解决" resolved: Vec<Finding>,
        /// Findings of the second report that the first does not have.
        "新出现" introduced: Vec<Finding>,
        /// Findings of both that weigh otherwise, or whose waiver differs.
        "级别或豁免有变" altered: Vec<Altered>,
        /// How many findings are still there as they were.
        "仍在" remaining: u64,
        optional {
            /// What the first report says of it.
            "以前" before: Side,
            /// What the second says.
            "以后" after: Side,
        }
    }
}

/// What became of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Both reports say the same of it.
    Same,
    /// They do not.
    Changed,
    /// Only the second report has it.
    Added,
    /// Only the first report has it.
    Removed,
}

record! {
    /// What one report says of a form.
    pub struct Side {
        /// Name of the file.
        "文件" file: String,
        /// Its verdict, or that it could not be read.
        "结论" state: State,
        /// How many findings it has, waived and known ones among them.
        "问题数" findings: u64,
        optional {
            /// Line of the file, where each line is a submission of its own.
            "行" line: u32,
            /// SHA-256 of the file, or of the line.
            "校验和" sha256: String,
            /// The total that is stated.
            "自评总分" filed: Decimal,
            /// The total that was computed.
            "核定总分" points: Decimal,
            /// The standard it was held against.
            "评价标准" standard: StandardUsed,
        }
    }
}

/// A verdict, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Without an error, and everything was checked.
    Valid,
    /// With an error.
    Invalid,
    /// Without an error, and not everything could be read or checked.
    Undetermined,
    /// It could not be read.
    Unreadable,
}

impl State {
    /// Its name to the user.
    pub fn words(self) -> Words {
        match self {
            Self::Valid => Words::new("通过", "valid"),
            Self::Invalid => Words::new("不通过", "invalid"),
            Self::Undetermined => Words::new("待定", "undetermined"),
            Self::Unreadable => Words::new("无法读取", "unreadable"),
        }
    }
}

record! {
    /// A finding of both reports that one treats otherwise than the other.
    pub struct Altered {
        /// As the first report has it.
        "以前" before: Finding,
        /// As the second has it.
        "以后" after: Finding,
    }
}

impl Difference {
    /// Whether both reports say the same of the same forms.
    pub fn is_empty(&self) -> bool {
        let Counts { changed, added, removed, .. } = self.summary;
        (changed, added, removed) == (0, 0, 0)
    }
}

impl Counts {
    pub(super) fn add(&mut self, form: &FormChange) {
        let forms = match form.change {
            Change::Same => &mut self.same,
            Change::Changed => &mut self.changed,
            Change::Added => &mut self.added,
            Change::Removed => &mut self.removed,
        };
        *forms = forms.saturating_add(1);
        let length = |findings: usize| u64::try_from(findings).unwrap_or(u64::MAX);
        self.resolved = self.resolved.saturating_add(length(form.resolved.len()));
        self.introduced = self.introduced.saturating_add(length(form.introduced.len()));
        self.altered = self.altered.saturating_add(length(form.altered.len()));
        self.remaining = self.remaining.saturating_add(form.remaining);
    }
}

impl FormChange {
    /// Whether a form of both reports changed.
    pub(super) fn both(&self) -> Change {
        let said = |side: &Side| (side.state, side.filed, side.points, side.standard.clone());
        let moved = !(self.resolved.is_empty() && self.introduced.is_empty() && self.altered.is_empty());
        let same = self.before.as_ref().map(said) == self.after.as_ref().map(said);
        if same && !moved { Change::Same } else { Change::Changed }
    }

    /// Where it stands among the others, whichever report comes first.
    pub(super) fn place(&self) -> impl Ord + use<> {
        let place = |side: &Side| (side.file.clone(), side.line, side.sha256.clone());
        let mut places: Vec<_> = [&self.before, &self.after].into_iter().flatten().map(place).collect();
        places.sort();
        places
    }
}

/// The schema of a difference (报告比较).
pub fn difference_schema() -> serde_json::Value {
    crate::report::unbound_schema::<Difference>("urn:pjzp:schema:diff:1", "预算绩效自评校验报告比较")
}
