//! The indicators (绩效指标), level by level, with the sums that the form states for a level.

use pjzp_core::model::{Figure, Indicator, Ordinal, Subtotal, Total};
use pjzp_core::standard::plain_name;
use pjzp_core::{Pointer, Standard, Submission};

use super::{Cell, CellKind, Line, Plan, Purpose, is_scored, width_of};

/// What a column of the indicators holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Caption,
    Level1,
    Level2,
    Name,
    Sign,
    Target,
    Unit,
    Actual,
    Weight,
    Score,
    Grade,
    Reason,
    ScoringNote,
    Evidence,
}

impl Column {
    fn head(self) -> (&'static str, u32) {
        match self {
            Self::Caption => ("绩效指标", 8),
            Self::Level1 => ("一级指标", 12),
            Self::Level2 => ("二级指标", 12),
            Self::Name => ("三级指标", 22),
            Self::Sign => ("指标性质", 7),
            Self::Target => ("年度指标值", 14),
            Self::Unit => ("度量单位", 7),
            Self::Actual => ("实际完成值", 14),
            Self::Weight => ("分值", 8),
            Self::Score => ("得分", 9),
            Self::Grade => ("评价等级", 8),
            Self::Reason => ("偏差原因分析及改进措施", 22),
            Self::ScoringNote => ("评分标准", 20),
            Self::Evidence => ("佐证材料", 16),
        }
    }
}

/// The widest that the column of level 1 gets.
const WIDEST_LEVEL: u32 = 19;

/// The columns of a form: those that every form has, and those that this one fills.
pub(super) struct Columns {
    columns: Vec<Column>,
    /// How wide the names of level 1 are, with the points behind them.
    level1: u32,
}

impl Columns {
    pub(super) fn new(form: &Submission, standard: &Standard, purpose: Purpose) -> Self {
        use Column::{
            Actual, Caption, Evidence, Grade, Level1, Level2, Name, Reason, Score, ScoringNote, Sign, Target,
            Unit, Weight,
        };
        let rows = &form.indicators;
        let scored = is_scored(form);
        let weighed = standard.threshold.row_weights != Some(false)
            || rows.iter().any(|row| row.weight.is_some())
            || form.subtotals.iter().any(|level| level.weight.is_some());
        let wants_evidence = purpose == Purpose::ToFill && standard.threshold.evidence_required == Some(true);
        let has = |column: &Column| match column {
            Sign => rows.iter().any(|row| row.sign.is_some()),
            Unit => rows.iter().any(|row| row.unit.is_some()),
            Weight => scored && weighed,
            Score => scored,
            Grade => {
                rows.iter().any(|row| row.grade.is_some())
                    || form.subtotals.iter().any(|level| level.grade.is_some())
            }
            ScoringNote => rows.iter().any(|row| row.scoring_note.is_some()),
            Evidence => wants_evidence || rows.iter().any(|row| !row.evidence.is_empty()),
            _ => true,
        };
        let all = [
            Caption,
            Level1,
            Level2,
            Name,
            Sign,
            Target,
            Unit,
            Actual,
            Weight,
            Score,
            Grade,
            Reason,
            ScoringNote,
            Evidence,
        ];
        let names = rows.iter().filter_map(|row| row.level1.as_deref()).map(width_of);
        let level1 = names.max().unwrap_or_default().saturating_add(1);
        Self { columns: all.into_iter().filter(has).collect(), level1 }
    }

    pub(super) fn widths(&self) -> Vec<u32> {
        let width = |column: &Column| match column.head().1 {
            width if *column == Column::Level1 => self.level1.clamp(width, WIDEST_LEVEL),
            width => width,
        };
        self.columns.iter().map(width).collect()
    }

    /// Where a column stands among the columns.
    pub(super) fn position(&self, wanted: Column) -> Option<usize> {
        self.columns.iter().position(|column| *column == wanted)
    }

    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }
}

/// A level's cell that may still grow downwards: the line and cell it stands in, and its text.
struct Open {
    line: usize,
    cell: usize,
    text: Option<String>,
}

