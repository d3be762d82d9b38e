//! Which row of a table is a header, and what its columns hold.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Piece;
use super::vocabulary::HEADERS;
use super::wording::{core, is_number};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Level1,
    Level2,
    Name,
    Sign,
    Target,
    Unit,
    Actual,
    /// How far it came; the actual value where no other column holds that.
    Completion,
    Weight,
    Score,
    /// A score of full marks 100, beside the one in points.
    RawScore,
    Grade,
    Reason,
    /// The reason where no other column holds that.
    Remark,
    ScoringNote,
    Evidence,
    Serial,
    Initial,
    Change,
    Adjusted,
    /// Money that came in; the budget where no other column holds that.
    Arrived,
    Executed,
    Rate,
    Planned,
    Achieved,
    /// How the money was managed.
    Account,
    /// What was wrong with that.
    Remedy,
    Item,
    Amount,
    ItemSource,
    /// A word that names the table, in a cell of its own.
    Caption,
    /// The weight of a level, in the column behind its name.
    Level1Weight,
    /// Likewise for level 2.
    Level2Weight,
    /// Not known.
    Unknown,
}

/// What the rows under a header are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TableKind {
    Indicators,
    Funds,
    Goals,
    Items,
    Management,
}

/// A header, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) kind: TableKind,
    pub(super) columns: Vec<Column>,
    /// For each of them, the column of the table behind it; each begins where the one before ends.
    ends: Vec<usize>,
}

impl Header {
    /// Reads a row as a header; `None` where it is none.
    pub(super) fn read(cells: &[&str]) -> Option<Self> {
        let mut columns: Vec<Column> =
            cells.iter().map(|text| column(text).unwrap_or(Column::Unknown)).collect();
        let filled = cells.iter().filter(|text| !text.trim().is_empty()).count();
        let known = columns.iter().filter(|column| **column != Column::Unknown).count();
        let kind = kind(&columns)?;
        let enough = if kind == TableKind::Indicators { 3 } else { 2 };
        if known < enough || known * 2 < filled {
            return None;
        }
        settle(&mut columns, kind);
        let ends = (1..=columns.len()).collect();
        Some(Self { kind, columns, ends })
    }

