//! The columns of the form, and how a part of the form with columns of its own shares them.

/// The columns of the form.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    widths: Vec<u32>,
    /// How many columns of the grid each column of the indicators spans.
    spans: Vec<usize>,
}

impl Grid {
    /// From the widths of the indicators' columns: the widest are cut in two until there are at
    /// least as many as the funds need.
    pub(super) fn new(widths: &[u32], least: usize) -> Self {
        let mut spans = vec![1_usize; widths.len()];
        let share = |width: u32, span: usize| width / u32::try_from(span).unwrap_or(u32::MAX).max(1);
        while spans.iter().sum::<usize>() < least {
            let widest = (0..spans.len()).max_by_key(|at| {
                share(widths.get(*at).copied().unwrap_or_default(), spans.get(*at).copied().unwrap_or(1))
            });
            let Some(span) = widest.and_then(|at| spans.get_mut(at)) else { break };
            *span += 1;
        }
        let cut = widths.iter().zip(&spans).flat_map(|(width, span)| vec![share(*width, *span); *span]);
        Self { widths: cut.collect(), spans }
    }

    pub(super) fn widths(&self) -> &[u32] {
        &self.widths
    }

    /// How many columns there are.
    pub(super) fn len(&self) -> usize {
        self.widths.len()
    }

    /// The spans of the indicators' columns.
    pub(super) fn spans(&self) -> &[usize] {
        &self.spans
    }

    /// Shares the columns from `first` on among cells that want to be so wide, each getting at
    /// least one: the spans that come nearest.
    pub(super) fn share(&self, first: usize, wanted: &[u32]) -> Vec<usize> {
        let widths: Vec<u64> = self.widths.iter().skip(first).map(|width| u64::from(*width)).collect();
        let all: u64 = widths.iter().sum();
        let asked = wanted.iter().map(|width| u64::from(*width)).sum::<u64>().max(1);
        let wanted: Vec<u64> = wanted.iter().map(|width| u64::from(*width) * all / asked).collect();
        // best[k][c]: the least sum of squared departures of the first k cells in the first c
        // columns, and the span of the last of them.
        let mut best: Vec<Vec<Option<(u64, usize)>>> = vec![vec![None; widths.len() + 1]; wanted.len() + 1];
        let at = |best: &[Vec<Option<(u64, usize)>>], k: usize, c: usize| {
            best.get(k).and_then(|row| row.get(c)).copied().flatten()
        };
        if let Some(slot) = best.first_mut().and_then(|row| row.first_mut()) {
            *slot = Some((0, 0));
        }
        for (k, want) in wanted.iter().enumerate() {
            for end in 1..=widths.len() {
                let spans = (1..=end).filter_map(|span| {
                    let (before, _) = at(&best, k, end - span)?;
                    let wide: u64 = widths.iter().skip(end - span).take(span).sum();
                    Some((before.saturating_add(wide.abs_diff(*want).saturating_pow(2)), span))
                });
                let found = spans.min();
                if let Some(slot) = best.get_mut(k + 1).and_then(|row| row.get_mut(end)) {
                    *slot = found;
                }
            }
        }
        let mut spans = Vec::with_capacity(wanted.len());
        let mut end = widths.len();
        for k in (1..=wanted.len()).rev() {
            let span = at(&best, k, end).map_or(1, |(_, span)| span);
            spans.push(span);
            end = end.saturating_sub(span);
        }
        spans.reverse();
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_share_the_columns_by_the_width_they_want() {
        let grid = Grid::new(&[6, 10, 12, 20, 14, 14, 8, 8, 24], 8);
        for (first, wanted, spans) in [
            (0, &[1_u32][..], &[9_usize][..]),
            (1, &[1; 8], &[1; 8]),
            (1, &[22, 16, 16, 16, 8, 8, 14], &[2, 1, 1, 1, 1, 1, 1]),
            (0, &[14, 40, 14, 40], &[2, 3, 1, 3]),
            (1, &[1, 1], &[4, 4]),
        ] {
            assert_eq!(grid.share(first, wanted), spans, "{wanted:?}");
        }
    }

    #[test]
    fn a_grid_that_is_too_coarse_is_cut_at_its_widest_columns() {
        let grid = Grid::new(&[6, 20, 30], 5);
        assert_eq!(grid.spans(), [1, 2, 2]);
        assert_eq!(grid.widths(), [6, 10, 10, 15, 15]);
    }
}
