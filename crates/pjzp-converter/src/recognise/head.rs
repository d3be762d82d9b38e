//! Where a table begins to mean something: the one or two rows that are its header.

use super::Piece;
use super::header::{Header, column};

/// Widest row that is looked at; no form comes near it.
pub(super) const WIDEST: usize = 256;

/// A header as it stands in a table.
#[derive(Debug)]
pub(super) struct Head<'d> {
    pub(super) header: Header,
    /// For each of its columns, the cell that names it.
    pub(super) cells: Vec<Piece<'d>>,
    /// How many rows it takes.
    pub(super) rows: usize,
}

impl<'d> Head<'d> {
    /// The header that the first rows are; `None` where they are none.
    pub(super) fn find(rows: &[Vec<Piece<'d>>]) -> Option<Self> {
        let upper = rows.first()?;
        let row = |index: usize| rows.get(index).filter(|row| row.len() <= WIDEST);
        let two = |upper: &[Piece<'d>], lower: Option<&Vec<Piece<'d>>>| Self::of_two(upper, lower?);
        // The lower row may be the upper one of the next header.
        let is_next = row(1).is_some_and(|lower| two(lower, row(2)).is_some());
        two(upper, row(1).filter(|_| !is_next)).or_else(|| Self::of_one(upper))
    }

    /// The words of a row; or, where cells above reach into it and its own words are such words
    /// too, what is seen in its place.
    fn of_one(row: &[Piece<'d>]) -> Option<Self> {
        let own: Vec<&str> = row.iter().map(|piece| piece.text).collect();
        let header = Header::read(&own).or_else(|| {
            let seen: Vec<&str> = row.iter().map(|piece| piece.seen().0).collect();
            are_words(row).then(|| Header::read(&seen)).flatten()
        })?;
        Some(Self { header: header.over(row), cells: row.to_vec(), rows: 1 })
    }

    /// Two rows as one header: the lower word of a column goes before the upper one.
    fn of_two(upper: &[Piece<'d>], lower: &[Piece<'d>]) -> Option<Self> {
        let is_header = |row: &[Piece<'d>]| {
            let own: Vec<&str> = row.iter().map(|piece| piece.text).collect();
            Header::read(&own).is_some()
        };
        let reaches_down = |piece: &Piece<'d>| piece.above.is_some() && column(piece.seen().0).is_some();
        // Two headers one above the other are two headers, and so is one below other words unless
        // some of these reach into it.
        if !are_words(lower) || is_header(lower) && (is_header(upper) || !lower.iter().any(reaches_down)) {
            return None;
        }
        let width = lower.last().map_or(0, |piece| piece.end);
        let mut cells: Vec<Piece<'d>> = Vec::with_capacity(lower.len());
        for piece in lower {
            let over = upper.iter().find(|over| (over.column..over.end).contains(&piece.column));
            cells.push(match over.filter(|_| piece.is_blank()) {
                Some(over) => Piece { column: piece.column, end: piece.end, ..*over },
                None => *piece,
            });
        }
        cells.extend(upper.iter().filter(|piece| piece.column >= width));
        let words: Vec<&str> = cells.iter().map(|piece| piece.seen().0).collect();
        Some(Self { header: Header::read(&words)?.over(&cells), cells, rows: 2 })
    }
}

/// Whether whatever a row says are words of headers, and it says some.
fn are_words(row: &[Piece<'_>]) -> bool {
    let mut filled = row.iter().filter(|piece| !piece.is_blank()).peekable();
    filled.peek().is_some() && filled.all(|piece| column(piece.text).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::header::Column::*;
    use super::super::piece::row;
    use super::*;

    #[test]
    fn two_rows_may_make_one_header() {
        let upper = row(&["一级指标", "二级指标", "三级指标", "指标值", "", "自评", ""]);
        let lower = row(&["", "", "", "年初目标值", "实际完成值", "分值", "得分"]);
        let head = Head::find(&[upper.clone(), lower]).unwrap();
        assert_eq!(head.header.columns, [Level1, Level2, Name, Target, Actual, Weight, Score]);
        assert_eq!(head.rows, 2);
        assert!(Head::of_two(&upper, &row(&["产出指标", "数量指标"])).is_none());
    }

    #[test]
    fn a_row_below_a_header_of_its_own_is_no_part_of_another() {
        let funds = row(&["项目资金", "年初预算数", "全年执行数"]);
        let upper = row(&["绩效指标", "", "", "指标值", "完成值"]);
        let lower = row(&["一级指标", "二级指标", "三级指标", "", ""]);
        let head = Head::find(&[funds, upper.clone(), lower.clone()]).unwrap();
        assert_eq!((head.header.columns.as_slice(), head.rows), (&[Caption, Initial, Executed][..], 1));
        let head = Head::find(&[upper, lower]).unwrap();
        assert_eq!(
            (head.header.columns.as_slice(), head.rows),
            (&[Level1, Level2, Name, Target, Actual][..], 2)
        );
    }
}
