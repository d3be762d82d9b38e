use super::{Head, Tile};

/// Merges the cells that say what the one above or on the left says, as offices do; the tiles
/// stand row by row.
pub(super) fn merge(tiles: &mut Vec<Tile>, heads: &[Head]) {
    for tile in std::mem::take(tiles) {
        let left = tiles.last_mut().filter(|left| tile.text.is_empty() && left.row == tile.row);
        match left.filter(|left| goes_on(left, heads)) {
            Some(left) => left.columns += tile.columns,
            None => tiles.push(tile),
        }
    }
    for tile in std::mem::take(tiles) {
        let is_above = |above: &Tile| {
            (above.column, above.columns, above.row + above.rows) == (tile.column, tile.columns, tile.row)
        };
        let above = tiles.iter().position(is_above).filter(|above| {
            let head = heads.iter().rfind(|head| head.row < tile.row);
            tiles.get(*above).is_some_and(|above| head.is_some_and(|head| head.joins(above, &tile, tiles)))
        });
        match above.and_then(|above| tiles.get_mut(above)) {
            Some(above) => above.rows += tile.rows,
            None => tiles.push(tile),
        }
    }
}

/// The label of the bottom line, and the upper words of a header of two rows.
fn goes_on(left: &Tile, heads: &[Head]) -> bool {
    let is_upper = |head: &Head| head.has_second && head.row == left.row;
    ["总分", "合计"].contains(&left.text.as_str()) || heads.iter().any(is_upper)
}

impl Head {
    fn joins(&self, above: &Tile, tile: &Tile, tiles: &[Tile]) -> bool {
        let is_blank = tile.text.is_empty();
        if is_blank && (self.caption == Some(tile.column) || (self.has_second && tile.row == self.row + 1)) {
            return true;
        }
        // A level-2 name goes on only within its level-1 name.
        let begins = |column| tiles.iter().any(|tile_of| (tile_of.row, tile_of.column) == (tile.row, column));
        let is_within = self.levels.first().is_some_and(|first| tile.column == *first || !begins(*first));
        self.levels.contains(&tile.column) && is_within && (is_blank || tile.text == above.text)
    }
}

/// Puts the heads of the levels, or the first three, under a common one in a row above.
pub(super) fn under_one_head(tiles: &mut Vec<Tile>, row: usize) {
    let mut heads: Vec<&mut Tile> = tiles.iter_mut().filter(|tile| tile.row == row).collect();
    for tile in &mut heads {
        tile.rows = 2;
    }
    let first = heads.iter().position(|tile| tile.text == "一级指标").unwrap_or(0);
    let lower: Vec<&mut Tile> = heads.into_iter().skip(first).take(3).collect();
    let columns = lower.iter().map(|tile| tile.columns).sum();
    let column = lower.first().map_or(0, |tile| tile.column);
    for tile in lower {
        (tile.row, tile.rows) = (row + 1, 1);
    }
    tiles.push(Tile { row, column, rows: 1, columns, text: "绩效指标".into() });
}
