//! Content controls, of which one that nobody filled in shows what to fill in.

/// The controls that are open.
#[derive(Debug, Default)]
pub(super) struct Controls {
    /// Of each, whether it only shows its prompt.
    open: Vec<bool>,
    /// How deep in the document the content stands that is a prompt.
    prompt: Option<usize>,
}

impl Controls {
    pub(super) fn open(&mut self) {
        self.open.push(false);
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    pub(super) fn only_prompt(&mut self, is_so: bool) {
        if let Some(innermost) = self.open.last_mut() {
            *innermost = is_so;
        }
    }

    pub(super) fn open_content(&mut self, depth: usize) {
        let is_prompt = self.open.last() == Some(&true);
        self.prompt = self.prompt.or(is_prompt.then_some(depth));
    }

    pub(super) fn close_content(&mut self, depth: usize) {
        self.prompt = self.prompt.filter(|prompt| *prompt != depth);
    }

    /// Whether text at this place was filled in.
    pub(super) fn are_filled(&self) -> bool {
        self.prompt.is_none()
    }
}
