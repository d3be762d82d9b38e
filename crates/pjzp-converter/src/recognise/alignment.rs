//! Which cell of a row belongs to which column, also where the row has slipped.

use super::Piece;
use super::header::{Column, Header};
use super::wording::{is_dash, is_level1, is_level2, is_number, is_sign};

/// The cell that each column of the header has, by index; and whether the row had slipped.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Alignment {
    pub(super) cells: Vec<Option<usize>>,
    pub(super) slipped: bool,
}

/// Columns beyond which a row is not searched for a better place of its cells.
const WIDEST: usize = 32;

/// Gives each column its cell: the one of its own position, unless the vocabulary says that the
/// row has slipped and another order of places explains it better.
pub(super) fn align(header: &Header, row: &[Piece<'_>]) -> Alignment {
    let straight = header.cells(row);
    if header.columns.len() <= WIDEST
        && row.len() <= WIDEST
        && has_slipped(header, row, &straight)
        && let Some(better) = best(header, row, &straight)
    {
        return Alignment { cells: better, slipped: true };
    }
    Alignment { cells: straight, slipped: false }
}

/// A level-1 word in the level-2 column with a level-2 word behind it, a level-2 word in the
/// level-1 column with nothing behind it, or a short row with a value in a column of signs,
/// units or points that cannot hold it.
fn has_slipped(header: &Header, row: &[Piece<'_>], straight: &[Option<usize>]) -> bool {
    let seen = |index: usize| {
        let piece = row.get(straight.get(index).copied().flatten()?)?;
        Some(piece.seen().0.trim()).filter(|text| !text.is_empty())
    };
    let at = |column| header.position(column).and_then(seen).unwrap_or_default();
    let (level1, level2, name) = (at(Column::Level1), at(Column::Level2), at(Column::Name));
    if level1.is_empty() && is_level1(level2) && !is_level2(level2) && is_level2(name) {
        return true;
    }
    if is_level2(level1) && !is_level1(level1) && (level2.is_empty() || !is_level2(level2)) {
        return true;
    }
    let misfits =
        |(index, column): (usize, &Column)| seen(index).is_some_and(|text| fit(*column, text) <= MISFIT);
    row.len() < header.columns.len() && header.columns.iter().enumerate().any(misfits)
}

/// A cell that its column cannot hold.
const MISFIT: i32 = -40;

/// How well a text suits a column.
fn fit(column: Column, text: &str) -> i32 {
    let number = is_number(text);
    match column {
        Column::Level1 if is_level1(text) => 40,
        Column::Level1 if number || is_level2(text) => MISFIT,
        Column::Level2 if is_level2(text) => 40,
        Column::Level2 if number || is_level1(text) => MISFIT,
        Column::Name if number => MISFIT,
        Column::Name => 15,
        Column::Sign if is_sign(text) => 40,
        Column::Unit if number || is_sign(text) => MISFIT,
        Column::Target | Column::Actual if is_sign(text) => -20,
        Column::Target | Column::Actual | Column::Unit => 10,
        Column::Weight | Column::Score if number || is_dash(text) => 20,
        Column::Sign | Column::Weight | Column::Score => MISFIT,
        Column::Reason if number => -20,
        _ => 0,
    }
}

/// The best places of the filled cells, in their order; a cell in its own column wins a tie.
fn best(header: &Header, row: &[Piece<'_>], straight: &[Option<usize>]) -> Option<Vec<Option<usize>>> {
    let filled: Vec<(usize, &str)> = row
        .iter()
        .enumerate()
        .filter(|(_, piece)| !piece.is_blank())
        .map(|(index, piece)| (index, piece.text))
        .collect();
    let width = header.columns.len();
    if filled.len() > width {
        return None;
    }
    // scores[k][c]: the best for the first k cells in the first c columns.
    let mut scores = vec![vec![None::<i32>; width + 1]; filled.len() + 1];
    let score_at = |scores: &[Vec<Option<i32>>], k: usize, c: usize| {
        scores.get(k).and_then(|row| row.get(c)).copied().flatten()
    };
    for c in 0..=width {
        if let Some(slot) = scores.first_mut().and_then(|row| row.get_mut(c)) {
            *slot = Some(0);
        }
    }
    for (k, (own, text)) in filled.iter().enumerate() {
        for (c, column) in header.columns.iter().enumerate() {
            let gain = fit(*column, text) + i32::from(straight.get(c) == Some(&Some(*own)));
            let placed = score_at(&scores, k, c).map(|score| score + gain);
            let skipped = score_at(&scores, k + 1, c);
            if let Some(slot) = scores.get_mut(k + 1).and_then(|row| row.get_mut(c + 1)) {
                *slot = placed.max(skipped);
            }
        }
    }
    let mut places = vec![None; width];
    let mut k = filled.len();
    for c in (0..width).rev() {
        let Some((own, _)) = k.checked_sub(1).and_then(|last| filled.get(last)) else {
            break;
        };
        if score_at(&scores, k, c + 1) != score_at(&scores, k, c) {
            if let Some(slot) = places.get_mut(c) {
                *slot = Some(*own);
            }
            k -= 1;
        }
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::super::piece::row;
    use super::*;

    #[track_caller]
    fn check(header: &[&str], cells: &[&'static str], expected: &[&str]) {
        let header = Header::read(header).unwrap();
        let found: Vec<&str> = align(&header, &row(cells))
            .cells
            .into_iter()
            .map(|cell| cell.map_or("", |index| cells[index]))
            .collect();
        assert_eq!(found, expected);
    }

    const LEVELS: [&str; 5] = ["一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值"];
    const SIGNED: [&str; 8] =
        ["指标名称", "计量单位", "指标性质", "指标值", "指标权重(分)", "全年完成值", "指标得分(分)", "说明"];

    #[test]
    fn a_slipped_row_is_put_back_by_its_words() {
        check(
            &LEVELS,
            &["", "产出指标", "数量指标", "台数", "2台"],
            &["产出指标", "数量指标", "台数", "", "2台"],
        );
        check(&LEVELS, &["质量指标", "", "合格率", "90%", "95%"], &["", "质量指标", "合格率", "90%", "95%"]);
        check(
            &SIGNED,
            &["人数", "人", "= 512", "", "", "", ""],
            &["人数", "人", "", "= 512", "", "", "", ""],
        );
        check(&SIGNED, &["期限", "定性", "长期", ""], &["期限", "", "定性", "长期", "", "", "", ""]);
        check(
            &SIGNED,
            &["率", "%", "90", "10", "100", "10", ""],
            &["率", "%", "", "90", "10", "100", "10", ""],
        );
    }

    #[test]
    fn a_straight_row_stays_as_it_is() {
        for cells in [
            ["产出指标", "数量指标", "台数", "", "2台"],
            ["", "", "台数", "2", "2"],
            ["履职", "公平", "产出指标数", "好", "数量"],
            ["", "满意度指标", "满意度", "90%", "90%"],
        ] {
            check(&LEVELS, &cells, &cells);
        }
        check(&LEVELS, &["产出指标", "数量指标", "台数", "2"], &["产出指标", "数量指标", "台数", "2", ""]);
    }
}