impl Plan<'_> {
    pub(super) fn indicators(&mut self, columns: &Columns) {
        let (first, spans) = (self.lines.len(), self.grid.spans().to_vec());
        let behind = spans.get(1..).unwrap_or_default();
        let heads = columns.columns.iter().skip(1).map(|column| Cell::new(CellKind::Head, column.head().0));
        self.line(1, heads.collect::<Vec<_>>(), behind);
        if let Some(line) = self.lines.last_mut() {
            line.repeats = true;
        }

        let submission = self.submission;
        let by_goal = self.goes_by_goals();
        let none = [Indicator::default()];
        let rows = if submission.indicators.is_empty() { &none[..] } else { &submission.indicators };
        if by_goal {
            self.caption(first, Cell::new(CellKind::Label, Column::Caption.head().0));
        }
        let mut begin = self.lines.len();
        let mut open: [Option<Open>; 2] = [None, None];
        for (index, row) in rows.iter().enumerate() {
            let next = rows.get(index + 1);
            let ends_goal = next.is_none_or(|next| next.goal != row.goal);
            self.row(index, row, columns, behind, &mut open);
            let level1 = row.level1.as_deref().unwrap_or_default();
            if ends_goal || next.is_some_and(|next| next.level1 != row.level1) {
                let recurs = rows
                    .iter()
                    .skip(index + 1)
                    .any(|later| later.goal == row.goal && later.level1.as_deref() == Some(level1));
                if !recurs {
                    self.subtotals(level1, row.goal, columns, open.first().and_then(Option::as_ref));
                }
            }
            if ends_goal && by_goal {
                self.goal_caption(begin, row.goal);
                begin = self.lines.len();
                open = [None, None];
            }
        }
        if !by_goal {
            self.caption(first, Cell::new(CellKind::Label, Column::Caption.head().0));
        }
    }

    /// Whether the rows stand goal by goal, in the order of the goals.
    fn goes_by_goals(&self) -> bool {
        let goals =
            self.submission.indicators.iter().map(|row| row.goal.map(|goal| usize::from(goal.number())));
        let mut next = 0;
        for goal in goals {
            match goal {
                Some(goal) if goal == next => next += 1,
                Some(goal) if Some(goal) == next.checked_sub(1) => {}
                _ => return false,
            }
        }
        0 < next
    }

    /// What stands in front of the rows of a goal: its number, and its points where it has any.
    fn goal_caption(&mut self, first: usize, goal: Option<Ordinal>) {
        let number = goal.map(Ordinal::number).map(usize::from).unwrap_or_default();
        let pointer = Pointer::from("/goals").at(number).at("weight");
        let weight = self.submission.goals.get(number).and_then(|goal| goal.weight.as_ref());
        let points = weight.map(|weight| format!("（{}分）", weight.text().trim_end_matches('分')));
        self.says(pointer);
        for (index, row) in self.submission.indicators.iter().enumerate() {
            if row.goal == goal {
                self.shown.insert(Pointer::from("/indicators").at(index).at("goal"));
            }
        }
        let text = format!("年度绩效目标{}{}", number + 1, points.unwrap_or_default());
        self.caption(first, Cell::new(CellKind::Label, text));
    }

    fn row(
        &mut self,
        index: usize,
        row: &Indicator,
        columns: &Columns,
        spans: &[usize],
        levels: &mut [Option<Open>; 2],
    ) {
        let pointer = Pointer::from("/indicators").at(index);
        if row.within_previous == Some(true)
            && row.name.as_deref().is_some_and(|name| name.trim_start().starts_with("其中"))
        {
            self.says(pointer.at("within_previous"));
        }
        let mut line = Line::default();
        let mut column = 1;
        for (kind, span) in columns.columns.iter().skip(1).zip(spans) {
            let cell = match kind {
                Column::Level1 => self.level(0, row.level1.as_deref(), &pointer.at("level1"), levels),
                Column::Level2 => self.level(1, row.level2.as_deref(), &pointer.at("level2"), levels),
                kind => Some(self.cell(*kind, row, &pointer)),
            };
            if let Some(cell) = cell {
                if let Some(open) = match kind {
                    Column::Level1 => levels.first_mut(),
                    Column::Level2 => levels.last_mut(),
                    _ => None,
                } {
                    let text = match kind {
                        Column::Level1 => row.level1.clone(),
                        _ => row.level2.clone(),
                    };
                    *open = Some(Open { line: self.lines.len(), cell: line.cells.len(), text });
                }
                line.cells.push(Cell { column, columns: *span, rows: 1, ..cell });
            }
            column += span;
        }
        self.lines.push(line);
    }

    /// The cell of a level, or none where the one above goes on.
    fn level(
        &mut self,
        depth: usize,
        text: Option<&str>,
        pointer: &Pointer,
        levels: &mut [Option<Open>; 2],
    ) -> Option<Cell> {
        self.says(pointer.clone());
        let open = levels.get(depth).and_then(Option::as_ref);
        if let Some(open) = open.filter(|open| text.is_some() && open.text.as_deref() == text) {
            self.grow(open);
            return None;
        }
        if let (0, [_, level2]) = (depth, levels) {
            *level2 = None;
        }
        Some(self.value(CellKind::Word, text, pointer.clone()))
    }

    fn grow(&mut self, open: &Open) {
        if let Some(cell) = self.lines.get_mut(open.line).and_then(|line| line.cells.get_mut(open.cell)) {
            cell.rows += 1;
        }
    }

    fn cell(&mut self, column: Column, row: &Indicator, pointer: &Pointer) -> Cell {
        match column {
            Column::Name => self.value(CellKind::Text, row.name.as_deref(), pointer.at("name")),
            Column::Sign => self.value(CellKind::Word, row.sign.as_deref(), pointer.at("sign")),
            Column::Target => self.value(CellKind::Word, row.target.as_deref(), pointer.at("target")),
            Column::Unit => self.value(CellKind::Word, row.unit.as_deref(), pointer.at("unit")),
            Column::Actual => self.value(CellKind::Word, row.actual.as_deref(), pointer.at("actual")),
            Column::Weight => self.figure(row.weight.as_ref(), pointer.at("weight")),
            Column::Score => self.figure(row.score.as_ref(), pointer.at("score")),
            Column::Grade => self.value(CellKind::Word, row.grade.as_deref(), pointer.at("grade")),
            Column::Reason => self.value(CellKind::Text, row.reason.as_deref(), pointer.at("reason")),
            Column::ScoringNote => {
                self.value(CellKind::Text, row.scoring_note.as_deref(), pointer.at("scoring_note"))
            }
            _ => self.evidence(row, &pointer.at("evidence")),
        }
    }

    /// What proves the value, by name.
    fn evidence(&mut self, row: &Indicator, pointer: &Pointer) -> Cell {
        for (index, paper) in row.evidence.iter().enumerate() {
            self.says(pointer.at(index).at("name"));
            if paper.kind.as_deref() == Some("evidence") {
                self.says(pointer.at(index).at("kind"));
            }
        }
        let names: Vec<&str> = row.evidence.iter().filter_map(|paper| paper.name.as_deref()).collect();
        let text = (!names.is_empty()).then(|| names.join("；"));
        self.value(CellKind::Text, text.as_deref(), pointer.at(0).at("name"))
    }

    /// The sums stated for a level 1, each in a line below its rows.
    fn subtotals(&mut self, level1: &str, goal: Option<Ordinal>, columns: &Columns, open: Option<&Open>) {
        let submission = self.submission;
        let stated = submission.subtotals.iter().enumerate().filter(|(_, level)| {
            level.goal == goal
                && level.level2.as_deref().unwrap_or_default().trim().is_empty()
                && level.level1.as_deref().is_some_and(|name| plain_name(name) == plain_name(level1))
        });
        // A level is summed up once.
        let Some((index, level)) = stated.into_iter().next() else { return };
        let pointer = Pointer::from("/subtotals").at(index);
        self.says(pointer.at("level1"));
        self.says(pointer.at("goal"));
        if level.score.is_none() && level.grade.is_none() && is_in_brackets(level1, level.weight.as_ref()) {
            self.says(pointer.at("weight"));
            return;
        }
        self.subtotal(level, &pointer, columns);
        if let Some(open) = open {
            self.grow(open);
        }
    }

    fn subtotal(&mut self, level: &Subtotal, pointer: &Pointer, columns: &Columns) {
        let cells = [
            (
                Column::Weight,
                self.figure_if(columns, Column::Weight, level.weight.as_ref(), pointer.at("weight")),
            ),
            (
                Column::Score,
                self.figure_if(columns, Column::Score, level.score.as_ref(), pointer.at("score")),
            ),
            (Column::Grade, {
                let has = columns.position(Column::Grade).is_some();
                has.then(|| self.value(CellKind::Word, level.grade.as_deref(), pointer.at("grade")))
            }),
        ];
        self.summary("小计", 2, columns, cells);
    }

    fn figure_if(
        &mut self,
        columns: &Columns,
        column: Column,
        figure: Option<&Figure>,
        pointer: Pointer,
    ) -> Option<Cell> {
        columns.position(column).map(|_| self.figure(figure, pointer))
    }

    /// A line of sums: its name up to the first of them, and nothing in the columns between.
    fn summary(
        &mut self,
        name: &str,
        first: usize,
        columns: &Columns,
        cells: impl IntoIterator<Item = (Column, Option<Cell>)>,
    ) {
        let spans = self.grid.spans().to_vec();
        let begin = |at: usize| spans.iter().take(at).sum::<usize>();
        let mut line = Line::default();
        let mut done = first;
        let mut label = Some(Cell::new(CellKind::Label, name));
        let mut fill = |line: &mut Line, from: usize, to: usize| {
            if from < to {
                let cell = label.take().unwrap_or_else(|| Cell::new(CellKind::Label, ""));
                line.cells.push(Cell {
                    column: begin(from),
                    columns: begin(to) - begin(from),
                    rows: 1,
                    ..cell
                });
            }
        };
        for (column, cell) in cells {
            let (Some(at), Some(cell)) = (columns.position(column), cell) else { continue };
            fill(&mut line, done, at);
            line.cells.push(Cell { column: begin(at), columns: begin(at + 1) - begin(at), rows: 1, ..cell });
            done = at + 1;
        }
        fill(&mut line, done, columns.len());
        self.lines.push(line);
    }

    /// The bottom line of the form (总分).
    pub(super) fn total(&mut self, columns: &Columns) {
        if !self.is_scored() {
            return;
        }
        let none = Total::default();
        let total = self.submission.total.as_ref().unwrap_or(&none);
        let place = Pointer::from("/total");
        let mut name = "总分".to_owned();
        let weight = self.figure_if(columns, Column::Weight, total.weight.as_ref(), place.at("weight"));
        if let (None, Some(weight)) = (&weight, &total.weight) {
            self.says(place.at("weight"));
            name = format!("总分（{}分）", weight.text().trim_end_matches('分'));
        }
        let score = self.figure_if(columns, Column::Score, total.score.as_ref(), place.at("score"));
        // The grade stands under the grades of the rows, else behind the points.
        let graded = if columns.position(Column::Grade).is_some() { Column::Grade } else { Column::Reason };
        let has_grade = total.grade.is_some() || !self.standard.grades.is_empty();
        let grade = has_grade.then(|| self.value(CellKind::Word, total.grade.as_deref(), place.at("grade")));
        let cells = [(Column::Weight, weight), (Column::Score, score), (graded, grade)];
        self.summary(&name, 0, columns, cells);
    }
}

/// Whether the name of a level has these points behind it: `产出指标（50分）`.
fn is_in_brackets(level: &str, weight: Option<&Figure>) -> bool {
    let Some(weight) = weight else { return true };
    let points = weight.text().trim_end_matches('分');
    ["（", "("]
        .iter()
        .any(|open| level.split_once(open).is_some_and(|(_, inside)| inside.trim_start().starts_with(points)))
}
