//! The money of the project (项目资金): the total and its sources.

use pjzp_core::model::{Budget, FundSource, FundTotal};
use pjzp_core::{Figure, Pointer, Submission};

use super::{Cell, CellKind, Plan, is_scored};

/// What the total stands for, where the form has no sources yet.
const SOURCES: [&str; 3] = ["其中：当年财政拨款", "上年结转资金", "其他资金"];

/// A column of the funds: its member, its head, and how wide it wants to be.
const COLUMNS: [(&str, &str, u32); 7] = [
    ("initial", "年初预算数", 20),
    ("change", "年度调整金额", 16),
    ("adjusted", "全年预算数", 16),
    ("executed", "全年执行数", 16),
    ("weight", "分值", 8),
    ("rate", "执行率", 9),
    ("score", "得分", 14),
];
/// How wide the names of the sources want to be.
const NAMES: u32 = 24;

/// How many columns of the grid the funds need.
pub(super) fn least_columns(submission: &Submission) -> usize {
    2 + columns(submission).count()
}

fn columns(submission: &Submission) -> impl Iterator<Item = (&'static str, &'static str, u32)> {
    let budget = submission.budget.as_ref();
    let changed = budget.is_some_and(|budget| {
        budget.total.as_ref().is_some_and(|total| total.change.is_some())
            || budget.sources.iter().any(|source| source.change.is_some())
    });
    let pointed = is_scored(submission)
        || budget
            .and_then(|budget| budget.total.as_ref())
            .is_some_and(|total| total.weight.is_some() || total.score.is_some());
    COLUMNS.into_iter().filter(move |(member, ..)| match *member {
        "change" => changed,
        "weight" | "score" => pointed,
        _ => true,
    })
}

impl Plan<'_> {
    pub(super) fn funds(&mut self) {
        let none = Budget::default();
        let budget = self.submission.budget.as_ref().unwrap_or(&none);
        let place = Pointer::from("/budget");
        let columns: Vec<_> = columns(self.submission).collect();
        let wanted: Vec<u32> = std::iter::once(NAMES).chain(columns.iter().map(|column| column.2)).collect();
        let spans = self.grid.share(1, &wanted);
        let first = self.lines.len();
        let heads = std::iter::once("").chain(columns.iter().map(|column| column.1));
        self.line(1, heads.map(|head| Cell::new(CellKind::Head, head)).collect::<Vec<_>>(), &spans);

        let no_total = FundTotal::default();
        let total = budget.total.as_ref().unwrap_or(&no_total);
        let mut cells = vec![Cell::new(CellKind::Label, "年度资金总额")];
        for (member, ..) in &columns {
            let pointer = place.at("total").at(member);
            cells.push(self.figure(in_total(total, member), pointer));
        }
        self.line(1, cells, &spans);

        let blank: Vec<FundSource>;
        let sources = if budget.sources.is_empty() && self.is_to_fill() {
            blank =
                SOURCES.map(|name| FundSource { name: Some(name.into()), ..FundSource::default() }).into();
            &blank
        } else {
            &budget.sources
        };
        for (index, source) in sources.iter().enumerate() {
            let pointer = place.at("sources").at(index);
            self.source(source, &pointer, &columns, &spans);
        }
        // 万元 is what the figures are in where the filing does not say.
        self.says(place.at("unit"));
        let unit = budget.unit.as_deref().filter(|unit| !unit.trim().is_empty()).unwrap_or("万元");
        self.caption(first, Cell::new(CellKind::Label, format!("项目资金（{unit}）")));
    }

    fn source(
        &mut self,
        source: &FundSource,
        pointer: &Pointer,
        columns: &[(&str, &str, u32)],
        spans: &[usize],
    ) {
        let name = source.name.as_deref();
        if source.within_previous == Some(true)
            && name.is_some_and(|name| name.trim_start().starts_with("其中"))
        {
            self.says(pointer.at("within_previous"));
        }
        let mut cells = vec![self.value(CellKind::Text, name, pointer.at("name"))];
        for (member, ..) in columns {
            cells.push(match *member {
                // Points are given to the whole only.
                "weight" | "score" => Cell::new(CellKind::Head, "—"),
                member => self.figure(in_source(source, member), pointer.at(member)),
            });
        }
        self.line(1, cells, spans);
    }
}

fn in_total<'a>(total: &'a FundTotal, member: &str) -> Option<&'a Figure> {
    match member {
        "initial" => &total.initial,
        "change" => &total.change,
        "adjusted" => &total.adjusted,
        "executed" => &total.executed,
        "weight" => &total.weight,
        "rate" => &total.rate,
        _ => &total.score,
    }
    .as_ref()
}

fn in_source<'a>(source: &'a FundSource, member: &str) -> Option<&'a Figure> {
    match member {
        "initial" => &source.initial,
        "change" => &source.change,
        "adjusted" => &source.adjusted,
        "executed" => &source.executed,
        _ => &source.rate,
    }
    .as_ref()
}
