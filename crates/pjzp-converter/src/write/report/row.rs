//! Tables of a report: its rows under their heads.

use pjzp_core::model::Indicator;

use super::Writer;
use crate::write::docx::{BLANK, Page};
use crate::write::layout::{Cell, CellKind, Line};

/// A column of a table: its head, its width, and what its cells are.
pub(super) type Column = (&'static str, u32, CellKind);

impl Writer<'_> {
    /// A table of texts.
    pub(super) fn table(&mut self, columns: &[Column], rows: &[Vec<String>]) {
        let line = |cells: Vec<(String, CellKind)>, repeats| Line {
            cells: cells
                .into_iter()
                .enumerate()
                .map(|(column, (text, kind))| Cell {
                    column,
                    columns: 1,
                    rows: 1,
                    kind,
                    text,
                    ..Cell::default()
                })
                .collect(),
            height: 1,
            repeats,
        };
        let heads = columns.iter().map(|(head, ..)| ((*head).to_owned(), CellKind::Head)).collect();
        let mut lines = vec![line(heads, true)];
        for row in rows {
            self.blanks += row.iter().map(|text| text.matches(BLANK).count()).sum::<usize>();
            let cells = row.iter().zip(columns).map(|(text, (.., kind))| (text.clone(), *kind));
            lines.push(line(cells.collect(), false));
        }
        let widths: Vec<u32> = columns.iter().map(|(_, width, _)| *width).collect();
        self.paper.table(&lines, &widths, Page::OFFICIAL.inner());
    }

    /// The list of met goals, or of unmet ones with their reasons.
    pub(super) fn goals(&mut self, rows: &[&Indicator], with_reason: bool) {
        let mut columns = vec![
            ("一级指标", 12, CellKind::Word),
            ("二级指标", 12, CellKind::Word),
            ("三级指标", 20, CellKind::Text),
            ("年初目标值", 14, CellKind::Word),
            ("实际完成值", 14, CellKind::Word),
            ("得分", 8, CellKind::Figure),
        ];
        if with_reason {
            columns.push(("未完成原因", 22, CellKind::Text));
        }
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let figure = row.score.as_ref().map(|score| score.text().to_owned());
                let mut cells: Vec<String> = [&row.level1, &row.level2, &row.name]
                    .into_iter()
                    .map(|text| text.clone().unwrap_or_default())
                    .collect();
                cells.push(target(row));
                cells.push(actual(row));
                cells.push(figure.unwrap_or_default());
                if with_reason {
                    let reason = row.reason.clone().filter(|reason| !reason.trim().is_empty());
                    cells.push(reason.unwrap_or_else(|| BLANK.into()));
                }
                cells
            })
            .collect();
        self.table(&columns, &rows);
    }
}

/// The target with the sign and unit that stand in columns of their own.
pub(super) fn target(row: &Indicator) -> String {
    let sign = row.sign.as_deref().filter(|sign| sign.chars().all(|glyph| !glyph.is_alphabetic()));
    [sign, row.target.as_deref(), row.unit.as_deref()].into_iter().flatten().collect()
}

/// The actual value with its unit.
pub(super) fn actual(row: &Indicator) -> String {
    [row.actual.as_deref(), row.actual.as_deref().and(row.unit.as_deref())].into_iter().flatten().collect()
}
