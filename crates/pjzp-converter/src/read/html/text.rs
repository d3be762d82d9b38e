//! How the text of a page runs: blanks count once, and lines end where elements do.

/// Text while it is put together.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
    /// Blanks that count if text follows on the same line.
    blank: Blank,
    verbatim: bool,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Blank {
    #[default]
    None,
    Space,
    /// With an end of line of the source among them.
    Wrapped,
}

impl Flow {
    pub(super) fn push(&mut self, text: &str) {
        for glyph in text.chars() {
            match glyph {
                '\r' if self.verbatim => {}
                ' ' | '\t' | '\n' | '\u{c}' if self.verbatim => self.text.push(glyph),
                '\n' | '\r' => self.blank = Blank::Wrapped,
                ' ' | '\t' | '\u{c}' => {
                    if self.blank == Blank::None {
                        self.blank = Blank::Space;
                    }
                }
                _ => {
                    self.settle_blank(glyph);
                    // Only a blank that does not end the line.
                    self.text.push(if glyph == '\u{a0}' { ' ' } else { glyph });
                }
            }
        }
    }

    /// A line of a source that was cut between two characters of Chinese leaves no blank.
    fn settle_blank(&mut self, next: char) {
        let blank = std::mem::take(&mut self.blank);
        let before = self.text.chars().next_back();
        let Some(before) = before.filter(|before| *before != '\n') else { return };
        let is_cut = blank == Blank::Wrapped && is_wide(before) && is_wide(next);
        if blank != Blank::None && !is_cut {
            self.text.push(' ');
        }
    }

    pub(super) fn line_break(&mut self) {
        self.blank = Blank::None;
        self.text.push('\n');
    }

    /// Ends the line unless nothing stands on it.
    pub(super) fn end_line(&mut self) {
        self.blank = Blank::None;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    pub(super) fn begin_verbatim(&mut self) {
        self.end_line();
        self.verbatim = true;
    }

    pub(super) fn end_verbatim(&mut self) {
        self.verbatim = false;
    }

    /// The text so far, without the blanks around it; the flow begins anew.
    pub(super) fn take(&mut self) -> String {
        self.blank = Blank::None;
        let text = self.text.trim().to_owned();
        self.text.clear();
        text
    }
}

/// Characters that are set without blanks between them.
fn is_wide(glyph: char) -> bool {
    matches!(glyph, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '…' | '—')
}
