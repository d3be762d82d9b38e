//! What stands below the indicators: the total, remarks, and what the money was for.

use pjzp_core::model::MoneyItem;
use pjzp_core::{Decimal, Figure, Pointer};

use super::indicator::Columns;
use super::{Cell, CellKind, Plan};

impl Plan<'_> {
    pub(super) fn foot(&mut self, columns: &Columns) {
        self.total(columns);
        self.other_subtotals();
        if let Some(budget) = self.submission.budget.as_ref() {
            if let Some(reason) = budget.reason.as_deref().filter(|reason| !reason.trim().is_empty()) {
                let pointer = Pointer::from("/budget/reason");
                let text = format!("预算执行偏差说明：{reason}");
                let note = self.value(CellKind::Note, Some(&text), pointer);
                self.note(note);
            }
            self.items(&budget.items);
        }
        if self.is_to_fill() && self.is_scored() {
            for note in self.instructions() {
                self.note(Cell::new(CellKind::Note, note));
            }
        }
    }

    /// The sums of levels that have no line of their own: those of level 2, and those without rows.
    fn other_subtotals(&mut self) {
        let submission = self.submission;
        let mut told = Vec::new();
        for (index, level) in submission.subtotals.iter().enumerate() {
            let place = Pointer::from("/subtotals").at(index);
            let name = level.level2.as_deref().or(level.level1.as_deref()).unwrap_or_default();
            if name.trim().is_empty() || self.shown.contains(&place.at("level1")) {
                continue;
            }
            let figure = |figure: &Option<Figure>| figure.as_ref().map_or("—", Figure::text).to_owned();
            let grade = level.grade.as_deref().map(|grade| format!(" {grade}")).unwrap_or_default();
            told.push(format!("{name} {}/{}{grade}", figure(&level.score), figure(&level.weight)));
            for member in ["level1", "level2", "weight", "score", "grade"] {
                self.says(place.at(member));
            }
        }
        if !told.is_empty() {
            self.note(Cell::new(CellKind::Note, format!("其他小计（得分/分值）：{}", told.join("；"))));
        }
    }

    /// What the money was for, in a table for each run of one unit.
    fn items(&mut self, items: &[MoneyItem]) {
        let spans = self.grid.share(0, &[50, 25, 25]);
        let mut unit = None;
        for (index, item) in items.iter().enumerate() {
            let pointer = Pointer::from("/budget/items").at(index);
            self.says(pointer.at("unit"));
            if index == 0 || unit != item.unit.as_deref() {
                unit = item.unit.as_deref();
                let amount = match unit.filter(|unit| !unit.trim().is_empty()) {
                    Some(unit) => format!("金额（{unit}）"),
                    None => "金额".into(),
                };
                let heads = ["支出明细", amount.as_str(), "资金来源"];
                self.line(0, heads.map(|head| Cell::new(CellKind::Head, head)), &spans);
            }
            let cells = [
                self.value(CellKind::Text, item.name.as_deref(), pointer.at("name")),
                self.figure(item.amount.as_ref(), pointer.at("amount")),
                self.value(CellKind::Word, item.source.as_deref(), pointer.at("source")),
            ];
            self.line(0, cells, &spans);
        }
    }

    /// How the form is filled in, from the standard.
    fn instructions(&self) -> Vec<String> {
        let standard = self.standard;
        let percent = |share: Decimal| share.shift(2).map(|share| format!("{share}%")).unwrap_or_default();
        let mut notes = vec![
            format!(
                "填表说明：本表依据{}制作，满分{}分，其中预算执行{}分。",
                standard.title, standard.full_marks, standard.execution.weight
            ),
            "得分不得超过该指标的分值；未完成年度指标值或偏差较大的，须填写偏差原因分析及改进措施。".into(),
        ];
        if !standard.scoring.bands.is_empty() {
            let bands =
                standard.scoring.bands.iter().map(|band| {
                    format!("{}（分值的{}～{}）", band.name, percent(band.high), percent(band.low))
                });
            notes.push(format!("定性指标分档计分：{}。", bands.collect::<Vec<_>>().join("、")));
        }
        if !standard.grades.is_empty() {
            let grades = standard.grades.iter().filter(|grade| !grade.from.is_zero()).filter_map(|grade| {
                let from = grade.from.fraction().checked_mul(standard.full_marks.fraction())?.decimal()?;
                Some(format!("{from}分以上为{}", grade.name))
            });
            let lowest = standard.grades.iter().find(|grade| grade.from.is_zero());
            let rest = lowest.map(|grade| format!("，其余为{}", grade.name)).unwrap_or_default();
            notes.push(format!("等级：{}{rest}（含本数）。", grades.collect::<Vec<_>>().join("，")));
        }
        notes
    }
}
