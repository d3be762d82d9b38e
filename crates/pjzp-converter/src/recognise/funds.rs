//! Rows of money, of goals, and of what the money was for.

use super::Piece;
use super::coverage::Ignored;
use super::draft::{Draft, FundDraft, GoalDraft, Held, ItemDraft, Slot};
use super::header::{Column, Header};
use super::table::Reader;
use super::vocabulary::{FUND_TOTALS, ITEM_TOTALS, NUMBERED_GOALS};
use super::wording::{bracketed, bracketed_points, core, is_number, money_unit};

/// What the header of the funds says by itself: the unit of its figures, and the points that
/// execution carries (`得分(20分*执行率)`, `预算执行情况（20分）`).
pub(super) fn head(draft: &mut Draft, header: &Header, cells: &[Piece<'_>]) {
    for (column, piece) in header.columns.iter().zip(cells) {
        let inside = bracketed(piece.text);
        if let Some(unit) = money_unit(&inside) {
            draft.budget.unit.get_or_insert(Held::new(unit, piece.source));
        }
        let points = match (*column, inside.split_once('分')) {
            (Column::Score, Some((points, rest))) if rest.contains("执行率") => points,
            // 万元 and the points may share the brackets.
            (Column::Caption, Some((before, ""))) => before.trim_start_matches(['亿', '万', '元', ',', ';']),
            _ => continue,
        };
        if is_number(points) {
            draft.budget.total.weight.get_or_insert(Held::new(points, piece.source));
        }
    }
}

/// Reads a row of the funds: the total, or a source.
pub(super) fn fund(reader: &mut Reader<'_>, header: &Header, row: &[Piece<'_>]) {
    let mut columns = vec![None; row.len()];
    for (column, cell) in header.cells(row).into_iter().enumerate() {
        if let Some(slot) = cell.and_then(|cell| columns.get_mut(cell)) {
            *slot = header.columns.get(column).copied();
        }
    }
    // Of several labels under one caption all but the first stand under no column.
    let is_label = |column: &Option<Column>| matches!(column, None | Some(Column::Caption | Column::Unknown));
    let (labels, _) = row.split_at(columns.iter().take_while(|column| is_label(column)).count());
    let label = labels.iter().rfind(|piece| !piece.is_blank());
    let mut fund = FundDraft {
        name: label.map(|piece| Held::new(piece.text.trim(), piece.source)),
        ..FundDraft::default()
    };
    for (piece, column) in row.iter().zip(&columns) {
        if piece.is_blank() {
            continue;
        }
        let held = Held::new(piece.text.trim(), piece.source);
        let slot: &mut Slot = match column {
            Some(Column::Initial) => &mut fund.initial,
            Some(Column::Change) => &mut fund.change,
            Some(Column::Adjusted) => &mut fund.adjusted,
            Some(Column::Executed) => &mut fund.executed,
            Some(Column::Rate) => &mut fund.rate,
            Some(Column::Weight) => &mut fund.weight,
            Some(Column::Score) => &mut fund.score,
            // A percentage behind the last column can only be the rate.
            None if fund.rate.is_none() && core(piece.text).ends_with('%') => &mut fund.rate,
            Some(Column::Reason) => &mut reader.draft.budget.reason,
            Some(Column::Arrived) => {
                reader.marks.ignored(piece.place, Ignored::Repetition);
                continue;
            }
            _ => continue,
        };
        slot.get_or_insert(held);
        reader.marks.used(piece.place);
    }
    for piece in labels {
        reader.marks.used(piece.place);
    }
    if !fund.has_money() && [&fund.rate, &fund.weight, &fund.score].into_iter().all(Option::is_none) {
        return;
    }
    let name = label.map(|piece| core(piece.text)).unwrap_or_default();
    let budget = &mut reader.draft.budget;
    let is_total = FUND_TOTALS.contains(&name.as_str()) || name.contains("资金总额") || !is_source(&name);
    if is_total && !budget.total.has_money() {
        let weight = budget.total.weight.take();
        budget.total = fund;
        budget.total.weight = budget.total.weight.take().or(weight);
    } else {
        fund.within_previous = name.starts_with("其中") && !budget.sources.is_empty();
        budget.sources.push(fund);
    }
}

