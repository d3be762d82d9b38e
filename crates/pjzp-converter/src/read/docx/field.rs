//! Fields, of which the result is text and the instruction is not.

use std::mem;

/// Fields that are open: what stands before the separator of one tells how to compute it.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Whether each shows its result by now.
    shown: Vec<bool>,
    not_shown: usize,
}

impl Fields {
    pub(super) fn mark(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => {
                self.shown.push(false);
                self.not_shown += 1;
            }
            Some("separate") => {
                if let Some(shown) = self.shown.last_mut() {
                    self.not_shown -= usize::from(!mem::replace(shown, true));
                }
            }
            Some("end") => {
                self.not_shown -= usize::from(self.shown.pop() == Some(false));
            }
            _ => {}
        }
    }

    /// Shows what all fields stand for.
    pub(super) fn show(&mut self) {
        if self.not_shown > 0 {
            self.shown.fill(true);
            self.not_shown = 0;
        }
    }

    /// Whether text counts at this place.
    pub(super) fn are_shown(&self) -> bool {
        self.not_shown == 0
    }
}
