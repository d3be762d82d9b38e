use alloc::string::String;

use crate::pointer::Pointer;
use crate::record::record;

record! {
    /// A figure or claim that stands in prose, outside the cell it speaks of.
    ///
    /// `about` points at the cell it speaks of, where there is one.
    #[derive(Default)]
    pub struct Statement {
        required {
            /// What it speaks of.
            "所述内容" subject: Subject,
        }
        /// JSON Pointer of the value or row it speaks of.
        "所指位置" about: Option<String>,
        /// The value stated, as written.
        "所述数值" value: Option<String>,
        /// The sentence it stands in, as written.
        "原文" text: Option<String>,
    }
}

impl Statement {
    /// The cell it speaks of, where `about` names the row or level that has `member`, or the cell
    /// itself.
    pub fn cell(&self, member: &str) -> Option<Pointer> {
        let about = Pointer::from(self.about.as_deref()?);
        let is_cell = about.text().rsplit('/').next() == Some(member);
        Some(if is_cell { about } else { about.at(member) })
    }
}

/// What a [`Statement`] speaks of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Subject {
    /// The total score (总分).
    #[default]
    Total,
    /// The grade of the whole (等级).
    Grade,
    /// The budget (预算总额).
    Budget,
    /// What was spent (实际支出).
    Executed,
    /// What was not spent (未支付, 结余).
    Unspent,
    /// The execution rate (执行率).
    ExecutionRate,
    /// The weight of an indicator or level; `about` names the row.
    Weight,
    /// The score of an indicator; `about` names the row.
    Score,
    /// The score of a level; `about` names the subtotal.
    Subtotal,
    /// The target of an indicator; `about` names the row.
    Target,
    /// The actual of an indicator; `about` names the row.
    Actual,
    /// How many indicators there are.
    IndicatorCount,
    /// The level a heading or its text names; `about` names the subtotal it stands under.
    Heading,
    /// The row stands in the list of met goals; `about` names the row.
    ListedAsMet,
    /// The row stands in the list of unmet goals; `about` names the row.
    ListedAsUnmet,
    /// How many values a table row has where its header wants more, `4/5`; `about` names the row.
    RowValues,
}

record! {
    /// One section of the report's text.
    #[derive(Default)]
    pub struct Section {
        /// Which part of the outline it is: `completion`, `analysis`, `problems`, `improvement` ….
        "栏目" section: Option<String>,
        /// Its heading, as written.
        "标题" title: Option<String>,
        /// Its text, as written.
        "正文" text: Option<String>,
    }
}

record! {
    /// A file that belongs to the submission, or that its text names.
    #[derive(Default)]
    pub struct Attachment {
        /// Name of the file or form.
        "名称" ["PERF_PUBLIC_FILE.FILE_NAME"] name: Option<String>,
        /// What it is: `self_evaluation_form`, `evidence`, `report` ….
        "类别" kind: Option<String>,
        /// Whether it is there: `false` where the text names it and nothing follows.
        "是否附上" present: Option<bool>,
    }
}