fn is_source(name: &str) -> bool {
    [
        "财政", "拨款", "结转", "其他", "自筹", "其中", "中央", "省", "市", "县", "区", "地方", "上级",
        "本级", "专户", "资金",
    ]
    .into_iter()
    .any(|word| name.contains(word))
}

/// Reads a goal under its header.
pub(super) fn goal(reader: &mut Reader<'_>, header: &Header, row: &[Piece<'_>]) {
    let mut goal = GoalDraft::default();
    for (column, cell) in header.columns.iter().zip(header.cells(row)) {
        let Some(piece) = cell.and_then(|index| row.get(index)).filter(|piece| !piece.is_blank()) else {
            continue;
        };
        let slot = match column {
            Column::Planned => &mut goal.planned,
            Column::Achieved => &mut goal.achieved,
            _ => {
                reader.marks.ignored(piece.place, Ignored::Caption);
                continue;
            }
        };
        *slot = Some(Held::new(piece.text.trim(), piece.source));
        reader.marks.used(piece.place);
    }
    if goal.planned.is_some() || goal.achieved.is_some() {
        reader.draft.goals.push(goal);
    }
}

/// Reads a goal that stands beside its label: planned, then achieved.
pub(super) fn goal_row(reader: &mut Reader<'_>, filled: &[&Piece<'_>]) {
    let mut pieces = filled.iter();
    if let Some(label) = pieces.next() {
        reader.marks.ignored(label.place, Ignored::Caption);
    }
    let mut next = || {
        let piece = pieces.next()?;
        reader.marks.used(piece.place);
        Some(Held::new(piece.text.trim(), piece.source))
    };
    let goal = GoalDraft { planned: next(), achieved: next(), weight: None };
    reader.draft.goals.push(goal);
}

/// Begins the rows of a numbered goal: `年度绩效目标1（40分）`.
///
/// The goals of a form are numbered in the order in which their plans stand above.
pub(super) fn numbered_goal(reader: &mut Reader<'_>, piece: &Piece<'_>) {
    let name = core(piece.text);
    let stem =
        name.trim_end_matches(|glyph: char| glyph.is_ascii_digit() || "一二三四五六七八九十".contains(glyph));
    if stem.len() == name.len() || !NUMBERED_GOALS.contains(&stem) {
        return;
    }
    let draft = &mut *reader.draft;
    let goal = draft.numbered_goals;
    draft.numbered_goals += 1;
    if draft.goals.len() <= goal {
        draft.goals.push(GoalDraft::default());
    }
    if let (Some(points), Some(goal)) = (bracketed_points(piece.text), draft.goals.get_mut(goal)) {
        goal.weight.get_or_insert(Held::new(points, piece.source));
    }
    draft.current_goal = Some(goal);
    reader.level1 = None;
    reader.level2 = None;
    reader.marks.used(piece.place);
}

/// Reads a thing the money was for.
pub(super) fn item(reader: &mut Reader<'_>, header: &Header, row: &[Piece<'_>]) {
    let cells = header.cells(row);
    let cell = |column: Column| {
        let index = cells.get(header.position(column)?).copied().flatten()?;
        row.get(index).filter(|piece| !piece.is_blank())
    };
    let name = cell(Column::Item);
    if name.is_some_and(|piece| ITEM_TOTALS.contains(&core(piece.text).as_str())) {
        for piece in row {
            reader.marks.ignored(piece.place, Ignored::ListSum);
        }
        return;
    }
    let columns = [name, cell(Column::Amount), cell(Column::ItemSource)];
    for piece in columns.into_iter().flatten() {
        reader.marks.used(piece.place);
    }
    let [name, amount, source] =
        columns.map(|cell| cell.map(|piece| Held::new(piece.text.trim(), piece.source)));
    if name.is_some() || amount.is_some() {
        let unit = reader.item_unit.clone();
        reader.draft.budget.items.push(ItemDraft { name, amount, source, unit });
    }
}
