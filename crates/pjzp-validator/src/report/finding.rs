use pjzp_core::rule::Severity;
use pjzp_core::{Pointer, Source};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Said;
use crate::record::record;

record! {
    /// One thing wrong.
    pub struct Finding {
        /// Code of the rule: `PJ` and four digits.
        "规则编号" code: String,
        /// Name of the rule.
        "规则名称" name: String,
        /// How grave it is, after every change of policy.
        "级别" severity: Severity,
        /// Where it is, as a JSON Pointer into the submission.
        "位置" pointer: Pointer,
        /// What stands there, in words.
        "位置名称" label: Said,
        /// Other places that have to do with it.
        "相关位置" beside: Vec<Place>,
        /// What is wrong, with the figures in it.
        "说明" message: Said,
        /// What the rule rests on.
        "依据" basis: Vec<Basis>,
        /// What to do about it.
        "办法" remedy: Said,
        optional {
            /// Where it is in the user's own file.
            "文件位置" source: Source,
            /// Name of the row, level or fund it is in: it stays when rows are added above.
            "所在行" row: String,
            /// What was found there.
            "现值" found: String,
            /// What should be there.
            "应为" expected: String,
            /// Who lets it stand, and why: it does not count for `--fail-on`.
            "豁免" waived: Waived,
            /// Whether an older report had it, where there is one to compare with.
            "与基线相比" baseline: Standing,
        }
    }
}

impl Finding {
    /// Whether anything is to be done about it: it was neither waived nor known before.
    pub fn is_open(&self) -> bool {
        self.waived.is_none() && self.baseline != Some(Standing::Known)
    }
}

record! {
    /// Leave for a finding to stand.
    pub struct Waived {
        /// Why it may stand.
        "理由" reason: String,
        /// The office that decided so.
        "批准单位" approver: String,
        /// The last day on which it holds, `2026-12-31`.
        "有效期至" expires: String,
    }
}

/// A finding beside an older report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The older report does not have it.
    New,
    /// The older report has it too.
    Known,
}

record! {
    /// A place in the submission, and in the file it came from.
    pub struct Place {
        /// JSON Pointer into the submission.
        "位置" pointer: Pointer,
        /// What stands there, in words.
        "位置名称" label: Said,
        optional {
            /// Where it is in the user's own file.
            "文件位置" source: Source,
        }
    }
}

record! {
    /// What a rule rests on: a document, plain arithmetic, or what can be seen without either.
    pub struct Basis {
        /// What sort of basis it is.
        "性质" kind: BasisKind,
        optional {
            /// Number of the document: 财预〔2020〕10号.
            "文号" number: String,
            /// Title of the document.
            "文件名称" title: String,
        }
    }
}

/// The sorts of [`Basis`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BasisKind {
    /// A document of the standard in use.
    Standard,
    /// A document that holds whatever the standard.
    Document,
    /// Figures of one form that cannot all be right.
    Arithmetic,
    /// A plausibility rule of pjzp's own.
    Pjzp,
    /// What cannot be read cannot be checked.
    Reading,
}

record! {
    /// A severity that was changed. Where both the standard and the user changed one, there are
    /// two, and the user's begins where the standard's ends.
    pub struct Change {
        /// Code of the rule.
        "规则编号" code: String,
        /// What it was before.
        "原级别" from: Severity,
        /// What it is after.
        "现级别" to: Severity,
        /// Who changed it.
        "由谁调整" by: ChangedBy,
    }
}

/// Who changed a severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangedBy {
    /// The standard in use.
    Standard,
    /// The user asked for it.
    Request,
}

record! {
    /// Something the form leaves unsaid and the scoring had to take for granted.
    pub struct Assumed {
        /// What it is about.
        "所指位置" about: Pointer,
        /// What stands there, in words.
        "位置名称" label: Said,
        /// What was taken.
        "取值" value: String,
        /// Why.
        "理由" because: Said,
        /// What else it could have been.
        "其他可能" alternatives: Vec<OtherValue>,
    }
}

record! {
    /// Another value an assumption could have taken.
    pub struct OtherValue {
        /// The value.
        "取值" value: String,
        /// What would follow.
        "后果" consequence: Said,
    }
}

record! {
    /// A set of corrections after which every figure agrees. Where several are listed, each is
    /// as good as the others.
    pub struct Explanation {
        /// The corrections, all of which are needed.
        "更正" edits: Vec<Correction>,
        /// Codes of the findings that go away.
        "可消除" explains: Vec<String>,
    }
}

record! {
    /// One figure to correct.
    pub struct Correction {
        /// Where it stands.
        "位置" pointer: Pointer,
        /// What stands there, in words.
        "位置名称" label: Said,
        /// What is filed.
        "现值" from: String,
        /// What would be right.
        "改为" to: String,
        optional {
            /// Where it is in the user's own file.
            "文件位置" source: Source,
        }
    }
}

record! {
    /// What became of every cell and paragraph of the file.
    pub struct Coverage {
        /// Cells and paragraphs that are not blank.
        "单元格数" cells: u64,
        /// Those whose text went into the submission, or told what other cells mean.
        "已采用" used: u64,
        /// Those passed over for a reason.
        "已略过" ignored: u64,
        /// Those that nothing was made of.
        "未识别" unread: u64,
        /// The ones that nothing was made of, in reading order.
        "未识别的位置" unread_places: Vec<Unread>,
    }
}

record! {
    /// A cell or paragraph that nothing was made of.
    pub struct Unread {
        /// Its text.
        "文字" text: String,
        /// Where it stands.
        "文件位置" source: Source,
    }
}

record! {
    /// One thing that keeps an input from being read.
    pub struct Problem {
        /// The value it is about; the whole document where that is empty.
        "位置" pointer: Pointer,
        /// What is wrong.
        "说明" message: Said,
        optional {
            /// Code of the rule, where it is one of a rule.
            "规则编号" code: String,
            /// Line of the file, counted from 1.
            "行" line: u32,
            /// Column in characters, counted from 1.
            "列" column: u32,
        }
    }
}
