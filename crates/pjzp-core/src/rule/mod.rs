//! What a rule is, and what it reports.

mod case;
mod finding;
pub(crate) mod level;
mod page;
pub(crate) mod prose;
pub(crate) mod rate;
pub(crate) mod reason;
mod scope;

use crate::text::Words;

pub use case::Case;
pub use finding::{Draft, Finding, Findings};
pub use page::{FAMILIES, page};
pub use scope::{Skipped, skipped};

/// One rule: its declaration, its text and its check.
///
/// Its page (`docs/rules/`), `pjzp explain` and the register are all made from this.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// `PJ` and four digits, the first the family; never reused.
    pub code: &'static str,
    /// The defect, in words joined by hyphens.
    pub name: &'static str,
    /// How grave a finding is unless a standard or the user says otherwise.
    pub severity: Severity,
    /// The version of pjzp that first had it.
    pub since: &'static str,
    /// What it rests on.
    pub basis: Basis,
    /// What is wrong, in a line.
    pub summary: Words,
    /// Why that is wrong, and what is not meant.
    pub explanation: Words,
    /// What to do about it.
    pub remedy: Words,
    /// How to mend it in Excel or WPS, and in Word.
    pub office: Words,
    /// Reports every place where it holds.
    pub check: fn(&Case<'_>, &mut Findings),
}

impl Rule {
    /// The family it belongs to: 1 form, 2 weights, 3 scores, 4 money, 5 plausibility, 6 prose,
    /// 7 codes, 8 files, 9 batches.
    pub fn family(&self) -> u8 {
        self.code.as_bytes().get(2).map_or(0, |digit| digit.saturating_sub(b'0'))
    }
}

// A rule is its code; the function behind it has no identity worth comparing.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// A reviewer would ask.
    Warning,
    /// Arithmetic or the standard is violated.
    Error,
}

impl Severity {
    /// Its name to the user.
    pub fn words(self) -> Words {
        match self {
            Self::Error => Words::new("错误", "error"),
            Self::Warning => Words::new("警告", "warning"),
            Self::Note => Words::new("提示", "note"),
        }
    }
}

/// What a rule rests on (依据).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The documents of the standard in use.
    Standard,
    /// A document of its own.
    Document {
        /// Its number.
        number: &'static str,
        /// Its title.
        title: &'static str,
    },
    /// Plain arithmetic: figures of one form that cannot all be right.
    Arithmetic,
    /// A plausibility rule of pjzp's own; never an error.
    Pjzp,
    /// What cannot be read cannot be checked.
    Reading,
}

/// 财预〔2020〕10号《项目支出绩效评价管理办法》
pub const MOF_2020: Basis =
    Basis::Document { number: "财预〔2020〕10号", title: "项目支出绩效评价管理办法" };
