//! The goals of the year (年度总体目标), and what became of them.

use pjzp_core::Pointer;
use pjzp_core::model::Goal;

use super::{Cell, CellKind, Plan};

/// How many lines of text a goal is given room for where it is still to be written.
const ROOM: u32 = 4;

impl Plan<'_> {
    pub(super) fn goals(&mut self) {
        let spans = self.grid.share(1, &[1, 1]);
        let first = self.lines.len();
        let heads = ["预期目标", "实际完成情况"].map(|head| Cell::new(CellKind::Head, head));
        self.line(1, heads, &spans);
        let none = [Goal::default()];
        let goals = if self.submission.goals.is_empty() { &none[..] } else { &self.submission.goals };
        for (index, goal) in goals.iter().enumerate() {
            let pointer = Pointer::from("/goals").at(index);
            let cells = [
                self.value(CellKind::Text, goal.planned.as_deref(), pointer.at("planned")),
                self.value(CellKind::Text, goal.achieved.as_deref(), pointer.at("achieved")),
            ];
            self.line(1, cells, &spans);
            if let Some(line) = self.lines.last_mut() {
                line.height = ROOM;
            }
        }
        self.caption(first, Cell::new(CellKind::Label, "年度总体目标"));
    }
}
