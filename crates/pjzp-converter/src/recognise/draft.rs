//! The submission while it is being recognised: every value together with its place.

use std::collections::BTreeMap;

use pjzp_core::Source;
use pjzp_core::model::{Kind, Subject, Year};

use super::Note;
use super::wording::level_name;

/// A filed text and its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) text: String,
    pub(super) source: Source,
}

impl Held {
    pub(super) fn new(text: impl Into<String>, source: &Source) -> Self {
        Self { text: text.into(), source: source.clone() }
    }
}

/// What makes a level one and the same: its goal, and its names as they are compared.
type LevelKey = (Option<usize>, Option<String>, Option<String>);

/// A value that may not be filed.
pub(super) type Slot = Option<Held>;

#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) kind: Option<Kind>,
    pub(super) fiscal_year: Option<(Year, Source)>,
    pub(super) name: Slot,
    pub(super) project_code: Slot,
    pub(super) division_code: Slot,
    pub(super) budget_unit: Slot,
    pub(super) unit_code: Slot,
    pub(super) credit_code: Slot,
    pub(super) supervisor: Slot,
    pub(super) evaluator: Slot,
    pub(super) report_date: Slot,
    pub(super) budget: BudgetDraft,
    pub(super) goals: Vec<GoalDraft>,
    /// The goal whose rows are being read, where the form numbers its goals.
    pub(super) current_goal: Option<usize>,
    /// How many numbered goals the form has shown.
    pub(super) numbered_goals: usize,
    /// In the order they were read; `order` puts them in the order of the form.
    pub(super) rows: Vec<RowDraft>,
    pub(super) subtotals: Vec<SubtotalDraft>,
    /// Where each level stands among the subtotals.
    levels: BTreeMap<LevelKey, usize>,
    pub(super) total: TotalDraft,
    pub(super) statements: Vec<StatementDraft>,
    pub(super) narrative: Vec<SectionDraft>,
    pub(super) attachments: Vec<AttachmentDraft>,
    pub(super) notes: Vec<Note>,
}

#[derive(Debug, Default)]
pub(super) struct BudgetDraft {
    pub(super) unit: Slot,
    pub(super) total: FundDraft,
    pub(super) sources: Vec<FundDraft>,
    pub(super) items: Vec<ItemDraft>,
    pub(super) reason: Slot,
}

/// A row of the funds table.
#[derive(Debug, Default)]
pub(super) struct FundDraft {
    pub(super) name: Slot,
    pub(super) initial: Slot,
    pub(super) change: Slot,
    pub(super) adjusted: Slot,
    pub(super) executed: Slot,
    pub(super) rate: Slot,
    pub(super) weight: Slot,
    pub(super) score: Slot,
    pub(super) within_previous: bool,
}

impl FundDraft {
    pub(super) fn has_money(&self) -> bool {
        [&self.initial, &self.change, &self.adjusted, &self.executed].into_iter().any(Option::is_some)
    }
}

#[derive(Debug, Default)]
pub(super) struct ItemDraft {
    pub(super) name: Slot,
    pub(super) amount: Slot,
    pub(super) source: Slot,
    /// The unit its table names.
    pub(super) unit: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct GoalDraft {
    pub(super) planned: Slot,
    pub(super) achieved: Slot,
    pub(super) weight: Slot,
}

#[derive(Debug, Default)]
pub(super) struct RowDraft {
    pub(super) source: Source,
    pub(super) level1: Slot,
    pub(super) level2: Slot,
    pub(super) name: Slot,
    pub(super) sign: Slot,
    pub(super) target: Slot,
    pub(super) unit: Slot,
    pub(super) actual: Slot,
    pub(super) weight: Slot,
    pub(super) score: Slot,
    pub(super) grade: Slot,
    pub(super) reason: Slot,
    pub(super) scoring_note: Slot,
    pub(super) evidence: Slot,
    pub(super) goal: Option<usize>,
    pub(super) within_previous: bool,
    /// From a list of met or unmet goals rather than from a form.
    pub(super) listed: bool,
}

#[derive(Debug, Default)]
pub(super) struct SubtotalDraft {
    pub(super) source: Source,
    pub(super) goal: Option<usize>,
    pub(super) level1: Slot,
    pub(super) level2: Slot,
    pub(super) weight: Slot,
    pub(super) score: Slot,
    pub(super) grade: Slot,
}

#[derive(Debug, Default)]
pub(super) struct TotalDraft {
    pub(super) weight: Slot,
    pub(super) score: Slot,
    pub(super) grade: Slot,
}

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Nothing,
    Path(&'static str),
    Row(usize),
    Subtotal(usize),
}

#[derive(Debug)]
pub(super) struct StatementDraft {
    /// Where it stands in reading order.
    pub(super) order: usize,
    pub(super) subject: Subject,
    pub(super) about: About,
    pub(super) value: Option<String>,
    pub(super) text: String,
    pub(super) source: Source,
}

#[derive(Debug, Default)]
pub(super) struct SectionDraft {
    pub(super) id: &'static str,
    pub(super) title: Slot,
    pub(super) text: String,
}

#[derive(Debug)]
pub(super) struct AttachmentDraft {
    pub(super) name: Held,
    pub(super) kind: &'static str,
    pub(super) present: bool,
}

impl Draft {
    /// The entry of a level among the subtotals, made where there is none.
    pub(super) fn subtotal(&mut self, level1: Option<&Held>, level2: Option<&Held>) -> usize {
        let goal = self.current_goal;
        let name = |level: Option<&Held>| level.map(|level| level_name(&level.text));
        *self.levels.entry((goal, name(level1), name(level2))).or_insert_with(|| {
            self.subtotals.push(SubtotalDraft {
                source: level2.or(level1).map(|level| level.source.clone()).unwrap_or_default(),
                goal,
                level1: level1.cloned(),
                level2: level2.cloned(),
                ..SubtotalDraft::default()
            });
            self.subtotals.len() - 1
        })
    }
}