    /// The same over cells that may span several columns of the table.
    pub(super) fn over(self, cells: &[Piece<'_>]) -> Self {
        Self { ends: cells.iter().map(|cell| cell.end).collect(), ..self }
    }

    /// For each column the cell of `row` that stands under it, by index.
    ///
    /// A cell stands under the column in which it begins. Of two in one column the first that is
    /// not blank does, and the other under none; but a row of as many cells as there are columns,
    /// each of them in part below its own, only has its lines drawn less straight.
    pub(super) fn cells(&self, row: &[Piece<'_>]) -> Vec<Option<usize>> {
        let mut cells = vec![None; self.columns.len()];
        let mut is_clear = true;
        for blank in [false, true] {
            for (index, piece) in row.iter().enumerate().filter(|(_, piece)| piece.is_blank() == blank) {
                match self.index_of(piece).and_then(|column| cells.get_mut(column)) {
                    Some(slot @ None) => *slot = Some(index),
                    Some(_) => is_clear &= blank,
                    None => {}
                }
            }
        }
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        let is_below =
            |((piece, begin), end): ((&Piece<'_>, usize), &usize)| piece.column < *end && begin < piece.end;
        if !is_clear && row.len() == cells.len() && row.iter().zip(begins).zip(&self.ends).all(is_below) {
            return (0..row.len()).map(Some).collect();
        }
        cells
    }

    /// The column in which `piece` begins, by index.
    pub(super) fn index_of(&self, piece: &Piece<'_>) -> Option<usize> {
        let index = self.ends.partition_point(|end| *end <= piece.column);
        (index < self.ends.len()).then_some(index)
    }

    /// The first column that is more than a caption.
    pub(super) fn first_known(&self) -> usize {
        let is_known = |column: &Column| !matches!(column, Column::Caption | Column::Unknown);
        self.columns.iter().position(is_known).unwrap_or_default()
    }

    /// The column that all of `piece` stands under, in a row that goes as far as the header does.
    pub(super) fn column_of(&self, piece: &Piece<'_>, row: &[Piece<'_>]) -> Option<Column> {
        let is_whole = row.last().map(|piece| piece.end) == self.ends.last().copied();
        let index = self.index_of(piece)?;
        let end = self.ends.get(index).filter(|_| is_whole)?;
        self.columns.get(index).copied().filter(|_| piece.end <= *end)
    }

    /// Whether `row` ends before the header does.
    pub(super) fn is_wider_than(&self, row: &[Piece<'_>]) -> bool {
        row.last().map(|piece| piece.end) < self.ends.last().copied()
    }

    /// The first column that holds `wanted`.
    pub(super) fn position(&self, wanted: Column) -> Option<usize> {
        self.columns.iter().position(|column| *column == wanted)
    }

    /// Whether a column holds `wanted`.
    pub(super) fn has(&self, wanted: Column) -> bool {
        self.columns.contains(&wanted)
    }

    /// How many columns carry a value of the indicator itself, and not a remark on it.
    pub(super) fn values(&self) -> usize {
        self.columns.iter().filter(|column| column.is_value()).count()
    }
}

impl Column {
    /// A value of the indicator itself, and not a remark on it.
    pub(super) fn is_value(self) -> bool {
        matches!(
            self,
            Self::Level1
                | Self::Level2
                | Self::Name
                | Self::Sign
                | Self::Target
                | Self::Unit
                | Self::Actual
                | Self::Weight
                | Self::Score
                | Self::Grade
        )
    }

    /// Points, which are summed up.
    pub(super) fn is_points(self) -> bool {
        matches!(self, Self::Weight | Self::Score | Self::RawScore | Self::Level1Weight | Self::Level2Weight)
    }

    fn is_money(self) -> bool {
        matches!(
            self,
            Self::Initial | Self::Change | Self::Adjusted | Self::Arrived | Self::Executed | Self::Rate
        )
    }
}

/// What a header word says its column holds.
pub(super) fn column(text: &str) -> Option<Column> {
    let mut word = core(text);
    if word.is_empty() {
        // `(得分)` is a header word in brackets.
        word = core(text.trim().trim_matches(['(', '（', ')', '）']));
    }
    if word.is_empty() || is_number(&word) {
        return None;
    }
    WORDS.get(word.as_str()).copied()
}

/// The header words, for looking up.
static WORDS: LazyLock<HashMap<&str, Column>> = LazyLock::new(|| {
    let words = HEADERS.iter().flat_map(|(column, words)| words.iter().map(|word| (*word, *column)));
    words.collect()
});

fn kind(columns: &[Column]) -> Option<TableKind> {
    let has = |column| columns.contains(&column);
    let values = [Column::Target, Column::Actual, Column::Completion, Column::Weight, Column::Score];
    let amounts = values.into_iter().filter(|value| has(*value)).count();
    let money = columns.iter().filter(|column| column.is_money()).count();
    if has(Column::Name) && (amounts >= 2 || (amounts == 1 && has(Column::Level2))) {
        Some(TableKind::Indicators)
    } else if money >= 2 {
        Some(TableKind::Funds)
    } else if has(Column::Item) && has(Column::Amount) {
        Some(TableKind::Items)
    } else if has(Column::Planned) && has(Column::Achieved) {
        Some(TableKind::Goals)
    } else if has(Column::Account) && has(Column::Remedy) {
        Some(TableKind::Management)
    } else {
        None
    }
}

/// Settles the columns whose meaning hangs on their neighbours.
fn settle(columns: &mut [Column], kind: TableKind) {
    let had: Vec<Column> = columns.to_vec();
    let has = |column| had.contains(&column);
    let mut before = Column::Unknown;
    for column in columns.iter_mut() {
        *column = match (*column, before) {
            (Column::Completion, _) if !has(Column::Actual) => Column::Actual,
            (Column::Achieved, _) if kind == TableKind::Indicators && !has(Column::Actual) => Column::Actual,
            (Column::Planned, _) if kind == TableKind::Indicators && !has(Column::Target) => Column::Target,
            (Column::Remark, _) if !has(Column::Reason) => Column::Reason,
            (Column::RawScore, _) if !has(Column::Score) => Column::Score,
            (Column::Arrived, _) if !has(Column::Adjusted) && kind == TableKind::Funds => Column::Adjusted,
            (Column::Weight, Column::Level1) => Column::Level1Weight,
            (Column::Weight, Column::Level2) => Column::Level2Weight,
            (column, _) => column,
        };
        before = *column;
    }
    // Of two columns of signs the later one holds the sign, the other the direction.
    let signs: Vec<usize> =
        (0..columns.len()).filter(|index| columns.get(*index) == Some(&Column::Sign)).collect();
    if let [first, _] = signs.as_slice()
        && let Some(column) = columns.get_mut(*first)
    {
        *column = Column::Remark;
    }
}

#[cfg(test)]
mod tests {
    use super::Column::*;
    use super::*;

    #[track_caller]
    fn check(cells: &[&str], kind: TableKind, columns: &[Column]) {
        let header = Header::read(cells).unwrap();
        assert_eq!((header.kind, header.columns.as_slice()), (kind, columns));
    }

    #[test]
    fn headers_are_read_by_meaning() {
        use TableKind::*;
        check(
            &[
                "一级指标",
                "二级指标",
                "三级指标",
                "参考分值",
                "指标值(A)",
                "全年实际值(B)",
                "得分",
                "未完成原因分析及改进措施",
            ],
            Indicators,
            &[Level1, Level2, Name, Weight, Target, Actual, Score, Reason],
        );
        check(&["指标", "目标值", "完成情况"], Indicators, &[Name, Target, Actual]);
        check(
            &["年度绩效目标完成情况", "一级 指标", "二级指标", "三级指标", "年初目标值", "实际完成值"],
            Indicators,
            &[Caption, Level1, Level2, Name, Target, Actual],
        );
        check(
            &["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "得分"],
            Indicators,
            &[Level1, Level1Weight, Level2, Level2Weight, Name, Weight, Score],
        );
        check(
            &["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
            Funds,
            &[Caption, Initial, Adjusted, Executed, Weight, Rate, Score],
        );
        check(&["项目资金", "预算", "执行"], Funds, &[Caption, Adjusted, Executed]);
        check(&["项目支出明细", "金额（元）", "资金来源"], Items, &[Item, Amount, ItemSource]);
        check(&["年度总体目标", "预期目标", "实际完成情况"], Goals, &[Caption, Planned, Achieved]);
    }

    #[test]
    fn a_header_word_has_one_meaning_and_stands_as_it_is_compared() {
        let words: Vec<&str> = HEADERS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        assert_eq!(WORDS.len(), words.len());
        for word in words {
            assert_eq!(core(word), word);
        }
    }

    /// The cells under each column, the header and the row given by where their cells begin.
    #[track_caller]
    fn check_cells(header: &[usize], row: &[(usize, &'static str)], expected: &[Option<usize>]) {
        const WIDTH: usize = 12;
        let words = ["指标", "指标值", "完成值", "得分"].get(..header.len()).unwrap();
        let over = |begins: &[usize], texts: &[&'static str]| -> Vec<Piece<'static>> {
            let ends = begins.iter().skip(1).copied().chain([WIDTH]);
            let places = begins.iter().zip(ends);
            let pieces = super::super::piece::row(texts).into_iter().zip(places);
            pieces.map(|(piece, (column, end))| Piece { column: *column, end, ..piece }).collect()
        };
        let header = Header::read(words).unwrap().over(&over(header, words));
        let (begins, texts): (Vec<usize>, Vec<&str>) = row.iter().copied().unzip();
        assert_eq!(header.cells(&over(&begins, &texts)), expected, "{row:?}");
    }

    #[test]
    fn a_cell_stands_under_the_column_in_which_it_begins() {
        let header = [0, 3, 6, 9];
        let straight = [Some(0), Some(1), Some(2), Some(3)];
        check_cells(&header, &[(0, "甲"), (3, "1"), (6, "1"), (9, "5")], &straight);
        check_cells(&header, &[(0, "甲"), (4, "1"), (7, "1"), (10, "5")], &straight);
        check_cells(&header, &[(0, "甲"), (2, "1"), (5, "1"), (8, "5")], &straight);
        check_cells(&header, &[(0, "甲"), (3, "1"), (9, "5")], &[Some(0), Some(1), None, Some(2)]);
        check_cells(&header, &[(0, "甲"), (3, "1"), (6, "1")], &[Some(0), Some(1), Some(2), None]);
        check_cells(
            &header,
            &[(0, "甲"), (3, ""), (4, "1"), (6, "1"), (9, "5")],
            &[Some(0), Some(2), Some(3), Some(4)],
        );
        check_cells(
            &header,
            &[(0, "甲"), (3, "≥"), (4, "1"), (6, "1"), (9, "5")],
            &[Some(0), Some(1), Some(3), Some(4)],
        );
    }

    #[test]
    fn other_rows_are_no_headers() {
        for cells in [
            &["产出指标", "数量指标", "台数", "2", "2"][..],
            &["总分", "100", "96"],
            &["项目名称", "委托业务"],
            &[],
        ] {
            assert_eq!(Header::read(cells), None, "{cells:?}");
        }
    }
}
